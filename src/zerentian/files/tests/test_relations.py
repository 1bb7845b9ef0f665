"""The quick search of types and relations finds what the strict parser finds, and leaves to it whatever is not of the plain form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerentian.files.badfile import BadFile
from zerentian.files.messages import DAMAGED, Sentences
from zerentian.files.relations import (
    PLAIN_RELATIONS,
    PLAIN_TYPES,
    Relation,
    content_types,
    relations,
    strict_relations,
    strict_types,
)

SAID = Sentences(*(f"{name}{{most}}。" for name in ("锁", "义", "奇", "路", "多", "大", "爆", "零", "码")))
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
TYPES = HEAD + '<Types xmlns="urn:t"><Default Extension="xml" ContentType="a/XML"/><Override PartName="/b.xml" ContentType="b"/></Types>'
LINK = '<Relationship Id="r1" Type="http://x/Hyperlink" Target="http://203.0.113.7/?a=b" TargetMode="External"/>'
RELATIONS = f'{HEAD}<Relationships xmlns="urn:r"><Relationship Id="r0" Type="http://x/styles" Target="styles.xml"/>{LINK}</Relationships>'
FOUND = [Relation("r0", "styles", "styles.xml", external=False), Relation("r1", "hyperlink", "http://203.0.113.7/?a=b", external=True)]


@pytest.mark.parametrize(
    "content",
    [
        RELATIONS,
        RELATIONS.replace(HEAD, ""),
        RELATIONS.replace(HEAD, HEAD.replace('"', "'").replace("\r", "")),
        RELATIONS.replace(HEAD, '<?xml version="1.0" encoding="UTF-8"?>').replace("/>", " />\n  "),
    ],
)
def test_what_the_usual_programs_write_is_of_the_plain_form(content: str) -> None:
    assert PLAIN_RELATIONS.fullmatch(content)
    assert relations(content.encode(), SAID) == strict_relations(content.encode(), SAID) == FOUND


def test_types_are_given_in_small_letters() -> None:
    assert PLAIN_TYPES.fullmatch(TYPES)
    assert content_types(TYPES.encode(), SAID) == strict_types(TYPES.encode(), SAID) == ["a/xml", "b"]


@pytest.mark.parametrize(
    "content",
    [
        RELATIONS.replace("External", "&#69;xternal"),
        RELATIONS.replace('"External"', "'External'"),
        RELATIONS.replace('Id="r0" ', "").replace("styles.xml", 'styles.xml" Id="r0'),
        RELATIONS.replace("Relationship", "p:Relationship").replace("xmlns=", "xmlns:p="),
        RELATIONS.replace('Id="r0"', 'Id="r0"\n'),
        RELATIONS.replace("</Relationships>", "<!-- x --></Relationships>"),
        RELATIONS.replace("xmlns=", 'odd="1" xmlns='),
        RELATIONS.replace("/>", "></Relationship>"),
        "\ufeff" + RELATIONS,
        RELATIONS.replace("UTF-8", "ascii"),
    ],
)
def test_other_ways_to_write_the_same_are_read_the_same(content: str) -> None:
    assert not PLAIN_RELATIONS.fullmatch(content)
    assert relations(content.encode(), SAID) == FOUND


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (RELATIONS.replace('Id="r0"', 'Id="r0" Id="r2"'), DAMAGED),
        (RELATIONS.replace("</Relationships>", ""), DAMAGED),
        (RELATIONS.replace("</Relationships>", "</Types>"), DAMAGED),
        (RELATIONS.replace("styles.xml", "<a>"), DAMAGED),
        (RELATIONS.replace("styles.xml", "a&b"), DAMAGED),
        (RELATIONS.replace("styles.xml", "a\x01"), DAMAGED),
        (RELATIONS + LINK, DAMAGED),
        (RELATIONS.replace("\r\n", "<!DOCTYPE a>"), "义{most}。"),
        (RELATIONS.replace("UTF-8", "UTF-16"), "奇{most}。"),
        (RELATIONS.replace("UTF-8", "GB18030"), "奇{most}。"),
        (" " + RELATIONS, DAMAGED),
    ],
)
def test_what_the_strict_parser_refuses_is_refused(content: str, sentence: str) -> None:
    with pytest.raises(BadFile) as refused:
        relations(content.encode(), SAID)
    assert refused.value.message == sentence


def outcome(read: object, content: bytes) -> object:
    try:
        return read(content, SAID)  # type: ignore[operator]
    except BadFile as error:
        return error.message


CHANGES = st.lists(
    st.tuples(
        st.integers(0, 400),
        st.integers(0, 3),
        st.sampled_from(
            [*"<>/\"'&= \t\n:束", "&#69;", "&amp;", 'Id="a" ', "<a/>", "]]>", "<!--", "--", "<?a?>", "\x00", "\x7f", "\x85", " />"]
        ),
    ),
    min_size=1,
    max_size=3,
)


@given(changes=CHANGES, of_types=st.booleans())
def test_whatever_is_changed_both_ways_find_the_same(changes: list[tuple[int, int, str]], of_types: bool) -> None:
    text = TYPES if of_types else RELATIONS
    for at, gone, put in changes:
        place = at % len(text)
        text = text[:place] + put + text[place + gone :]
    content = text.encode()
    if of_types:
        assert outcome(content_types, content) == outcome(strict_types, content)
    else:
        assert outcome(relations, content) == outcome(strict_relations, content)


@pytest.mark.parametrize("content", [RELATIONS.encode().replace(b"styles.xml", b"\xe9"), b"", b"\xff" * 9])
def test_what_is_no_utf_8_is_damaged(content: bytes) -> None:
    with pytest.raises(BadFile, match=f"^{DAMAGED}$"):
        relations(content, SAID)
