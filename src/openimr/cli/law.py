"""`openimr law`: ask the law about a case, and read the rules behind the answers."""

from __future__ import annotations

import json
from typing import BinaryIO, NoReturn

import click

from openimr import law as the_law

LARGEST_FILE = 10_000_000
"""Bytes. The facts of a case are a few thousand; more is a mistake or an attempt to eat the machine."""


class BadInput(click.ClickException):
    """Input that cannot be read; ends with status 2 and one message on standard error."""

    exit_code = 2


def _example(*lines: str) -> str:
    """The end of a command's help: examples that are not wrapped."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


@click.group()
def law() -> None:
    """Deadlines and eligibility by rule, and the rules themselves.

    FILE is one JSON object with the facts of a case; - reads standard input. What the fields mean stands in
    docs/reference/law.md. Exit status: 0 done, 2 the input cannot be read (the message names the field).
    """


@law.command(
    epilog=_example(
        "openimr law deadlines case.json",
        'echo \'{"ur_decision": {"served_on": "2024-06-03"}}\' | openimr law deadlines -',
    )
)
@click.argument("file", type=click.File("rb"))
def deadlines(file: BinaryIO) -> None:
    """Print every limit of a case as JSON, each with its rule and how it was counted."""
    try:
        _print(the_law.deadlines(_facts(file)))
    except the_law.FactsError as problem:
        _refuse(problem)


@law.command(
    epilog=_example(
        "openimr law eligibility case.json",
        'echo \'{"application": {"signed": false}}\' | openimr law eligibility -',
    )
)
@click.argument("file", type=click.File("rb"))
def eligibility(file: BinaryIO) -> None:
    """Print whether an application is eligible, item by item, as JSON with every finding."""
    try:
        _print(the_law.eligibility(_facts(file)))
    except the_law.FactsError as problem:
        _refuse(problem)


@law.command(epilog=_example("openimr law explain A-10", "openimr law explain A-11 --json"))
@click.argument("rule")
@click.option("--json", "as_json", is_flag=True, help="Print the rule as JSON.")
def explain(rule: str, as_json: bool) -> None:
    """Print what RULE says, where it stands in the law, since when, and what is not confirmed."""
    try:
        found = the_law.explain(rule)
    except the_law.UnknownRule as problem:
        raise BadInput(str(problem)) from None
    standing, shown = the_law.standings()[found.id], the_law.examples_of(found.id)
    if as_json:
        _print(
            {
                **found.to_json(),
                "standing": {
                    "status": standing.status,
                    "functions": list(standing.functions),
                    "where": standing.where or None,
                    "why": standing.why or None,
                },
                "examples": [
                    {"id": e.id, "says": e.says, "ask": e.ask, "facts": e.facts, "answer": e.answer}
                    for e in shown
                ],
            }
        )
        return
    click.echo(f"{found.id}  {found.title}\n\n{found.statement}\n")
    click.echo(f"Citation:  {found.citation}\nSource:    {found.source}")
    click.echo(f"Confirmed: {_confirmed(found)}")
    if found.since or found.until:
        click.echo(f"In force:  {_days(found.since, found.until)}")
    for series in found.figures.values():
        for dated in series.dated:
            value = _value(dated.value)
            doubt = "" if dated.confirmed else "  (not confirmed)"
            period = (
                "" if dated.since is None and dated.until is None else f"  {_days(dated.since, dated.until)}"
            )
            click.echo(f"Figure:    {series.name} = {value}  ({series.unit}){period}{doubt}")
    click.echo(f"Computed:  {_computed(standing)}")
    for example in shown:
        click.echo(f"Example:   {example.says}")


@law.command(epilog=_example("openimr law settings"))
@click.option("--json", "as_json", is_flag=True, help="Print the settings as JSON.")
def settings(as_json: bool) -> None:
    """Print every figure that no source confirms, with the value taken by default."""
    found = the_law.settings()
    if as_json:
        _print([setting.to_json() for setting in found])
        return
    for setting in found:
        click.echo(f"{setting.rule}  {setting.name} = {_value(setting.default)}  ({setting.unit})")
        if setting.since or setting.until:
            click.echo(f"      in force: {_days(setting.since, setting.until)}")
        click.echo(f"      not confirmed: {setting.doubt}")
        if setting.per_case:
            click.echo(f"      for one case: {setting.per_case}")


def _facts(file: BinaryIO) -> dict[str, object]:
    try:
        content = file.read(LARGEST_FILE + 1)
    except OSError as problem:
        raise BadInput(f"The file cannot be read: {problem.strerror}.") from None
    if len(content) > LARGEST_FILE:
        raise BadInput(f"Expected at most {LARGEST_FILE:,} bytes of facts, found more.")
    return the_law.read_json(content)


def _print(value: object) -> None:
    click.echo(json.dumps(value, indent=2))


def _refuse(problem: the_law.FactsError) -> NoReturn:
    raise BadInput(str(problem)) from None


def _confirmed(rule: the_law.Rule) -> str:
    if not rule.confirmed:
        return f"no ({rule.doubt})"
    return f"yes, but for {rule.doubt}" if rule.doubt else "yes"


def _computed(standing: the_law.Standing) -> str:
    if standing.status == "code":
        return "by " + ", ".join(f"openimr.law.{name}" for name in standing.functions)
    if standing.status == "elsewhere":
        return f"by {standing.where} ({standing.why})"
    return f"as data: {standing.why}" if standing.status == "data" else f"not. {standing.why}"


def _days(since: object, until: object) -> str:
    if since is None:
        return f"until {until}"
    return f"from {since}" if until is None else f"from {since} until {until}"


def _value(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
