"""Guideline statements as physicians write them: what leads in a source, what only says where or when it was found."""

from __future__ import annotations

import pytest

from openimr.letters import citations, parse
from openimr.letters.citing.model import GuidelineCitation, StudyCitation
from openimr.letters.model import Family
from openimr.letters.reading.items.guidelines import read_guideline
from tests.letters.generated import generate

Parts = tuple[str, str | None, str | None, tuple[str, ...]]
"""Family, chapter, section and pages of a citation."""
OTHER = "Decision based on Non-MTUS Citation "
EVIDENCE = "Other Medical Treatment Guideline or Medical Evidence: "


def parts(statement: str) -> list[Parts]:
    cited = read_guideline(statement).guideline.citations
    return [(c.family.value, c.chapter, c.section, c.pages) for c in cited]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        # The ODG and its chapters by the names that people use.
        (OTHER + "ODG by MCG (2020), Knee, Walking aids.", [("ODG", "Knee", "Walking aids", ())]),
        (OTHER + "ODG: Chapter Mental Illness and Stress, Topic: Hypnosis.", [("ODG", "Mental Illness and Stress", "Hypnosis", ())]),
        (OTHER + "ODG, Mental/Stress, Office visits.", [("ODG", "Mental/Stress", "Office visits", ())]),
        (OTHER + "ODG - Pain / UDT.", [("ODG", "Pain", "UDT", ())]),
        (OTHER + "ODG, Chronic Pain, Ambien, pages 877-878.", [("ODG", "Chronic Pain", "Ambien", ("877-878",))]),
        (OTHER + "ODG Knee & Leg Chapter/Meniscectomy.", [("ODG", "Knee & Leg", "Meniscectomy", ())]),
        (OTHER + "ODG-TWC: ODG Treatment Integrated Treatment/Disability Duration Guidelines; Neck & Upper Back (Acute & Chronic), Traction.", [("ODG", "Neck & Upper Back (Acute & Chronic)", "Traction", ())]),
        (OTHER + "ODG, Pain Chapter, Zolpidem; Low Back Chapter, Traction. PDR 2014.", [("ODG", "Pain", "Zolpidem; Low Back Chapter, Traction", ()), ("other", None, None, ())]),
        # When and where it was found.
        (OTHER + "ODG (updated 05/09/2014), Lumbar fusion.", [("ODG", None, "Lumbar fusion", ())]),
        (OTHER + "ODG, Pain, last updated 06/10/14, Opioids.", [("ODG", "Pain", "Opioids", ())]),
        (OTHER + "ODG, Pain, Last review/update date: Jan 21, 2020, Opioids.", [("ODG", "Pain", "Opioids", ())]),
        (OTHER + "ODG, Low Back: Gym memberships (http://www.odg-twc.com/low_back.htm#Gym).", [("ODG", "Low Back", "Gym memberships", ())]),
        (OTHER + "UpToDate: Reflux in adults. www.uptodate.com; Epocrates. www.webmd.com", [("other", None, None, ())] * 3),
        (OTHER + "MD Guidelines: https://www.mdguidelines.com/acoem/disorders/shoulder.", [("other", None, None, ())]),
        # Sources of another kind, led in after the first.
        (OTHER + "ODG, Hernia. " + EVIDENCE + "UpToDate, Hernia repair.", [("ODG", "Hernia", None, ()), ("other", None, None, ())]),
        ("Decision based on MTUS Chronic Pain Treatment Guidelines. " + EVIDENCE + "ODG, Pain.", [("MTUS", "Chronic Pain Treatment Guidelines", None, ()), ("ODG", "Pain", None, ())]),
        (OTHER + EVIDENCE + "none.", []),
        # The schedule's chapters.
        ("Decision based on MTUS Postsurgical 2009, Section(s): Knee.", [("MTUS", "Postsurgical 2009", "Knee", ())]),
        ("Decision based on MTUS General Approach to Initial Assessment and Documentation Page(s): 21.", [("MTUS", "General Approach to Initial Assessment and Documentation", None, ("21",))]),
        ("Decision based on MTUS Chronic Pain Guideline (ACOEM 5/15/2017), Section(s): Opioids.", [("ACOEM", "Chronic Pain Guideline", "Opioids", ())]),
        # One article, in one piece.
        (OTHER + "Harl, T., Boyd, M., & Ives, K. (2008). Knees and their care. New England Journal of Medicine, 359(11), 97-107.", [("other", None, None, ("97-107",))]),
        (OTHER + "Harl T, Boyd M. Stem cells. BMJ 2015;350:h2747; http://dx.doi.org/10.1136/bmj.h2747. PMID: 12345678", [("other", None, None, ("h2747",))]),
        (OTHER + "PMID: 12345678; PMID: 12345679.", [("other", None, None, ())] * 2),
    ],
)  # fmt: skip
def test_a_source_as_written_is_one_citation_with_its_parts(statement: str, expected: list[Parts]) -> None:
    assert parts(statement) == expected


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("PMID: 18784099", "study/pmid/18784099"),
        ("http://www.ncbi.nlm.nih.gov/pubmed/18784099", "study/pmid/18784099"),
        ("https://pubmed.ncbi.nlm.nih.gov/18784099/", "study/pmid/18784099"),
        ("http://www.ncbi.nlm.nih.gov/pmc/articles/PMC3172154/", "study/pmc/3172154"),
        ("doi:10.1056/NEJMoa0708333", "study/doi/10.1056/nejmoa0708333"),
        ("https://doi.org/10.1056/NEJMoa0708333", "study/doi/10.1056/nejmoa0708333"),
    ],
)
def test_an_article_that_is_named_by_its_number_only_has_a_key(words: str, key: str) -> None:
    (found,) = citations(f"{OTHER}{EVIDENCE}{words}.")

    assert (found.sort, found.key, found.citation.family.value) == ("study", key, "other")
    assert isinstance(found, StudyCitation)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("MTUS ACOEM Elbow Disorders (Revised 2007), Chapter 10, page 27", "acoem-2/10"),
        ("ACOEM Chapter 12 Low Back (Revised 2007)", "acoem-2/12"),
        ("ODG, Chronic Pain, Ambien", "odg/pain"),
        ("ODG, Mental/Stress, Office visits", "odg/mental-illness-and-stress"),
        (OTHER + "Stahl's Essential Psychopharmacology, 4th ed.", "book/stahl/4"),
    ],
)
def test_a_chapter_or_book_by_another_name_has_its_key(words: str, key: str) -> None:
    assert [found.key for found in citations(words)] == [key]


@pytest.mark.parametrize("end", ["; ", ". ", ", and ", ";", ". d", ": "])
def test_a_statement_may_end_in_a_separator(end: str) -> None:
    assert citations(OTHER + "UpToDate" + end)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The MTUS/ACOEM Practice Guidelines, Chapter 9, pages 209-211, state that a referral may be made.", ("9", None, ("209-211",))),
        ("The ODG (Pain Chapter) does not recommend long-term use.", ("Pain", None, ())),
        ("ACOEM Chapter 12 low back complaints, page 303, is silent on it.", ("12 low back complaints", None, ("303",))),
    ],
)  # fmt: skip
def test_what_a_sentence_goes_on_with_is_neither_chapter_nor_section(
    sentence: str, expected: tuple[str | None, str | None, tuple[str, ...]]
) -> None:
    (found,) = citations(sentence)

    assert (found.citation.chapter, found.citation.section, found.pages) == expected


MISREAD = [
    ("AC0EM Cbapter 12, page 305", "acoem-2/12", ("305",)),
    ("MTUS Chr0nic Pain Medica1 Treatment Guide1ines, page 43 of 127", "mtus/chronic-pain", ("43",)),
    ("0DG, Knee & Leg Chapter", "odg/knee-and-leg", ()),
    ("Labor C0de section 4610.6", "ca/lab/4610.6", ()),
    ("Campbell's 0perative 0rthopaedics, 10th edition", "book/campbell/10", ()),
]


@pytest.mark.parametrize(("words", "key", "pages"), MISREAD)
def test_a_source_that_a_scanner_misread_counts_as_what_it_is_and_is_cited_as_written(
    words: str, key: str, pages: tuple[str, ...]
) -> None:
    text = f"The reviewer relied on {words}"
    (found,) = citations(text)
    assert (found.key, found.pages) == (key, pages)
    assert " ".join(text[found.start : found.end].split()) == found.text
    assert found.text in words


def test_the_laws_within_a_misread_guideline_are_as_written() -> None:
    (found,) = citations("MTUS Chr0nic Pain Medica1 Treatment Guide1ines 8 CCR secti0n 9792.24.2")
    assert isinstance(found, GuidelineCitation)
    assert [(law.key, law.text) for law in found.laws] == [("ca/ccr/8/9792.24.2", "8 CCR secti0n 9792.24.2")]


@pytest.mark.parametrize("seed", range(40))
def test_guidelines_found_in_a_statement_alone_are_those_that_the_letter_is_read_to_cite(seed: int) -> None:
    determination = parse(generate(seed).text)
    for item in determination.disputed_items:
        for side in (item.claims_administrator_guideline, item.reviewer_guideline):
            alone = [f.citation for f in citations(side.statement) if f.family is not Family.OTHER]
            assert alone == [c for c in side.citations if c.family is not Family.OTHER]
