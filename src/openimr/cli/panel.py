"""`openimr panel`: match cases and reviewers."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import click

from openimr.cli.panel_prove import prove
from openimr.cli.panel_register import register

LARGEST_FILE = 200_000_000
"""Bytes. A thousand cases and two thousand reviewers are a few millions; more is a mistake."""


READABLE = 10_000
"""Lists up to this length are printed with one entry a line; longer ones are packed, which is faster."""


FILE = click.Path(exists=True, dir_okay=False, allow_dash=True)


class BadInput(click.ClickException):
    """Input that cannot be read; ends with status 2 and its messages on standard error, nothing printed."""

    exit_code = 2


@click.group()
def panel() -> None:
    """Who may read a case, and the best of them."""


panel.add_command(prove)
panel.add_command(register)


@panel.command(
    epilog="\b\nExample:\n"
    "  openimr panel match batch.json > assignments.json\n"
    "  openimr panel match grown.json --keep assignments.json\n"
    "  openimr panel match batch.json --explain"
)
@click.argument("file", type=FILE)
@click.option(
    "--keep",
    type=FILE,
    help="An earlier output: what it assigned stays as it is; only the other cases are placed.",
)
@click.option("--explain", is_flag=True, help="Print for every case who is excluded by which rules.")
def match(file: str, keep: str | None, explain: bool) -> None:
    """Assign the cases of a batch to reviewers at the least cost, and say why, as one JSON object.

    FILE is one JSON object with the day, the cases and the register of reviewers; - reads standard input.
    What the fields mean stands in docs/reference/panel-match.md. A case left without a reviewer is no
    error. Exit status: 0 done, 2 the input cannot be read (each message names a field by its place).
    """
    # Loaded when asked for: `openimr --help` should not wait for numpy.
    from openimr.panel.match.errors import BatchError, NotProvenOptimal
    from openimr.panel.match.step import match as match_batch

    if file == keep == "-":
        raise click.UsageError("FILE and --keep cannot both be read from standard input.")
    batch = _read(file, "FILE")
    kept = _read(keep, "--keep") if keep is not None else None
    try:
        answer = match_batch(batch, keep=kept, explain=explain)
    except BatchError as problem:
        raise BadInput("\n".join(str(fault) for fault in problem.all)) from None
    except NotProvenOptimal as problem:
        raise click.ClickException(str(problem)) from None
    sys.stdout.writelines(_json(answer))


def _read(path: str, called: str) -> Any:
    from openimr.panel.match.checks import load_json

    try:
        with click.open_file(path, "rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as problem:
        raise BadInput(f"{called}: the file cannot be read: {problem.strerror}.") from None
    if len(content) > LARGEST_FILE:
        raise BadInput(f"{called}: expected at most {LARGEST_FILE:,} bytes, found more.")
    try:
        return load_json(content.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        raise BadInput(f"{called}: expected UTF-8, found other bytes at byte {problem.start}.") from None
    except json.JSONDecodeError as problem:
        where = f"line {problem.lineno}, column {problem.colno}"
        raise BadInput(f"{called}: expected JSON, found at {where}: {problem.msg}.") from None
    except ValueError:
        raise BadInput(f"{called}: expected JSON, found a number of thousands of digits.") from None
    except RecursionError:
        raise BadInput(f"{called}: expected JSON, found it nested too deeply.") from None


def _json(answer: dict[str, Any]) -> Iterator[str]:
    """The answer as one JSON object in pieces, an entry of a list on each line (of long lists, many)."""
    before = "{"
    for name, value in answer.items():
        yield f"{before}{json.dumps(name)}: "
        if isinstance(value, list) and value:
            step = 1 if len(value) <= READABLE else 1000
            for start in range(0, len(value), step):
                yield (",\n  " if start else "[\n  ") + json.dumps(value[start : start + step])[1:-1]
            yield "]"
        else:
            yield json.dumps(value)
        before = ",\n "
    yield "}\n"
