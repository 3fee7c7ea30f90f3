"""`openimr cases`: prove the audit log, draw the lifecycle."""

from __future__ import annotations

import json
import sys

import click


@click.group()
def cases() -> None:
    """The cases: prove the audit log whole, draw the lifecycle."""


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
