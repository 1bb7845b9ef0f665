"""What is raised for a file that cannot or may not be read."""

from collections.abc import Iterator
from contextlib import contextmanager

from zerentian.files.messages import DAMAGED
from zerentian.kernel.errors import Invalid


class BadFile(Invalid):
    """The file is not one that can or may be read; nothing of it was taken."""

    code = "bad-file"


@contextmanager
def readable() -> Iterator[None]:
    """Whatever a library cannot read becomes one sentence. A panic of a library in Rust is no Exception, so it is told by its module."""
    try:
        yield
    except BadFile:
        raise
    except Exception as error:
        raise BadFile(DAMAGED) from error
    except BaseException as error:
        if type(error).__module__ != "pyo3_runtime":
            raise
        raise BadFile(DAMAGED) from error
