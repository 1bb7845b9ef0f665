"""A file from choosing it to finding its people in the roster."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest

from tests.cast import Cast, everything, last_entry, refused
from zerentian.files.badfile import BadFile
from zerentian.journal.verification import verify
from zerentian.kernel.actor import SYSTEM_ACTOR
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Stale
from zerentian.people.actions import person_register, post_end
from zerentian.people.confidential import numbers_of
from zerentian.people.models import Confidential, Membership, Person, Post
from zerentian.rosters import work
from zerentian.rosters.actions import import_discard, import_map, import_open, import_settle, import_write
from zerentian.rosters.annotated import annotated
from zerentian.rosters.models import ImportPiece, ImportProblem, RosterImport, StagedMember
from zerentian.rosters.queries import imports
from zerentian.rosters.sheets.opening import open_book
from zerentian.rosters.tests.files import line, workbook
from zerentian.rosters.tests.test_members import number
from zerentian.rosters.vocabulary import Stage

pytestmark = pytest.mark.both
Commit = Callable[[], AbstractContextManager[object]]
AS_OF = date(2026, 6, 1)


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]]) -> Commit:
    """What follows a commit is done as the block ends: tests run in a transaction that never commits."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def opened(cast: Cast, commit: Commit, data: bytes, top: str = "", name: str = "名册.xlsx") -> str:
    with commit():
        return import_open(by=cast.clerk, kind="members", organisation=top or cast.willow, as_of=AS_OF, file_name=name, data=data)


def view(cast: Cast, uid: str) -> imports.ImportView:
    return imports.roster_import(cast.clerk, uid)


def test_good_rows_are_written_and_the_file_is_gone(cast: Cast, commit: Commit) -> None:
    uid = opened(
        cast, commit, workbook([line("竺小溪", number(), 学历="本科", 联系电话="138-0000-1111"), line("甲乙")], title="柳溪街道党员名册")
    )
    it = view(cast, uid)
    assert (it.stage, it.rows, it.new, it.changed, it.same, it.problems) == (Stage.CHECKED, 2, 2, 0, 0, 0)
    assert not Person.objects.filter(name="竺小溪").exists()
    with commit():
        import_write(by=cast.clerk, roster_import=uid)
    person = Person.objects.get(name="竺小溪")
    assert (person.sex, person.birth, person.education, person.pinyin) == ("male", date(1985, 7, 16), "bachelor", "zhuxiaoxi")
    (numbers,) = numbers_of([person.uid]).values()
    assert (numbers.identity, numbers.phone) == (number(), "13800001111")
    membership = Membership.objects.get(person=person)
    assert (membership.organisation.uid, membership.kind, membership.valid_from) == (cast.first, "full", AS_OF)
    assert view(cast, uid).stage == Stage.WRITTEN
    assert [model for model in (ImportPiece, StagedMember) if model.objects.exists()] == []
    assert RosterImport.objects.get(uid=uid).salt is None
    entry = last_entry()
    assert (entry.verb, entry.object, entry.actor) == ("roster.import", uid, cast.clerk.uid)
    assert verify().first_bad is None


def test_the_same_file_twice_changes_nothing(cast: Cast, commit: Commit) -> None:
    data = workbook([line("竺小溪", number()), line("甲乙"), line("丙丁", 出生年月日="1990-01-01")])
    first = opened(cast, commit, data)
    with commit():
        import_write(by=cast.clerk, roster_import=first)
    before = [everything()[name] for name in ("people.Person", "people.Membership", "people.Confidential")]
    second = opened(cast, commit, data)
    it = view(cast, second)
    assert (it.problems, it.new, it.changed, it.same) == (0, 0, 0, 3)
    with refused(Conflict, "完全一样"):
        import_write(by=cast.clerk, roster_import=second)
    assert [everything()[name] for name in ("people.Person", "people.Membership", "people.Confidential")] == before


def test_a_problem_is_put_right_on_the_page(cast: Cast, commit: Commit) -> None:
    uid = opened(cast, commit, workbook([line("竺小溪", 出生年月日="2009.6.31"), line("甲乙", organisation="青禾一支部")]))
    problems = list(imports.problems(cast.clerk, uid))
    assert [(p.row, p.column, p.code) for p in problems] == [(2, 3, "no-such-day"), (3, 4, "organisation-unknown")]
    with refused(Conflict, "2 处"):
        import_write(by=cast.clerk, roster_import=uid)
    with commit():
        assert (
            import_settle(
                by=cast.clerk, roster_import=uid, settled={problems[0].pk: "=1999-06-30", problems[1].pk: problems[1].choices[0][0]}
            )
            == 2
        )
    it = view(cast, uid)
    assert (it.problems, it.new) == (0, 2)
    with commit():
        import_write(by=cast.clerk, roster_import=uid, seen=it.version)
    assert Person.objects.get(name="竺小溪").birth == date(1999, 6, 30)


def test_a_way_that_was_not_offered_is_refused(cast: Cast, commit: Commit) -> None:
    uid = opened(cast, commit, workbook([line("竺小溪", 出生年月日="2009.6.31")]))
    (problem,) = imports.problems(cast.clerk, uid)
    with refused(Invalid):
        import_settle(by=cast.clerk, roster_import=uid, settled={problem.pk: "?who=new"})
    with refused(NotFound):
        import_settle(by=cast.clerk, roster_import=uid, settled={problem.pk + 1: "="})


def test_columns_are_named_by_hand(cast: Cast, commit: Commit) -> None:
    heads = ("姓名", "人在哪", "人员类别")
    uid = opened(cast, commit, workbook([["竺小溪", "青禾第一党支部", "正式"]], heads))
    it = view(cast, uid)
    assert (it.lacking, it.problems) == (["所在组织"], 0)
    with refused(Conflict, "所在组织"):
        import_write(by=cast.clerk, roster_import=uid)
    with refused(Invalid, "两列"):
        import_map(by=cast.clerk, roster_import=uid, fields={1: "name"})
    with commit():
        import_map(by=cast.clerk, roster_import=uid, fields={1: "organisation"}, seen=it.version)
    assert (view(cast, uid).lacking, view(cast, uid).new) == ([], 1)
    with refused(Stale):
        import_map(by=cast.clerk, roster_import=uid, fields={1: ""}, seen=it.version)


def test_a_branch_needs_no_column_for_the_organisation(cast: Cast, commit: Commit) -> None:
    uid = opened(cast, commit, workbook([["竺小溪", "正式"]], ("姓名", "党员类别")), top=cast.second)
    assert (view(cast, uid).assumed, view(cast, uid).new) == ("青禾第二党支部", 1)


def test_what_changed_after_the_check_is_seen_before_anything_is_written(cast: Cast, commit: Commit) -> None:
    uid = opened(cast, commit, workbook([line("竺小溪", number())]))
    person_register(by=SYSTEM_ACTOR, organisation=cast.well, name="别处", on=date(2024, 1, 1), membership="full")
    Confidential.objects.create(person=Person.objects.get(name="别处").uid, salt=b"0" * 16, identity_digest=digest_of(number()))
    with commit():
        import_write(by=cast.clerk, roster_import=uid)
    it = view(cast, uid)
    assert (it.stage, it.problems, "重新核对" in it.said) == (Stage.CHECKED, 1, True)
    assert not Person.objects.filter(name="竺小溪").exists()


def digest_of(identity: str) -> bytes:
    from zerentian.storage.sealing import digest

    return digest("identity", identity)


def test_the_right_may_end_before_the_writing(cast: Cast, commit: Commit) -> None:
    uid = opened(cast, commit, workbook([line("竺小溪")]))
    post = Post.objects.get(person=cast.accounts["clerk"].person, kind="clerk")
    clerk = cast.clerk
    post_end(by=SYSTEM_ACTOR, post=post.uid, on=date(2026, 6, 30))
    with refused(NotAllowed):
        import_write(by=cast.clerk, roster_import=uid)
    assert clerk.grants


def test_an_import_is_its_owners_own(cast: Cast, commit: Commit) -> None:
    uid = opened(cast, commit, workbook([line("竺小溪")]))
    for other in (cast.neighbour, cast.district_clerk, cast.secretary, cast.actor("security")):
        with pytest.raises(NotFound):
            imports.roster_import(other, uid)
        with refused(NotFound):
            import_write(by=other, roster_import=uid)


@pytest.mark.parametrize(
    ("who", "error"), [("secretary", NotFound), ("neighbour", NotFound), ("stranger", NotFound), ("security", NotFound)]
)
def test_who_may_not_import(cast: Cast, who: str, error: type[NotFound]) -> None:
    with refused(error):
        import_open(by=cast.actor(who), kind="members", organisation=cast.willow, as_of=AS_OF, file_name="a.xlsx", data=workbook([]))


def test_a_file_that_cannot_be_read_is_refused_and_leaves_nothing(cast: Cast) -> None:
    with refused(BadFile):
        import_open(by=cast.clerk, kind="members", organisation=cast.willow, as_of=AS_OF, file_name="a.xlsx", data=b"%PDF-1.7")


def test_a_table_that_is_no_roster_says_which_columns_it_wants(cast: Cast, commit: Commit) -> None:
    uid = opened(cast, commit, workbook([["苹果", "3"]], ("品名", "斤")))
    it = view(cast, uid)
    assert (it.stage, "姓名" in it.notes[0]) == (Stage.FAILED, True)
    assert RosterImport.objects.get(uid=uid).file is None


def test_given_up_nothing_can_be_read_any_more(cast: Cast, commit: Commit) -> None:
    uid = opened(cast, commit, workbook([line("竺小溪", number(), 出生年月日="2009.6.31")]))
    import_discard(by=cast.clerk, roster_import=uid)
    it = RosterImport.objects.get(uid=uid)
    assert (it.stage, it.salt, it.file, it.changes) == (Stage.DISCARDED, None, None, None)
    assert [model for model in (ImportPiece, ImportProblem, StagedMember) if model.objects.exists()] == []
    with refused(Conflict):
        import_write(by=cast.clerk, roster_import=uid)


def test_what_was_not_tidied_away_goes_with_the_next_import(cast: Cast, commit: Commit, monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbook([line("竺小溪", number())])
    uid = opened(cast, commit, data)
    with monkeypatch.context() as cut_off:
        cut_off.setattr(work, "clear", lambda it: None)
        with commit():
            import_write(by=cast.clerk, roster_import=uid)
    assert StagedMember.objects.exists()
    assert ImportPiece.objects.exists()
    opened(cast, commit, data)
    assert not StagedMember.objects.exists()
    assert not ImportPiece.objects.filter(roster_import__uid=uid).exists()
    (numbers,) = numbers_of([Person.objects.get(name="竺小溪").uid]).values()
    assert numbers.identity == number()


def test_the_workbook_with_remarks_can_be_mended_and_imported(cast: Cast, commit: Commit) -> None:
    uid = opened(cast, commit, workbook([line("竺小溪", number(), 出生年月日="1985.6.31"), line("甲乙")]))
    (sheet,) = open_book(annotated(cast.clerk, uid), "带批注.xlsx").sheets
    assert sheet.rows[0][:3] == ["姓名", "性别", "公民身份号码"]
    assert sheet.rows[1][2] == number()
    assert "31" in str(sheet.rows[1][-1])
    mended = [[str(value) for value in row[:-1]] for row in sheet.rows[1:]]
    mended[0][3] = "1985-07-16"
    again = opened(cast, commit, workbook(mended))
    assert (view(cast, again).problems, view(cast, again).new) == (0, 2)


def test_moving_and_confirming_write_what_follows(cast: Cast, commit: Commit) -> None:
    uid = person_register(by=SYSTEM_ACTOR, organisation=cast.second, name="竺小溪", on=date(2024, 1, 1), membership="probationary")
    Person.objects.filter(uid=uid).update(birth=date(1985, 7, 16), joined=date(2024, 1, 1))
    roster = opened(
        cast, commit, workbook([line("竺小溪", number(), 出生年月日="1985-07-16", 入党时间="2024-01-01", 转正时间="2025-01-01")])
    )
    (problem,) = imports.problems(cast.clerk, roster)
    assert problem.code == "same-name-elsewhere"
    with commit():
        import_settle(by=cast.clerk, roster_import=roster, settled={problem.pk: f"?who={uid}"})
    (problem,) = imports.problems(cast.clerk, roster)
    assert problem.code == "moves"
    with commit():
        import_settle(by=cast.clerk, roster_import=roster, settled={problem.pk: "?move=yes"})
    with commit():
        import_write(by=cast.clerk, roster_import=roster)
    rows = Membership.objects.filter(person__uid=uid).order_by("valid_from")
    assert [(m.organisation.uid, m.kind, m.valid_from, m.ending) for m in rows] == [
        (cast.second, "probationary", date(2024, 1, 1), "confirmed"),
        (cast.second, "full", date(2025, 1, 1), "moved"),
        (cast.first, "full", AS_OF, ""),
    ]


def test_organisations_and_posts_come_in_too(cast: Cast, commit: Commit) -> None:
    heads = ("组织名称", "组织类别", "领域", "上级党组织", "成立时间")
    with commit():
        made = import_open(
            by=cast.clerk,
            kind="organisations",
            organisation=cast.willow,
            as_of=AS_OF,
            file_name="组织.xlsx",
            data=workbook([["青禾第三党支部", "党支部", "社区", "青禾社区党委", "2021-03-01"]], heads),
        )
    assert view(cast, made).new == 1
    with commit():
        import_write(by=cast.clerk, roster_import=made)
    assert view(cast, made).stage == Stage.WRITTEN, view(cast, made).said
    people = opened(cast, commit, workbook([line("竺小溪", organisation="青禾第三党支部")]))
    with commit():
        import_write(by=cast.clerk, roster_import=people)
    with commit():
        posts = import_open(
            by=cast.clerk,
            kind="posts",
            organisation=cast.willow,
            as_of=AS_OF,
            file_name="任职.xlsx",
            data=workbook(
                [["竺小溪", "青禾第三党支部", "书记", "2026-06-02", "柳委〔2026〕3号"]],
                ("姓名", "任职组织", "职务", "任职时间", "任职文号"),
            ),
        )
    assert view(cast, posts).new == 1, list(imports.problems(cast.clerk, posts).values())
    with commit():
        import_write(by=cast.clerk, roster_import=posts)
    post = Post.objects.get(person__name="竺小溪")
    assert (post.kind, post.paper, post.valid_from) == ("secretary", "柳委〔2026〕3号", date(2026, 6, 2))
