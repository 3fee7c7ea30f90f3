"""Filled PDF forms: their fields become the application; another form, and one printed flat, are told apart."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.pdfgen import canvas

from openimr.casefile.reading import Reader
from openimr.intake import paper_form
from openimr.intake.application import FormErrors, read_form

FILLED = {
    "Employee First Name": "Oralia", "Employee Middle Initial": "M", "Employee Last Name": "Benavidez",
    "Employee Address": "12 Elm", "Employee City": "Fresno", "Employee State": "CA", "Employee Zip Code": "93701",
    "Claim Number": "KX-2201-77", "Date of Injury": "06/10/2024", "EAMS Case Number": "ADJ1234567", "Employer Name": "Sierra Bottling",
    "Requesting Physician First Name": "Tobias", "Requesting Physician Last Name": "Ferncastle", "Specialty": "Orthopedic Surgery",
    "Claims Administrator": "Quail Hollow Claims", "Adjuster Name": "Wendell Achterberg", "Date of UR Decision": "2/20/25",
    "Primary Diagnosis": "S83.2", "List of Disputed Treatments": "1. Right knee arthroscopy\n2. Crutches",
    "Employee Signature": "Oralia Benavidez", "Date Signed": "03/01/2025", "Adjuster Eye Colour": "brown",
}  # fmt: skip


def a_form_pdf(fields: dict[str, str], *, expedited: bool = False, flat: bool = False) -> bytes:
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(612, 792))
    for n, (name, value) in enumerate(fields.items()):
        page.drawString(40, 760 - 24 * n, name if not flat else f"{name}: {value}")
        if not flat:
            multi = "multiline" if "\n" in value else ""
            page.acroForm.textfield(
                name=name, value=value, x=240, y=752 - 24 * n, width=250, height=20, fieldFlags=multi
            )
    if not flat:
        page.acroForm.checkbox(name="Expedited", checked=expedited, x=520, y=700)
    page.save()
    return out.getvalue()


@pytest.fixture(scope="module")
def reader():
    with Reader(workers=1) as found:
        yield found


def test_a_filled_form_gives_the_application_and_names_what_it_does_not_know(
    reader: Reader, tmp_path: Path
) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(a_form_pdf(FILLED, expedited=True))
    fields, characters, reason = reader.read_fields(path)
    assert reason is None
    read = paper_form.read(fields, text_characters=characters)
    assert read.unknown == ("Adjuster Eye Colour",)
    form = read_form(read.given)
    assert form.priority == "expedited"
    assert {p.role: p.name for p in form.parties} == {
        "employee": "Oralia M Benavidez", "employer": "Sierra Bottling", "requesting-physician": "Tobias Ferncastle",
        "claims-administrator": "Quail Hollow Claims",
    }  # fmt: skip
    assert form.parties[0].address == "12 Elm\nFresno, CA 93701"
    assert form.ur_decision["decided_on"] == "2025-02-20"
    assert [i.description for i in form.items] == ["Right knee arthroscopy", "Crutches"]
    assert form.signed
    assert form.signed_on.isoformat() == "2025-03-01"
    assert form.complete


def test_a_form_of_another_kind_is_told_apart(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "other.pdf"
    path.write_bytes(a_form_pdf({"Taxpayer": "x", "Filing status": "y", "Wages": "3"}))
    fields, characters, _ = reader.read_fields(path)
    with pytest.raises(paper_form.BadForm, match="another form"):
        paper_form.read(fields, text_characters=characters)


@pytest.mark.parametrize("data", ["flat", "image"])
def test_a_form_printed_flat_or_scanned_says_so(reader: Reader, tmp_path: Path, data: str) -> None:
    from PIL import Image

    path = tmp_path / "flat.pdf"
    if data == "flat":
        path.write_bytes(a_form_pdf(FILLED, flat=True))
    else:
        Image.new("L", (400, 500), 255).save(path, "PDF")
    fields, characters, reason = reader.read_fields(path)
    assert reason is None
    assert fields == {}
    with pytest.raises(paper_form.BadForm, match="scanned, or printed flat"):
        paper_form.read(fields, text_characters=characters)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nothing", b"not a pdf at all"])
def test_what_is_no_pdf_is_said_with_its_reason(reader: Reader, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(data)
    fields, _, reason = reader.read_fields(path)
    assert fields == {}
    assert reason is not None


def test_a_signature_before_the_decision_is_refused() -> None:
    read = paper_form.read({**FILLED, "Date Signed": "02/19/2025"}, text_characters=100)
    with pytest.raises(FormErrors) as refusal:
        read_form(read.given)
    assert set(refusal.value.fields) == {"signed_on"}


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("topmostSubform[0].Page1[0].EmployeeLastName[0]", "employee.last"), ("claim_number", "claim_number"),
        ("Treatment 3", "item.3"), ("DOI", "date_of_injury"), ("Claims Administrator's Phone Number", "administrator.phone"),
        ("Favourite colour", None), ("", None),
    ],
)  # fmt: skip
def test_a_field_is_known_by_its_name_however_it_is_written(name: str, place: str | None) -> None:
    assert paper_form.place_of(name) == place
