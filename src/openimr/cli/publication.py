"""`openimr publication`: take the people out of a text."""

from __future__ import annotations

import json
from typing import Any, BinaryIO

import click

from openimr.publication.deidentify import RequestError, deidentify

LARGEST_FILE = 50_000_000
"""Bytes. A letter and its roster are a few thousand; more is a mistake or an attempt to eat the machine."""


class BadInput(click.ClickException):
    """Input that cannot be read; ends with status 2 and one message on standard error."""

    exit_code = 2


@click.group()
def publication() -> None:
    """The public copy: what identifies people is taken out of a letter."""


@publication.command(
    "deidentify",
    epilog="\b\nExamples:\n  openimr publication deidentify letter.json\n"
    """  echo '{"text": "Seen by Dr. Quillfeather."}' | openimr publication deidentify -""",
)
@click.argument("file", type=click.File("rb"))
def deidentify_command(file: BinaryIO) -> None:
    """Take the people out of a text and print the text, what was removed, and what is doubtful.

    FILE is one JSON object with the text, the roster of the case and the policy (dwc or safe-harbor); - reads
    standard input. What is doubtful stays in the text: a person has to look at it before it is published.

    Exit status: 0 done, 2 the input cannot be read (the message names the field).
    """
    try:
        answer = deidentify(_request(file))
    except RequestError as problem:
        raise BadInput(str(problem)) from None
    click.echo(json.dumps(answer, indent=2))


def _request(file: BinaryIO) -> Any:
    """The JSON of a file. No message repeats any of it: it may name people."""
    try:
        content = file.read(LARGEST_FILE + 1)
    except OSError as problem:
        raise BadInput(f"The file cannot be read: {problem.strerror}.") from None
    if len(content) > LARGEST_FILE:
        raise BadInput(f"Expected at most {LARGEST_FILE:,} bytes, found more.")
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadInput("the request: expected JSON in UTF-8; found other bytes") from None
    except json.JSONDecodeError as problem:
        place = f"line {problem.lineno}, column {problem.colno}"
        raise BadInput(f"the request: expected one JSON object; found no JSON at {place}") from None
    except RecursionError:
        raise BadInput("the request: expected one JSON object; found one nested too deep to read") from None
