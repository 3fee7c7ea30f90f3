"""`openimr panel register`: the register of reviewers and organisations from the shell."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import click

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
LARGEST_FILE = 200_000_000
"""Bytes, of files that are read whole; the NPI registry's is read row by row and may have any size."""

by_option = click.option(
    "--by",
    "account",
    required=True,
    help="The account of the panel manager who does this and vouches for it.",
)
dry_option = click.option("--dry-run", "dry", is_flag=True, help="Tell what would change, and keep nothing.")


@click.group()
def register() -> None:
    """The register of reviewers: take in, see what is due, hand it to the match."""


@register.command(
    "take-in",
    epilog="\b\nExample:\n"
    "  openimr panel register take-in reviewers.json --by panel --dry-run\n"
    "  openimr panel register take-in licences.txt --format board --state CA --by panel\n"
    "  openimr panel register take-in npidata_pfile.csv --format npi --by panel",
)
@click.argument("file", type=FILE)
@click.option(
    "--format", "form", type=click.Choice(["json", "csv", "board", "npi"]),
    help="json and csv: the register's own (docs/reference/register.md). board: a licence board's export. npi: the "
    "NPI registry's dissemination file. By the ending of FILE where it is not given.",
)  # fmt: skip
@click.option("--state", help="For a licence board: the state whose board it is.")
@by_option
@dry_option
def take_in(file: Path, form: str | None, state: str | None, account: str, dry: bool) -> None:
    """Take reviewers, or what a board or registry says of them, into the register.

    Tells each change, each question that a person must decide, and each fault with its line. An entry with a fault is
    left out whole; the others are taken in. Exit status: 0 done, 1 some entries had faults, 2 FILE cannot be read.
    """
    form = form or {".json": "json", ".csv": "csv"}.get(file.suffix, "")
    if not form:
        raise click.UsageError("FILE ends with neither .json nor .csv; say which with --format.")
    if form == "board" and not state:
        raise click.UsageError("--format board needs --state, the state whose board it is.")
    actor, now = _begin(account)
    from openimr.panel.credentials.tables import (
        FileUnreadable,
        board_records,
        entries_of_csv,
        npi_records,
        text_of,
    )
    from openimr.panel.register import outside
    from openimr.panel.register.taking import take_in as take

    faults: list[Any] = []
    notes: list[str] = []
    organisations: dict[str, Any] = {}
    source = {"board": "licence-board", "npi": "npi-registry"}.get(form, "register-file")
    try:
        if form == "json":
            entries = _entries(_json(_whole(file)))
        elif form == "csv":
            entries, faults = entries_of_csv(text_of(_whole(file)))
        elif form == "board":
            assert state is not None
            records, faults = board_records(text_of(_whole(file)), state=state)
            found = outside.of_board(records, state=state)
        else:
            with file.open(encoding="utf-8-sig", newline="") as lines:
                found = outside.of_npi(npi_records(iter(lines), outside.wanted_npis()))
        if form in {"board", "npi"}:
            entries, notes, organisations = found.entries, found.notes, found.organisations
            faults = [*faults, *found.faults]
    except FileUnreadable as problem:
        _fail(f"{file.name}: {problem}")
    except UnicodeDecodeError as problem:
        _fail(f"{file.name}: expected UTF-8, found other bytes near byte {problem.start}.")
    report = take(entries, by=actor, at=now, source=source, detail=_digest(file), dry=dry)
    if organisations.get("organisations"):
        from openimr.panel.organisations.taking import take_in_organisations

        more = take_in_organisations(organisations, by=actor, at=now, source=source, dry=dry)
        report.lines += more.lines
        faults += more.faults
        notes += more.notes
    _tell(report.lines, "changes")
    _tell(report.questions, "questions")
    _tell(notes, "notes")
    click.echo(
        f"{'Would be' if dry else 'Done'}: {report.new} new, {report.changed} changed, {report.confirmed} verified anew, "
        f"{report.same} as before, {len(report.questions)} questions"
    )
    _end([*faults, *report.faults])


@register.command(
    epilog="\b\nExample:\n  openimr panel register organisations groups.json --by panel --dry-run"
)
@click.argument("file", type=FILE)
@by_option
@dry_option
def organisations(file: Path, account: str, dry: bool) -> None:
    """Take organisations and how they belong together in, from JSON (docs/reference/register.md)."""
    actor, now = _begin(account)
    from openimr.panel.organisations.taking import take_in_organisations

    raw = _json(_whole(file))
    if not isinstance(raw, dict):
        _fail(f"{file.name}: expected an object with organisations and relations.")
    report = take_in_organisations(raw, by=actor, at=now, dry=dry)
    _tell(report.lines, "changes")
    _tell(report.notes, "notes")
    click.echo(
        f"{'Would be' if dry else 'Done'}: {report.new} new, {report.changed} changed, {report.same} as before"
    )
    _end(report.faults)


@register.command(epilog="\b\nExample:\n  openimr panel register due --within 30 --json")
@click.option("--within", default=60, show_default=True, help="Days ahead.")
@click.option("--json", "as_json", is_flag=True, help="As JSON lines.")
def due(within: int, as_json: bool) -> None:
    """The facts that must be verified again, the oldest first, and who cannot be assigned today and why."""
    _database()
    from django.utils import timezone

    from openimr.panel import register as room

    today = timezone.localdate()
    for ref, fact in room.due(today, within=within):
        again = fact.verify_again_on
        assert again is not None
        row = {
            "reviewer": ref,
            "fact": fact.kind(),
            "is": fact.value(),
            "verified_on": str(fact.verified_on),
            "again_on": str(again),
        }
        words = ", ".join(str(v) for v in fact.value().values() if v not in (None, ""))
        click.echo(json.dumps(row) if as_json else f"{again}  {ref}  {fact.kind()}: {words}")
    for ref, held in sorted(room.all_held_back(today).items()):
        why = [one.why for one in held]
        click.echo(
            json.dumps({"reviewer": ref, "held_back": why})
            if as_json
            else f"held back  {ref}  {'; '.join(why)}"
        )


@register.command(epilog="\b\nExample:\n  openimr panel register export --as-of 2026-03-02 > reviewers.json")
@click.option("--as-of", help="The day, YYYY-MM-DD; today where it is not given.")
def export(as_of: str | None) -> None:
    """The reviewers in the form of `openimr panel match`, from what is verified for the day; no identity."""
    try:
        day = dt.date.fromisoformat(as_of) if as_of else None
    except ValueError:
        raise click.UsageError(f"--as-of: expected YYYY-MM-DD, found '{as_of}'.") from None
    _database()
    from openimr.panel import register as room

    click.echo(json.dumps(room.reviewers(as_of=day), indent=1))


@register.command(epilog="\b\nExample:\n  openimr panel register ask --by panel")
@by_option
def ask(account: str) -> None:
    """Look through the parties of running cases for names that may mean somebody the register knows otherwise."""
    actor, now = _begin(account)
    from openimr.panel.questions import ask_questions

    click.echo(f"{ask_questions(by=actor, at=now)} new questions")


def _database() -> None:
    from openimr.cli import migrate, set_up

    set_up()
    migrate()


def _begin(account: str) -> tuple[Any, dt.datetime]:
    """The actor behind an account, and now. Ends the command where there is no such account, or it may not."""
    _database()
    from django.utils import timezone

    from openimr.cases.actors import Actor
    from openimr.cases.models import User
    from openimr.cases.roles import Role

    user = User.objects.filter(username=account, is_active=True).first()
    if user is None or user.role != Role.PANEL_MANAGER.value:
        _fail(f"--by: expected the account of a panel manager, found '{account}'.")
    assert user is not None
    return Actor.of(user), timezone.now()


def _whole(file: Path) -> bytes:
    if file.stat().st_size > LARGEST_FILE:
        _fail(f"{file.name}: expected at most {LARGEST_FILE:,} bytes, found {file.stat().st_size:,}.")
    return file.read_bytes()


def _json(data: bytes) -> Any:
    from openimr.panel.match.checks import load_json

    try:
        return load_json(data.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        _fail(f"expected UTF-8, found other bytes at byte {problem.start}.")
    except json.JSONDecodeError as problem:
        _fail(f"expected JSON, found at line {problem.lineno}, column {problem.colno}: {problem.msg}.")
    except (RecursionError, ValueError):
        _fail("expected JSON, found it nested too deeply, or a number of thousands of digits.")


def _entries(raw: Any) -> list[Any]:
    found = raw.get("reviewers") if isinstance(raw, dict) else raw
    if not isinstance(found, list):
        _fail("expected a list of entries, or an object with reviewers.")
    assert isinstance(found, list)
    return found


def _digest(file: Path) -> str:
    with file.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def _tell(lines: list[str], called: str) -> None:
    if lines:
        click.echo(f"{called}:")
        for line in lines:
            click.echo(f"  {line}")


def _fail(message: str) -> None:
    from openimr.cli import fail

    fail(message, 2)


def _end(faults: list[Any]) -> None:
    for fault in faults:
        click.echo(str(fault), err=True)
    if faults:
        click.echo(f"{len(faults)} faults; what they concern was left out.", err=True)
        sys.exit(1)
