"""版头 of a draft: from the lines above its title, from what it says of itself, from what the installation always has."""

import re
from collections.abc import Sequence

from zerentian.gongwen.blocks import Head
from zerentian.gongwen.drafts.facts import BETWEEN_NAMES, Facts
from zerentian.gongwen.drafts.kinds import DocumentKind
from zerentian.gongwen.drafts.once import once
from zerentian.gongwen.drafts.settings import Settings
from zerentian.gongwen.drafts.zones import COPY_NUMBER, MARK, NUMBER, SECRECY, SIGNERS, URGENCY

PARTS = {"mark": "标志", "number": "发文字号", "copy_number": "份号", "secrecy": "密级", "urgency": "紧急程度"}


def head_of(above: Sequence[str], facts: Facts, kind: DocumentKind, settings: Settings) -> Head | None:
    """None where the draft has none and its kind wants none."""
    found = found_in(above)
    parts = {name: once(title, getattr(facts, name), found.get(name, "")) for name, title in PARTS.items()}
    signers = facts.signers or tuple(BETWEEN_NAMES.split(found["signers"]) if "signers" in found else ())
    if facts.signers and "signers" in found:
        once("签发人", "、".join(facts.signers), "、".join(BETWEEN_NAMES.split(found["signers"])))
    own = getattr(settings, kind.mark) if kind.mark else ""
    if not (own or signers or any(parts.values())):
        return None
    return Head(**(parts | {"mark": parts["mark"] or own}), signers=signers)


def found_in(above: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    forms = {"copy_number": COPY_NUMBER, "secrecy": SECRECY, "urgency": URGENCY, "mark": MARK}
    for text in above:
        name = next((name for name, form in forms.items() if form.fullmatch(text)), None)
        if name:
            found[name] = text
            continue
        number, signed = NUMBER.match(text), SIGNERS.search(text)
        if number:
            found["number"] = re.sub(r"\s*签发人.*", "", text)
        if signed:
            found["signers"] = signed[1].strip()
    return found
