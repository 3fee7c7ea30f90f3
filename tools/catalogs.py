"""Compile the translations (`.po`) into what the program reads (`.mo`), without gettext's programs.

`python tools/catalogs.py` writes them, `--check` says whether they are fresh. Kept in the project, so that an
installation needs nothing for it.
"""

from __future__ import annotations

import ast
import re
import struct
import sys
from pathlib import Path

LOCALE = Path(__file__).resolve().parent.parent / "src" / "openimr" / "locale"
_LINE = re.compile(r'(?:(msgid|msgstr|msgctxt)\s+)?(".*")\s*$')


def read(text: str) -> dict[str, str]:
    """The entries of a `.po`: msgid to msgstr. Raises: ValueError with the line that cannot be read."""
    entries: dict[str, str] = {}
    field, parts = "", {"msgid": "", "msgstr": ""}
    for number, line in enumerate([*text.splitlines(), 'msgid ""'], start=1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.match(line)
        if found is None or found[1] == "msgctxt":
            raise ValueError(f"line {number}: expected msgid, msgstr or a text in quotation marks")
        if found[1] == "msgid":
            if field == "msgstr":
                if parts["msgid"] in entries:
                    raise ValueError(f"line {number}: twice: {parts['msgid'][:60]!r}")
                entries[parts["msgid"]] = parts["msgstr"]
            parts = {"msgid": "", "msgstr": ""}
        field = found[1] or field
        parts[field] += ast.literal_eval(found[2])
    return entries


def compiled(entries: dict[str, str]) -> bytes:
    """The `.mo` of the entries (GNU gettext manual, "The Format of GNU MO Files")."""
    said = sorted((k.encode(), v.encode()) for k, v in entries.items() if v)
    ids = b"".join(k + b"\0" for k, _ in said)
    start = 7 * 4 + 16 * len(said)
    keys, values, place = [], [], 0
    for key, _ in said:
        keys += [len(key), start + place]
        place += len(key) + 1
    place = 0
    for _, value in said:
        values += [len(value), start + len(ids) + place]
        place += len(value) + 1
    head = struct.pack("<7I", 0x950412DE, 0, len(said), 7 * 4, 7 * 4 + 8 * len(said), 0, start)
    return (
        head + struct.pack(f"<{4 * len(said)}I", *keys, *values) + ids + b"".join(v + b"\0" for _, v in said)
    )


def main() -> None:
    """Write, or with `--check` compare."""
    stale = []
    for po in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        made = compiled(read(po.read_text()))
        mo = po.with_suffix(".mo")
        if "--check" in sys.argv and (not mo.exists() or mo.read_bytes() != made):
            stale.append(po.name)
        elif "--check" not in sys.argv:
            mo.write_bytes(made)
    if stale:
        sys.exit(f"Not fresh: {', '.join(stale)}. Run python tools/catalogs.py.")


if __name__ == "__main__":
    main()
