"""All rules, in the order in which findings stand."""

from zerentian.gongwen.measuring.rules.ends import (
    AnnexHead,
    AnnexNote,
    DateForm,
    ImprintLetters,
    ImprintLines,
    ImprintPlace,
    ImprintWords,
    Order,
    SignaturePlace,
)
from zerentian.gongwen.measuring.rules.heads import Addressee, HeadingFont, HeadingMark, HeadingSize, TitleCentred, TitleFont, TitleSize
from zerentian.gongwen.measuring.rules.numbers import FooterDistance, NumberDashes, NumberLetters, NumberPlace, NumberThere
from zerentian.gongwen.measuring.rules.page import CharactersALine, LinePitch, Margins, PageSize, SpaceAround
from zerentian.gongwen.measuring.rules.rule import Rule
from zerentian.gongwen.measuring.rules.text import BodyFont, BodySize, Bold, Colour, EmptyLines, FirstLineIndent, Sides, TypedSpaces

RULES: tuple[Rule, ...] = (
    PageSize(),
    Margins(),
    LinePitch(),
    CharactersALine(),
    SpaceAround(),
    TitleFont(),
    TitleSize(),
    TitleCentred(),
    Addressee(),
    BodyFont(),
    BodySize(),
    Colour(),
    FirstLineIndent(),
    Sides(),
    HeadingFont(),
    HeadingSize(),
    HeadingMark(),
    Bold(),
    TypedSpaces(),
    EmptyLines(),
    AnnexNote(),
    SignaturePlace(),
    DateForm(),
    Order(),
    AnnexHead(),
    ImprintLetters(),
    ImprintPlace(),
    ImprintLines(),
    ImprintWords(),
    NumberThere(),
    NumberLetters(),
    NumberDashes(),
    NumberPlace(),
    FooterDistance(),
)
NAMES = frozenset(rule.name for rule in RULES)
