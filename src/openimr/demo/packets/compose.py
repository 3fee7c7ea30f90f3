"""Records as they leave the office that wrote them: one born-digital PDF each, the same bytes every time."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import tempfile
from pathlib import Path
from typing import Any

import typst
from PIL import ImageFont

from openimr.demo.packets import markup
from openimr.demo.packets.context import FormContext, us_date
from openimr.demo.packets.forms import FORMS
from openimr.demo.values import DemoCase, FactsError, Party, Record

_INCLUDE = re.compile(r"^@include (\S+)$", re.MULTILINE)
_TEMPLATES = Path(__file__).resolve().parent / "templates"
_PRINTED = int(dt.datetime(2025, 1, 1, tzinfo=dt.UTC).timestamp())
"""The creation date that every generated file bears, so that two runs give the same bytes."""


class Press:
    """Typesets records. Holds the fonts in a folder of its own: use it as a context manager.

    The sans serif font is the one that Pillow carries (Aileron); the others are the typesetter's own. No font
    of the machine is used, so that pages break at the same place everywhere.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="openimr-fonts-")
        font = ImageFont.load_default(10)
        if not isinstance(font, ImageFont.FreeTypeFont):
            self._folder.cleanup()
            raise RuntimeError(
                "Pillow was built without FreeType, so its font cannot be used; install a wheel of it"
            )
        (Path(self._folder.name) / "sans.ttf").write_bytes(font.font_bytes)
        self._compiler = typst.Compiler(
            str(_TEMPLATES / "record.typ"), font_paths=[self._folder.name], ignore_system_fonts=True
        )

    def __enter__(self) -> Press:
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def print_record(self, context: FormContext) -> bytes:
        """The PDF of one record. Raises `FactsError` where its text or form does not hold."""
        data = json.dumps(_data(context))
        try:
            pdf = self._compiler.compile(format="pdf", sys_inputs={"data": data}, timestamp=_PRINTED)
        except typst.TypstError as wrong:
            place = f"records.{context.record.id}"
            raise FactsError(f"cannot be typeset: {wrong}", case=context.case.id, place=place) from None
        if not isinstance(pdf, bytes):
            raise TypeError(f"expected one PDF from the typesetter, found {type(pdf).__name__}")
        return pdf


def _data(context: FormContext) -> dict[str, Any]:
    case, record = context.case, context.record
    employee = case.the("employee")
    head = case.party(record.letterhead) if record.letterhead else None
    text = (
        FORMS[record.form](context)
        if record.form
        else _INCLUDE.sub(lambda m: _passage(case, m[1]), record.body)
    )
    try:
        blocks = markup.parse(text)
    except ValueError as wrong:
        raise FactsError(str(wrong), case=case.id, place=f"records.{record.id}") from None
    claim = case.application["claim_number"]
    running = (
        f"{employee.last_name.upper()}, {employee.first_name.upper()}   DOB {us_date(employee.birth_date)}"
    )
    return {
        "look": record.look,
        "title": record.title,
        "author": case.author_of(record) or "",
        "letterhead": _letterhead(head),
        "patient": [
            [label, markup.spans(value)] for label, value in _patient(case, record, employee).items()
        ],
        "running": f"{running}   Claim {claim}   {us_date(record.date)}",
        "mark": record.mark or claim,
        "bars": [1 + byte % 4 for byte in hashlib.sha256(f"{case.id}{record.id}".encode()).digest()] * 2,
        "blocks": blocks,
    }


def _passage(case: DemoCase, name: str) -> str:
    try:
        return case.passages[name]
    except KeyError:
        raise FactsError(f"no passage is named {name}", case=case.id, place="passages") from None


def _letterhead(party: Party | None) -> dict[str, Any]:
    if party is None:
        return {"name": "", "tagline": "", "lines": [], "phone": "", "fax": ""}
    return {
        "name": party.plain_name,
        "tagline": party.tagline,
        "lines": list(party.address),
        "phone": party.phone,
        "fax": party.fax,
    }


def _patient(case: DemoCase, record: Record, employee: Party) -> dict[str, str]:
    """The lines of the patient box: the usual ones, then the record's own; an empty value takes one out."""
    if record.look in {"form", "letter", "fax"}:
        usual: dict[str, str] = {}
    else:
        usual = {
            "Patient": f"{employee.last_name}, {employee.first_name} {employee.middle_initial}".strip(),
            "Date of birth": us_date(employee.birth_date),
            "Claim number": case.application["claim_number"],
            "Date of injury": us_date(case.date_of_injury),
            "Date of service": us_date(record.date),
        }
    return {label: value for label, value in (usual | dict(record.patient)).items() if value}
