"""`openimr casefile`: read packets from the shell, without a case."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from openimr.casefile import documents, reading
from openimr.casefile.documents import PageText
from openimr.casefile.reading import (
    Limits,
    PacketInspection,
    PacketState,
    PageReading,
    Reader,
    Reason,
    Source,
)
from openimr.casefile.reading.reader import hash_of
from openimr.cli.casefile_certificate import certify, verify

Place = tuple[int, int]
"""A page by its packet and number, both from 1."""

_EVERY = 10


@click.group()
def casefile() -> None:
    """Packets of records: read them, find the documents in them; certify what was read."""


casefile.add_command(certify)
casefile.add_command(verify)


@casefile.command(
    epilog="\b\nExamples:\n"
    "  openimr casefile ingest packet-1.pdf packet-2.tif\n"
    "  openimr casefile ingest packet-1.pdf --json --text > packet-1.json"
)
@click.argument("packets", metavar="PACKET...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option("--text", "with_text", is_flag=True, help="With --json: the text of each page.")
@click.option(
    "--words", "with_words", is_flag=True, help="With --json: the words of each page with their boxes."
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=None,
    help="Pages read at once; as many as cores by default.",
)
@click.option(
    "--second-pass/--no-second-pass",
    default=True,
    show_default=True,
    help="Read poor scans again with the slower engine.",
)
@click.option(
    "--memory",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="A folder to keep what was recognized in: the same scan is not recognized twice.",
)
def ingest(
    packets: tuple[Path, ...],
    as_json: bool,
    with_text: bool,
    with_words: bool,
    workers: int | None,
    second_pass: bool,
    memory: Path | None,
) -> None:
    """Read PACKETs (PDF, TIFF, JPEG, PNG, or a ZIP of those) of one matter and list the documents in them.

    Document ids, duplicates and mentions reach across all packets of one call. Exit status: 0 done, 1 a
    packet could not be read (the others were; the failures are on standard error), 2 wrong usage.
    """
    if (with_text or with_words) and not as_json:
        raise click.UsageError("--text and --words go with --json.")
    for message in reading.engines().messages:
        click.echo(message, err=True)
    with (
        tempfile.TemporaryDirectory(prefix="openimr-unpacked-") as folder,
        Reader(workers=workers or os.cpu_count() or 1, second_pass=second_pass, memory=memory) as reader,
    ):
        opened = _unpacked(reader, packets, Path(folder))
        packets = tuple(name for name, _, _ in opened)
        inspections = [_inspect(reader, path, reason) for _, path, reason in opened]
        readings = _read(reader, [path for _, path, _ in opened], inspections, workers or os.cpu_count() or 1)
    states = [_state(n, inspection, readings) for n, inspection in enumerate(inspections, start=1)]
    found = _Findings(readings)
    if as_json:
        answer = found.to_json(packets, inspections, states, with_text=with_text, with_words=with_words)
        click.echo(json.dumps(answer, indent=1, ensure_ascii=False))
    else:
        _print(packets, inspections, states, readings, found)
    failed = [(path, why) for path, (_, why) in zip(packets, states, strict=True) if why is not None]
    for path, why in failed:
        click.echo(f"{path}: unreadable: {why.value}", err=True)
    for path, inspection in zip(packets, inspections, strict=True):
        for note in inspection.notes if inspection else ():
            click.echo(f"{path}: {note}", err=True)
    if failed:
        sys.exit(1)


def _unpacked(
    reader: Reader, packets: Sequence[Path], folder: Path
) -> list[tuple[Path, Path, Reason | None]]:
    """Each packet as (name to show, file, why it cannot be had); a ZIP gives one for each file in it."""
    opened: list[tuple[Path, Path, Reason | None]] = []
    for number, path in enumerate(packets):
        try:
            unpacked = reader.unpack(path, folder / str(number), max_bytes=Limits().max_bytes)
        except (FileNotFoundError, IsADirectoryError, PermissionError):
            unpacked = None  # told of where it is opened
        except OSError:
            raise click.ClickException(
                f"{path}: it cannot be unpacked, because the disk of temporary files has no room or may not be written. "
                "Make room, or name another folder in TMPDIR."
            ) from None
        if unpacked is None:
            opened.append((path, path, None))
            continue
        for found in unpacked:
            opened.append((path / found.name, found.path or path, found.reason))
    return opened


def _inspect(reader: Reader, path: Path, reason: Reason | None = None) -> PacketInspection | None:
    """What the packet is; None where there is no such file to open."""
    try:
        if reason is not None:
            return PacketInspection(
                state=PacketState.UNREADABLE, reason=reason, kind=None, pages=0, sha256=hash_of(path)
            )
        return reader.inspect(path)
    except OSError as problem:
        click.echo(f"{path}: {problem.strerror or 'cannot be opened'}", err=True)
        return None


def _read(
    reader: Reader, packets: Sequence[Path], inspections: Sequence[PacketInspection | None], workers: int
) -> dict[Place, PageReading]:
    wanted = [
        (packet, number)
        for packet, inspection in enumerate(inspections, start=1)
        if inspection is not None
        for number in range(1, inspection.pages + 1)
    ]
    found: dict[Place, PageReading] = {}
    with (
        tempfile.TemporaryDirectory(prefix="openimr-pages-") as folder,
        ThreadPoolExecutor(max_workers=workers) as pool,
        _progress(len(wanted)) as advance,
    ):

        def one(place: Place) -> PageReading:
            image = Path(folder) / f"{place[0]}-{place[1]}.png"
            try:
                return reader.read_page(packets[place[0] - 1], place[1], image_to=image)
            except OSError:
                # The file went away, or the disk is full, after the packet was opened.
                return PageReading(
                    number=place[1], source=Source.UNREADABLE, confidence=0.0, reason=Reason.DAMAGED
                )
            finally:
                image.unlink(missing_ok=True)

        tasks = {pool.submit(one, place): place for place in wanted}
        for task in as_completed(tasks):
            found[tasks[task]] = task.result()
            advance()
    return {place: found[place] for place in wanted}


@contextmanager
def _progress(total: int) -> Iterator[Any]:
    """How far reading has come, on standard error: a bar on a terminal, else a line now and then."""
    if sys.stderr.isatty():
        with click.progressbar(length=total, label="Reading pages", file=sys.stderr) as bar:
            yield lambda: bar.update(1)
        return
    done = 0

    def advance() -> None:
        nonlocal done
        done += 1
        if done == total or done % _EVERY == 0:
            click.echo(f"read {done} of {total} pages", err=True)

    yield advance


def _state(
    packet: int, inspection: PacketInspection | None, readings: dict[Place, PageReading]
) -> tuple[PacketState, Reason | None]:
    """Read, unless none of the packet's pages can be had."""
    if inspection is None:
        return PacketState.UNREADABLE, Reason.NOT_A_DOCUMENT
    mine = [reading for place, reading in readings.items() if place[0] == packet]
    if mine and all(reading.reason is not None for reading in mine):
        return PacketState.UNREADABLE, mine[0].reason
    return inspection.state, inspection.reason


class _Findings:
    """What the pages make up: documents, copies, mentions."""

    def __init__(self, readings: dict[Place, PageReading]) -> None:
        self.readings = readings
        pages = [
            PageText(
                key=place, packet=place[0], number=place[1], source=page.source.value, text=page.text,
                confidence=page.confidence, image_sha256=page.image_sha256, fingerprint=page.fingerprint,
                words=page.words,
            )
            for place, page in readings.items()
        ]  # fmt: skip
        self.understanding = documents.understand(pages)
        self.duplicates = self.understanding.duplicates
        self.documents, self.copies = self.understanding.documents, self.understanding.copies
        self.mentions = self.understanding.mentions

    def to_json(
        self,
        packets: Sequence[Path],
        inspections: Sequence[PacketInspection | None],
        states: Sequence[tuple[PacketState, Reason | None]],
        *,
        with_text: bool,
        with_words: bool,
    ) -> dict[str, Any]:
        home = {key: n for n, document in enumerate(self.documents, start=1) for key in document.keys}
        pages = []
        for place, page in self.readings.items():
            first = self.duplicates.get(place)
            entry: dict[str, Any] = {
                "packet": place[0],
                "number": place[1],
                "source": page.source.value,
                "confidence": page.confidence,
                "rotation": page.rotation,
                "document": home[place],
                "duplicate_of": f"{first[0]}:{first[1]}" if isinstance(first, tuple) else None,
                "reason": page.reason.value if page.reason else None,
            }
            if with_text:
                entry["text"] = page.text
            if with_words:
                entry["words"] = [
                    {
                        "text": w.text, "x0": w.x0, "y0": w.y0, "x1": w.x1, "y1": w.y1,
                        "confidence": w.confidence,
                    }
                    for w in page.words
                ]  # fmt: skip
            pages.append(entry)
        return {
            "packets": [
                {
                    "file": str(path),
                    "sha256": inspection.sha256 if inspection else None,
                    "pages": inspection.pages if inspection else 0,
                    "state": state.value,
                    "reason": reason.value if reason else None,
                }
                for path, inspection, (state, reason) in zip(packets, inspections, states, strict=True)
            ],
            "pages": pages,
            "documents": self.understanding.documents_json(),
            "mentions": self.understanding.mentions_json(),
        }


def _print(
    packets: Sequence[Path],
    inspections: Sequence[PacketInspection | None],
    states: Sequence[tuple[PacketState, Reason | None]],
    readings: dict[Place, PageReading],
    found: _Findings,
) -> None:
    for number, (path, inspection, (state, _)) in enumerate(
        zip(packets, inspections, states, strict=True), 1
    ):
        pages = inspection.pages if inspection else 0
        bad = sum(1 for place, page in readings.items() if place[0] == number and page.reason is not None)
        unread = f", {bad} unreadable" if bad and state is PacketState.READ else ""
        click.echo(f"packet {number}  {path}: {state.value}, {pages} pages{unread}")
    if found.documents:
        click.echo(f"\n{'No.':>4}  {'Pages':<12}{'Kind':<33}{'Date':<12}Author")
    for n, document in enumerate(found.documents, start=1):
        pages_of = f"{document.packet}:{document.first_page}"
        if document.last_page != document.first_page:
            pages_of += f"-{document.last_page}"
        copy = f"  (copy of {found.copies[n - 1] + 1})" if n - 1 in found.copies else ""
        click.echo(
            f"{n:>4}  {pages_of:<12}{document.kind:<33}{document.date or '-':<12}{document.author or '-'}{copy}"
        )
    absent = [m for m in found.mentions if m.document is None]
    if absent:
        click.echo("\nNamed, but not here:")
    for mention in absent:
        click.echo(f"  {mention.packet}:{mention.page:<6}{mention.kind:<33}{mention.date or '-':<12}")


@casefile.command(epilog="\b\nExample:\n  openimr casefile learn --keep")
@click.option("--keep", is_flag=True, help="Use what was learned from now on, if nothing got worse.")
def learn(keep: bool) -> None:
    """Learn from what clerks mended where records begin and what they are.

    Says what it learned from, and the effect: on packets with mends that were left out while learning, and on invented
    packets with known truth. Without --keep nothing changes. Exit status: 0 done, 1 something got worse and nothing is kept.
    """
    from openimr.cli import set_up

    set_up()
    from openimr.casefile.documents.rules import use_learnt
    from openimr.casefile.mending import learning

    use_learnt({})
    effect = learning.learn()
    click.echo(f"{effect.mended} mends in {effect.packets} packets, {effect.pages} pages to learn from.")
    if not effect.mended:
        click.echo("Nothing was mended yet, so there is nothing to learn.")
        return
    before = _invented()
    use_learnt(effect.learnt.to_json())
    after = _invented()
    use_learnt({})
    click.echo(f"Beginnings right on packets left out: {effect.before:.1%} before, {effect.after:.1%} after.")
    for name in before:
        click.echo(
            f"{name.capitalize()} right on invented packets: {before[name]:.1%} before, {after[name]:.1%} after."
        )
    for sign, weight in sorted(effect.learnt.weights.items()):
        click.echo(f"  the sign {sign} now weighs {weight:g}")
    for words, kind in effect.learnt.headings.items():
        click.echo(f"  the heading '{words}' is now one of {kind}")
    worse = effect.after < effect.before or any(after[name] < before[name] for name in before)
    if worse:
        click.echo("Something got worse: nothing is kept.", err=True)
        sys.exit(1)
    if keep:
        learning.keep(effect.learnt)
        click.echo(f"Kept in {learning.path()}.")


def _invented() -> dict[str, float]:
    """How well invented packets with known truth are understood: beginnings and kinds, 0 to 1."""
    from openimr.demo.mixed import as_texts, make
    from openimr.demo.mixed.scoring import Score

    score = Score()
    for seed in range(3):
        made = make(seed, papers=24)
        found = documents.understand(as_texts(made.files))
        score.add(
            made.truth, {"pages": [], "documents": found.documents_json(), "mentions": found.mentions_json()}
        )
    return {"beginnings": score.tallies["boundaries"].f1, "kinds": score.tallies["kind"].recall}
