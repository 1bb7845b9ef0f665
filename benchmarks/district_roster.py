"""A district without members, and the roster that brings its 60,000: made in a process of its own, for the benchmarks of importing.

`python -m benchmarks.district_roster FOLDER` prints the uid of an import that waits to be read.
"""

import random
import sys
from datetime import date
from pathlib import Path

from benchmarks.harness import SEED, use

STREETS, BRANCHES, MEMBERS = 40, 1_960, 60_000
HEADS = (
    "序号",
    "姓名",
    "性别",
    "公民身份号码",
    "出生日期",
    "民族",
    "学历",
    "所在党支部",
    "人员类别",
    "入党时间",
    "转正时间",
    "联系电话",
    "工作单位及职务",
)
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "子涵一诺浩宇欣怡轩梓萱建国志强秀英桂兰海燕晓东小红立新春梅"
NO_REGION = 990_100  # regions of that prefix do not exist
AS_OF = date(2026, 6, 1)


def main(folder: Path) -> None:
    folder.mkdir(parents=True)
    use(folder)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    roster = folder / "roster.xlsx"
    write_roster(roster)
    print(begun(roster))


def begun(roster: Path) -> str:
    """The organisations, the clerk, and the clerk's file in the database; nothing of it read yet."""
    from zerentian.kernel.actor import SYSTEM_ACTOR
    from zerentian.organisations.actions import NewOrganisation, organisation_enrol, organisation_found
    from zerentian.people.actions import person_register, post_appoint
    from zerentian.people.models import Account, Person
    from zerentian.people.queries.actors import actor_of
    from zerentian.rosters import processes
    from zerentian.rosters.actions import import_open

    founded = date(2010, 1, 1)
    root = organisation_found(by=SYSTEM_ACTOR, parent=None, name="云汀区委", kind="committee", area="district_organ", on=founded)
    streets = [NewOrganisation(root, f"第{n}街道党工委", f"第{n}街道", "committee", "street", founded) for n in range(STREETS)]
    branches = [NewOrganisation(n % STREETS, branch(n), branch(n), "branch", "community", founded) for n in range(BRANCHES)]
    organisation_enrol(by=SYSTEM_ACTOR, organisations=[*streets, *branches])
    person = person_register(by=SYSTEM_ACTOR, organisation=root, name="束小满", on=founded, membership="full")
    post_appoint(by=SYSTEM_ACTOR, organisation=root, person=person, kind="clerk", on=founded)
    clerk = Account.objects.create(username="clerk", person=Person.objects.get(uid=person))
    processes.begin = lambda uid, small: None  # type: ignore[assignment]  # the benchmark itself starts the work and holds the watch
    by = actor_of(Account.objects.select_related("person").get(pk=clerk.pk), AS_OF)
    return import_open(by=by, kind="members", organisation=root, as_of=AS_OF, file_name=roster.name, data=roster.read_bytes())


def branch(number: int) -> str:
    return f"第{number % STREETS}街道第{number}社区党支部"


def write_roster(path: Path) -> None:
    import xlsxwriter

    rng = random.Random(SEED)
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_numbers": False})
    sheet = book.add_worksheet("名册")
    for row, values in enumerate([HEADS, *(member(rng, number) for number in range(MEMBERS))]):
        for column, value in enumerate(values):
            sheet.write_string(row, column, value)
    book.close()


def member(rng: random.Random, number: int) -> tuple[str, ...]:
    from zerentian.kernel.identity import check_character

    born = date(rng.randint(1940, 2000), rng.randint(1, 12), rng.randint(1, 28))
    order = number % 500 * 2 + rng.randint(0, 1)
    first = f"{NO_REGION + number // 500}{born:%Y%m%d}{order:03d}"
    joined = born.replace(year=min(2024, born.year + rng.randint(20, 25)))
    name = rng.choice(SURNAMES) + rng.choice(GIVEN) + rng.choice(GIVEN)
    days = (f"{joined.year}.{joined.month}.{joined.day}", f"{joined.year + 1}年{joined.month}月{joined.day}日")
    sex, education = "男" if order % 2 else "女", rng.choice(("本科", "大专", "高中", "初中"))
    place, phone = branch(number % BRANCHES), f"199{rng.randrange(10**8):08d}"
    return (
        str(number + 1),
        name,
        sex,
        first + check_character(first),
        born.isoformat(),
        "汉族",
        education,
        place,
        "正式党员",
        *days,
        phone,
        "云汀织造厂职工",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
