"""What the product says when it cannot do what was asked.

Two bases that never meet: a `Refusal` is something the person can put right, a `Fault` is ours. Every refusal carries one Chinese
sentence that says what is wrong and what to do; `code` is stable and read out on the phone; `status` is the HTTP status of a page.
"""

import secrets
from typing import ClassVar

CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no 0/O, 1/I/L: the code is read out on the phone


class Refusal(Exception):
    """The act was not done, nothing was written, and the person can act on the sentence in `message`."""

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 422

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field  # the form field the sentence belongs to, if there is one


class Invalid(Refusal):
    """The words or dates given cannot be so."""

    code = "invalid"


class NotAllowed(Refusal):
    """The actor may see the object but lacks the right; the sentence names the right and who can help."""

    code = "not-allowed"
    status = 403


class NotFound(Refusal):
    """There is no such object, or the actor may not know that there is one."""

    code = "not-found"
    status = 404


class Conflict(Refusal):
    """The state of the object does not allow the act."""

    code = "conflict"
    status = 409


class Stale(Conflict):
    """Somebody else changed the object after the actor opened the page."""

    code = "stale"


class TooMany(Refusal):
    """The actor did this too often within a time; `wait` is the number of seconds until it can be done again."""

    code = "too-many"
    status = 429

    def __init__(self, message: str, *, wait: int) -> None:
        super().__init__(message)
        self.wait = wait


class Fault(Exception):
    """Our own mistake or a broken installation; shown with a code only, details go to the log."""

    code: ClassVar[str] = "fault"


def new_fault_code() -> str:
    """What a person reads out on the phone; the log has it beside the traceback."""
    return f"E-{''.join(secrets.choice(CODE_LETTERS) for _ in range(4))}"
