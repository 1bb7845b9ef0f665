"""`zerentian manage …`: Django's own commands on the data folder."""

import typer
from django.core.management import execute_from_command_line


def manage(context: typer.Context) -> None:
    execute_from_command_line(["zerentian manage", *context.args])
