"""A copy of a document with its settings mended. Words stay as they are: what the reader reads before and after is compared."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zerentian.gongwen.measuring.checking import findings
from zerentian.gongwen.measuring.measured import Finding, Mend, NumbersMend, ParagraphMend, SectionMend
from zerentian.gongwen.measuring.measuring import measure
from zerentian.gongwen.measuring.numbering_pages import numbered, xml_of
from zerentian.gongwen.measuring.opening import Opened, opened, words_of
from zerentian.gongwen.measuring.walking import places, sections
from zerentian.gongwen.measuring.writing import OF_SECTION, put, put_in_letters, put_in_paragraph
from zerentian.kernel.errors import Fault

ROUNDS_MOST = 3  # a heading that was mended may be read as one only then


class WordsChanged(Fault):
    """Mending changed what the reader reads; nothing is handed out."""

    code = "words-changed"


@dataclass(frozen=True, slots=True)
class Mended:
    data: bytes
    mended: tuple[Finding, ...]
    left: tuple[Finding, ...]  # words, and what cannot be mended safely


def mended(data: bytes) -> Mended:
    """Raises BadFile for what may not be opened. What has nothing to mend comes back as it is, byte for byte."""
    before = left = findings(measure(data))
    copy = data
    for _ in range(ROUNDS_MOST):
        better = once(copy, [mend for finding in left for mend in finding.mends])
        if better == copy:
            break
        copy, left = better, findings(measure(better))
    if copy != data and words_of(copy) != words_of(data):
        raise WordsChanged("the text of the mended copy differs")
    still = {(one.rule, one.place, one.found) for one in left}
    return Mended(copy, tuple(one for one in before if (one.rule, one.place, one.found) not in still), tuple(left))


def once(data: bytes, mends: Iterable[Mend]) -> bytes:
    if not (mends := list(mends)):
        return data
    file = opened(data)
    unchanged = xml_of(file.document)
    changed = applied(file, mends)
    xml = xml_of(file.document)
    if xml != unchanged:
        changed[file.package.part(file.package.main).name] = xml
    return rewritten(file, changed) if changed else data


def applied(file: Opened, mends: list[Mend]) -> dict[str, bytes]:
    """The document is changed; other parts that change come back."""
    walked, pages = places(file.document), sections(file.document)
    for mend in mends:
        if isinstance(mend, ParagraphMend):
            put_in_paragraph(walked[mend.paragraph].element, mend.placing)
            put_in_letters(walked[mend.paragraph].element, mend.letters, mend.start, mend.end)
        elif isinstance(mend, SectionMend):
            put(pages[mend.section], mend.settings, OF_SECTION)
    return numbered(file.package, pages) if any(isinstance(mend, NumbersMend) for mend in mends) else {}


def rewritten(file: Opened, changed: Mapping[str, bytes]) -> bytes:
    """The package with these parts in place of its own or behind them; all others hold the same bytes, in the same order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in file.package.archive.parts.values():
            content = changed[part.name] if part.name in changed else b"".join(file.package.archive.unpack(part))
            archive.writestr(zipfile.ZipInfo(part.name), content, zipfile.ZIP_DEFLATED)
        old = {part.name for part in file.package.archive.parts.values()}
        for name, content in changed.items():
            if name not in old:
                archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
