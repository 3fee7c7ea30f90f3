"""`openimr letters`: determination letters from the shell."""

from __future__ import annotations

import errno
import importlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from openimr.cli.letters_many import Read, is_folder, read_in_turn, read_many, recognized
from openimr.letters import Determination, LetterUnreadable, parse_file
from openimr.letters.reading.files import parse_bytes

STDIN = "-"
SUFFIXES = frozenset({".txt", ".pdf"})
_EVERY = 1000
"""Files after which a line of progress is printed."""
# Commands that load much (the engines that print and sign) load when they are named.
_LATER = {
    "render": ("openimr.cli.letters_render", "render"),
    "verify": ("openimr.cli.letters_verify", "verify"),
}


class _Letters(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *_LATER])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in _LATER:
            module, attribute = _LATER[cmd_name]
            command = getattr(importlib.import_module(module), attribute)
            assert isinstance(command, click.Command)
            return command
        return super().get_command(ctx, cmd_name)


@click.group(cls=_Letters)
def letters() -> None:
    """Determination letters: read them, write them, check their signatures."""


@letters.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--processes",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="How many processes read; for folders of many letters.",
)
@click.pass_context
def parse(context: click.Context, files: tuple[str, ...], processes: int) -> None:
    """Read determination letters and print them as JSON.

    FILE is a letter as text (.txt) or PDF (scanned ones are recognized, which takes seconds), a folder of letters,
    or - for standard input. One file gives one JSON object; several, or a folder, give one object a line, each
    with its "file". The form of the object is that of determination.schema.json. A document that is no
    determination is read, too: its layout is "unknown".

    \b
    Examples:
      openimr letters parse letter.pdf
      openimr letters parse letters/ > letters.jsonl
      openimr letters parse --processes 4 letters/ > letters.jsonl
      pdftotext letter.pdf - | openimr letters parse -

    Exit status: 0 when every file was read; 1 when some file could not be opened or decoded, or the process that
    read it was killed twice (the others are printed, the failures listed on standard error), or the answers could
    not be written; 2 for wrong usage.
    """  # noqa: D301 - Click keeps the lines of what follows a backspace
    try:
        failed = _parse(files, processes)
    except _NotPrinted as error:
        click.echo(f"standard output cannot be written ({error}): what it has ends too soon", err=True)
        failed = True
    context.exit(1 if failed else 0)


class _NotPrinted(Exception):
    """Standard output takes no more; the message says why."""


def _parse(files: tuple[str, ...], processes: int) -> bool:
    """Print what is read, in order; whether some file failed. Raises _NotPrinted."""
    if len(files) == 1 and not is_folder(files[0]):
        return _parse_alone(files[0])
    if processes > 1 and STDIN in files:
        raise click.UsageError("standard input is read by one process: leave --processes or - out")
    unopened: list[str] = []
    wanted = _expanded(files, unopened)
    done = failed = 0
    if STDIN in files:
        answers = _with_standard_input(wanted)
    else:
        answers = read_many(wanted, processes) if processes > 1 else read_in_turn(wanted)
    for file, line, reason in answers:
        done += 1
        if reason:
            failed += 1
            click.echo(f"{file}: {reason}", err=True)
        else:
            _put(line)
        if done % _EVERY == 0:
            click.echo(f"{done} files are read", err=True)
    if failed:
        click.echo(f"{failed} of {done} files could not be read", err=True)
    return bool(failed or unopened)


def _parse_alone(file: str) -> bool:
    """Print what one file says, for people to read; whether it failed."""
    try:
        determination = _read(file)
    except LetterUnreadable as error:
        click.echo(f"{file}: {error.reason}", err=True)
        return True
    _put(json.dumps(determination.to_json(), ensure_ascii=False, indent=2))
    return False


def _with_standard_input(files: Iterator[str]) -> Iterator[Read]:
    for file in files:
        yield from [_from_standard_input()] if file == STDIN else read_in_turn([file])


def _from_standard_input() -> Read:
    try:
        determination = _read(STDIN)
    except LetterUnreadable as error:
        return STDIN, "", error.reason
    return STDIN, json.dumps({"file": STDIN, **determination.to_json()}, ensure_ascii=False), ""


def _expanded(files: tuple[str, ...], unopened: list[str]) -> Iterator[str]:
    """Every file that is meant: folders give their letters, in order, and say what they leave out.

    Folders that cannot be opened are said, and added to `unopened`.
    """

    def fail(error: OSError) -> None:
        unopened.append(str(error.filename))
        click.echo(f"{error.filename}: the folder cannot be opened ({error.strerror})", err=True)

    for file in files:
        if file == STDIN or not is_folder(file):
            yield file
            continue
        found = 0
        for folder, folders, names in os.walk(file, onerror=fail):
            folders.sort()
            for name in sorted(names):
                path = str(Path(folder, name))
                if Path(name).suffix.lower() in SUFFIXES:
                    found += 1
                    yield path
                else:
                    click.echo(f"{path}: left out, neither .txt nor .pdf", err=True)
        if not found:
            click.echo(f"{file}: no .txt and no .pdf in this folder", err=True)


def _read(file: str) -> Determination:
    if file != STDIN:
        return parse_file(file, recognize=recognized)
    try:
        content = sys.stdin.buffer.read()
    except OSError as error:
        raise LetterUnreadable(STDIN, f"it cannot be read ({error.strerror or 'error'})") from None
    return parse_bytes(content, name=STDIN, recognize=recognized)


def _put(line: str) -> None:
    """Print a line in UTF-8, whatever the terminal's encoding is. Raises _NotPrinted, and OSError for a closed pipe."""
    try:
        click.echo(line.encode("utf-8", "backslashreplace"))
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise  # Click ends without a word where nobody reads on
        raise _NotPrinted(error.strerror or "error") from None
