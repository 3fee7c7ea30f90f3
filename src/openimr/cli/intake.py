"""`openimr intake`: file applications in bulk, read a decision, check a receipt."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

MOST_JSON = 5_000_000


@click.group()
def intake() -> None:
    """Applications: file them in bulk, read a decision, check a receipt."""


class _Failed(Exception):
    """A file that was not filed; the message says why."""


@intake.command(
    "file",
    epilog="\b\nExamples:\n"
    "  openimr intake file --as clerk1 --channel fax --received 2026-03-02 incoming/*.pdf\n"
    "  openimr intake file --as clerk1 applications/*.json --json",
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--as", "username", required=True, help="The account of the intake clerk who files them.")
@click.option(
    "--channel", type=click.Choice(["mail", "fax", "electronic"]), default="electronic", show_default=True
)
@click.option(
    "--received",
    "received",
    default=None,
    help="The day on which they came (YYYY-MM-DD); today if not given.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each file.")
def file_(files: tuple[Path, ...], username: str, channel: str, received: str | None, as_json: bool) -> None:
    """File applications: FILEs are filled forms (PDF with fields) or JSON with the fields of the form.

    The decision lies beside a form: NAME-decision.pdf beside NAME.pdf or NAME.json. A JSON file may name it
    (`ur_decision_file`), and other papers (`papers_files`), relative to itself. The same file twice is filed
    once. Exit status: 0 all filed, 1 some were not (they are counted and listed on standard error, the others
    are filed), 2 wrong usage.
    """
    from openimr.cli import fail, migrate, set_up

    set_up()
    migrate()
    from openimr.cases.actors import Actor
    from openimr.cases.models import User
    from openimr.cases.roles import Role

    user = User.objects.filter(username=username, role=Role.INTAKE_CLERK.value).first()
    if user is None:
        fail(
            f"--as: there is no intake clerk '{username}'. Make one: openimr accounts add {username} --role intake-clerk",
            2,
        )
        return
    day = None
    if received is not None:
        try:
            day = dt.date.fromisoformat(received)
        except ValueError:
            fail(f"--received: expected a date as YYYY-MM-DD, found '{received}'.", 2)
    wanted = [path for path in files if not path.stem.endswith("-decision")]
    failed: list[tuple[Path, str]] = []
    filed = again = 0
    from openimr.casefile import ingest

    try:
        for path in wanted:
            try:
                answer = _file_one(path, Actor.of(user), channel, day)
            except _Failed as problem:
                failed.append((path, str(problem)))
                answer = {"file": str(path), "error": str(problem)}
            else:
                again += answer["again"]
                filed += not answer["again"]
            if as_json:
                click.echo(json.dumps(answer, ensure_ascii=False))
            elif "case" in answer:
                note = "filed already" if answer["again"] else "filed"
                gaps = f"; missing: {', '.join(answer['missing'])}" if answer["missing"] else ""
                unknown = f"; not understood: {', '.join(answer['unknown'])}" if answer["unknown"] else ""
                click.echo(f"{path}: {note} as {answer['case']}{gaps}{unknown}")
    finally:
        ingest.close_reader()
    for path, why in failed:
        click.echo(f"{path}: not filed: {why}", err=True)
    click.echo(f"{filed} filed, {again} filed before, {len(failed)} not filed, of {len(wanted)}.", err=True)
    sys.exit(1 if failed else 0)


def _file_one(path: Path, by: Any, channel: str, day: dt.date | None) -> dict[str, Any]:
    from zoneinfo import ZoneInfo

    from django.conf import settings
    from django.utils import timezone

    from openimr.cases.errors import CaseError
    from openimr.intake import actions, uploads
    from openimr.intake.application import FormErrors, read_form
    from openimr.intake.models import Application

    try:
        if path.stat().st_size > settings.OPENIMR_MAX_UPLOAD:
            raise _Failed(f"expected a file of at most {settings.OPENIMR_MAX_UPLOAD // (1024 * 1024)} MB")
        data = path.read_bytes()
    except OSError as problem:
        raise _Failed(problem.strerror or "cannot be opened") from problem
    if not data:
        raise _Failed("the file is empty")
    source = hashlib.sha256(data).hexdigest()
    before = Application.objects.filter(source=source).select_related("case").first()
    if before is not None:
        return {"file": str(path), "case": before.case.number, "again": True, "missing": [], "unknown": []}
    given, unknown = _form(path, data) if uploads.kind_of(data[:1024]) == "PDF" else _json(data)
    given["channel"] = given.get("channel") or channel
    named = given.pop("ur_decision_file", None)
    papers = given.pop("papers_files", None) or []
    if not isinstance(papers, list):
        raise _Failed("papers_files: expected a list of file names")
    decision = _beside(path, named) if named is not None else _decision_beside(path)
    now = timezone.now()
    at_noon = ZoneInfo("America/Los_Angeles")
    came = (
        dt.datetime.combine(day, dt.time(12), at_noon)
        if day is not None and day < now.astimezone(at_noon).date()
        else None
    )
    try:
        form = read_form(given, today=day or now.astimezone(at_noon).date())
        kept = _keep(decision, settings.OPENIMR_MAX_UPLOAD) if decision else None
        others = [_keep(_beside(path, one), settings.OPENIMR_MAX_UPLOAD) for one in papers]
        case = actions.file_application(
            None, by=by, at=now, form=form, given=given, ur_decision=kept["sha256"] if kept else None,
            papers=[{k: p[k] for k in ("sha256", "name", "size")} for p in others], received_at=came, source=source,
        )  # fmt: skip
    except FormErrors as problem:
        raise _Failed(str(problem)) from problem
    except CaseError as problem:
        raise _Failed(str(problem)) from problem
    return {
        "file": str(path), "case": case.number, "again": False, "missing": list(form.missing), "unknown": list(unknown),
        "receipt": case.application.receipt,
    }  # fmt: skip


def _form(path: Path, data: bytes) -> tuple[dict[str, Any], Iterable[str]]:
    from openimr.casefile import ingest
    from openimr.intake import paper_form

    fields, characters, reason = ingest.reader().read_fields(path)
    if reason is not None:
        raise _Failed(f"the PDF cannot be read: {reason.value}")
    try:
        read = paper_form.read(fields, text_characters=characters)
    except paper_form.BadForm as problem:
        raise _Failed(str(problem)) from problem
    return read.given, read.unknown


def _json(data: bytes) -> tuple[dict[str, Any], Iterable[str]]:
    if len(data) > MOST_JSON:
        raise _Failed(f"expected JSON of at most {MOST_JSON // 1_000_000} MB")
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as problem:
        raise _Failed(
            "expected a PDF form, or JSON with the fields of the form; this file is neither"
        ) from problem
    if not isinstance(found, dict):
        raise _Failed("expected one JSON object with the fields of the form")
    return found, ()


def _decision_beside(path: Path) -> Path | None:
    beside = path.with_name(f"{path.stem}-decision.pdf")
    return beside if beside.exists() else None


def _beside(path: Path, name: Any) -> Path:
    """A file that an application names, in its own folder or below. Raises: _Failed for any other place."""
    if not isinstance(name, str) or not name:
        raise _Failed("a file that goes with it: expected its name")
    found = (path.parent / name).resolve()
    if not found.is_relative_to(path.parent.resolve()) or not found.is_file():
        raise _Failed(f"'{name[:80]}': expected a file in the folder of the application, or below")
    return found


def _keep(path: Path, most: int) -> dict[str, Any]:
    from openimr.intake import uploads

    try:
        with path.open("rb") as source:
            return uploads.take(source, path.name, most=most)
    except uploads.BadUpload as problem:
        raise _Failed(f"{path.name}: {problem}") from problem
    except OSError as problem:
        raise _Failed(f"{path.name}: {problem.strerror or 'cannot be opened'}") from problem


@intake.command("read-decision", epilog="Example: openimr intake read-decision decision.pdf --json")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--json", "as_json", is_flag=True, help="Print a JSON list with value, quote, page and box of each."
)
def read_decision(path: Path, as_json: bool) -> None:
    """Read a utilization review decision (PDF or scan): each value with the line and page that it was read from.

    Exit status 1 where the file cannot be read, or nothing in it was recognized.
    """
    import tempfile

    from openimr.casefile.reading import Reader
    from openimr.cli import fail
    from openimr.intake import decision
    from openimr.intake.paging import MOST_PAGES

    lines: list[decision.Line] = []
    with Reader(workers=1) as reader, tempfile.TemporaryDirectory() as folder:
        found = reader.inspect(path)
        if found.reason is not None:
            fail(f"{path}: cannot be read: {found.reason.value}")
        for number in range(1, min(found.pages, MOST_PAGES) + 1):
            page = reader.read_page(path, number, image_to=Path(folder) / f"{number}.png")
            lines += decision.lines_of(number, [w.to_json() for w in page.words])
    proposals = decision.read(lines)
    if as_json:
        click.echo(json.dumps([p.to_json() for p in proposals], indent=1, ensure_ascii=False))
    else:
        for p in proposals:
            click.echo(f"{p.path}: {p.value}{'' if p.sure else ' (?)'}\n    page {p.page}: {p.quote}")
    if not proposals:
        fail(f"{path}: nothing in it was recognized as part of a decision")


@intake.command(epilog="Example: openimr intake verify receipt-CM26-0000001.json")
@click.argument("path", metavar="RECEIPT", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def verify(path: Path) -> None:
    """Check a receipt: that it was not changed, and that it stands in the case and in the audit log of this house.

    Exit status 1 where it does not hold.
    """
    from openimr.cli import fail, migrate, set_up

    set_up()
    migrate()
    from openimr.intake import receipts
    from openimr.intake.views.receipt import check

    try:
        answers = check(path.read_bytes())
    except receipts.BadReceipt as problem:
        fail(f"{path}: {problem}")
        return
    for holds, words in answers:
        click.echo(f"{'yes' if holds else 'NO '} {words}")
    sys.exit(0 if all(holds for holds, _ in answers) else 1)
