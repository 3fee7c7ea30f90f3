"""Who made a paper, where charts sign surname first, somebody supervises, or only the foot names the place."""

from __future__ import annotations

import pytest

from openimr.casefile.documents import PageText, describe
from openimr.casefile.documents.names import last_person, person


def author(*lines: str) -> str | None:
    return describe([PageText(key=1, packet=1, number=1, source="text", text="\n".join(lines))]).author


NOTE = ("PROGRESS NOTE", "Patient: Alan Nobody   DOS: 3/4/2015", "The knee is tender. Gait is slow.")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Electronically signed: Strand, Una B., D.O. 03/05/2015", "Strand, Una B., D.O."),
        ("Authenticated by van der Berg, Una, M.D.", "van der Berg, Una, M.D."),
        ("Strand-Lowe, Una, MD, PhD", "Strand-Lowe, Una, MD, PhD"),
        ("Una Strand, M.D.", "Una Strand, M.D."),
        ("cc: Alan Stone, Una Strand, M.D.", "Una Strand, M.D."),
        ("Redlands, California", None),
    ],
)
def test_a_name_is_read_surname_first_where_it_is_one_name(line: str, name: str | None) -> None:
    assert person(line) == name


def test_the_last_of_two_people_on_a_line_is_the_last() -> None:
    assert last_person("Una Strand, PA-C, Alan Stone, MD") == "Alan Stone, MD"


def test_who_signs_a_chart_surname_first_is_its_author() -> None:
    assert (
        author(*NOTE, "Electronically signed by Strand, Una B., M.D. 3/5/2015 12:38 PM")
        == "Strand, Una B., M.D."
    )


def test_who_supervises_did_not_sign() -> None:
    assert author(*NOTE, "Una Strand, PA-C", "Supervising physician: Alan Stone, M.D.") == "Una Strand, PA-C"


def test_a_therapist_named_in_the_last_line_signed_not_who_referred() -> None:
    found = author(
        "PHYSICAL THERAPY DAILY NOTE", "Referring physician: Alan Stone, MD", "Treatment: exercise, heat.",
        "Tolerated well.", "Therapist: Una Strand, P.T.  License 4444",
    )  # fmt: skip
    assert found == "Una Strand, P.T."


def test_a_patient_who_signed_beside_a_day_of_any_form_is_the_author_of_a_release() -> None:
    found = author(
        "Harbor Health Information", "AUTHORIZATION TO RELEASE INFORMATION", "All records may be released.",
        "Signature of patient: Alan Nobody   Date: 26-MAY-2013",
    )  # fmt: skip
    assert found == "Alan Nobody"


def test_a_place_that_only_the_foot_names_is_the_author_of_what_nobody_signed() -> None:
    found = author(
        "PRESCRIPTION CLAIMS HISTORY", "Claimant: Alan Nobody", "10/17/15   NAPROXEN 550 MG   90   Paid",
        "09/19/15   TRAMADOL 50 MG   60   Paid", "Harbor Pharmacy | 12 Elm Street, Suite 4, Chico, CA 95926 | (530) 555-0101",
    )  # fmt: skip
    assert found == "Harbor Pharmacy"


def test_a_label_before_a_name_with_credentials_is_no_part_of_it() -> None:
    found = author(
        "WORK STATUS",
        "Employee: Alan Nobody",
        "No lifting until 4/1/2015",
        "Dr. Una Strand, M.D.   Today: 3/4/2015",
    )
    assert found == "Una Strand, M.D."
