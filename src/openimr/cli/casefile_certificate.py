"""`openimr casefile certify` and `verify`: the certificate of the records of a case."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click


@click.command(
    epilog="\b\nExamples:\n"
    "  openimr casefile certify CM25-0000001 -o certificate.json\n"
    "  openimr casefile certify CM25-0000001 --json"
)
@click.argument("case")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write the certificate to this file."
)
@click.option("--json", "as_json", is_flag=True, help="Print what was made as JSON.")
def certify(case: str, out: Path | None, as_json: bool) -> None:
    """Write the certificate of the records of CASE: every record and page, and what its reviewer opened.

    It is made when the determination is signed; before that, one is made of what has been read so far. Exit
    status: 0 done, 1 it cannot be made (a record that nobody opened is named), 2 wrong usage.
    """
    from openimr.cases import files
    from openimr.cases.errors import CaseError
    from openimr.cli import migrate, set_up

    set_up()
    migrate()
    from openimr.casefile.certificate import statement

    try:
        made = _made(case)
        text = files.read(made.sha256)
    except (CaseError, OSError, files.FileDamaged) as problem:
        raise click.ClickException(str(problem)) from problem
    if out is not None:
        _write(out, text)
    covered = statement.read(text)["coverage"]
    if as_json:
        click.echo(json.dumps({"case": case, "sha256": made.sha256, "coverage": covered}))
        return
    if out is None:
        sys.stdout.buffer.write(text)
        sys.stdout.flush()
    click.echo(
        f"{case}: {covered['records_opened']} of {covered['records']} records and {covered['pages_opened']} of "
        f"{covered['pages']} pages opened; SHA-256 {made.sha256}",
        err=True,
    )


def _made(number: str) -> Any:
    """The certificate of the signed determination; else one of what has been read so far, logged."""
    from django.utils import timezone

    from openimr.casefile import actions
    from openimr.cases.actors import SYSTEM
    from openimr.cases.errors import Invalid
    from openimr.cases.models import Case, User
    from openimr.determination.drafting import relied_on
    from openimr.determination.models import Draft

    case = Case.objects.filter(number=number).first()
    if case is None:
        raise Invalid({"": f"There is no case {number[:20]} here."})
    draft = Draft.objects.filter(case=case).order_by("-pk").first()
    signed = Draft.objects.filter(case=case, signed_at__isnull=False).order_by("-signed_at").first()
    if signed is not None and signed.signed_at is not None:
        kept = case.certificates.filter(made_at=signed.signed_at).last()
        if kept is not None:
            return kept
    if draft is None:
        raise Invalid({"": "Nobody has begun to review this case: there is nothing to certify yet."})
    draft = signed or draft
    draft.case = case
    actor = User.objects.filter(reviewer_ref=draft.reviewer_ref).values_list("username", flat=True)[0]
    return actions.certify_records(
        case, by=SYSTEM, at=timezone.now(), actor=actor, relied_on=relied_on(draft, actor=actor)
    )


def _write(out: Path, text: bytes) -> None:
    part = out.with_name(out.name + ".part")
    try:
        part.write_bytes(text)
        part.replace(out)
    except OSError as problem:
        part.unlink(missing_ok=True)
        raise click.ClickException(f"{out}: {problem.strerror or 'cannot be written'}") from problem


@click.command(
    epilog="\b\nExamples:\n"
    "  openimr casefile verify certificate.json\n"
    "  openimr casefile verify CM25-0000001\n"
    "  openimr casefile verify certificate.json --letter letter.pdf"
)
@click.argument("certificates", metavar="CERTIFICATE|CASE...", nargs=-1, required=True)
@click.option(
    "--letter", type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Also look whether this letter, PDF or text, carries the certificate's digest.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
def verify(certificates: tuple[str, ...], letter: Path | None, as_json: bool) -> None:
    """Hold certificates against the house: records, pages, read marks, kept files, audit log, letter.

    Give the file of a certificate, or a case number for the one that is kept here. Exit status: 0 every
    certificate holds, 1 one does not (each fault is printed), 2 wrong usage.
    """
    from openimr.cli import migrate, set_up

    set_up()
    migrate()
    answers = [_verified(name, letter) for name in certificates]
    if as_json:
        click.echo(json.dumps(answers, indent=1, ensure_ascii=False))
    else:
        for answer in answers:
            state = "holds" if answer["holds"] else "does not hold"
            click.echo(f"{answer['given']}: {state}" + (f" ({answer['sha256']})" if answer["sha256"] else ""))
            for fault in answer["faults"]:
                click.echo(f"  {fault}")
    if not all(answer["holds"] for answer in answers):
        sys.exit(1)


def _verified(name: str, letter: Path | None) -> dict[str, Any]:
    from openimr.casefile.certificate import proving, statement
    from openimr.casefile.models import Certificate
    from openimr.cases import files

    found: dict[str, Any] = {"given": name, "case": "", "sha256": "", "holds": False, "faults": []}
    try:
        path = Path(name)
        if path.is_file():
            text = path.read_bytes()
        else:
            kept = Certificate.objects.filter(case__number=name).order_by("-pk").first()
            if kept is None:
                found["faults"] = ["no such file, and no certificate of such a case is kept here"]
                return found
            found["case"], found["sha256"] = name, kept.sha256
            text = files.read(kept.sha256)
        proof = proving.prove(text)
    except (OSError, statement.NotACertificate, files.FileDamaged) as problem:
        found["faults"] = [str(problem)]
        return found
    faults = [*proof.faults, *_letters(proof.case, proof.sha256, letter)]
    return {"given": name, "case": proof.case, "sha256": proof.sha256, "holds": not faults, "faults": faults}


def _letters(number: str, sha256: str, given: Path | None) -> list[str]:
    """Whether the case's latest letter, and one that was given, carry the digest."""
    from openimr.determination.models import Letter

    faults = []
    issued = Letter.objects.filter(case__number=number).order_by("-version").first()
    if issued is not None and issued.letter.get("certificate_sha256") != sha256:
        faults.append(f"the letter, version {issued.version}, carries another digest")
    if given is not None and sha256 not in _words_of(given):
        faults.append("the letter that was given does not carry the digest")
    return faults


def _words_of(letter: Path) -> str:
    from openimr.letters.reading.pages.pdf import PdfUnreadable, pdf_text

    data = letter.read_bytes()
    try:
        text = pdf_text(data)[0] if data.startswith(b"%PDF") else data.decode("utf-8", "replace")
    except PdfUnreadable as problem:
        raise click.ClickException(f"{letter}: {problem}") from problem
    return "".join(text.split())
