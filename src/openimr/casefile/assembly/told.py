"""Objects of a PDF as they are written: dictionaries taken apart, references moved, texts and names put down.

What is read here is what the library says of an object it has parsed (`unparse`), never the bytes of a packet. That is
one form: entries in the order of their names, one space between any two things, strings whole and escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_TOKEN = re.compile(rb"\((?:[^()\\]|\\.)*\)|<<|>>|<[0-9A-Fa-f]*>|[\[\]]|[^\s()<>\[\]]+", re.DOTALL)
_REFERENCE = re.compile(rb"(?<= )\d+ \d+ R(?= )")
_ALONE = re.compile(rb"\d+ \d+ R")
_STRING_OR_REFERENCE = re.compile(
    rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f]*>|(?P<reference>(?<= )\d+ \d+ R(?= ))", re.DOTALL
)
_ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


def entries(told: bytes) -> dict[bytes, bytes]:
    """The entries of a dictionary by name ('/Type'), each value as it is told. Raises ValueError for what is none."""
    if not (told.startswith(b"<<") and told.endswith(b">>")):
        raise ValueError("object of a packet: expected a dictionary, found another")
    found: dict[bytes, bytes] = {}
    name, begin, end, depth = b"", -1, 0, 0
    for token in _TOKEN.finditer(told, 2, len(told) - 2):
        word = token[0]
        if depth == 0 and word[0] == 0x2F and (not name or begin >= 0):
            if name:
                found[name] = told[begin:end]
            name, begin = word, -1
            continue
        if begin < 0:
            begin = token.start()
        end = token.end()
        depth += (word in (b"<<", b"[")) - (word in (b">>", b"]"))
    if name:
        found[name] = told[begin:end]
    return found


def dictionary(values: Mapping[bytes, bytes]) -> bytes:
    """A dictionary of these entries, in the order of their names."""
    return b"<< %s >>" % b" ".join([b"%s %s" % one for one in sorted(values.items())])


def moved(told: bytes, place: Callable[[bytes], bytes]) -> bytes:
    """An object with each of its references ('12 0 R') replaced by what `place` gives for it; strings stay as they are."""
    if not told.startswith((b"<<", b"[")):
        return place(told) if told.endswith(b" R") and _ALONE.fullmatch(told) else told
    if b"(" not in told and told.count(b"<") == 2 * told.count(b"<<"):
        return _REFERENCE.sub(lambda match: place(match[0]), told)
    return _STRING_OR_REFERENCE.sub(
        lambda match: match[0] if match["reference"] is None else place(match[0]), told
    )


def text(value: str) -> bytes:
    """A text for people, such as a title: plain where it is ASCII, else UTF-16 as the format asks."""
    if value.isascii() and value.isprintable():
        return b"(%s)" % value.translate(_ESCAPED).encode("ascii")
    return b"<feff%s>" % value.encode("utf-16-be", "replace").hex().encode("ascii")
