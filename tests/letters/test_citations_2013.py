"""Guideline statements in the sentences of the letters of 2013: what they rest on, and each source they name."""

from __future__ import annotations

import pytest

from openimr.letters.reading.items.guidelines import read_guideline

Parts = tuple[str, str | None, str | None, tuple[str, ...]]
"""Family, chapter, section and pages of a citation."""

MTUS, NON_MTUS, NONE = "mtus", "non-mtus", "none"
BASED = "The Claims Administrator based its decision on "
REVIEWER = "The Expert Reviewer "
CHRONIC = "Chronic Pain Medical Treatment Guidelines"


@pytest.mark.parametrize(
    ("statement", "basis", "expected"),
    [
        # What was said of the other side's guidelines names no source.
        (BASED + CHRONIC + " (2009), pgs. 52-53, part of the MTUS. The provider did not dispute the guidelines used by the Claims Administrator.", [MTUS], [("MTUS", CHRONIC + " (2009)", None, ("52-53",))]),
        (BASED + CHRONIC + ". The provider did not dispute or provide additional guidelines. " + REVIEWER + "found the guidelines used by the Claims Administrator relevant and appropriate for the employee's clinical circumstance.", [MTUS], [("MTUS", CHRONIC, None, ())]),
        (REVIEWER + "found the referenced section of the MTUS used by the Claims Administrator relevant and appropriate for the employee's clinical circumstance.", [MTUS], [("MTUS", None, None, ())]),
        # What was found relevant is what the decision rests on.
        (REVIEWER + "found the ODG, Hernia Chapter, relevant and appropriate for the employee's clinical circumstance.", [NON_MTUS], [("ODG", "Hernia", None, ())]),
        (REVIEWER + "found the MTUS did not address the issue in dispute. " + REVIEWER + "found the ODG, Elbow Chapter, applicable and relevant to the issue at dispute.", [NON_MTUS], [("ODG", "Elbow", None, ())]),
        (REVIEWER + "found no section of the MTUS applicable and relevant to the issue at dispute. " + REVIEWER + "relied on the ODG, Shoulder Chapter.", [NON_MTUS], [("ODG", "Shoulder", None, ())]),
        # What was not said about the source.
        (BASED + "the CA MTUS " + CHRONIC + ", but did not cite a specific section.", [MTUS], [("MTUS", CHRONIC, None, ())]),
        (BASED + "the ODG; however, the section was not provided.", [NON_MTUS], [("ODG", None, None, ())]),
        (BASED + "the MTUS, ACOEM, and ODG, but did not provide specific pages.", [MTUS, NON_MTUS], [("MTUS", None, None, ()), ("ACOEM", None, None, ()), ("ODG", None, None, ())]),
        # What sort of guideline it is.
        (REVIEWER + "based his/her decision on the ODG, (current version), Neck Chapter, a medical treatment guideline (MTG), which is not part of the MTUS.", [NON_MTUS], [("ODG", "Neck", None, ())]),
        # The schedule and its chapters by other names.
        (BASED + "the California Medical Treatment Utilization Schedule (MTUS), pgs. 98-99, Physical Medicine.", [MTUS], [("MTUS", None, "Physical Medicine", ("98-99",))]),
        (BASED + "the Elbow Complaints Chapter of the ACOEM Practice Guidelines, pages 33-34.", [MTUS], [("ACOEM", "Elbow Complaints", None, ("33-34",))]),
        (BASED + "the MTUS: ACOEM, Forearm, Wrist & Hand Complaints, page 264.", [MTUS], [("ACOEM", "Forearm, Wrist & Hand Complaints", None, ("264",))]),
        (BASED + "the MTUS Forearm, Wrist and Hand Complaints (Chapter 11).", [MTUS], [("MTUS", "11 Forearm, Wrist and Hand Complaints", None, ())]),
        (REVIEWER + "used the guidelines of the MTUS, Acupuncture Medical Treatment Guidelines.", [MTUS], [("MTUS", "Acupuncture Medical Treatment Guidelines", None, ())]),
        # Whether a source is part of the schedule, it says itself.
        (BASED + "the Citation: Topical Analgesics, pages 111-113, which is a part of the MTUS.", [MTUS], [("other", None, None, ("111-113",))]),
        (BASED + "the ACOEM, 3rd Edition, Knee Disorders, which is not part of the MTUS.", [NON_MTUS], [("ACOEM", "Knee Disorders", None, ())]),
        # A section by words that lead to it; two sections with a page between them.
        (BASED + "the " + CHRONIC + ", section on Opioids, On-Going Management, page 78, which is a part of the MTUS.", [MTUS], [("MTUS", CHRONIC, "Opioids, On-Going Management", ("78",))]),
        (BASED + "the MTUS " + CHRONIC + ", Introduction, page 3, Functional Improvement.", [MTUS], [("MTUS", CHRONIC, "Introduction, Functional Improvement", ("3",))]),
    ],
)  # fmt: skip
def test_a_sentence_of_2013_tells_its_sources(
    statement: str, basis: list[str], expected: list[Parts]
) -> None:
    read = read_guideline(statement)
    found = [(c.family.value, c.chapter, c.section, c.pages) for c in read.guideline.citations]
    assert ([b.value for b in read.guideline.basis], found) == (basis, expected)


def test_the_publisher_of_the_odg_is_no_source_of_its_own() -> None:
    read = read_guideline(
        "Decision based on Non-MTUS Citation Official Disability Guidelines: Work Loss Data Institute, LLC;"
        " Corpus Christi, TX; www.odg-twc.com; Section: Knee & Leg (Acute & Chronic), updated 6/7/13."
    )
    [cited] = read.guideline.citations
    assert (cited.family.value, cited.section) == ("ODG", "Knee & Leg (Acute & Chronic)")


def test_two_authors_of_one_textbook_are_one_source() -> None:
    read = read_guideline(
        "Decision based on Non-MTUS Citation Rockwood and Green's Fractures in Adults, 7th ed., chapter 45."
    )
    assert [c.text for c in read.guideline.citations] == [
        "Rockwood and Green's Fractures in Adults, 7th ed., chapter 45"
    ]
