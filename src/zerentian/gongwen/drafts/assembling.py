"""A draft whose parts have been found is put together as a document; what it lacks is told, never made up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zerentian.gongwen.blocks import Block, Document, Head, Imprint, Present, Signature
from zerentian.gongwen.drafts import messages
from zerentian.gongwen.drafts.annexes import Annexes, annexes_of
from zerentian.gongwen.drafts.bodies import blocks_of, unnumbered
from zerentian.gongwen.drafts.facts import PRESENT, Facts
from zerentian.gongwen.drafts.foot import PRESENT as WAS_THERE
from zerentian.gongwen.drafts.foot import Foot, foot_of
from zerentian.gongwen.drafts.heads import head_of
from zerentian.gongwen.drafts.kinds import DocumentKind, kind_called, kind_of_title
from zerentian.gongwen.drafts.lines import Known, Line, key_of, lines_of
from zerentian.gongwen.drafts.once import once
from zerentian.gongwen.drafts.settings import KEYS, Settings
from zerentian.gongwen.drafts.zones import Zones, zones
from zerentian.gongwen.layout import date_of
from zerentian.kernel.errors import Invalid
from zerentian.reading.report import Report
from zerentian.reading.wording import dropped_in_words

DASH = "—"  # with which the second line of a title begins


@dataclass(frozen=True, slots=True)
class Draft:
    document: Document
    kind: DocumentKind
    notes: tuple[str, ...]  # Chinese sentences: what is lacking, what was left out, what to look at


@dataclass(slots=True)
class Taken:
    """The parts of a draft, each from the one place where it stands."""

    title: str
    kind: DocumentKind
    facts: Facts
    lines: Sequence[Line]
    zones: Zones
    foot: Foot
    body: Sequence[Line]
    unsure: bool  # the foot was not understood and stays in the body

    def texts(self, zone: range) -> list[str]:
        return [self.lines[place].text for place in zone]


def assembled(
    report: Report,
    *,
    kind: str,
    settings: Settings,
    known: Sequence[Known] = (),
    facts: Facts | None = None,
    title: str = "",
    links: bool = False,
) -> Draft:
    """`kind`: code or title, "" to tell it from the title of the draft. Raises Invalid."""
    lines = lines_of(report, known)
    taken = parts(lines, kind, facts or Facts(), title)
    annexes = annexes_of([lines[place] for place in taken.zones.pages], noted_annexes(taken), landscape=taken.kind.landscape)
    document = put_together(taken, annexes, settings)
    if not (document.blocks or document.annexes):
        raise Invalid(messages.NO_TEXT)
    heard = [*report.notes, *([told] if (told := dropped_in_words(report)) else []), *([messages.LINKS] if links else [])]
    return Draft(document, taken.kind, (*heard, *lacking(document, taken), *annexes.notes))


def parts(lines: Sequence[Line], kind: str, facts: Facts, title: str) -> Taken:
    known = key_of(once("标题", facts.title, title))
    heads = [place for place, line in enumerate(lines) if line.level]
    where = zones([line.text for line in lines], [bool(line.cells) for line in lines], known, heads)
    said = [lines[place].text for place in where.title]
    name = known or "".join(said[:-1] if has_second_line(said) else said)
    if not name:
        raise Invalid(messages.NO_TITLE)
    named = kind or facts.kind
    chosen = kind_called(named) if named else kind_of_title(name)
    foot, begin = foot_from(lines, where, chosen)
    body = [lines[place] for place in range(where.body.start, begin)]
    return Taken(name, chosen, facts, lines, where, foot, body, begin == where.foot.stop and bool(where.foot))


def has_second_line(said: Sequence[str]) -> bool:
    return len(said) > 1 and said[-1].startswith((DASH, "--"))


def foot_from(lines: Sequence[Line], where: Zones, kind: DocumentKind) -> tuple[Foot, int]:
    """(the foot, the line with which it begins); where it is not understood it is empty and begins behind its last line."""
    begin = where.foot.start
    while kind.form == "minutes" and begin > where.body.start and WAS_THERE.fullmatch(lines[begin - 1].text):
        begin -= 1
    foot = foot_of([lines[place].text for place in range(begin, where.foot.stop)])
    chance = foot and foot.names and not foot.date and not kind.wants & {"signature", "byline"}
    return (Foot(), where.foot.stop) if foot is None or chance else (foot, begin)


def noted_annexes(taken: Taken) -> Sequence[str]:
    told, found = "、".join(taken.facts.annexes), "、".join(taken.foot.annexes)
    once("附件", told, found)
    return taken.facts.annexes or taken.foot.annexes


def put_together(taken: Taken, annexes: Annexes, settings: Settings) -> Document:
    facts, foot, where = taken.facts, taken.foot, taken.zones
    head = head_of(taken.texts(where.above), facts, taken.kind, settings)
    addressed = taken.lines[where.addressee].text.rstrip("：:").rstrip() if where.addressee is not None else ""
    said = taken.texts(where.title)
    return Document(
        form="document" if head and taken.kind.form == "plain" else taken.kind.form,
        title=taken.title,
        blocks=blocks_of(taken.body, landscape=taken.kind.landscape),
        head=head,
        byline=(*(said[-1:] if has_second_line(said) else ()), *byline(taken)),
        addressee=once("主送", facts.addressee, addressed),
        annexes=annexes.annexes,
        signature=signature(taken, settings),
        note=once("附注", facts.note, foot.note),
        imprint=imprint(taken, annexes.imprint, settings),
        present=(*(Present(label, said) for label, name in PRESENT.items() if (said := getattr(facts, name))), *foot.present),
    )


def byline(taken: Taken) -> Iterator[str]:
    """The lines below the title; before them what the draft says of itself and they do not."""
    lines = taken.texts(taken.zones.byline)
    if "byline" in taken.kind.wants:
        together = "".join("".join(lines).split())
        yield from (one for one in (*taken.facts.names, taken.facts.date) if one and "".join(one.split()) not in together)
    yield from lines


def signature(taken: Taken, settings: Settings) -> Signature | None:
    facts, foot = taken.facts, taken.foot
    above = "byline" in taken.kind.wants
    told = () if above else facts.names
    once("署名", "、".join(told), "、".join(foot.names))
    names = told or tuple(foot.names) or ((settings.signature,) if settings.signature and "signature" in taken.kind.wants else ())
    date = date_of(once("日期", "" if above else facts.date, foot.date))
    sealed = facts.sealed if facts.sealed is not None else bool(settings.sealed)
    return Signature(names, date, sealed) if names or date else None


def imprint(taken: Taken, last: Foot, settings: Settings) -> Imprint | None:
    """版记 from the draft; the installation's own office stands in one that names none."""
    facts, foot = taken.facts, taken.foot
    copies = once("抄送", facts.copies_to.rstrip("。"), foot.copies_to or last.copies_to)
    office = once("印发机关", facts.office, foot.office or last.office)
    date = date_of(once("印发日期", facts.office_date, foot.office_date or last.office_date))
    return Imprint(copies, office or settings.office, date) if copies or office or date else None


def lacking(document: Document, taken: Taken) -> Iterator[str]:
    """What the kind of document usually has and this one has not, and what was not sure."""
    wants, signed, head = taken.kind.wants, document.signature, document.head
    if taken.unsure:
        yield messages.FOOT_UNSURE
    if taken.foot.moved:
        yield messages.ANNEXES_MOVED
    if "addressee" in wants and not document.addressee:
        yield messages.NO_ADDRESSEE
    if "byline" in wants and not document.byline and not signed:
        yield messages.NO_BYLINE
    if "signature" in wants and not (signed and signed.names):
        yield messages.NO_SIGNATURE
    if "date" in wants and not (signed and signed.date) and not (document.imprint and document.imprint.date):
        yield messages.NO_DATE
    yield from lacking_in_head(head, taken.kind)
    yield from lacking_numbers(document.blocks)


def lacking_in_head(head: Head | None, kind: DocumentKind) -> Iterator[str]:
    if head and not head.mark:
        yield messages.NO_MARK.format(key=next((key for key, name in KEYS.items() if name == kind.mark), "发文机关标志"))
    if head and head.mark and not head.number and kind.form != "minutes":
        yield messages.NO_NUMBER


def lacking_numbers(blocks: Sequence[Block]) -> Iterator[str]:
    heads = list(unnumbered(blocks))
    if heads:
        yield messages.NO_HEADING_NUMBER.format(words=heads[0].words, count=len(heads))
