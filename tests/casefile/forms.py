"""Forms that were filled in on a screen, as PDF: the values are no part of the page's content."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

FORM = (
    (680, "Employee name:", "Wilderbrook, Anselm"),
    (640, "Requested treatment:", "Arthroscopy of the left knee"),
    (600, "Date of request:", "06/21/2014"),
)


def a_filled_form(path: Path, *, drawn: str, turned: int = 0) -> Path:
    """A form with its values and a typed note; `drawn` says who draws the values: 'itself', 'viewer' or 'nobody'."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(612, 792))
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
    said = ["BT /F1 14 Tf 72 730 Td (REQUEST FOR AUTHORIZATION) Tj ET"]
    said += [f"BT /F1 12 Tf 72 {y} Td ({label}) Tj ET" for y, label, _ in FORM]
    page.obj.Contents = pdf.make_stream("\n".join(said).encode())
    fields = [
        pdf.make_indirect(Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String(f"field {n}"), V=String(value),
            Rect=Array([260, y - 5, 560, y + 15]), DA=String("/F1 12 Tf 0 g"), F=4,
        ))
        for n, (y, _, value) in enumerate(FORM)
    ]  # fmt: skip
    note = pdf.make_indirect(Dictionary(
        Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([72, 400, 400, 430]), F=4, DA=String("/F1 12 Tf 0 g"),
        Contents=String("Called the office on 06/25/2014"),
    ))  # fmt: skip
    page.obj.Annots = Array([*fields, note])
    pdf.Root.AcroForm = Dictionary(
        Fields=Array(fields), NeedAppearances=drawn != "nobody", DR=Dictionary(Font=Dictionary(F1=font)),
        DA=String("/F1 12 Tf 0 g"),
    )  # fmt: skip
    if drawn == "itself":
        pdf.generate_appearance_streams()
        pdf.Root.AcroForm.NeedAppearances = False
    if turned:
        page.rotate(turned, relative=True)
    pdf.save(path)
    return path
