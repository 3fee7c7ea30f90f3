"""Write the documentation that the code knows best, and check the rest of it.

Written: the reference of commands, of the lifecycle (table and picture), of roles. Checked with `--check`:
that these are fresh, that every link inside the project leads somewhere, that every setting is documented,
that every room says what it takes and hands on, that every decision record is numbered as it is named.
"""

from __future__ import annotations

import ast
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
ROOMS = (
    "law", "clinical", "letters", "cases", "intake", "casefile", "panel", "evidence", "determination",
    "publication", "corpus", "demo", "web", "api", "cli",
)  # fmt: skip
MADE = "<!-- Written by tools/docs.py from the code; `make fix` writes it anew. -->\n\n"


def pages() -> dict[Path, str]:
    """The generated pages: path and text."""
    from openimr.cases import lifecycle_picture

    return {
        DOCS / "reference/commands.md": commands(),
        DOCS / "reference/lifecycle.md": MADE
        + "# Lifecycle\n\nEvery verb of the one door: who may use it, from which state, to which.\n"
        "Source: rulebook, end of section 10; the table in the code is `openimr.cases.lifecycle.VERBS`.\n\n"
        "![The lifecycle of a case](../pictures/lifecycle.svg)\n\n" + lifecycle_picture.table(),
        DOCS / "pictures/lifecycle.svg": lifecycle_picture.svg(),
        DOCS / "reference/roles.md": roles(),
    }


def commands() -> str:
    """Help of every command, as the command prints it."""
    import click

    from openimr.cli import main

    def walk(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
        context = click.Context(command, info_name=name.rsplit(" ", 1)[-1], parent=parent, max_content_width=96,
                                terminal_width=96)  # fmt: skip
        yield f"{'#' * min(2 + name.count(' '), 4)} `{name}`\n\n```text\n{command.get_help(context)}\n```\n"
        if isinstance(command, click.Group):
            for child in command.list_commands(context):
                found = command.get_command(context, child)
                assert found is not None
                yield from walk(found, f"{name} {child}", context)

    text = "\n".join(walk(main, "openimr", None))
    return (
        MADE
        + "# Commands\n\nExit status: 0 done, 1 some input failed (the rest was done, the failures are listed "
        "on standard error), 2 wrong usage.\n\n" + text
    )


def roles() -> str:
    """Who may do what, and who sees what."""
    from openimr.cases.lifecycle import VERBS
    from openimr.cases.roles import OUTSIDE, SIGHT, Part, Role

    lines = [MADE + "# Roles\n", "## What each may do\n", "| role | where | verbs |", "|---|---|---|"]
    for role in Role:
        verbs = ", ".join(f"`{v.name}`" for v in VERBS.values() if role in v.roles) or "reads only"
        where = (
            "background work"
            if role is Role.SYSTEM
            else "outside: own cases"
            if role in OUTSIDE
            else "inside"
        )
        lines.append(f"| {role.label} (`{role.value}`) | {where} | {verbs} |")
    lines += [
        "\nAn expert reviewer reaches only the cases offered or assigned to them, and records only after attesting.\n",
        "## What each sees of a case\n",
        "| part | " + " | ".join(r.value for r in Role if r is not Role.SYSTEM) + " |",
        "|---" * len(Role) + "|",
    ]
    for part in Part:
        marks = ["yes" if part in SIGHT[r] else "" for r in Role if r is not Role.SYSTEM]
        lines.append(f"| {part.value} | " + " | ".join(marks) + " |")
    return "\n".join(lines) + "\n"


def problems() -> Iterator[str]:
    """Everything that is wrong with the documentation."""
    for path, text in pages().items():
        if not path.exists() or path.read_text() != text:
            yield f"{path.relative_to(ROOT)} is stale: run 'make fix'"
    for path in sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")]):
        yield from _links(path)
    settings = (DOCS / "reference/settings.md").read_text()
    for source in (ROOT / "src").rglob("*.py"):
        for name in set(
            re.findall(
                r"[\"']((?:OPENIMR_[A-Z_]+|DATABASE_URL|IDENTITY_DATABASE_URL))[\"']", source.read_text()
            )
        ):
            if f"`{name}`" not in settings and "os.environ" in source.read_text():
                yield f"docs/reference/settings.md does not name {name} ({source.relative_to(ROOT)})"
    for room in ROOMS:
        init = ROOT / "src/openimr" / room / "__init__.py"
        purpose = ast.get_docstring(ast.parse(init.read_text())) if init.exists() else None
        if len(purpose or "") < 100:
            yield f"{init.relative_to(ROOT)} has no paragraph of purpose"
    for record in (DOCS / "decisions").glob("0*.md"):
        title = record.read_text().splitlines()[0]
        if not title.startswith(f"# {int(record.name[:4])}. "):
            yield f"{record.relative_to(ROOT)}: its title should begin with '# {int(record.name[:4])}. '"


def _links(path: Path) -> Iterator[str]:
    text = re.sub(r"```.*?```", "", path.read_text(), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target) or target.startswith("#"):
            continue
        if not (path.parent / target.split("#")[0]).exists():
            yield f"{path.relative_to(ROOT)}: the link to {target} leads nowhere"


def main() -> int:
    """Write, or check with `--check`."""
    os.environ.setdefault("OPENIMR_HOME", str(ROOT / "var"))
    if "--check" in sys.argv:
        found = list(problems())
        for problem in found:
            print(problem, file=sys.stderr)
        return 1 if found else 0
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
