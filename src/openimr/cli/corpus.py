"""`openimr corpus`: build from a folder of letters, search, count."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from openimr.corpus import Corpus, PublicDetermination

READABLE = {".txt", ".pdf"}


def _default_folder() -> Path:
    return Path(os.environ.get("OPENIMR_CORPUS") or Path(os.environ.get("OPENIMR_HOME", "var")) / "corpus")


def _corpus_option(command: click.Command) -> click.Command:
    return click.option(
        "--corpus", "folder", type=click.Path(file_okay=False, path_type=Path), default=_default_folder,
        help="The corpus's folder; by default the house's own.",
    )(command)  # fmt: skip


@click.group()
def corpus() -> None:
    """The corpus of public determinations: build, search, count."""


@corpus.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--from", "source", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="A folder of letters, .txt and .pdf.")  # fmt: skip
def build(folder: Path, source: Path) -> None:
    """Read the letters of a folder into a corpus; letters that are in it already are left.

    A letter without a case number takes its file's name for one. What could not be read is listed on standard
    error (exit status 1); the rest is in the corpus. Ended in the middle, it goes on where it was.

    Example: openimr corpus build var/corpus --from letters/
    """
    from openimr.letters import parse_file
    from openimr.letters.reading.files import LetterUnreadable, read_text

    target = Corpus(folder)
    known = target.numbers()
    failed: list[str] = []
    skipped = 0

    def determinations() -> Iterator[PublicDetermination]:
        nonlocal skipped
        for path in sorted(p for p in source.rglob("*") if p.suffix.lower() in READABLE and p.is_file()):
            try:
                determination = parse_file(path)
                number = determination.front_matter.case_number or path.stem
                if number in known:
                    skipped += 1
                    continue
                text = read_text(path)
            except LetterUnreadable as problem:
                failed.append(str(problem))
                continue
            on = determination.front_matter.decision_date or dt.date.fromtimestamp(path.stat().st_mtime)
            yield PublicDetermination(
                case_number=number, text=text, determination=determination.to_json(), released_on=on
            )

    def progress(count: int) -> None:
        if count % 1_000 == 0:
            click.echo(f"{count} letters read", err=True)

    count = target.publish_many(determinations(), progress=progress)
    click.echo(f"{count} letters put in, {skipped} were there already, {len(failed)} could not be read")
    for problem in failed:
        click.echo(problem, err=True)
    sys.exit(1 if failed else 0)


@corpus.command()
@click.argument("query")
@click.option("--decision", type=click.Choice(["upheld", "overturned", "modified"]), help="Letters with such an item.")
@click.option("--family", type=click.Choice(["MTUS", "ACOEM", "ODG", "other"]), help="Letters that cite such a guideline.")
@click.option("--specialty", help="Letters of a reviewer with this certification.")
@click.option("--year", type=int, help="Letters decided in this year.")
@click.option("--page", default=1, show_default=True, type=click.IntRange(min=1), help="Which ten.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@_corpus_option
def search(
    query: str, decision: str | None, family: str | None, specialty: str | None, year: int | None, page: int,
    as_json: bool, folder: Path,
) -> None:  # fmt: skip
    """Search the letters: words, "phrases", AND, OR, NOT; all words must be there.

    Example: openimr corpus search '"hardware block" NOT cervical' --decision overturned
    """
    found = Corpus(folder).search(
        query, decision=decision, family=family, specialty=specialty, year=year, page=page
    )
    if found.query_error:
        click.echo(found.query_error, err=True)
        sys.exit(2)
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False))
        return
    click.echo(f"{found.total} letters")
    for hit in found.hits:
        click.echo(f"\n{hit.case_number}  {hit.decision_date or 'no date'}")
        for item, decided in zip(hit.items, hit.decisions, strict=True):
            click.echo(f"  {decided or 'unknown':10} {item}")
        click.echo("  " + "".join(text for text, _ in hit.snippet).replace("\n", " "))


@corpus.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@_corpus_option
def stats(as_json: bool, folder: Path) -> None:
    """Count the corpus: letters and items, each labelled with its unit.

    Example: openimr corpus stats --corpus var/corpus
    """
    counts = asdict(Corpus(folder).stats())
    if as_json:
        click.echo(json.dumps(counts))
        return
    click.echo(f"{counts['letters']} letters, {counts['items']} items")
    for name in ("items_by_decision", "items_by_family", "letters_by_specialty", "letters_by_year"):
        click.echo(f"\n{name.replace('_', ' ')}")
        for key, count in counts[name].items():
            click.echo(f"  {count:8} {key}")
