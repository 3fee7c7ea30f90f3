"""`openimr letters render`: letters from determinations, in any of their forms."""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from openimr.cli.letters_many import is_folder, is_there

FORMATS = ("pdf", "docx", "html", "txt")
LAYOUTS = ("listed-credentials", "prose-credentials")
STDIO = "-"
_OTHER_LAYOUT = "layout: letters are written as"
_EVERY = 100


@dataclass(frozen=True)
class _Job:
    """One input: what it is called in messages, the name of its letter, and its JSON."""

    name: str
    stem: str
    read: Callable[[], bytes]


@click.command("render")
@click.argument("files", nargs=-1, required=True, metavar="FILE.json...")
@click.option("--to", "formats", type=click.Choice(FORMATS), multiple=True, required=True,
              help="The form of the letter; may be given several times.")  # fmt: skip
@click.option("-o", "--out", metavar="OUT",
              help="For one letter in one form a file (- is standard output), or a folder that is there or ends in "
                   "/; for several, a folder. Default: beside each input.")  # fmt: skip
@click.option("--layout", type=click.Choice(LAYOUTS),
              help="Write in this layout, whatever the determination says.")  # fmt: skip
@click.option("--at", "moment", metavar="TIME", help="The document's date and time with its zone, such as "
              "2026-04-01T10:00:00-07:00. Default: noon (UTC) of the decision date, else now.")  # fmt: skip
@click.option("--resume", is_flag=True, help="Leave letters alone that are there already.")
@click.option(
    "--strict", is_flag=True, help="Fail for a letter that does not read back as its determination."
)
@click.pass_context
def render(
    context: click.Context, files: tuple[str, ...], formats: tuple[str, ...], out: str | None,
    layout: str | None, moment: str | None, *, resume: bool, strict: bool,
) -> None:  # fmt: skip
    """Write determination letters from determinations.

    FILE.json is a determination in the form of determination.schema.json, as `openimr letters parse` prints it.
    What a case knows beyond it (sender, parties, records, date of an appeal) may ride along in it under
    "letter", in the form of letter.schema.json. FILE may also be a folder of such files, a .jsonl file with one
    determination a line, or - for standard input. Every letter is read back; what does not come back as it was is
    told on standard error.

    \b
    Examples:
      openimr letters render CM26-0000001.json --to pdf -o letter.pdf
      openimr letters render CM26-0000001.json --to pdf --to docx --to html --to txt -o letters/
      openimr letters parse old/ > old.jsonl; openimr letters render old.jsonl --to html -o new/

    Exit status: 0 when every letter was written; 1 when some input has faults (each is named by its path, nothing
    is written for that one, the others are written); 2 for wrong usage.
    """  # noqa: D301 - Click keeps the lines of what follows a backspace
    from openimr.letters.letter import Organisation  # here: the command's help needs no engine
    from openimr.letters.model import Layout

    at = _moment(moment)
    sender = Organisation(
        name=os.environ.get("OPENIMR_ORGANISATION", "OpenIMR Review Organization"),
        address_lines=tuple(line for line in os.environ.get("OPENIMR_ADDRESS", "").split("; ") if line),
    )
    unopened: list[str] = []

    def fail(words: str) -> None:
        click.echo(words, err=True)

    def leave_out(words: str) -> None:
        unopened.append(words)
        fail(words)

    jobs = list(_jobs(files, leave_out))
    alone = len(files) == 1 and not is_folder(files[0]) and Path(files[0]).suffix.lower() != ".jsonl"
    targets = _targets(jobs, formats, out, alone=alone)
    failed = there = 0
    with _progress(len(jobs)) as advance:
        for job, paths in zip(jobs, targets, strict=True):
            wanted = {to: path for to, path in paths.items() if not (resume and path and is_there(path))}
            if not wanted:
                there += 1
            elif not _write(job, wanted, sender, Layout(layout) if layout else None, at, fail, strict=strict):
                failed += 1
            advance()
    if len(jobs) > 1:
        click.echo(_outcome(len(jobs), failed, there), err=True)
    context.exit(1 if failed or unopened else 0)


def _outcome(total: int, failed: int, there: int) -> str:
    """What became of so many inputs."""
    parts = [f"wrote {total - failed - there} of {total} letters"]
    parts += [f"{there} were there already"] if there else []
    parts += [f"{failed} failed"] if failed else []
    return ", ".join(parts)


def _write(
    job: _Job, wanted: dict[str, Path | None], sender: object, layout: object, at: dt.datetime | None,
    fail: Callable[[str], None], *, strict: bool,
) -> bool:  # fmt: skip
    """Write one input in its forms: all of them, or none and every fault told. Whether it is written."""
    from openimr.letters.inputs import NoLetter, character_paths, read_input
    from openimr.letters.readback import read_back_from
    from openimr.letters.typesetting import MissingGlyphError, TypesettingError
    from openimr.letters.writing import render as write_letter

    try:
        given = read_input(job.read(), organisation=sender, layout=layout)  # type: ignore[arg-type]
        when = at or _usual_moment(given.determination.front_matter.decision_date)
        made = {to: write_letter(given.determination, given.letter, to=to, at=when) for to in wanted}
    except OSError as error:
        fail(f"{job.name}: cannot be opened ({error.strerror or 'error'})")
        return False
    except NoLetter as refusal:
        for fault in refusal.faults:
            hint = "; --layout names one for all" if fault.startswith(_OTHER_LAYOUT) else ""
            fail(f"{job.name}: {fault}{hint}")
        return False
    except MissingGlyphError as error:
        everything = {**given.determination.to_json(), "letter": given.letter.to_json()}
        places = character_paths(everything, error.character) or ["the letter"]
        for place in places:
            fail(f"{job.name}: {place}: {error}")
        return False
    except TypesettingError as error:
        fail(f"{job.name}: {error}")
        return False
    unlike: dict[str, list[str]] = {}
    for to, content in made.items():
        for problem in read_back_from(content, given.determination, to=to):
            unlike.setdefault(str(problem), []).append(to)
    lost = [
        f"{job.name}: does not read back from {' and '.join(forms)}: {what}" for what, forms in unlike.items()
    ]
    for words in lost:
        fail(words) if strict else click.echo(f"warning: {words}", err=True)
    if lost and strict:
        return False
    whole = True
    for to, content in made.items():
        path = wanted[to]
        try:
            _put(path, content)
        except OSError as error:
            whole = False
            fail(f"{job.name}: {path or 'standard output'} cannot be written ({error.strerror or 'error'})")
    return whole


def _put(path: Path | None, content: bytes) -> None:
    """Write a file whole or not at all; None is standard output."""
    if path is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()  # here, where a full disk can still be told
        return
    if path.exists() and not path.is_file():  # a device or a pipe is written into, never put out of its place
        path.write_bytes(content)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _moment(words: str | None) -> dt.datetime | None:
    if words is None:
        return None
    try:
        moment = dt.datetime.fromisoformat(words)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise click.BadParameter(
            "expected a time with its zone, such as 2026-04-01T10:00:00-07:00", param_hint="--at"
        )
    return moment


def _usual_moment(decided: dt.date | None) -> dt.datetime:
    if decided is None:
        return dt.datetime.now(dt.UTC).replace(microsecond=0)
    return dt.datetime.combine(decided, dt.time(12), dt.UTC)


def _jobs(files: tuple[str, ...], fail: Callable[[str], None]) -> Iterator[_Job]:
    """Every input that is meant: files, the files of folders, the lines of .jsonl files, standard input."""
    for file in files:
        path = Path(file)
        if file == STDIO:
            content = sys.stdin.buffer.read()
            yield _Job("standard input", "letter", lambda content=content: content)  # type: ignore[misc]
        elif is_folder(path):
            found = sorted(p for p in path.rglob("*.json") if p.is_file())
            if not found:
                fail(f"{file}: no .json in this folder")
            for inner in found:
                yield _Job(str(inner), inner.stem, inner.read_bytes)
        elif path.suffix.lower() == ".jsonl":
            yield from _lines(path, fail)
        else:
            yield _Job(file, path.stem, path.read_bytes)


def _lines(path: Path, fail: Callable[[str], None]) -> Iterator[_Job]:
    import json

    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        fail(f"{path}: cannot be opened ({error.strerror or 'error'})")
        return
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            of = json.loads(line).get("file")
        except (ValueError, AttributeError, RecursionError):
            of = None
        stem = Path(of).stem if isinstance(of, str) and Path(of).stem else f"{path.stem}-{number}"
        yield _Job(f"{path} line {number}", stem, lambda line=line: line)  # type: ignore[misc]


def _targets(
    jobs: list[_Job], formats: tuple[str, ...], given: str | None, *, alone: bool
) -> list[dict[str, Path | None]]:
    """Where each letter goes. Two letters for one place are refused before any is written."""
    one = alone and len(set(formats)) == 1
    out = Path(given) if given is not None else None
    if given == STDIO:
        if not one:
            raise click.BadParameter("standard output takes one letter in one form", param_hint="-o")
        return [{formats[0]: None}]
    is_file = out is not None and one and not is_folder(out) and not (given or "").endswith("/")
    targets: list[dict[str, Path | None]] = []
    taken: dict[Path, str] = {}
    for job in jobs:
        mine: dict[str, Path | None] = {}
        for to in dict.fromkeys(formats):
            folder = out if out is not None else Path(job.name).parent
            path = out if is_file and out is not None else folder / f"{job.stem}.{to}"
            if (other := taken.get(path)) is not None:
                raise click.UsageError(
                    f"{other} and {job.name} would both be written to {path}: give them different names, or "
                    "render them apart"
                )
            taken[path] = job.name
            mine[to] = path
        targets.append(mine)
    if out is not None and not is_file and is_there(out) and not is_folder(out):
        raise click.BadParameter(
            f"expected a folder for these letters, found the file {out}", param_hint="-o"
        )
    return targets


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """How far writing has come, on standard error: a bar on a terminal, else a line now and then; one: nothing."""
    if total > 1 and sys.stderr.isatty():
        with click.progressbar(length=total, label="Writing letters", file=sys.stderr) as bar:
            yield lambda: bar.update(1)
        return
    done = 0

    def advance() -> None:
        nonlocal done
        done += 1
        if done < total and done % _EVERY == 0:
            click.echo(f"{done} of {total} letters are done", err=True)

    yield advance
