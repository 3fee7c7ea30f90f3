"""`openimr letters verify`: who signed a letter, when, and whether it is still as it was signed."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from openimr.letters.verifying import SignatureReport


@click.command("verify")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--trust",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Certificates (PEM) to trust. Default: the house's own, in $OPENIMR_KEYS, if there is one.",
)
@click.option(
    "--trust-time",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    envvar="OPENIMR_TIMESTAMP_TRUST",
    help="Certificates (PEM) of time stamping authorities to trust. Default: $OPENIMR_TIMESTAMP_TRUST.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each file.")
@click.pass_context
def verify(
    context: click.Context,
    files: tuple[Path, ...],
    trust: Path | None,
    trust_time: Path | None,
    as_json: bool,
) -> None:
    """Check the digital signature of letters.

    Prints for each FILE by whom it was signed, when (as the signer states it, or as a time stamping authority
    confirms it), and whether it is intact.

    \b
    Example:
      openimr letters verify letters/CM26-0000001.pdf

    Exit status: 0 when every file is signed and intact and, where certificates are given or found, signed
    with one of them; 1 when some file is not, or cannot be read (the others are still checked); 2 for wrong
    usage.
    """  # noqa: D301 - Click keeps the lines of what follows a backspace
    from openimr.letters.verifying import SignatureReport  # here: it takes a while to load

    roots = trust or _own_certificate()
    failed = False
    for path in files:
        try:
            content = path.read_bytes()
        except OSError as error:
            problem = f"cannot be opened ({error.strerror or 'error'})"
            report = SignatureReport(signed=False, readable=False, problem=problem)
        else:
            report = _verify(content, roots, trust_time)
        good = report.trusted if roots else report.intact
        failed = failed or not good
        click.echo(json.dumps(_as_json(path, report, roots)) if as_json else _in_words(path, report, roots))
        if not good:
            click.echo(f"{path}: {report.problem or 'not intact'}", err=True)
    context.exit(1 if failed else 0)


def _verify(content: bytes, roots: Path | None, clocks: Path | None) -> SignatureReport:
    from openimr.letters.verifying import verify_pdf

    try:
        return verify_pdf(content, trust=roots, trust_time=clocks)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--trust, --trust-time") from None


def _own_certificate() -> Path | None:
    from openimr.letters.keys import CERTIFICATE_NAME

    folder = os.environ.get("OPENIMR_KEYS") or Path(os.environ.get("OPENIMR_HOME", "var")) / "keys"
    path = Path(folder) / CERTIFICATE_NAME
    return path if path.is_file() else None


def _as_json(path: Path, report: SignatureReport, roots: Path | None) -> dict[str, Any]:
    return {
        "file": str(path),
        "signed": report.signed if report.readable else None,
        "intact": report.intact,
        "trusted": report.trusted if roots else None,
        "covers_whole_file": report.covers_whole_file,
        "signer": report.signer,
        "signed_at": report.signed_at.isoformat() if report.signed_at else None,
        "time_stamped_at": report.stamped_at.isoformat() if report.stamped_at else None,
        "time_stamped_by": report.stamped_by,
        "time_trusted": report.time_trusted,
        "problem": report.problem,
    }


def _in_words(path: Path, report: SignatureReport, roots: Path | None) -> str:
    if not report.readable:
        return f"{path}: NOT CHECKED, {report.problem}"
    if not report.signed:
        return f"{path}: NOT SIGNED, {report.problem}"
    at = (
        f" at {report.signed_at:%Y-%m-%d %H:%M:%S %Z} (the signer's own statement)"
        if report.signed_at
        else ""
    )
    if report.stamped_at:
        whose = "trusted" if report.time_trusted else "NOT TRUSTED"
        at += f", stamped {report.stamped_at:%Y-%m-%d %H:%M:%S %Z} by {report.stamped_by} (authority {whose})"
    standing = "intact" if report.intact else "NOT INTACT"
    if not roots:
        trusted = "; the signer was not checked: no certificate to trust was given or found"
    elif report.trusted:
        trusted = "; the certificate is trusted"
    else:
        trusted = "; the certificate is NOT TRUSTED" if report.intact else ""
    return f"{path}: signed by {report.signer or 'unknown'}{at}: {standing}{trusted}"
