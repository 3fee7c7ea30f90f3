"""Guideline statements: what they rest on, and each source that they name (letters rules 5 and 6)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.letters import citations
from openimr.letters.model import Basis, Family
from openimr.letters.reading.items.guidelines import read_guideline

from .reading_samples import CITES_NOTHING, NOT_MTUS

MTUS = "Decision based on MTUS "
OTHER = "Decision based on Non-MTUS Citation "
EVIDENCE = "Other Medical Treatment Guideline or Medical Evidence:"
ODG = "Official Disability Guidelines"

Parts = tuple[str, str | None, str | None, tuple[str, ...]]
"""Family, chapter, section and pages of a citation."""


def parts(statement: str) -> list[Parts]:
    found = (f.citation for f in citations(statement))
    return [(c.family.value, c.chapter, c.section, c.pages) for c in found]


def texts(statement: str) -> list[str]:
    return [f.citation.text for f in citations(statement)]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        # The ACOEM chapters, as letters cite them to 2015.
        (MTUS + "ACOEM Chapter 9 Shoulder Complaints Page(s): 209-211.", [("ACOEM", "9 Shoulder Complaints", None, ("209-211",))]),
        (MTUS + "ACOEM Chapter 11 Forearm, Wrist, and Hand Complaints Page(s): 270, 272.", [("ACOEM", "11 Forearm, Wrist, and Hand Complaints", None, ("270", "272"))]),
        (MTUS + "ACOEM Practice Guidelines, 2nd Edition (2004), Chapter 13 (Knee Complaints), pages 343-345; 347 and 350", [("ACOEM", "13 Knee Complaints", None, ("343-345", "347", "350"))]),
        (MTUS + "ACOEM Chapter 9 Shoulder Complaints Page(s): 209 and Chapter 10 Elbow Complaints Page(s): 33.", [("ACOEM", "9 Shoulder Complaints", None, ("209",)), ("ACOEM", "10 Elbow Complaints", None, ("33",))]),
        (OTHER + "American College of Occupational and Environmental Medicine (ACOEM), 3rd Edition, Hip and Groin Disorders.", [("ACOEM", "Hip and Groin Disorders", None, ())]),
        ("California MTUS/ACOEM guidelines", [("ACOEM", None, None, ())]),
        # The schedule's own chapters.
        (MTUS + "Chronic Pain Medical Treatment Guidelines Page(s): 43 of 127.", [("MTUS", "Chronic Pain Medical Treatment Guidelines", None, ("43",))]),
        (MTUS + "Chronic Pain Medical Treatment Guidelines Opioids, pages 78-80, 91 and 124 of 127.", [("MTUS", "Chronic Pain Medical Treatment Guidelines", "Opioids", ("78-80", "91", "124"))]),
        (MTUS + "Chronic Pain Medical Treatment 2009, Section(s): Opioids, criteria for use.", [("MTUS", "Chronic Pain Medical Treatment 2009", "Opioids, criteria for use", ())]),
        (MTUS + "Postsurgical Treatment Guidelines.", [("MTUS", "Postsurgical Treatment Guidelines", None, ())]),
        (MTUS + "Acupuncture Treatment 2007.", [("MTUS", "Acupuncture Treatment 2007", None, ())]),
        (MTUS + "Knee Complaints 2004, and Shoulder Complaints 2004, Section(s): Surgical Considerations.", [("MTUS", "Knee Complaints 2004", None, ()), ("MTUS", "Shoulder Complaints 2004", "Surgical Considerations", ())]),
        ("MTUS, Knee Complaints 2004, Section(s): Imaging", [("MTUS", "Knee Complaints 2004", "Imaging", ())]),
        (MTUS.strip() + ".", [("MTUS", None, None, ())]),
        ("The Expert Reviewer based his/her decision on the ODG, Knee Chapter, MRI, which is not part of the MTUS.", [("ODG", "Knee", "MRI", ())]),
        # The ODG.
        (OTHER + f"{ODG} (ODG) Pain (Chronic) Chapter, Opioids (updated 10/09/15).", [("ODG", "Pain (Chronic)", "Opioids", ())]),
        (OTHER + f"{ODG}, Treatment Index, 11th Edition (web), 2014, Knee & Leg, MRI", [("ODG", "Knee & Leg", "MRI", ())]),
        (OTHER + f"{ODG}: Forearm, Wrist, & Hand Chapter.", [("ODG", "Forearm, Wrist, & Hand", None, ())]),
        (OTHER + "ODG, Shoulder, Physical therapy.", [("ODG", "Shoulder", "Physical therapy", ())]),
        (OTHER + "Knee chapter of the ODG", [("ODG", "Knee", None, ())]),
        (OTHER + "ODG-TWC; Section: Hernia, updated 1/2/2014", [("ODG", None, "Hernia", ())]),
        (OTHER + "ODG; Chapter: Head; Section: Imaging", [("ODG", "Head", "Imaging", ())]),
        # Two sources in one clause are two, whatever joins them.
        (OTHER + EVIDENCE + "MTUS knee chapter, ODG knee chapter.", [("MTUS", "knee", None, ()), ("ODG", "knee", None, ())]),
        ("MTUS, ACOEM and ODG", [("MTUS", None, None, ()), ("ACOEM", None, None, ()), ("ODG", None, None, ())]),
        (OTHER + "ODG, Neck chapter and AAOS, page 12", [("ODG", "Neck", None, ()), ("other", None, None, ("12",))]),
        # Other sources.
        (OTHER + EVIDENCE + " Goodman and Gilman's Pharmacology, 12th ed., 2006; www.RxList.com; ODG Drug Formulary, www.odg-twc.com/x.htm; drugs.com", [("other", None, None, ()), ("other", None, None, ()), ("ODG", "Drug Formulary", "www.odg-twc.com/x.htm", ()), ("other", None, None, ())]),
        (OTHER + "Rockwood's Fractures, p. 1204-Fixation of Plates", [("other", None, "Fixation of Plates", ("1204",))]),
        # Nothing.
        (f"The Expert Reviewer {CITES_NOTHING}", []),
        (f"The Expert Reviewer {NOT_MTUS}", []),
        ("", []),
    ],
)  # fmt: skip
def test_each_source_is_one_citation_with_its_parts(statement: str, expected: list[Parts]) -> None:
    assert parts(statement) == expected


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (
            MTUS + "Knee Complaints 2004, Section(s): Imaging.",
            ["MTUS Knee Complaints 2004, Section(s): Imaging"],
        ),
        (OTHER + f"{ODG} (ODG) Knee\nChapter,  MRI.", [f"{ODG} (ODG) Knee Chapter, MRI"]),
        (
            OTHER + EVIDENCE + "MTUS knee chapter, ODG knee chapter.",
            ["MTUS knee chapter", "ODG knee chapter"],
        ),
        (OTHER + "ODG, Neck chapter; and AAOS", ["ODG, Neck chapter", "AAOS"]),
    ],
)
def test_the_text_of_a_citation_is_its_own_words(statement: str, expected: list[str]) -> None:
    assert texts(statement) == expected


def test_a_line_break_anywhere_changes_no_citation() -> None:
    statement = f"{MTUS}ACOEM Chapter 9 Shoulder Complaints Page(s): 209-211. {OTHER}{ODG} (ODG) Low Back Chapter, MRI."
    broken = statement.replace(" ", "  \n")
    assert [f.citation for f in citations(broken)] == [f.citation for f in citations(statement)]
    assert parts(statement.replace("209-211", "209-\n211"))[0][3] == ("209-211",)


@pytest.mark.parametrize(
    ("statement", "basis"),
    [
        ("", {Basis.NONE}),
        (f"The Claims Administrator {CITES_NOTHING}", {Basis.NONE}),
        ("The reviewer did not provide any evidence-based citations.", {Basis.NONE}),
        (MTUS + "Knee Complaints 2004.", {Basis.MTUS}),
        (MTUS + "ACOEM Chapter 9 Shoulder Complaints.", {Basis.MTUS}),
        (f"The Expert Reviewer {NOT_MTUS} {OTHER}ODG, Knee chapter.", {Basis.NON_MTUS}),
        (f"The Expert Reviewer {NOT_MTUS} {OTHER}{EVIDENCE}MTUS knee chapter.", {Basis.NON_MTUS}),
        (f"{MTUS}Knee Complaints 2004. {OTHER}ODG, Knee chapter.", {Basis.MTUS, Basis.NON_MTUS}),
        ("The Claims Administrator based its decision on the MTUS Knee Complaints 2004.", {Basis.MTUS}),
        (
            "The reviewer based his/her decision on the Official Disability Guidelines, Knee.",
            {Basis.NON_MTUS},
        ),
    ],
)
def test_the_basis_is_what_the_statement_says(statement: str, basis: set[Basis]) -> None:
    read = read_guideline(statement)
    assert set(read.guideline.basis) == basis
    assert read.doubt == ""


@pytest.mark.parametrize(
    ("statement", "basis"),
    [
        ("ODG, Knee chapter", {Basis.NON_MTUS}),
        ("MTUS and ODG", {Basis.MTUS, Basis.NON_MTUS}),
        ("My experience.", {Basis.NONE}),
        (f"The Expert Reviewer {NOT_MTUS}", {Basis.NONE}),
        (f"The Expert Reviewer {CITES_NOTHING} {OTHER}ODG.", {Basis.NON_MTUS}),
    ],
)
def test_a_basis_that_is_not_said_plainly_is_doubtful(statement: str, basis: set[Basis]) -> None:
    read = read_guideline(statement)
    assert set(read.guideline.basis) == basis
    assert read.doubt


def test_a_statement_keeps_its_words_whatever_they_are() -> None:
    statement = f"The Expert Reviewer {NOT_MTUS} {OTHER}MTUS – “kneee”."
    assert read_guideline(statement).guideline.statement == statement


def test_a_statement_longer_than_any_is_searched_at_its_head_and_doubted() -> None:
    read = read_guideline(MTUS + "Knee Complaints 2004, Section(s): Imaging" + "; and so on" * 2000)
    assert read.guideline.citations[0].chapter == "Knee Complaints 2004"
    assert "longer" in read.doubt


WORDS = st.sampled_from(
    ["MTUS", "ACOEM", "ODG", "(ODG)", ODG, "Chapter", "chapter", "12", "Low Back", "Knee Complaints 2004", ",", ";",
     ".", "and", "Page(s):", "209-211", "43 of 127", "Section(s):", "Fusion", "Decision based on", "Non-MTUS Citation",
     EVIDENCE, "FDA", "www.fda.gov", "2nd Edition", "updated 1/2/2014", "\n", "did not cite any evidence."]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS | st.text(max_size=12), max_size=25).map(" ".join))
def test_citations_lie_in_the_statement_in_order_and_apart(statement: str) -> None:
    found = citations(statement)
    assert all(0 <= f.start < f.end <= len(statement) for f in found)
    assert all(f.end <= g.start for f, g in zip(found, found[1:], strict=False))
    for f in found:
        assert f.citation.text == " ".join(statement[f.start : f.end].split())
        assert all(page[0].isdigit() for page in f.citation.pages)
        if f.citation.family is Family.ODG:
            assert "ODG" in f.citation.text or "Disability" in f.citation.text
