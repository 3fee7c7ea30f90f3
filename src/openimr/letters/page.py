"""A letter as one HTML page: its style inside, no script, nothing loaded from elsewhere."""

from __future__ import annotations

import base64
import functools
import hashlib
from pathlib import Path

import jinja2
from markupsafe import Markup, escape

from openimr.letters.blocks import TABLES
from openimr.letters.composing import Composition
from openimr.letters.references import find_references

_TEMPLATES = Path(__file__).parent / "templates"


def as_page(letter: Composition) -> str:
    """The letter as one HTML page. Whatever a field contains is shown as it stands and never run."""
    return _template().render(letter=letter, style=_style(), policy=content_policy())


@functools.cache
def content_policy() -> str:
    """What the page may load, for its own head and for whoever serves it: the one style inside it, no more."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'"


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
