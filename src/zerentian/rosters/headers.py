"""Kinds of roster as the pack declares them, and where in a sheet the header stands. Reads no file itself."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from zerentian.kernel.errors import Fault
from zerentian.rosters.values import Trouble, parsers
from zerentian.rosters.values.cells import plain, tidy

PERSONAL = frozenset({"no", "ordinary", "sensitive"})

ROWS_LOOKED_AT = 20
DEEPEST = 3
"""Rows a header may take: groups of groups occur, more does not."""
FEWEST = 2
"""Fields a row must name to be a header."""
LIKE = 0.8
"""Likeness above which an unknown header may stand for a known one; at 0.8 itself 申请入党日期 would be 入党日期."""

BRACKETED = re.compile(r"[(\[【〔<《]([^)\]】〕>》]*)(?:[)\]】〕>》]|$)")
NOTE = re.compile(
    r"[人名个项元岁户%]|万元|.*(?:yy|mm|dd|年|月|日|位|必填|选填|可选|格式|文本|例|如|下拉|选择|单选|全称|请|填写|遮盖|不导出|男.?女|是.?否).*"
)
STARS = re.compile(r"[*※★☆]+(?:必填项?|选填)?|^(?:必填项?|选填)|(?:必填项?|选填)$")
NUMBERING = re.compile(r"^(?:[(\[]?\d{1,2}[)\].、:]+|\d{1,2}(?=[^\d年月日季度位次个寸])|[一二三四五六七八九十]{1,2}[、.])", re.ASCII)
AROUND = ":.。、,;_-/~|'\""
MARK = re.compile(r"[(\[【](?:已遮盖|不导出)[)\]】]")
REPEAT = re.compile(r"(.+?)[.\-_]?\d{1,2}", re.ASCII)

OTHERS = re.compile("[^:]*(?:配偶|家庭|家属|父|母|子女|亲属|联系人|介绍人|培养人|书记|委员|单位信息|法人)[^:]*")
"""Groups whose 姓名 and 手机 are not the member's or the organisation's own."""
LONGEST_GROUP = 8
"""Characters; a longer line above the columns says who drew up the roster."""
UNLIKE = re.compile("原|曾|前|后|非|出|离|申请|介绍|是否|拟|预计|应|下次|上次|配偶|父|母|子女|家|联系人|有效|地址|代码|编码")
"""Words that turn a like header into another one: 原所在党支部, 转出日期, 身份证有效期."""

TOTAL = re.compile(r"(?:本页|本表)?(?:合计|总计|小计|共计|累计)(?:人数|党员)?(?:[:\d].*)?|共计?\d+[人名个项].*")
SIGNERS = frozenset({"制表", "填表", "填报", "上报", "报送", "审核", "复核", "经办", "截止"})
ENDINGS = frozenset({"人", "单位", "日期", "时间"})
SIGNED = re.compile(
    r"(?:单位|支部|党支部|党总支|党委|党组织|主要)?(?:制表|填表|填报|上报|报送|审核|复核|审批|负责|经办|联系|统计|录入|核对|书记|截止|报表|打印|导出|单位|日期)"
    r"(?:人|者|人员|负责人|单位|部门|电话|时间|日期)?(?:签字|签名|签章|盖章)?"
)
"""What stands before a colon; without one only 制表人, 填报单位 and the like, since 党支部书记 may be a post."""
REMARK = re.compile(r"(?:注|备注|说明|填表说明|填写说明|注意|注意事项|示例)(?:[:、.\d].*)?|\(?以下空白\)?")
DATED = re.compile(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?(?:制表?|填报?)?", re.ASCII)

Rows = Sequence[Sequence[object]]
Merged = Sequence[tuple[int, int, int, int]]
"""Ranges (first row, first column, last row, last column), zero-based, inclusive."""


class BadRosterPack(Fault):
    """The pack of rosters says something the program cannot run; the message names the entry."""

    code = "rosters"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A column this product takes. `headers` are normalised, likeliest first; `words` maps written forms to codes, title first."""

    code: str
    title: str
    headers: tuple[str, ...]
    parser: str
    required: bool
    personal: str  # one of PERSONAL
    hint: str  # how it may be written
    most: int = 100  # characters
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RosterKind:
    """A kind of roster. `refused`: normalised header → why the column is not taken; `ignored`: columns left out without a word."""

    code: str
    title: str
    unit: str  # counting word of its rows
    fields: tuple[FieldSpec, ...]
    refused: Mapping[str, str]
    ignored: frozenset[str] = frozenset()

    def field(self, code: str) -> FieldSpec:
        """Raises KeyError for a field the kind does not have."""
        for spec in self.fields:
            if spec.code == code:
                return spec
        raise KeyError(code)


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header stands and what its columns are."""

    row: int  # zero-based index of its last row
    titles: tuple[str, ...]  # per column, as shown to people
    fields: tuple[str | None, ...]  # per column; a field is given to one column only
    doubtful: tuple[int, ...]  # columns recognised by likeness, or by a name whose field went to a better column
    masked: tuple[int, ...]  # columns that carry the mark of an export without numbers: never imported
    words: frozenset[str] = frozenset()  # normalised cells of the header and of title lines above it


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of a would-be header: its cells from top to bottom, groups spread over their columns."""

    parts: tuple[str, ...]
    others: bool  # stands under a group about somebody else

    def names(self) -> Iterable[str]:
        """What the column may be called, likeliest first: group and title together, then the title alone."""
        keys = [normal(part) for part in self.parts]
        return dict.fromkeys(("".join(keys[-2:]), "".join(keys), *keys[-1:]))

    @property
    def masked(self) -> bool:
        return any(MARK.search(_compact(part)) for part in self.parts)


@dataclass(frozen=True, slots=True)
class _Names:
    """The header names of one kind: those of its fields with field and rank, and those known to be of none."""

    fields: Mapping[str, tuple[str, int]]
    left_out: frozenset[str]
    required: frozenset[str]  # field codes

    @classmethod
    def of(cls, kind: RosterKind) -> "_Names":
        return cls(
            {name: (spec.code, rank) for spec in kind.fields for rank, name in enumerate(spec.headers)},
            kind.ignored | set(kind.refused),
            frozenset(spec.code for spec in kind.fields if spec.required),
        )

    def knows(self, name: str) -> bool:
        return name in self.fields or name in self.left_out

    def know_all(self, columns: list["_Column"], lowest: Sequence[object]) -> bool:
        """Whether every cell of the lowest row, alone or with what stands over it, is a known name."""
        below = [column for column, cell in zip(columns, lowest, strict=False) if _shown(cell)]
        return bool(below) and all(any(map(self.knows, column.names())) for column in below)

    def borne_by(self, column: _Column) -> str:
        """The name of a field that the column bears exactly, or ""."""
        known = "" if column.others else next(filter(self.knows, column.names()), "")
        return known if known in self.fields else ""

    def likest(self, name: str) -> tuple[float, str]:
        """How like the likest name of a field is, and the field; 1 if only a bracket or a number is added.

        Of 人员类别2 the field stays open: whoever numbers columns has two of them, and only they know which one counts.
        """
        bare = BRACKETED.sub("", name)
        numbered = REPEAT.fullmatch(bare)
        if not name or self.knows(name) or bare in self.left_out or (numbered and numbered[1] in self.left_out):
            return 0.0, ""
        if bare in self.fields:
            return 1.0, self.fields[bare][0]
        if numbered and numbered[1] in self.fields:
            return 1.0, ""
        if UNLIKE.search(name):
            return 0.0, ""
        near = [(known, code) for known, (code, _) in self.fields.items() if 2 * min(len(known), len(name)) > LIKE * len(known + name)]
        return max(((SequenceMatcher(None, known, name).ratio(), code) for known, code in near), default=(0.0, ""))


def read_kinds(raw: Mapping[str, Any]) -> dict[str, RosterKind]:
    """The kinds a parsed pack declares. Raises BadRosterPack naming the entry that is wrong."""
    return {code: _kind(code, entry) for code, entry in _need(raw, "kinds", "the pack").items()}


def _kind(code: str, entry: Mapping[str, Any]) -> RosterKind:
    fields = tuple(_field(f"{code}.{name}", name, given) for name, given in _need(entry, "fields", code).items())
    refused: dict[str, str] = {}
    for group in entry.get("refused", ()):
        refused |= dict.fromkeys(_normals(_need(group, "headers", f"{code}.refused"), f"{code}.refused"), _need(group, "why", code))
    ignored = _normals(entry.get("ignored", ()), f"{code}.ignored")
    owners = [*((spec.code, spec.headers) for spec in fields), ("refused", tuple(refused)), ("ignored", ignored)]
    _no_header_twice(code, owners)
    return RosterKind(code, _need(entry, "title", code), _need(entry, "unit", code), fields, refused, frozenset(ignored))


def _no_header_twice(kind: str, owners: Iterable[tuple[str, tuple[str, ...]]]) -> None:
    seen: dict[str, str] = {}
    for owner, headers in owners:
        for header in headers:
            if seen.setdefault(header, owner) != owner:
                raise BadRosterPack(f"{kind}: {header} stands under {seen[header]} and under {owner}")


def _field(where: str, code: str, entry: Mapping[str, Any]) -> FieldSpec:
    parser, personal = _need(entry, "parser", where), entry.get("personal", "no")
    if parser not in parsers.NAMES:
        raise BadRosterPack(f"{where}.parser is none of {sorted(parsers.NAMES)}")
    if personal not in PERSONAL:
        raise BadRosterPack(f"{where}.personal is none of {sorted(PERSONAL)}")
    if (parser == "choice") != bool(entry.get("words")):
        raise BadRosterPack(f"{where}: words belong to a choice, and a choice needs them")
    title = _need(entry, "title", where)
    return FieldSpec(
        code=code,
        title=title,
        headers=_normals([title, *_need(entry, "headers", where)], where),
        parser=parser,
        required=entry.get("required", False) is True,
        personal=personal,
        hint=_need(entry, "hint", where),
        most=int(entry.get("most", 100)),
        words=_words(where, entry.get("words", {})),
    )


def _words(where: str, entry: Mapping[str, Sequence[str]]) -> dict[str, str]:
    words: dict[str, str] = {}
    for code, forms in entry.items():
        for form in forms:
            if words.setdefault(form, code) != code:
                raise BadRosterPack(f"{where}.words: {form} stands for {words[form]} and for {code}")
    return words


def _normals(headers: Iterable[object], where: str) -> tuple[str, ...]:
    """Normalised, each once. YAML reads a bare No as false, hence the check."""
    found = dict.fromkeys(normal(header) if isinstance(header, str) else "" for header in headers)
    if "" in found:
        raise BadRosterPack(f"{where}: a header is empty or not a text")
    return tuple(found)


def _need(entry: Mapping[str, Any], key: str, where: str) -> Any:
    if not isinstance(entry, Mapping) or not entry.get(key):
        raise BadRosterPack(f"{where} lacks {key}")
    return entry[key]


def normal(header: object) -> str:
    """The form in which headers are compared: without spaces, stars, numbering, notes in brackets (年月日, 18位, 必填) and the final colon.

    Marks of an export are notes, too; `Header.masked` keeps what they said.
    """
    text = BRACKETED.sub(lambda found: "" if NOTE.fullmatch(found[1]) else found[0], _compact(header))
    return NUMBERING.sub("", STARS.sub("", text)).strip(AROUND)


def _compact(cell: object) -> str:
    text = cell if isinstance(cell, str) else plain(cell)
    return "" if text is None or isinstance(text, Trouble) else "".join(unicodedata.normalize("NFKC", tidy(text)).split()).lower()


def find_header(rows: Rows, kind: RosterKind, merged: Merged = ()) -> Header | None:
    """The header among the first rows: the one that names most fields. None if no row names two.

    Two or three rows are read together where groups stand over titles. Where that names no more fields, the lower rows still belong to
    the header if they say nothing but known names, or if cells reach down into them.
    """
    names = _Names.of(kind)
    merged = [spread for spread in merged if spread[0] < ROWS_LOOKED_AT + DEEPEST]
    best, found = (FEWEST - 1, 0, 0), None
    for first, depth in _places(min(len(rows), ROWS_LOOKED_AT), merged):
        columns = _columns(rows, first, depth, merged)
        codes = {names.fields[name][0] for column in columns if (name := names.borne_by(column))}
        score = (len(codes), len(codes & names.required), 0 if depth > 1 and names.know_all(columns, rows[first + depth - 1]) else -depth)
        if score > best and len(codes) >= FEWEST:
            best, found = score, (first, depth, columns)
    return _header(rows, names, merged, *found) if found else None


def _places(rows: int, merged: Merged) -> Iterator[tuple[int, int]]:
    """(first row, number of rows) of all headers there could be: none cuts through a merged cell."""
    for first in range(rows):
        for depth in range(1, min(DEEPEST, rows - first) + 1):
            if not any(first <= top < first + depth <= bottom < first + DEEPEST for top, _, bottom, _ in merged):
                yield first, depth


def _columns(rows: Rows, first: int, depth: int, merged: Merged) -> list[_Column]:
    """The columns of a header of `depth` rows. What stands in the row above is no part of their names, but may say whose they are."""
    lines = [_spread(rows, row, merged) for row in range(max(first - 1, 0), first + depth)]
    width = max(map(len, lines))
    over = [(*line, *[""] * (width - len(line))) for line in lines]
    own = over[1:] if first else over
    return [
        _Column(
            tuple(dict.fromkeys(line[column] for line in own if line[column])),
            any(line[column] != own[-1][column] and _of_others(line[column], line) for line in over[:-1]),
        )
        for column in range(width)
    ]


def _of_others(group: str, line: tuple[str, ...]) -> bool:
    """Whether a group is about somebody else. A line that says one thing only is a title, not a row of groups."""
    return 0 < len(group) <= LONGEST_GROUP and OTHERS.fullmatch(group) is not None and len({*line} - {""}) > 1


def _spread(rows: Rows, row: int, merged: Merged) -> list[str]:
    """The cells of a row as text, each merged cell standing in all its columns and rows.

    A file that knows no merged cells leaves the columns of a group blank; there a group reaches to the next cell that is filled, if it
    is filled below and the row holds at least two groups (a title holds for the whole sheet and says nothing about columns).
    """
    cells = [_shown(cell) for cell in rows[row]]
    for first_row, first, last_row, last in merged:
        if first_row <= row <= last_row and first < len(rows[first_row]):
            cells[first : last + 1] = [_shown(rows[first_row][first])] * (min(last, len(cells) - 1) - first + 1)
    if merged or row + 1 >= len(rows) or sum(map(bool, cells)) < 2:
        return cells
    below = rows[row + 1]
    for column in range(1, min(len(cells), len(below))):
        if not cells[column] and _shown(below[column]) and _shown(below[column - 1]):
            cells[column] = cells[column - 1]
    return cells


def _shown(cell: object) -> str:
    """A header as people see it, on one line: 姓　名 becomes 姓名."""
    text = plain(cell)
    if not isinstance(text, str):
        return ""
    return text if any(character.isascii() and character.isalpha() for character in text) else text.replace(" ", "")


def _header(rows: Rows, names: _Names, merged: Merged, first: int, depth: int, columns: list[_Column]) -> Header:
    masked = tuple(number for number, column in enumerate(columns) if column.masked)
    fields: list[str | None] = [None] * len(columns)
    doubtful = _give_by_name(names, columns, masked, fields) | _give_by_likeness(names, columns, masked, fields)
    titles = tuple(_title(column, names) for column in columns)
    return Header(first + depth - 1, titles, tuple(fields), tuple(sorted(doubtful)), masked, _words_above(rows, first, depth, merged))


def _give_by_name(names: _Names, columns: list[_Column], masked: tuple[int, ...], fields: list[str | None]) -> set[int]:
    """Gives each field to the column with its likeliest name, the left one of two; returns the columns that come second."""
    borne = [(names.borne_by(column), number) for number, column in enumerate(columns) if number not in masked]
    second = set()
    for _, number, code in sorted((names.fields[name][1], number, names.fields[name][0]) for name, number in borne if name):
        if code in fields:
            second.add(number)
        else:
            fields[number] = code
    return second


def _give_by_likeness(names: _Names, columns: list[_Column], masked: tuple[int, ...], fields: list[str | None]) -> set[int]:
    """Gives fields nobody bears by name to the columns most like them; returns these and other columns that want a look."""
    wanting, guesses = set(), []
    for number, column in enumerate(columns):
        if number in masked or column.others or names.borne_by(column):
            continue
        likeness, code = names.likest(normal(column.parts[-1])) if column.parts else (0.0, "")
        if likeness >= 1:
            wanting.add(number)
        if likeness > LIKE and code:
            guesses.append((-likeness, number, code))
    for _, number, code in sorted(guesses):
        if code not in fields:
            fields[number] = code
            wanting.add(number)
    return wanting


def _title(column: _Column, names: _Names) -> str:
    """The last part if it says enough by itself, otherwise all parts, so that 时间 shows as 入党时间."""
    enough = column.parts and not column.others and names.knows(normal(column.parts[-1]))
    return column.parts[-1] if enough else "".join(column.parts)


def _words_above(rows: Rows, first: int, depth: int, merged: Merged) -> frozenset[str]:
    """What a row of the header says, and titles alone on their line: pages that were copied together bring them again."""
    header = list(rows[first : first + depth])
    grouped = any(row == first - 1 and last > start for row, start, _, last in merged)
    titles = [row for row in rows[: first - 1 if grouped else first] if sum(map(bool, map(_shown, row))) == 1]
    if grouped:
        titles.append(rows[first - 1])
    return frozenset(normal(cell) for row in (*header, *titles) for cell in row) - {""}


def is_furniture(row: Sequence[object], header: Header) -> bool:
    """Whether a row below the header holds no entry: blank, the header again, a total, who drew it up, a note."""
    cells = [cell for cell in row if cell is not None and cell != ""]
    if not cells:
        return True
    if not isinstance(cells[0], str):
        return False
    if normal(cells[0]) in header.words:
        return all(normal(cell) in header.words for cell in cells)
    said = _compact(cells[0])
    label, colon, _ = said.partition(":")
    if TOTAL.fullmatch(said) or REMARK.fullmatch(said) or (DATED.fullmatch(said) and len(cells) == 1):
        return True
    label = re.sub(r"[()]", "", label)
    return SIGNED.fullmatch(label) is not None if colon else label[:2] in SIGNERS and label[2:] in ENDINGS
