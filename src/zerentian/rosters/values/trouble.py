"""What is wrong with one cell."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Trouble:
    """A cell that cannot be taken as it stands.

    `code` is stable. `sentence` says in Chinese what is wrong and what to do and never holds an identity number or a phone number.
    `suggestion` is a text that the same parser accepts, or ""; of an identity number or a phone it is that number, so it is kept out of
    the repr and must be kept out of logs and plain tables. `keeps`: only a question, the suggestion may be confirmed as it is.
    `may_blank`: the cell may be left empty instead.
    """

    code: str
    sentence: str
    suggestion: str = field(default="", repr=False)
    keeps: bool = False
    may_blank: bool = False
