"""The command `openimr`: the rooms' verbs from the shell.

Exit status: 0 done, 1 some input failed (the rest was done, the failures are listed on standard error),
2 wrong usage. A command loads only what it needs.
"""

from __future__ import annotations

import importlib
import os
import sys

import click

COMMANDS = {
    "demo": ("openimr.cli.demo", "demo"),
    "serve": ("openimr.cli.site", "serve"),
    "worker": ("openimr.cli.site", "worker"),
    "accounts": ("openimr.cli.site", "accounts"),
    "cases": ("openimr.cli.cases", "cases"),
    "law": ("openimr.cli.law", "law"),
    "intake": ("openimr.cli.intake", "intake"),
    "letters": ("openimr.cli.letters", "letters"),
    "casefile": ("openimr.cli.casefile", "casefile"),
    "panel": ("openimr.cli.panel", "panel"),
    "publication": ("openimr.cli.publication", "publication"),
    "corpus": ("openimr.cli.corpus", "corpus"),
}


class Rooms(click.Group):
    """A group whose commands are loaded when they are named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name]
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Rooms)
@click.version_option(package_name="openimr", prog_name="openimr")
def main() -> None:
    """Independent Medical Review, from application to signed, published determination letter.

    Begin with `openimr demo`: it takes seven invented cases through the whole process.
    """


def set_up() -> None:
    """Start Django, for commands that need the database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openimr.web.settings")
    import django

    django.setup()


def migrate(*, quiet: bool = True) -> None:
    """Bring both databases to the present form; does nothing when they are."""
    from django.core.management import call_command
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    for store in ("default", "identity"):
        executor = MigrationExecutor(connections[store])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", database=store, verbosity=0 if quiet else 1, interactive=False)


def fail(message: str, status: int = 1) -> None:
    """Say what went wrong on standard error, and end."""
    click.echo(message, err=True)
    sys.exit(status)
