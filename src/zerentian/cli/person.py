"""`zerentian person`: everything held on one person, as a file to hand over; and erasing it for good."""

import json
import os
from pathlib import Path
from typing import Annotated

import typer
from django.db import transaction

from zerentian.cli.migrate import refuse_unless_migrated
from zerentian.kernel.actor import SYSTEM_ACTOR
from zerentian.kernel.errors import Invalid, Refusal
from zerentian.people.actions.disclosures import person_export
from zerentian.people.erasure import person_erase, scrub
from zerentian.people.queries.lookup import name_of_person, uid_with_identity
from zerentian.people.vocabulary import ErasureReason

app = typer.Typer(rich_markup_mode=None)
Uid = Annotated[str, typer.Option(metavar="编号", help="人员页地址里的那一串")]
ByNumber = Annotated[bool, typer.Option("--identity", help="不知道编号：问身份证号，打的字不显示")]
REASONS = {label: code for code, label in ErasureReason.choices}


@app.command("export", help="把一个人的全部信息写成一个文件，交给本人")
def export(
    out: Annotated[str, typer.Option("-o", "--out", metavar="文件", help="写到哪里，不会盖掉已有的文件")],
    uid: Uid = "",
    identity: ByNumber = False,
) -> None:
    refuse_unless_migrated()
    person = asked_for(uid, identity)
    with transaction.atomic():
        held = person_export(by=SYSTEM_ACTOR, person=person)
        write_new(Path(out), json.dumps(held, ensure_ascii=False, indent=1))
    print(f"写好了：{out}。里面有号码全文，只给本人，交完请删掉。")


@app.command("erase", help="删除一个人的全部信息，找不回来")
def erase(
    reason: Annotated[str, typer.Option(metavar="原因", help="、".join(REASONS))],
    uid: Uid = "",
    identity: ByNumber = False,
    yes: Annotated[bool, typer.Option("--yes", help="不再问一次")] = False,
) -> None:
    refuse_unless_migrated()
    person = asked_for(uid, identity)
    if not yes and typer.prompt(f"将删除{name_of_person(person)}的全部信息，找不回来。确定就打“确认”") != "确认":
        raise Refusal("没有删除。要删除请再运行一次，问到时打“确认”两个字。")
    counts = person_erase(by=SYSTEM_ACTOR, person=person, reason=REASONS.get(reason, reason))
    scrub()
    print(f"已删除。结束了 {counts['closed']} 项在办的登记，清了 {counts['texts']} 处文字，退出了 {counts['sessions']} 个登录。")
    print("以前的备份里还有这个人的信息，请按备份的规定处理。")


def asked_for(uid: str, by_number: bool) -> str:
    """The person's uid; a number is never an argument, where the list of processes and the shell's history would keep it."""
    if bool(uid) == by_number:
        raise Invalid("--uid 和 --identity 写一个，只写一个。请再运行一次。")
    return uid or uid_with_identity(typer.prompt("身份证号", hide_input=True))


def write_new(path: Path, text: str) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Invalid(f"{path} 已经有了，没有盖掉。请换一个文件名。") from None
    except OSError as error:
        raise Invalid(f"写不进 {path}：{error.strerror}。请换一个位置。") from None
    with os.fdopen(descriptor, "w", encoding="utf8") as file:
        file.write(text + "\n")
