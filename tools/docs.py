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
        DOCS / "reference/rules.md": rules(),
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


def rules() -> str:
    """Every rule of the rulebook: what it says, where it is carried out, and the worked examples that show it."""
    import json

    from openimr import law

    standings = law.standings()
    counts = {
        status: sum(s.status == status for s in standings.values())
        for status in ("code", "elsewhere", "data", "not computed")
    }
    lines = [
        MADE + "# Every rule\n",
        f"{len(standings)} rules: {counts['code']} in code of `openimr.law`, each with a worked example that runs as a "
        f"test; {counts['elsewhere']} carried out by another room; {counts['data']} as data; "
        f"{counts['not computed']} of which nothing is computed, with the reason.\n",
        "`openimr law explain RULE` prints the same for one rule.\n",
    ]
    source = ""
    for rule in law.all_rules().values():
        standing = standings[rule.id]
        if rule.source != source:
            source = rule.source
            said_source = source.removeprefix("Project rulebook, ")
            lines.append(f"## {said_source[:1].upper()}{said_source[1:]}\n")
        lines.append(f"### {rule.id}: {rule.title}\n\n{rule.statement}\n")
        doubt = f" Not confirmed: {rule.doubt}." if rule.doubt else ""
        lines.append(f"{rule.citation}.{doubt}\n")
        for figure in rule.figures.values():
            for value in figure.dated:
                days = "".join(
                    f" {word} {day}" for word, day in (("from", value.since), ("until", value.until)) if day
                )
                mark = "" if value.confirmed else " (not confirmed)"
                lines.append(f"- {figure.name.replace('_', ' ')}: {value.value} {figure.unit}{days}{mark}")
        if rule.figures:
            lines.append("")
        said = {
            "code": "In code: " + ", ".join(f"`law.{name}`" for name in standing.functions) + ".",
            "elsewhere": f"In `{standing.where}`: {standing.why}.",
            "data": f"As data: {standing.why}.",
            "not computed": f"Not computed. {standing.why}",
        }
        lines.append(f"**{said[standing.status]}**\n")
        calls = [
            (f"{example.ask} {json.dumps(example.facts)} -> {json.dumps(example.answer)}", example)
            for example in law.examples_of(rule.id)
        ]
        shown = sorted(calls, key=lambda entry: len(entry[0]))
        for call, example in shown[:EXAMPLES_A_RULE]:
            lines.append(f"- {example.says}" + (f"<br>`{call}`" if len(call) < 500 else ""))
        if len(shown) > EXAMPLES_A_RULE:
            lines.append(f"- and {len(shown) - EXAMPLES_A_RULE} more in `src/openimr/law/data/examples/`")
        if shown:
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


EXAMPLES_A_RULE = 6


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
