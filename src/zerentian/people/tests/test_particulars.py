"""What is known of a person: entered, put right, never contradictory, and its numbers never where they can be read."""

import json
from datetime import date

import pytest

from tests.cast import Cast, last_entry, refused
from tests.numbers import IDENTITY, PHONE, identity
from zerentian.kernel.actor import SYSTEM_ACTOR, Actor
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed, Stale
from zerentian.people.actions import person_correct, person_register
from zerentian.people.confidential import Numbers, numbers_of, sealed_row
from zerentian.people.facts import Facts
from zerentian.people.models import Attachment, Confidential, Membership, Person, RelationCheck
from zerentian.people.particulars import clean_phone
from zerentian.people.queries.persons import person

ON = date(2026, 3, 1)
FACTS = Facts("female", date(1990, 6, 30), "汉族", "college", date(2015, 7, 1), date(2016, 7, 1), "云梭织造厂质检员")

pytestmark = pytest.mark.both


def register(cast: Cast, by: Actor | None = None, **changes: object) -> str:
    asked = {"organisation": cast.first, "name": "竺小溪", "on": ON, "membership": "full"}
    return person_register(by=by or cast.clerk, **{**asked, **changes})  # type: ignore[arg-type]


def correct(cast: Cast, uid: str, by: Actor | None = None, **changes: object) -> None:
    asked = {"name": "竺小溪", "facts": FACTS}
    person_correct(by=by or cast.clerk, person=uid, **{**asked, **changes})  # type: ignore[arg-type]


def test_facts_and_numbers_are_kept_and_the_journal_names_only_the_fields(cast: Cast) -> None:
    uid = register(cast, facts=FACTS, identity=identity(order="124"), phone=PHONE)
    it = person(cast.clerk, uid)
    assert it.facts == FACTS
    assert (it.sex, it.education, it.age, it.standing) == ("女", "大专", 36, 9)  # 30 June 2026: 36 today; full since 1 July 2016
    assert (it.numbers.identity, it.numbers.phone) == (True, "199••••1234")
    assert numbers_of([uid])[uid] == Numbers(identity(order="124"), PHONE)
    fields = ["sex", "birth", "ethnicity", "education", "joined", "full_on", "work", "identity", "phone"]
    assert json.loads(last_entry().data) == {"organisation": cast.first, "membership": "full", "on": "2026-03-01", "fields": fields}


def test_birth_and_sex_come_from_the_number(cast: Cast) -> None:
    uid = register(cast, identity=IDENTITY)
    assert person(cast.clerk, uid).facts == Facts(sex="male", birth=date(1990, 6, 30))


def test_a_person_may_be_attached_or_under_check_instead(cast: Cast) -> None:
    attached = register(cast, name="竺小汐", membership=None, attachment="floating")
    checked = register(cast, name="竺小满", membership=None, fault="lost")
    assert list(Attachment.objects.values_list("person__uid", "organisation__uid", "kind", "valid_from")) == [
        (attached, cast.first, "floating", ON)
    ]
    assert list(RelationCheck.objects.values_list("person__uid", "fault")) == [(checked, "lost")]
    assert not Membership.objects.filter(person__uid__in=[attached, checked]).exists()
    assert person(cast.clerk, attached).may_correct


@pytest.mark.parametrize(
    ("ways", "field"),
    [
        ({"membership": "full", "attachment": "floating"}, "membership"),
        ({"membership": None, "attachment": "guest"}, "attachment"),
        ({"membership": None, "fault": "lazy"}, "fault"),
        ({"membership": None}, "membership"),
    ],
)
def test_a_person_belongs_in_exactly_one_known_way(cast: Cast, ways: dict[str, object], field: str) -> None:
    with refused(Invalid, "请", field=field):
        register(cast, **ways)


def test_a_namesake_among_the_attached_is_asked_about_too(cast: Cast) -> None:
    register(cast, membership=None, attachment="floating")
    with refused(Conflict, "同名的另一人", field="namesake"):
        register(cast)


@pytest.mark.parametrize("number", ["990101199006301230", "99010119900231123X", "9901011990063012", "ABCDEFGHIJKLMNOPQR", "123"])
def test_an_unsound_number_is_refused_without_repeating_it(cast: Cast, number: str) -> None:
    assert number != IDENTITY
    with refused(Invalid, "身份证号不对", field="identity"):
        register(cast, identity=number)
    with pytest.raises(Invalid) as caught:
        register(cast, identity=number)
    assert number not in caught.value.message


@pytest.mark.parametrize("number", ["1990000123", "12900001234", "87654321", "138001380000"])
def test_an_unsound_telephone_is_refused(cast: Cast, number: str) -> None:
    with refused(Invalid, "手机号不对", field="phone"):
        register(cast, phone=number)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("199 0000 1234", PHONE),
        ("199-0000-1234", PHONE),
        ("+86 19900001234", PHONE),
        ("１９９００００１２３４", PHONE),
        ("0999-87654321", "0999-87654321"),
        ("", ""),
    ],
)
def test_a_telephone_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert clean_phone(typed) == kept


def test_the_number_in_any_writing_is_the_same_number(cast: Cast) -> None:
    number = "99010119900630100X"  # 9·7+9·9+1·5+1·4+1·2+9·1+9·6+6·9+3·10+1·8 = 310, which leaves 2 over 11: X
    first = register(cast, identity=" ".join([number[:6], number[6:14], number[14:].lower()]))
    assert numbers_of([first])[first].identity == number
    with refused(Conflict, "竺小溪", "青禾第一党支部", "组织关系转接", field="identity"):
        register(cast, organisation=cast.second, identity=number)


def test_who_holds_the_number_elsewhere_is_not_said(cast: Cast) -> None:
    register(cast, by=SYSTEM_ACTOR, organisation=cast.well, identity=IDENTITY)
    with refused(Conflict, "别的组织", "组织关系转接", field="identity"):
        register(cast, identity=IDENTITY)
    with pytest.raises(Conflict) as sentence:
        register(cast, identity=IDENTITY)
    assert not [word for word in ("竺小溪", "古井", IDENTITY) if word in sentence.value.message]


def test_a_number_of_a_running_import_waits(cast: Cast) -> None:
    sealed_row("q" * 16, Numbers(identity=IDENTITY)).save()
    with refused(Conflict, "正在导入", field="identity"):
        register(cast, identity=IDENTITY)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (Facts(birth=date(1990, 7, 1)), "birth"),
        (Facts(sex="female"), "sex"),
        (Facts(joined=date(2016, 1, 1), full_on=date(2015, 1, 1)), "full_on"),
        (Facts(joined=date(2026, 7, 1)), "joined"),
    ],
)
def test_what_cannot_be_is_refused_even_when_sure(cast: Cast, facts: Facts, field: str) -> None:
    with refused(Invalid, "请", field=field):
        register(cast, facts=facts, identity=IDENTITY, sure=True)


def test_what_is_unlikely_is_asked_about_all_at_once(cast: Cast) -> None:
    facts = Facts(birth=date(1990, 6, 30), joined=date(2008, 6, 29), full_on=date(2009, 6, 28))  # 17 years old; a day short of a year
    with refused(Invalid, "不满 18 岁", "不满一年", "核对过，确实如此", field="sure"):
        register(cast, facts=facts)
    assert person(cast.clerk, register(cast, facts=facts, sure=True)).facts == facts


def test_putting_right_changes_what_is_given_and_raises_the_version(cast: Cast) -> None:
    uid = register(cast, phone=PHONE, identity=identity(order="124"))
    correct(cast, uid, name="竺小汐", phone="19900005678", seen=1)
    it = person(cast.clerk, uid)
    assert (it.name, it.facts, it.version) == ("竺小汐", FACTS, 2)
    assert Person.objects.get(uid=uid).pinyin == "zhuxiaoxi"
    assert numbers_of([uid])[uid] == Numbers(identity(order="124"), "19900005678")
    entry = last_entry()
    changed = ["name", "ethnicity", "education", "joined", "full_on", "work", "phone"]  # birth and sex stood there, from the number
    assert (entry.verb, entry.object, json.loads(entry.data)) == ("person.correct", uid, {"fields": changed})


def test_a_number_is_left_or_forgotten(cast: Cast) -> None:
    uid = register(cast, phone=PHONE, identity=identity(order="124"))
    correct(cast, uid)
    assert numbers_of([uid])[uid] == Numbers(identity(order="124"), PHONE)
    correct(cast, uid, phone="")
    assert numbers_of([uid])[uid] == Numbers(identity(order="124"), "")
    row = Confidential.objects.get(person=uid)
    assert (row.phone, row.phone_digest) == (None, None)


def test_the_present_number_still_counts_against_new_facts(cast: Cast) -> None:
    uid = register(cast, identity=identity(order="124"))
    with refused(Invalid, "身份证号里的不一样", field="birth"):
        correct(cast, uid, facts=Facts(birth=date(1990, 7, 1)))


def test_what_was_asked_once_is_not_asked_again(cast: Cast) -> None:
    young = Facts(birth=date(1990, 6, 30), joined=date(2008, 6, 29))
    uid = register(cast, facts=young, sure=True)
    correct(cast, uid, facts=Facts(birth=young.birth, joined=young.joined, work="云梭织造厂"))
    other = register(cast, name="竺小满")
    with refused(Invalid, "不满 18 岁", field="sure"):
        correct(cast, other, name="竺小满", facts=young)


def test_who_filled_the_form_on_an_older_page_is_told(cast: Cast) -> None:
    uid = register(cast)
    correct(cast, uid, seen=1)
    with refused(Stale, "竺小溪", "您填的都还在"):
        correct(cast, uid, facts=Facts(work="别处"), seen=1)


def test_nothing_to_change_is_refused(cast: Cast) -> None:
    uid = register(cast, facts=FACTS)
    with refused(Conflict, "没有要改的"):
        correct(cast, uid)


def test_who_keeps_the_people_of_another_place_is_told_who_does(cast: Cast) -> None:
    uid = register(cast)
    with refused(NotAllowed, "竺小溪", "青禾第一党支部", "组织干事"):
        correct(cast, uid, by=cast.secretary)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (Facts(sex="x"), "sex"),
        (Facts(education="phd"), "education"),
        (Facts(ethnicity="长" * 21), "ethnicity"),
        (Facts(work="长" * 101), "work"),
    ],
)
def test_words_outside_the_lists_or_too_long_are_refused(cast: Cast, facts: Facts, field: str) -> None:
    with refused(Invalid, "请", field=field):
        register(cast, facts=facts)


def test_the_name_of_the_erased_is_nobodys(cast: Cast) -> None:
    with refused(Invalid, "真实姓名", field="name"):
        register(cast, name="已删除的人员")
