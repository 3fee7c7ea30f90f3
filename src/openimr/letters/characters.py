"""Characters that no letter may carry: they show nothing, or make other characters show as what they are not.

A control character has no shape; an override or embedding of writing direction makes words read backwards
from how they are stored, so that what a reader sees is not what was signed; a character of private use looks
different on every machine. Joiners, which Persian, Hindi and Khmer need, are no such characters, and neither
are the marks of direction that embed nothing.
"""

from __future__ import annotations

import re
import unicodedata

_HIDDEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls, but for those that part words and lines
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates of direction
    "\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"  # without shape or width
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # halves of characters, and what never will be one
    "\ue000-\uf8ff\U000e0000-\U000e007f\U000f0000-\U0010ffff"  # tags, and private use
    "]"
)


def hidden_character(text: str) -> str | None:
    """The first character of a text that no letter may carry, or None."""
    found = _HIDDEN.search(text)
    return found[0] if found else None


def without_hidden(text: str) -> str:
    """The text without them: for names and titles around a determination, which nobody reads back."""
    return _HIDDEN.sub("", text)


def named(character: str) -> str:
    """A character for a message, by its number and its name: `U+202E (RIGHT-TO-LEFT OVERRIDE)`."""
    numbers = " ".join(f"U+{ord(c):04X}" for c in character)
    name = unicodedata.name(character, "") if len(character) == 1 else ""
    return f"{numbers} ({name})" if name else numbers
