"""`zerentian roster`: the work on a large import, done beside the pages. They start it themselves; by hand it takes up one that stopped."""

from typing import Annotated

import typer

from zerentian.rosters.work import advance


def roster(uid: Annotated[str, typer.Argument(metavar="编号", help="名册导入的编号，在导入页的地址里")]) -> None:
    """把一次名册导入做到下一步：读表、核对或写入。结果看导入页。"""
    advance(uid)
