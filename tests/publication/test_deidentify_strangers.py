"""People and organisations that no roster lists are found from the text alone; what is unsure is asked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.publication.rosters import public, roster, take_out


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Whitcombe examined the knee.",
        "dr. whitcombe examined the knee.",
        "Drs. Whitcombe and Ferncliffe agreed.",
        "Whitcombe, M.D. signed it.",
        "Alan B. Whitcombe MD performed the block.",
        "Employee: Alan Whitcombe  Age: 50",
        "PATIENT: WHITCOMBE, ALAN",
        "Treating Physician: Whitcombe, Alan\nThe knee is stable.",
        "The claimant, Alan Whitcombe, works as a driver.",
        "Her husband Alan drives.",
        "Her supervisor Zenaida Whitcombe saw the fall.",
        "Alan Whitcombe saw him twice.",
        "Electronically signed by Alan Whitcombe on 2/3/2014.",
        "Sincerely,\n\nA. B. Whitcombe\n",
        "/s/ Alan Whitcombe",
        "Gonzalez reported numbness.",
        "Dr. Whitcombe came. Later Whitcombe noted spasm.",
        "Pre-op clearance with Zenaida Whitcombe was requested.",
        "cc: Alan Whitcombe",
    ],
)
def test_a_stranger_is_found_by_title_credential_label_role_or_given_name(text: str) -> None:
    assert not re.search(r"whitcombe|ferncliffe|alan|zenaida|gonzalez", public(text), re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He was treated at St. Brannoch Medical Center.", "Brannoch"),
        ("The request was denied by Tolvane Claims Services.", "Tolvane"),
        ("He is employed by Tolvane Dairy as a driver.", "Tolvane"),
        ("Employer: Tolvane Packing Company\n", "Tolvane"),
        ("The City of Tolvane employs him.", "Tolvane"),
        ("Surgery was done at Tolvane Spine Institute, Inc.", "Tolvane"),
        ("Law Offices of Tolvane. According to the records he fell.", "Tolvane"),
        ("Kaiser Permanente saw him.", "Kaiser"),
        ("Applicant attorneys: Tolvane & Reyes", "Tolvane"),
    ],
)
def test_an_unlisted_organisation_is_found(text: str, name: str) -> None:
    out = public(text)
    assert name not in out
    assert "[organisation]" in out


@pytest.mark.parametrize(
    "text",
    [
        "Harbor Vane Claims Services denied it.", "HARBOR VANE denied it.", "Harbor\nVane denied it.", "Harbour Vane denied it.",
        "HVCS denied it.", "Harbor Vane Claims denied it.", "It was denied by Harbor Vane's adjuster.",
    ],
)  # fmt: skip
def test_an_organisation_of_the_roster_is_gone_in_full_and_in_part(text: str) -> None:
    out = public(text, roster(organisations=["Harbor Vane Claims Services"]))
    assert not re.search(r"harbou?r|vane|hvcs", out, re.IGNORECASE)


def test_general_words_and_a_lone_town_are_no_organisation() -> None:
    text = "The claims services unit moved. He lives in Fresno. The medical center was full."
    people = roster(organisations=["Harbor Vane Claims Services", "City of Fresno", "Fresno Medical Center"])
    assert public(text, people) == text
    assert public("The City of Fresno employs him.", people) == "The [organisation] employs him."


def test_makers_in_devices_publishers_in_guidelines_and_the_review_itself_stay() -> None:
    text = (
        "A Stryker pain pump was used. Aetna Clinical Policy Bulletin 16 applies. MAXIMUS Federal Services reviewed it. "
        "The American Board of Medical Specialties certifies. Case CM14-0012345."
    )
    people = roster(organisations=["Stryker", "Aetna", "MAXIMUS"], numbers=[("CM14-0012345", "case")])
    assert public(text, people) == text
    assert (
        public("Stryker denied it, and Aetna too.", people)
        == "[organisation] denied it, and [organisation] too."
    )


KEPT = (
    "The injured worker is a 57-year-old male with a date of injury of 02/23/2012. Medications are Norco 10/325, Lyrica and "
    "Zanaflex. Spurling's maneuver and Tinel's sign were positive; Las\u00e8gue was negative. De Quervain's tenosynovitis. "
    "ODG, Low Back Chapter, Fusion, pages 305-308, PMID 12345678, CPT 99213, 8 CCR 9792.21.1. Campbell's Operative "
    "Orthopaedics, 11th ed., Mosby, Inc. P.1412-1413. Cochrane Database of Systematic Reviews. Carragee EJ, Alamin TF. "
    "Provocative discography. Spine. 2005;30:12-18. H-Wave Unit. Vascutherm Cold Therapy Unit. Beck Depression Inventory. "
    "Licensed in New York and Texas, certified in Pain Management. Physical Therapy 2x6. See www.acoem.org."
)


def test_what_a_letter_needs_stays_to_the_letter() -> None:
    assert public(KEPT) == KEPT


@pytest.mark.parametrize("seed", range(5))
def test_every_real_letter_keeps_its_guidelines(shared: Path, seed: int) -> None:
    (path,) = (shared / "seeds").glob(f"{seed:03d}_*.txt")
    text = path.read_text()
    answer = take_out(text)
    assert len(answer["removed"]) + len(answer["doubtful"]) == (1 if seed == 2 else 0)
    for word in (
        "MAXIMUS",
        "MTUS",
        "ACOEM",
        "ODG",
        "Official Disability Guidelines",
        "Campbell's",
        "Mosby",
        "Avinza",
        "Requip",
    ):
        assert answer["text"].count(word) == text.count(word)


def test_the_person_whom_a_real_letter_names_is_found_or_asked_about(shared: Path) -> None:
    (path,) = (shared / "seeds").glob("002_*.txt")
    text = path.read_text()
    place = re.search(r"clearance with\s+(\S+\s+[^\s,]+)", text)
    assert place is not None
    answer = take_out(text)
    found = {(s["start"], s["end"]) for s in [*answer["removed"], *answer["doubtful"]]}
    assert place.span(1) in found


def test_doubt_is_a_short_span_with_a_reason_that_names_nobody() -> None:
    text = "The plan was made with Brontavo Eskilund."
    answer = take_out(text)
    assert answer["text"] == text
    (doubt,) = answer["doubtful"]
    assert text[doubt["start"] : doubt["end"]] == "Brontavo Eskilund"
    assert doubt["kind"] == "person"
    assert doubt["why"] == "two capitalised words after 'with'"


def test_no_more_is_asked_than_a_person_can_look_at() -> None:
    text = " ".join(
        f"It was planned with Brontavo {name}."
        for name in ("Eskilund", "Hjalmar", "Ostrava", "Ulvin", "Trelawn")
    )
    assert len(take_out(text)["doubtful"]) == 3
