"""What every kind of roster does to be written."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

Progress = Callable[[int], None]  # rows that are done


class Writing(ABC):
    """`prepare` does what is slow and may be repeated; `commit` runs inside one transaction."""

    @abstractmethod
    def prepare(self, progress: Progress) -> None: ...

    @abstractmethod
    def commit(self) -> None: ...

    def keys(self) -> AbstractContextManager[None]:
        """How foreign keys are held while `commit` writes: by the database, row by row, unless it says otherwise."""
        return nullcontext()
