"""`openimr corpus`: build from a folder of letters, search, count."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from openimr.corpus import Corpus, CorpusError

if TYPE_CHECKING:
    from openimr.corpus.building import Report

PROGRESS_EVERY = 250
"""Files after which a line of progress is printed."""


def _default_folder() -> Path:
    return Path(os.environ.get("OPENIMR_CORPUS") or Path(os.environ.get("OPENIMR_HOME", "var")) / "corpus")


def _example(*lines: str) -> str:
    """The end of a command's help: examples that are not wrapped."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


def _corpus_option(command: Callable[..., None]) -> Callable[..., None]:
    return click.option(
        "--corpus", "folder", type=click.Path(file_okay=False, path_type=Path), default=_default_folder,
        help="The corpus's folder; by default $OPENIMR_CORPUS, else the folder corpus in $OPENIMR_HOME (var).",
    )(command)  # fmt: skip


@click.group()
def corpus() -> None:
    """The corpus of public determinations: build, search, count."""


@corpus.command(epilog=_example("openimr corpus build var/corpus --from letters/"))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--from", "source", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="A folder of letters, .txt, .pdf and .json (as `openimr letters parse` prints them).")  # fmt: skip
@click.option(
    "--admit-doubtful", is_flag=True, help="Put in letters with doubtful names, too. Look at them first."
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
def build(folder: Path, source: Path, admit_doubtful: bool, as_json: bool) -> None:
    """Read the letters of a folder into a corpus; those that are in it already are left.

    Names that our detector is sure of are taken out; a letter with a doubtful one is kept out and listed. A
    letter without a case number takes its file's name for one. Ended in the middle, the next run goes on.

    Exit status: 0 when every letter is in, 1 when some are not (they are listed on standard error).
    """
    from openimr.corpus.building import build as build_from

    def progress(done: int, total: int) -> None:
        if done % PROGRESS_EVERY == 0 or done == total:
            click.echo(f"{done:,} of {total:,} files", err=True)

    try:
        report = build_from(
            Corpus(folder), source, released_on=dt.datetime.now(dt.UTC).date(), admit_doubtful=admit_doubtful,
            progress=progress,
        )  # fmt: skip
    except CorpusError as problem:
        raise click.ClickException(str(problem)) from None
    if as_json:
        click.echo(json.dumps(asdict(report)))
    else:
        click.echo(
            f"{report.put_in} letters put in, {report.there_already} were there already, "
            f"{len(report.quarantined)} wait for a person, {len(report.refused)} could not be taken"
        )
    _list(report)
    sys.exit(0 if report.whole else 1)


def _list(report: Report) -> None:
    """Every file of which something is to be said, on standard error. Kinds and counts, never words."""
    for name in report.left_out:
        click.echo(f"{name}: left out, neither .txt nor .pdf nor .json", err=True)
    for name, kinds in report.cleaned.items():
        taken = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
        click.echo(f"{name}: taken out by our detector: {taken}", err=True)
    for name in report.unnumbered:
        click.echo(f"{name}: has no case number; its file's name stands for one", err=True)
    for name, count in report.quarantined.items():
        click.echo(f"{name}: kept out, {count} doubtful; look at it, then use --admit-doubtful", err=True)
    for name, reason in report.refused.items():
        click.echo(f"{name}: {reason}", err=True)


@corpus.command(
    epilog=_example("""openimr corpus search '"hardware block" -cervical' --decision overturned""")
)
@click.argument("query")
@click.option(
    "--decision", type=click.Choice(["upheld", "overturned", "modified"]), help="Letters with such an item."
)
@click.option(
    "--family",
    type=click.Choice(["MTUS", "ACOEM", "ODG", "other"]),
    help="Letters that cite such a guideline.",
)
@click.option("--specialty", help="Letters of a reviewer with this certification.")
@click.option("--year", type=int, help="Letters decided in this year.")
@click.option("--page", default=1, show_default=True, type=click.IntRange(min=1), help="Which ten.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@_corpus_option
def search(
    query: str, decision: str | None, family: str | None, specialty: str | None, year: int | None, page: int,
    as_json: bool, folder: Path,
) -> None:  # fmt: skip
    """Search the letters: words, "phrases", AND, OR, NOT, minus; all words must be there.

    --decision with --family asks for one item that has both. Exit status: 0 done, 2 a query that cannot be read.
    """
    try:
        found = Corpus(_existing(folder)).search(
            query, decision=decision, family=family, specialty=specialty, year=year, page=page
        )
    except CorpusError as problem:
        raise click.ClickException(str(problem)) from None
    if found.query_error:
        click.echo(found.query_error, err=True)
        sys.exit(2)
    if as_json:
        click.echo(json.dumps(asdict(found)))
        return
    click.echo(f"{found.total} letters")
    for hit in found.hits:
        click.echo(f"\n{hit.case_number}  {hit.decision_date or 'no date'}")
        for item, decided in zip(hit.items, hit.decisions, strict=True):
            click.echo(f"  {decided or 'unknown':10} {item}")
        click.echo(
            "  " + "".join(click.style(text, bold=True) if marked else text for text, marked in hit.snippet)
        )


@corpus.command(epilog=_example("openimr corpus stats --corpus var/corpus"))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@_corpus_option
def stats(as_json: bool, folder: Path) -> None:
    """Count the corpus: letters and items, each labelled with its unit."""
    counts = asdict(Corpus(_existing(folder)).stats())
    if as_json:
        click.echo(json.dumps(counts))
        return
    click.echo(f"{counts['letters']} letters, {counts['items']} items, {counts['withdrawn']} withdrawn")
    for name, values in counts.items():
        if isinstance(values, dict) and values:
            click.echo(f"\n{name.replace('_', ' ')}")
            for key, count in values.items():
                click.echo(f"  {count:8,} {key}")


@corpus.command(epilog=_example("openimr corpus rebuild --anew --corpus var/corpus"))
@click.option("--anew", is_flag=True, help="Throw the index away and make it again.")
@_corpus_option
def rebuild(anew: bool, folder: Path) -> None:
    """Bring the full-text index up to the dataset, or make it anew."""

    def progress(done: int, total: int) -> None:
        if done % (40 * PROGRESS_EVERY) == 0 or done == total:
            click.echo(f"{done:,} of {total:,} letters", err=True)

    try:
        count = Corpus(_existing(folder)).rebuild(anew=anew, progress=progress)
    except CorpusError as problem:
        raise click.ClickException(str(problem)) from None
    click.echo(f"{count} letters taken into the index")


def _existing(folder: Path) -> Path:
    """The folder, which must be there: a search in a mistyped folder would find nothing and look right."""
    if not folder.is_dir():
        raise click.UsageError(
            f"There is no corpus in {folder}. Make one with: openimr corpus build {folder} --from LETTERS"
        )
    return folder
