"""The colours of a PDF without their profiles, which take the engine a quarter of its time and its text nothing."""

from __future__ import annotations

import re

_FAMILY = b"/ICCBased"
_PROFILED = re.compile(rb"/ICCBased\s+(\d+\s+\d+)\s+R(?=\s*\])")
_COMPONENTS = re.compile(rb"\s*<<[^<>]{0,200}?/N\s*([134])(?!\d)")
_PLAIN = {b"1": b"/DeviceGray", b"3": b"/DeviceRGB", b"4": b"/DeviceCMYK"}
_NAMES = tuple(name.decode() for name in _PLAIN.values())
_MOST_PROFILES = 8
"""A letter has two or three; each is looked for in the whole file."""


def without_profiles(content: bytes) -> bytes:
    """The PDF with plain colours in place of those that an ICC profile defines: as many bytes, in the same places.

    They have the same number of components, as ISO 32000 (8.6.5.5) has it for readers that know no profiles; so whatever
    counts them still does. What cannot be told stays as it is: profiles in compressed objects, and those that do not say
    how many components they have.
    """
    found = content.find(_FAMILY)
    if found < 0:
        return content
    altered = bytearray(content)
    known: dict[bytes, bytes | None] = {}
    while found >= 0:
        if profiled := _PROFILED.match(content, found):
            profile = b" ".join(profiled[1].split())
            if profile not in known:
                known[profile] = _plain(content, profile) if len(known) < _MOST_PROFILES else None
            if plain := known[profile]:
                altered[found : profiled.end()] = plain.ljust(profiled.end() - found)
        found = content.find(_FAMILY, found + len(_FAMILY))
    return bytes(altered)


def may_be_altered(text: str) -> bool:
    """Whether a text read without profiles may be one that spoke of them: it has a name that stands for them."""
    return any(map(text.__contains__, _NAMES))


def _plain(content: bytes, profile: bytes) -> bytes | None:
    """The colour that stands for a profile (its object's number and generation); None if the profile is not found."""
    head = profile + b" obj"
    at = content.rfind(head)
    while at > 0 and content[at - 1 : at].isdigit():  # "311 0 obj" ends "1311 0 obj", too
        at = content.rfind(head, 0, at)
    components = _COMPONENTS.match(content, at + len(head)) if at >= 0 else None
    return _PLAIN[components[1]] if components else None
