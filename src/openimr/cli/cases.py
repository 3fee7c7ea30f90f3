"""`openimr cases`: prove the audit log, draw the lifecycle, sweep what is due, print ledgers and figures."""

from __future__ import annotations

import json
import sys

import click


@click.group()
def cases() -> None:
    """The cases: prove the audit log whole, sweep what is due, print a ledger and the regulator's figures."""


@cases.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def verify(as_json: bool) -> None:
    """Prove that every entry of the audit log is as it was written.

    Exit status 1 if somebody changed it; the entry is named. Keep the head digests that are printed
    somewhere else: they show later that nothing was rewritten from the beginning.

    Example: openimr cases verify --json > audit-heads.json
    """
    from openimr.cli import migrate, set_up

    set_up()
    migrate()
    from openimr.cases import audit

    proof = audit.verify()
    if as_json:
        click.echo(
            json.dumps(
                {
                    "whole": proof.whole,
                    "chains": {n: {"entries": c, "head": h} for n, (c, h) in sorted(proof.chains.items())},
                    "faults": [
                        {"chain": f.chain, "entry": f.sequence, "problem": f.problem} for f in proof.faults
                    ],
                },
                indent=2,
            )
        )
    else:
        for name, (count, head) in sorted(proof.chains.items()):
            click.echo(f"{name:14} {count:6} entries  head {head}")
        for fault in proof.faults:
            where = "" if fault.sequence is None else f", entry {fault.sequence}"
            click.echo(f"BROKEN {fault.chain}{where}: {fault.problem}", err=True)
        click.echo("The audit log is whole." if proof.whole else "The audit log is NOT whole.")
    sys.exit(0 if proof.whole else 1)


@cases.command()
@click.option(
    "--to", "form", type=click.Choice(["svg", "table"]), default="table", help="A picture or a table."
)
def lifecycle(form: str) -> None:
    """Print the lifecycle of a case as a table (Markdown) or a picture (SVG).

    Example: openimr cases lifecycle --to svg > lifecycle.svg
    """
    from openimr.cases import lifecycle_picture

    click.echo(lifecycle_picture.svg() if form == "svg" else lifecycle_picture.table(), nl=False)


@cases.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def sweep(as_json: bool) -> None:
    """Warn of dates that come near, tell of those that have passed, and move what the law moves.

    A worker does this by itself every hour; a sweep that was missed is caught up. Nothing is told twice. Exit status
    1 if some case could not be attended to; the next sweep tries it again.

    Example: openimr cases sweep
    """
    from openimr.cli import migrate, set_up

    set_up()
    migrate()
    from django.utils import timezone

    from openimr.cases.sweep import run

    swept = run(at=timezone.now())
    if as_json:
        click.echo(json.dumps(vars(swept)))
    else:
        click.echo(
            f"{swept.warned} warned of, {swept.escalated} told to be late, {swept.moved} cases moved, "
            f"{swept.renewed} ledgers renewed"
        )
    if swept.failed:
        click.echo(f"{swept.failed} could not be attended to; the log names them.", err=True)
    sys.exit(1 if swept.failed else 0)


@cases.command()
@click.argument("number")
@click.option("--on", "day", default="", help="As of this day, YYYY-MM-DD. Default: today in California.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def ledger(number: str, day: str, as_json: bool) -> None:
    """Print every date of a case: what started it, how it was counted, who keeps it, what it costs so far.

    Example: openimr cases ledger CM26-0000001
    """
    from openimr.cli import fail, migrate, set_up

    set_up()
    migrate()
    import datetime as dt

    from django.utils import timezone

    from openimr.cases.door import log_reading
    from openimr.cases.ledger import ledger as ledger_of
    from openimr.cases.models import Case
    from openimr.cases.names import DEADLINES

    try:
        on = dt.date.fromisoformat(day) if day else timezone.localdate()
    except ValueError:
        fail("--on: expected a day, written YYYY-MM-DD.", 2)
    case = Case.objects.filter(number=number).first()
    if case is None:
        fail("There is no such case. Expected a number like CM26-0000001.", 2)
    assert case is not None
    log_reading(case, "ledger", at=timezone.now())
    found = ledger_of(case, on=on)
    if as_json:
        click.echo(json.dumps(found.to_json(), indent=2))
        return
    for entry in found.entries:
        item = f", item {entry.item}" if entry.item else ""
        cost = f"  ${entry.cost:,} so far" if entry.cost else ""
        click.echo(
            f"{entry.written:16} {entry.standing:8} {DEADLINES[entry.name]}{item} ({entry.rule}){cost}"
        )
        for step in entry.steps:
            click.echo(f"    {step.to_json()['date']:16} {step.why}")
        for sentence in entry.tomorrow:
            click.echo(f"    tomorrow: {sentence}")
    for missing in found.missing:
        click.echo(f"not computed: {missing.name}: {missing.reason}")


@cases.command()
@click.option("--since", default="", help="First day, YYYY-MM-DD. Default: the first of this year.")
@click.option("--until", default="", help="Last day, YYYY-MM-DD. Default: today in California.")
@click.option(
    "--to", "form", type=click.Choice(["table", "csv", "json"]), default="table", help="How to print them."
)
@click.option("--demonstration", is_flag=True, help="Count the invented cases instead of the real ones.")
def figures(since: str, until: str, form: str, demonstration: bool) -> None:
    """Print the regulator's figures of a period, each with its unit and definition.

    Example: openimr cases figures --since 2026-01-01 --until 2026-12-31 --to csv > figures.csv
    """
    from openimr.cli import fail, migrate, set_up

    set_up()
    migrate()
    import datetime as dt

    from django.utils import timezone

    from openimr.cases.figures import figures as figures_of
    from openimr.web.views.figures import as_csv

    today = timezone.localdate()
    try:
        first = dt.date.fromisoformat(since) if since else dt.date(today.year, 1, 1)
        last = dt.date.fromisoformat(until) if until else today
        found = figures_of(since=first, until=last, demonstration=demonstration)
    except ValueError as problem:
        fail(
            f"--since, --until: expected two days, written YYYY-MM-DD, the first not after the last. {problem}",
            2,
        )
        return
    if form == "json":
        click.echo(json.dumps(found.to_json(), indent=2))
    elif form == "csv":
        click.echo(as_csv(found), nl=False)
    else:
        for row in found.rows:
            value = "-" if row.value is None else row.value
            click.echo(f"{row.group:26} {row.name:24} {value:>9}  {row.unit}")
