"""The package of a Word document: one date for all its parts, and the fonts that travel with it.

Fonts stand in it as Office Open XML asks for: as files of their own, the first 32 bytes crossed with a key that the
font table names (ISO/IEC 29500-1, 17.8.1), so that nobody takes them out by accident.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
import uuid
import zipfile

from openimr.letters.lettering import LetterFont

_EARLIEST = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)  # that a ZIP file can say
_TYPES, _TABLE = "[Content_Types].xml", "word/fontTable.xml"
_RELATIONS = "word/_rels/fontTable.xml.rels"
_PROGRAM, _PICTURE, _ROOT = "docProps/app.xml", "docProps/thumbnail.jpeg", "_rels/.rels"
_TO_PICTURE = re.compile(rb'<Relationship [^>]*Target="docProps/thumbnail\.jpeg"[^>]*/>')
_OF_PROGRAMS = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_KIND = (
    '<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'
)
_OF_FONTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_OF_PACKAGES = "http://schemas.openxmlformats.org/package/2006/relationships"


def packed(content: bytes, *, at: dt.datetime, fonts: tuple[LetterFont, ...] = ()) -> bytes:
    """The same document with `at` (with a time zone) as the date of all its parts, and with `fonts` in it.

    What the library's template says of itself is taken out.
    """
    moment = max(at.astimezone(dt.UTC), _EARLIEST).timetuple()[:6]
    with zipfile.ZipFile(io.BytesIO(content)) as given:
        parts = {name: given.read(name) for name in given.namelist()}
    parts |= _without_the_templates_own(parts)
    if fonts:
        parts |= _with_fonts(parts, fonts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, part in parts.items():
            if name == _PICTURE:
                continue
            made.writestr(zipfile.ZipInfo(name, moment), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _without_the_templates_own(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts that would say of the library's template what is not so of the letter: program, pages, words, picture."""
    return {
        _PROGRAM: f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="{_OF_PROGRAMS}">'
        "<Application>OpenIMR</Application></Properties>".encode(),
        _ROOT: _TO_PICTURE.sub(b"", parts[_ROOT]),
    }


def _with_fonts(parts: dict[str, bytes], fonts: tuple[LetterFont, ...]) -> dict[str, bytes]:
    """The parts of the package that fonts add or change."""
    entries, relations, files = [], [], {}
    for number, font in enumerate(fonts, start=1):
        key = uuid.UUID(bytes=hashlib.sha256(font.content).digest()[:16])
        files[f"word/fonts/font{number}.odttf"] = _crossed(font.content, key)
        named = f'r:id="rIdFont{number}" w:fontKey="{{{str(key).upper()}}}"'
        entries.append(f'<w:font w:name="{font.name}"><w:embedRegular {named}/></w:font>')
        relations.append(
            f'<Relationship Id="rIdFont{number}" Type="{_OF_FONTS}" Target="fonts/font{number}.odttf"/>'
        )
    table, types = parts[_TABLE].decode(), parts[_TYPES].decode()
    return files | {
        _TABLE: table.replace("</w:fonts>", "".join(entries) + "</w:fonts>").encode(),
        _TYPES: types.replace("<Default ", _KIND + "<Default ", 1).encode(),
        _RELATIONS: f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_OF_PACKAGES}">'
        f"{''.join(relations)}</Relationships>".encode(),
    }


def _crossed(content: bytes, key: uuid.UUID) -> bytes:
    """A font with its first 32 bytes crossed with the key's, read from its end."""
    mask = key.bytes[::-1] * 2
    return bytes(a ^ b for a, b in zip(content, mask, strict=False)) + content[len(mask) :]
