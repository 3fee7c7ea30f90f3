"""`openimr demo`."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import click


@click.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("var/demo"), show_default=True,
              help="Where letters, case files and the demonstration's own data go.")  # fmt: skip
@click.option("--no-serve", is_flag=True, help="End after the work instead of serving the site.")
@click.option("--until", default="issued", show_default=True,
              help="Stop every case when it reaches this state, for example with_reviewer.")  # fmt: skip
@click.option("--port", default=8000, show_default=True, help="Port of the site.")
@click.option("--timings", type=click.Path(dir_okay=False, path_type=Path), default=None,
              help="Write the time of each kind of step to this file, as JSON.")  # fmt: skip
def demo(out: Path, no_serve: bool, until: str, port: int, timings: Path | None) -> None:
    """Take seven invented cases from application to published letter, then serve the site.

    The data lies in OUT/house unless OPENIMR_HOME says otherwise. Ended in the middle, it goes on where it
    was; a second run has nothing left to do.

    Example: openimr demo --out var/demo --no-serve
    """
    began = time.perf_counter()
    out = out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("OPENIMR_HOME", str(out / "house"))
    # Only the worst scans are read twice: the demonstration is to be done in minutes.
    os.environ.setdefault("OPENIMR_READ_AGAIN_BELOW", "0.8")
    from openimr.cli import fail, migrate, set_up
    from openimr.cli.site import run_site, start_worker, stop_worker

    set_up()
    migrate()
    from openimr.cases.errors import CaseError
    from openimr.cases.lifecycle import State
    from openimr.demo.export import export
    from openimr.demo.walk import Walk, WalkStopped

    try:
        stop_at = State(until)
    except ValueError:
        fail(f"--until: expected a state such as with_reviewer or issued, found '{until}'.", 2)
    _say_engines()
    start_worker()
    walk = Walk(material=out / "material", say=click.echo, until=stop_at)
    try:
        cases = walk.all()
        made = [path for case in cases for path in export(case, out)]
    except (WalkStopped, CaseError) as problem:
        stop_worker()
        fail(f"The demonstration stopped: {problem}")
    if timings is not None:
        timings.write_text(
            json.dumps({"steps": dict(walk.seconds), "total": time.perf_counter() - began}, indent=2)
        )
    _summary(out, len(made), time.perf_counter() - began)
    if no_serve:
        stop_worker()
        return
    run_site(host="127.0.0.1", port=port, worker=True)


def _say_engines() -> None:
    from openimr.casefile.reading import engines

    report = engines()
    for line in report.messages:
        click.echo(line)


def _summary(out: Path, files: int, seconds: float) -> None:
    from openimr.demo import people

    click.echo(f"\nDone in {seconds:.0f} s. {files} files in {out}, a folder for each case:")
    click.echo(
        "  letter.pdf (signed; check it with `openimr letters verify`), letter.txt, case-file.pdf, public-letter.txt"
    )
    click.echo("The records, the decisions and the people are invented; the decisions are scripted.")
    names = ", ".join([*people.HOUSE, "employee6", "claims-administrator6", "requesting-physician6"])
    click.echo(f"Sign in as one of: {names}; reviewers by the id that the panel manager sees.")
    click.echo(f"Password for all: {people.password()}")
