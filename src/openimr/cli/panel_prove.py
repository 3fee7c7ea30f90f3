"""`openimr panel prove`: open the sealed record of a screening for a court, or check what was opened."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import click

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
LARGEST_FILE = 20_000_000


@click.command(
    epilog="\b\nExamples:\n"
    "  openimr panel prove CM26-0000012 --open party --open rule --by auditor -o opening.json\n"
    '  openimr panel prove CM26-0000012 --open reviewer --order "ADJ 1234567" --by director -o opening.json\n'
    "  openimr panel prove --verify opening.json --letter letter.pdf\n"
    "  openimr panel prove --verify opening.json --commitment 6058b5… --reviewer claim.json"
)
@click.argument("case", required=False)
@click.option("--open", "groups", multiple=True, metavar="WHAT", help="What to open: case, party, rule, fact, reviewer. More than once for several.")  # fmt: skip
@click.option("--absent", "absent", multiple=True, metavar="NAME", help="Show that the record has no field of this name, for example fact/discipline/2.")  # fmt: skip
@click.option("--by", "account", metavar="ACCOUNT", help="The account that opens: the medical director's or an auditor's.")  # fmt: skip
@click.option("--order", default="", help="Number of the order; needed for fact, reviewer and --absent.")
@click.option("--of", "of", default="", metavar="COMMITMENT", help="Which record, where the case had several reviewers.")  # fmt: skip
@click.option("-o", "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the opening here.")
@click.option("--verify", "opening", type=FILE, help="Check this opening; needs no data of the house.")
@click.option("--commitment", default="", help="With --verify: the commitment as the letter prints it.")
@click.option(
    "--letter", type=FILE, help="With --verify: the letter (PDF or text) that prints the commitment."
)
@click.option("--reviewer", "claim", type=FILE, help="With --verify: a JSON object with name, npi, licence_numbers by state; holds only if this is the reviewer.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="With --verify: print one JSON object.")
def prove(
    case: str | None, groups: tuple[str, ...], absent: tuple[str, ...], account: str | None, order: str, of: str,
    out: Path | None, opening: Path | None, commitment: str, letter: Path | None, claim: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Open the sealed record of a case's screening for a court, or check an opening against the letter.

    The letter prints a commitment to what was screened before the reviewer was assigned. An opening shows the fields
    that are asked for and nothing else; --verify holds it against the letter and tells each field that is proven.
    Exit status: 0 done and proven, 1 not proven (or not the reviewer claimed), 2 wrong usage or input.
    """
    if opening is not None:
        if case or groups or absent or out:
            raise click.UsageError("--verify stands alone: leave out the case, --open, --absent and --out.")
        _verify(opening, _commitment(commitment, letter), claim, as_json)
        return
    if case is None or not (groups or absent) or not account:
        raise click.UsageError("Expected a case number, --open or --absent, and --by; or --verify.")
    _open(case, groups, absent, account, order, of, out)


def _open(
    number: str, groups: tuple[str, ...], absent: tuple[str, ...], account: str, order: str, of: str, out: Path | None
) -> None:  # fmt: skip
    from openimr.cli import fail, migrate, set_up

    set_up()
    migrate()
    from django.utils import timezone

    from openimr.cases.actors import Actor
    from openimr.cases.errors import CaseError, Invalid
    from openimr.cases.models import Case, User
    from openimr.panel.independence.sealing import open_assignment

    user = User.objects.filter(username=account, is_active=True).first()
    if user is None:
        fail("--by: expected an account of this house, found none of that name.", 2)
    case = Case.objects.filter(number=number).first()
    if case is None:
        fail("There is no case of that number.", 2)
    assert user is not None
    assert case is not None
    try:
        opened = open_assignment(
            case,
            by=Actor.of(user),
            at=timezone.now(),
            groups=groups,
            absent=absent,
            order=order,
            commitment=of,
        )
    except Invalid as refusal:
        fail(" ".join(refusal.fields.values()), 2)
    except CaseError as refusal:
        fail(str(refusal))
    text = json.dumps(opened, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    if out is None:
        sys.stdout.write(text)
        return
    out.write_text(text, encoding="utf-8")
    click.echo(
        f"{len(opened['fields'])} fields opened, in {out}. The commitment stands in the letter; check with --verify."
    )


def _commitment(given: str, letter: Path | None) -> str:
    if bool(given) == (letter is not None):
        raise click.UsageError("Expected one of --commitment and --letter with --verify.")
    if letter is None:
        return given.strip().lower()
    found = set(re.findall(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", _after_heading(_text_of(letter))))
    if len(found) != 1:
        raise click.UsageError(
            f"--letter: expected one commitment under its heading, found {len(found)}. Copy it from the letter and give "
            "it with --commitment."
        )
    return str(found.pop())


def _after_heading(text: str) -> str:
    """The letter's section on the record of independence, its lines joined where print has broken them."""
    from openimr.letters.closing import APPEAL, INDEPENDENCE

    start = text.find(INDEPENDENCE)
    if start < 0:
        return ""
    end = text.find(APPEAL, start)
    section = text[start : end if end > 0 else None]
    return section + "\n" + re.sub(r"(?<=[0-9a-f])\s*\n\s*(?=[0-9a-f])", "", section)


def _text_of(letter: Path) -> str:
    data = letter.read_bytes()[: LARGEST_FILE + 1]
    if len(data) > LARGEST_FILE:
        raise click.UsageError(f"--letter: expected at most {LARGEST_FILE:,} bytes, found more.")
    if not data.startswith(b"%PDF"):
        return data.decode("utf-8", "replace")
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise click.UsageError("--letter: expected a PDF that can be read, found a damaged one.") from None
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def _verify(path: Path, commitment: str, claim: Path | None, as_json: bool) -> None:
    from openimr.cli import fail
    from openimr.panel.independence.checking import check, names_the_same
    from openimr.panel.independence.commitment import NotProven

    claimed = None if claim is None else _json(claim, "--reviewer")
    if claimed is not None and not isinstance(claimed, dict):
        fail("--reviewer: expected a JSON object.", 2)
    differs: list[str] | None = None
    try:
        proven = check(_json(path, "--verify"), commitment)
        if claimed is not None:
            differs = names_the_same(claimed, proven)
    except NotProven as problem:
        if as_json:
            click.echo(json.dumps({"proven": False, "place": problem.place, "why": str(problem)}))
        fail(f"NOT PROVEN. {problem}")
    if as_json:
        told: dict[str, Any] = {"proven": True, "values": proven.values, "absent": sorted(proven.absent)}
        click.echo(json.dumps(told | ({} if differs is None else {"is_the_reviewer": not differs, "differs": differs}), indent=1, ensure_ascii=False))  # fmt: skip
    else:
        click.echo(f"Proven: these fields were in the record under {commitment} when the letter was written.")
        for name, value in proven.values.items():
            click.echo(f"  {name}: {json.dumps(value, ensure_ascii=False)}")
        for name in sorted(proven.absent):
            click.echo(f"  {name}: there is no such field")
    if differs:
        fail(f"NOT THE REVIEWER: {', '.join(differs)} was not opened, or is another.")
    if differs is not None and not as_json:
        click.echo("The reviewer is the one claimed.")


def _json(path: Path, called: str) -> Any:
    from openimr.cli import fail
    from openimr.panel.match.checks import load_json

    try:
        found = load_json(path.read_bytes()[: LARGEST_FILE + 1].decode("utf-8-sig"))
    except (ValueError, RecursionError):
        fail(f"{called}: expected a JSON file in UTF-8, found something else.", 2)
    if _repeats(found):
        fail(f"{called}: expected each field once, found one given twice.", 2)
    return found


def _repeats(value: Any) -> bool:
    if isinstance(value, dict):
        return bool(getattr(value, "repeated", ())) or any(_repeats(one) for one in value.values())
    return isinstance(value, list) and any(_repeats(one) for one in value)
