"""Typesetting: a template and data become a tagged PDF; the same input gives the same bytes.

Data reaches a template only as JSON, so whatever a field contains is printed as it stands and never run.
A template reads two inputs and nothing else::

    #let data = json(bytes(sys.inputs.at("data")))
    #set document(title: sys.inputs.at("title"))

Templates inside this package may import one another from the package's root, for example the house style:
`#import "/letters/templates/house.typ": *`.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import typst

from openimr.letters import fonts
from openimr.letters.characters import hidden_character, named

PDF_STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
"""PDF/UA-1 and PDF/A-2a as the typesetting engine enforces them; tests/letters/accessible.py looks again."""

_PACKAGE = Path(__file__).resolve().parents[1]
_UNSETTABLE = re.compile(r'(?:the text|codepoint) `"(?P<text>.*?)"`', re.DOTALL)


class TypesettingError(ValueError):
    """A document could not be typeset. `template` is the template's file name, `detail` the engine's words.

    The engine's words may quote the data, so they are an attribute and never part of the message.
    """

    def __init__(self, message: str, *, template: str, detail: str = "") -> None:
        super().__init__(message)
        self.template = template
        self.detail = detail


class MissingGlyphError(TypesettingError):
    """The data hold a character that no font of the template can show. `character` is that character."""

    def __init__(self, character: str, *, template: str) -> None:
        self.character = character
        shown = f"'{character}' {named(character)}" if character.isprintable() else named(character)
        super().__init__(
            f"the character {shown} cannot be printed: no font of {template} has it. {fonts.advice()}",
            template=template,
        )


class _Press:
    """One template with its compiler. The engine takes one job at a time, hence the lock."""

    def __init__(self, template: Path) -> None:
        root = _PACKAGE if template.is_relative_to(_PACKAGE) else template.parent
        self.name = template.name
        self._lock = threading.Lock()
        self._compiler = typst.Compiler(
            str(template), root=str(root), font_paths=fonts.collection(), ignore_system_fonts=True
        )

    def run(self, inputs: dict[str, str], timestamp: int) -> bytes:
        with self._lock:
            pdf = self._compiler.compile(
                format="pdf", sys_inputs=inputs, pdf_standards=[*PDF_STANDARDS], timestamp=timestamp
            )
        if not isinstance(pdf, bytes):
            raise TypesettingError(f"{self.name}: expected one PDF", template=self.name)
        return pdf


_first_process: int | None = None
_presses: dict[tuple[Path, int], _Press] = {}
_presses_lock = threading.Lock()


def typeset(template: Path, data: Mapping[str, Any], *, at: dt.datetime, title: str) -> bytes:
    """Set a template with data as a tagged PDF (PDF/UA-1 and PDF/A-2a, language and title given).

    `data` is anything that JSON can hold; `at` (with a time zone, whole seconds count) becomes the
    document's date; `title` the document's title. Identical input gives identical bytes. Safe to call
    from several threads: one template sets one document at a time.

    Raises MissingGlyphError for a character that cannot be printed, TypesettingError for any other
    failure (also in a process forked from one that has typeset), ValueError for `at` without a time zone or an empty title, FileNotFoundError for no template.
    """
    if at.tzinfo is None:
        raise ValueError("time of the document: expected a time zone, found none")
    if not title.strip():
        raise ValueError("title of the document: expected words, found none (PDF/UA asks for a title)")
    _refuse_after_fork(template.name)
    press = _press(template)
    hidden = next((h for text in _texts([title, data]) if (h := hidden_character(text)) is not None), None)
    if hidden is not None:
        raise MissingGlyphError(hidden, template=press.name)
    inputs = {"data": json.dumps(data, ensure_ascii=False, sort_keys=True), "title": title}
    try:
        return press.run(inputs, int(at.timestamp()))
    except typst.TypstError as error:
        detail = str(error)
    found = _UNSETTABLE.search(detail)
    if found:
        raise MissingGlyphError(_character(found["text"]), template=press.name)
    raise TypesettingError(
        f"{press.name} could not be typeset; the engine's words are in the attribute `detail`",
        template=press.name,
        detail=detail,
    )


def _refuse_after_fork(template: str) -> None:
    """The engine's threads do not survive a fork: a forked child that typesets would wait for ever."""
    global _first_process
    if _first_process is None:
        _first_process = os.getpid()
    if _first_process != os.getpid():
        raise TypesettingError(
            "this process was forked from one that had typeset before, where the engine cannot work: "
            "start worker processes with the method 'spawn', or typeset in the parent",
            template=template,
        )


def _press(template: Path) -> _Press:
    """The compiler of a template, made once, and again when the template's file has changed."""
    template = template.resolve()
    key = (template, template.stat().st_mtime_ns)
    with _presses_lock:
        press = _presses.get(key)
        if press is None:
            for old in [k for k in _presses if k[0] == template]:
                del _presses[old]
            press = _presses[key] = _Press(template)
    return press


def _texts(value: Any) -> Iterator[str]:
    """Every text in a value that JSON can hold."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner)


def _character(quoted: str) -> str:
    r"""The character in the engine's message, which writes unprintable ones as `\u{7}`."""
    text = re.sub(r"\\u\{([0-9a-fA-F]+)\}", lambda m: chr(int(m[1], 16)), quoted)
    # A character with its marks and no more: the message must not carry the text around it.
    return text if len(text) <= 4 else text[:1]
