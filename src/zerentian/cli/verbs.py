"""The verbs of the `zerentian` command, in the order in which help lists them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Verb:
    """Lives in cli/<module>.py as a function `module`, or as a Typer named `app` where it has verbs of its own.

    A verb with `django` finds Django set up when its file is imported; the others start without that delay.
    """

    name: str
    help: str
    django: bool = True

    @property
    def module(self) -> str:
        return f"zerentian.cli.{self.name}"


VERBS = (
    Verb("up", "一步开出演示区县：没有就建，有就直接打开", django=False),
    Verb("read", "读一份报告：提纲、要点、数字，不用数据库", django=False),
    Verb("check", "核对一份报告：哪里数字丢了、前后不一，不用数据库", django=False),
    Verb("gongwen", "把文稿排成公文格式，核对一份文档的版式，不用数据库", django=False),
    Verb("init", "为真实的区县开一个空的数据文件夹"),
    Verb("serve", "开动网页服务"),
    Verb("migrate", "建立数据库，或升到这一版"),
    Verb("demo", "演示数据：装入、动态口令"),
    Verb("export", "把组织和人员逐行写成文件，用来核对两处是否相同"),
    Verb("person", "一个人的全部信息：导出、删除"),
    Verb("journal", "操作日志：核验"),
    Verb("roster", "接着做一次停下的名册导入"),
    Verb("manage", "Django 的管理命令，供开发者使用"),
)
