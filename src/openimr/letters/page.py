"""A letter as one HTML page: its style and the fonts of its names inside, no script, nothing loaded from elsewhere."""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import re
from pathlib import Path

import jinja2
from markupsafe import Markup, escape

from openimr.letters.blocks import TABLES
from openimr.letters.composing import Composition
from openimr.letters.lettering import JOINERS, LetterFont, letter_fonts
from openimr.letters.references import find_references

_TEMPLATES = Path(__file__).parent / "templates"


_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


def as_page(letter: Composition) -> str:
    """The letter as one HTML page. Whatever a field contains is shown as it stands and never run.

    Of the package's fonts it brings what its names in other scripts need.
    """
    fonts = letter_fonts(json.dumps(letter, ensure_ascii=False))
    faces = _faces(fonts)
    policy = f"default-src 'none'; style-src {_digest(_style())}"
    if fonts:
        policy += f" {_digest(faces)}; font-src data:"
    return _template().render(letter=letter, style=_style(), faces=faces, policy=Markup(policy))  # noqa: S704 - digests


def content_policy(page: str) -> str:
    """What a page that `as_page` made may load, as it says in its own head, for whoever serves it: the styles inside
    it and the fonts inside those, no more. Raises ValueError for another page.
    """
    found = _POLICY.search(page)
    if found is None:
        raise ValueError("page of a letter: expected its policy in its head, found none")
    return found[1]


def _digest(style: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"


def _faces(fonts: tuple[LetterFont, ...]) -> Markup:
    """The rules that bring fonts, all under one name, each for its own characters."""
    rules = [
        f'@font-face {{ font-family: "Letter Scripts"; src: url(data:font/sfnt;base64,{base64.b64encode(font.content).decode()}); '
        f"unicode-range: {', '.join(f'U+{point:X}' for point in (*font.characters, *JOINERS))}; }}"
        for font in fonts
    ]
    return Markup("\n".join(rules))  # noqa: S704 - made of numbers and base64 alone


@functools.cache
def _style() -> Markup:
    # Marked as safe because it is the package's own file; no field reaches it.
    return Markup((_TEMPLATES / "letter.css").read_text(encoding="utf-8"))  # noqa: S704


@functools.cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["linked"] = _linked
    environment.tests["table"] = lambda kind: kind in TABLES
    return environment.get_template("letter.html.jinja")


def _linked(text: str, targets: dict[str, int]) -> Markup:
    """A text with its references to pages leading to the record in which the first of them stands."""
    done, parts = 0, []
    for reference in find_references(text):
        words = text[reference.start : reference.end]
        parts.append(escape(text[done : reference.start]))
        number = targets.get(words)
        if number is None:
            parts.append(Markup('<span class="page">{}</span>').format(words))
        else:
            parts.append(Markup('<a class="page" href="#record-{}">{}</a>').format(number, words))
        done = reference.end
    return Markup("").join([*parts, escape(text[done:])])
