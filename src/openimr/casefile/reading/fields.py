"""The fields of a PDF form, read in a guarded child."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf

from openimr.casefile.reading.model import Limits
from openimr.casefile.reading.opening import OpenPdf, Unreadable, open_packet

MOST_FIELDS = 2_000
_DEEPEST = 12
_LONGEST = 20_000


def read(payload: dict[str, Any]) -> dict[str, Any]:
    """{'path', 'limits'} -> {'reason', 'fields': name to text, 'text_characters'}. A signed signature field says 'signed'."""
    try:
        opened = open_packet(Path(payload["path"]), Limits.from_json(payload["limits"]))
    except Unreadable as why:
        return {"reason": why.reason.value, "fields": {}, "text_characters": 0}
    if not isinstance(opened, OpenPdf):
        return {"reason": None, "fields": {}, "text_characters": 0}
    fields: dict[str, str] = {}
    form = opened.pikepdf.Root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary):
        for field in form.get("/Fields", []):
            _walk(field, "", fields, None, 0)
    text = sum(page.get_textpage().count_chars() for page in opened.pdfium)
    return {"reason": None, "fields": fields, "text_characters": text}


def _walk(field: Any, above: str, fields: dict[str, str], kind: Any, depth: int) -> None:
    if depth > _DEEPEST or len(fields) >= MOST_FIELDS or not isinstance(field, pikepdf.Dictionary):
        return
    own = str(field.get("/T", ""))
    name = f"{above}.{own}" if above and own else own or above
    kind = field.get("/FT", kind)
    kids = [k for k in field.get("/Kids", []) if isinstance(k, pikepdf.Dictionary)]
    named = [k for k in kids if "/T" in k]
    for kid in named:
        _walk(kid, name, fields, kind, depth + 1)
    if named or not name or kind is None:
        return
    value = field.get("/V")
    if kind == pikepdf.Name.Sig:
        fields[name] = "signed" if value is not None else ""
    elif value is None:
        fields.setdefault(name, "")
    else:
        text = str(value)
        fields[name] = (text.removeprefix("/") if kind == pikepdf.Name.Btn else text)[:_LONGEST]
