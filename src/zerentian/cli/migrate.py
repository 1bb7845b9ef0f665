"""`zerentian migrate`: the database of the data folder, made or brought to this version."""

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from zerentian.kernel.errors import Refusal


def migrate() -> None:
    settings.INSTALLATION.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not waiting():
        print("数据库已经是这一版，不用动。")
        return
    print("正在建立或升级数据库，通常几秒钟……", flush=True)
    call_command("migrate", verbosity=0, interactive=False)
    print("数据库好了。")


def waiting() -> int:
    """How many migrations the database still lacks."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def refuse_unless_migrated() -> None:
    if waiting():
        raise Refusal(f"数据文件夹 {settings.INSTALLATION.folder} 的数据库还没有建好或不是这一版；请先运行 zerentian migrate。")
