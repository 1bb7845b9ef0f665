"""What may stand in two places of a draft, and must then be the same in both."""

from zerentian.gongwen.drafts import messages
from zerentian.gongwen.layout import date_of
from zerentian.kernel.errors import Invalid


def once(what: str, told: str, found: str) -> str:
    """`told` at the beginning of the draft, or `found` in its text. Raises Invalid where they differ."""
    if told and found and _plain(told) != _plain(found):
        raise Invalid(messages.TWICE.format(what=what, told=told, found=found))
    return told or found


def _plain(words: str) -> str:
    """Blanks make no difference, nor does how a day is written."""
    return date_of("".join(words.split()))
