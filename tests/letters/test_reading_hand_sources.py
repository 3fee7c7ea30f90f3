"""Several sources in one sentence, and a schedule that is denied, as physicians write them by hand."""

from __future__ import annotations

import pytest

from openimr.letters import citations
from openimr.letters.model import Basis
from openimr.letters.reading.items.guidelines import read_guideline

Parts = tuple[str, str, str | None, str | None, tuple[str, ...]]
"""Family, text, chapter, section and pages of a citation."""
CLAIMS = "The Claims Administrator "
REVIEWER = "The Expert Reviewer "
MTUS, NON_MTUS, NONE = Basis.MTUS, Basis.NON_MTUS, Basis.NONE
ARTICLE = "Quillan TR, Ferro AB, Okada M, et al. A trial of braces for the elbow. Elbow Med. 2006 Sep-Oct;23(5):739-49"
WORKS: Parts = ("other", ARTICLE, None, None, ("739-49",))
TENS: Parts = ("ODG", "ODG, Pain Chapter, TENS", "Pain", "TENS", ())


def read(statement: str) -> tuple[tuple[Basis, ...], list[Parts]]:
    guideline = read_guideline(statement).guideline
    return guideline.basis, [
        (c.family.value, c.text, c.chapter, c.section, c.pages) for c in guideline.citations
    ]


def other(text: str, *pages: str, chapter: str | None = None) -> Parts:
    return ("other", text, chapter, None, pages)


@pytest.mark.parametrize(
    "joint",
    [
        ", and on {}.", " and on {}.", "; and on {}.", "; on {}.", "; upon {}.", "; and also on {}.", ", and {}.",
        " and {}.", ", as well as on {}.", " as well as {}.", "; {}.", ". {}.", " & {}.",
        ", plus {}.", ", along with {}.", ", together with {}.", ", supplemented by {}.", ". Also {}.",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "work",
    [
        WORKS,
        other("Quillan T, et al. Braces for the elbow. Elbow Med 2012;141(2 Suppl):e278S-e325S", "e278S-e325S"),
        other("Quillan TR et al., Braces for the elbow, Elbow Med 2002; 58: 1589-1592", "1589-1592"),
        other("Quillan TR, Ferro AB. Braces for the elbow. Elbow Med 2006; 122:126-9", "126-9"),
        other("Quillan TR, Ann Elbow Med 2012;157:180-191", "180-191"),
    ],
)  # fmt: skip
def test_an_article_after_a_guideline_is_a_source_of_its_own_however_it_is_joined(
    joint: str, work: Parts
) -> None:
    basis, found = read(REVIEWER + "relied on the ODG, Pain Chapter, TENS" + joint.format(work[1]))
    assert (basis, found) == ((NON_MTUS,), [TENS, work])


@pytest.mark.parametrize(
    ("statement", "basis", "expected"),
    [
        (
            "based his/her decision on ACOEM, Chapter 13 (Knee Complaints), pgs 343-345, which is part of the MTUS, as well as "
            "on Campbell's Operative Orthopaedics, Chapter 51",
            (MTUS, NON_MTUS),
            ["ACOEM, Chapter 13 (Knee Complaints), pgs 343-345", "Campbell's Operative Orthopaedics, Chapter 51"],
        ),
        (
            "relied on the Chronic Pain Medical Treatment Guidelines, page 51, part of the MTUS; and on the Medicare "
            "Benefit Policy Manual, Chapter 7, section 40, not part of the MTUS.",
            (MTUS, NON_MTUS),
            ["Chronic Pain Medical Treatment Guidelines, page 51", "Medicare Benefit Policy Manual, Chapter 7, section 40"],
        ),
        (
            "relied on the ODG, Pain Chapter, Insomnia, and on the FDA Drug Safety Communication of May 2, 2013.",
            (NON_MTUS,),
            ["ODG, Pain Chapter, Insomnia", "FDA Drug Safety Communication of May 2, 2013"],
        ),
        (
            "rests upon the Official Disability Guidelines, Head Chapter, Testing; upon the same Guidelines, Mental Illness "
            "& Stress Chapter, Cognitive therapy; and upon VA/DoD Clinical Practice Guideline for Management of "
            "Concussion/mild Traumatic Brain Injury (2009).",
            (NON_MTUS,),
            [
                "Official Disability Guidelines, Head Chapter, Testing",
                "Mental Illness & Stress Chapter, Cognitive therapy",
                "VA/DoD Clinical Practice Guideline for Management of Concussion/mild Traumatic Brain Injury (2009)",
            ],
        ),
        (
            "found the MTUS section used by the Claims Administrator applicable and relied in addition upon the "
            "FDA-approved labeling of Voltaren gel, Indications and Usage.",
            (MTUS, NON_MTUS),
            ["MTUS section", "FDA-approved labeling of Voltaren gel, Indications and Usage"],
        ),
    ],
)  # fmt: skip
def test_what_follows_and_on_is_another_source(
    statement: str, basis: tuple[Basis, ...], expected: list[str]
) -> None:
    said, found = read(REVIEWER + statement)
    assert (said, [text for _, text, *_ in found]) == (basis, expected)


@pytest.mark.parametrize(
    "statement",
    [
        "ODG, Pain Chapter, Vitamin B, Vitamin D and Vitamin K",
        "ODG, Knee & Leg Chapter, Knee MRI, Shoulder MRI and Elbow CT",
        "ODG, Low Back Chapter, Hepatitis C, and Factor X",
        "ACOEM, Chapter 12, pages 303 and 305",
        "MTUS Chronic Pain Treatment Guidelines, Weaning, and on page 80",
    ],
)
def test_capitals_after_a_word_of_a_section_are_no_author(statement: str) -> None:
    assert [text for _, text, *_ in read("Decision based on Non-MTUS Citation " + statement + ".")[1]] == [
        statement
    ]


@pytest.mark.parametrize(
    ("statement", "basis"),
    [
        ("Decision based on MTUS Chronic Pain Treatment Guidelines 2009, Section(s): Weaning, and Non-MTUS ODG, Pain Chapter, TENS.", (MTUS, NON_MTUS)),
        ("Decision based on MTUS Chronic Pain Treatment Guidelines Page(s): 22. The Claims Administrator also used Non-MTUS evidence: ODG, Pain Chapter, TENS.", (MTUS, NON_MTUS)),
        ("Decision based on MTUS Chronic Pain Treatment Guidelines Page(s): 22. It also cited ODG, Pain Chapter, TENS.", (MTUS, NON_MTUS)),
    ],
)  # fmt: skip
def test_a_second_basis_within_or_after_the_first_one_counts_and_takes_no_words_of_it(
    statement: str, basis: tuple[Basis, ...]
) -> None:
    said, (first, second) = read(statement)
    assert (said, second) == (basis, TENS)
    assert first[0] == "MTUS"
    assert first[3] in {"Weaning", None}


@pytest.mark.parametrize(
    "denial",
    [
        REVIEWER + "found the MTUS silent on this device and relied on ",
        REVIEWER + "found the MTUS silent and relied on ",
        REVIEWER + "deemed the MTUS guidelines to be inapplicable, and therefore based its decision on ",
        REVIEWER + "considered the MTUS not applicable to this device and relied on ",
        REVIEWER
        + "found that no section of the MTUS is applicable and per the strength of evidence hierarchy relied on ",
        REVIEWER + "found no support in the MTUS. Decision based on Non-MTUS Citation ",
        REVIEWER + "found no support for this device in the MTUS. Decision based on Non-MTUS Citation ",
        "The MTUS contains no mention of it. Decision based on Non-MTUS Citation ",
        "The MTUS is silent. Decision based on Non-MTUS Citation ",
        "Neither the MTUS nor ACOEM addresses the request. " + REVIEWER + "relied on the ",
        "MTUS: silent. Non-MTUS: ",
        "MTUS: not applicable. Other: ",
        REVIEWER + "found that neither side's guideline applied, and relied on the ",
    ],
)
def test_a_schedule_that_is_denied_is_no_source(denial: str) -> None:
    assert read(denial + "ODG, Pain Chapter, TENS.") == ((NON_MTUS,), [TENS])


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        (
            "Blue Cross Medical Policy, Cooling Devices Used in the Home, DME 1.01; and Aetna Clinical Policy Bulletin 0297",
            ["Blue Cross Medical Policy, Cooling Devices Used in the Home, DME 1.01", "Aetna Clinical Policy Bulletin 0297"],
        ),
        (
            "Statement on Sedation during Injections for Adults, American Society of Anesthesiologists, October 22, 2005 (amended 2010)",
            ["Statement on Sedation during Injections for Adults, American Society of Anesthesiologists, October 22, 2005 (amended 2010)"],
        ),
        ('"Home health care", Centers for Medicare & Medicaid Services, 2010', ['"Home health care", Centers for Medicare & Medicaid Services, 2010']),
        ("UpToDate, Mayo Clinic", ["UpToDate", "Mayo Clinic"]),
    ],
)  # fmt: skip
def test_a_title_stays_in_one_piece(cited: str, expected: list[str]) -> None:
    assert [text for _, text, *_ in read(f"Decision based on Non-MTUS Citation {cited}.")[1]] == expected


def test_a_source_of_no_guideline_may_begin_a_statement_without_a_form() -> None:
    statement = "Milliman Care Guidelines, Ambulatory Surgery, 17th edition; ODG, Pain Chapter, TENS"
    assert read(statement) == (
        (NON_MTUS,), [other("Milliman Care Guidelines, Ambulatory Surgery, 17th edition"), TENS],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("place", "pages"),
    [
        ("2000;(381):145-55", "145-55"),
        ("2012;141(2 Suppl):e278S-e325S", "e278S-e325S"),
        ("2024;150:e351–e442", "e351–e442"),
        ("2009 Aug;34(10):1066-77", "1066-77"),
        ("1993;75:1619", "1619"),
        ("2014;37 Suppl 1:S14-S80", "S14-S80"),
    ],
)
def test_pages_of_an_article_are_as_written(place: str, pages: str) -> None:
    article = f"Quillan TR, Ferro AB. A trial of braces. Elbow Med. {place}"
    assert read(f"Decision based on Non-MTUS Citation {article}.")[1] == [other(article, pages)]
    assert [found.pages for found in citations(article)] == [(pages,)]


@pytest.mark.parametrize(
    ("cited", "chapter", "section"),
    [
        ("MTUS Opioids 2017, Section(s): Initial Assessment", "Opioids 2017", "Initial Assessment"),
        ("MTUS Opioids, criteria for use, page 78", None, "Opioids, criteria for use"),
        ("Official Disability Guidelines (ODG) Shoulder/Surgery for rotator cuff repair", "Shoulder", "Surgery for rotator cuff repair"),
        ("ODG Pain / UDT", "Pain", "UDT"),
        ("ODG (Low Back Chapter, Epidural injections)", "Low Back", "Epidural injections"),
        ("MTUS (Low Back Complaints, Special studies)", "Low Back Complaints", "Special studies"),
        ("ODG, Knee & Leg Chapter, MRI (magnetic resonance imaging)", "Knee & Leg", "MRI (magnetic resonance imaging)"),
        ("ODG Knee/Leg, MRI", "Knee/Leg", "MRI"),
        ("ODG, Neck/Upper Back Chapter, MRI", "Neck/Upper Back", "MRI"),
        ("ODG, Mental/Stress, Sleep", "Mental/Stress", "Sleep"),
    ],
)  # fmt: skip
def test_chapters_with_a_year_or_a_slash(cited: str, chapter: str | None, section: str) -> None:
    [found] = read(f"Decision based on Non-MTUS Citation {cited}.")[1]
    assert found[2:4] == (chapter, section)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (REVIEWER + "used the MTUS, specifically the Chronic Pain Medical Treatment Guidelines, page 46.", ["MTUS, specifically the Chronic Pain Medical Treatment Guidelines, page 46"]),
        (REVIEWER + "relied on ACOEM Chapter 9, page 207, plus ODG, Pain Chapter, TENS.", ["ACOEM Chapter 9, page 207", "ODG, Pain Chapter, TENS"]),
        (CLAIMS + "relied on the Postsurgical Treatment Guidelines, Knee, page 24, and on the physician advisor's experience.", ["Postsurgical Treatment Guidelines, Knee, page 24"]),
        (CLAIMS + "relied on the Postsurgical Treatment Guidelines, Knee, page 24, and on www.knees.org.", ["Postsurgical Treatment Guidelines, Knee, page 24", "www.knees.org"]),
        (REVIEWER + "cited the ODG, Pain Chapter, TENS, and cited as well the FDA labeling of Duexis.", ["ODG, Pain Chapter, TENS", "FDA labeling of Duexis"]),
        (CLAIMS + "based its decision on (1) the ACOEM Guidelines, Chapter 12, page 303, and (2) the ODG, Pain Chapter, TENS.", ["ACOEM Guidelines, Chapter 12, page 303", "ODG, Pain Chapter, TENS"]),
        ("Decision based on the following: 1) MTUS Chronic Pain Medical Treatment Guidelines, page 41; 2) ODG, Pain Chapter, TENS.", ["MTUS Chronic Pain Medical Treatment Guidelines, page 41", "ODG, Pain Chapter, TENS"]),
        (REVIEWER + "relied on ACOEM, Chapter 9, page 207, and in addition relied on ODG, Pain Chapter, TENS.", ["ACOEM, Chapter 9, page 207", "ODG, Pain Chapter, TENS"]),
        (REVIEWER + "relies on the MTUS, page 46.", ["MTUS, page 46"]),
        (CLAIMS + "cited the MTUS but did not identify a page.", ["MTUS"]),
        (REVIEWER + "did not rely on the MTUS but on ODG, Pain Chapter, TENS, and on FDA labeling that the claims administrator did not cite.", ["ODG, Pain Chapter, TENS", "FDA labeling that the claims administrator did not cite"]),
        (CLAIMS + "relied on the MDGuidelines ACOEM Low Back Disorders, Traction.", ["MDGuidelines ACOEM Low Back Disorders, Traction"]),
        ("MTUS: Chronic Pain Medical Treatment Guidelines, p. 60-61. Non-MTUS: none.", ["MTUS: Chronic Pain Medical Treatment Guidelines, p. 60-61"]),
    ],
)  # fmt: skip
def test_words_that_join_sources_belong_to_none(statement: str, expected: list[str]) -> None:
    assert [text for _, text, *_ in read(statement)[1]] == expected
    assert (NON_MTUS in read(statement)[0]) == (len(expected) > 1)


@pytest.mark.parametrize("statement", ["None.", "Not stated.", "N/A", "Nothing.", "No guideline."])
def test_a_word_that_says_that_there_is_none_is_plain(statement: str) -> None:
    plain = read_guideline(statement)
    assert (plain.guideline.basis, plain.guideline.citations, plain.doubt) == ((NONE,), (), "")


def test_the_numbers_of_criteria_stay_where_they_stand() -> None:
    [found] = read("Decision based on Non-MTUS Citation ODG, Pain Chapter, Criteria: 1) Pain; 2) Weakness.")[
        1
    ]
    assert found[3] == "Criteria: 1) Pain; 2) Weakness"


@pytest.mark.parametrize("verb", ["relies on", "cites", "uses", "bases its decision on", "also relies upon"])
def test_a_statement_may_speak_in_the_present(verb: str) -> None:
    stated = read_guideline(f"{REVIEWER}{verb} ODG, Pain Chapter, TENS.")
    assert (stated.guideline.basis, stated.doubt) == ((NON_MTUS,), "")


@pytest.mark.parametrize(
    "author", ["Quillan, T., ", "Quillan, T. ", "Quillan TR, ", "Quillan T.R., ", "Quillan T-R. "]
)
def test_a_long_list_of_authors_is_one_source_and_soon_read(author: str) -> None:
    work = 40 * author + "Braces for the elbow. Elbow Med. 2009;34(10):1066-77"
    assert [found[0] for found in read(f"Decision based on Non-MTUS Citation {work}.")[1]] == ["other"]


@pytest.mark.parametrize(
    ("title", "edition", "number"),
    [
        ("Elbow Disorders", "2nd Edition (Revised 2007), ", "10"),
        ("Stress Related Conditions", "2nd Edition (2004), ", "15"),
        ("Prevention", "2nd Edition (2004), ", "1"),
        ("General Approach to Initial Assessment and Documentation", "2nd Edition (2004), ", "2"),
    ],
)
def test_any_chapter_before_the_bracket_that_names_the_acoem_is_one_source(
    title: str, edition: str, number: str
) -> None:
    text = f"{title} Chapter (ACOEM Practice Guidelines, {edition}Chapter {number}), page 29"
    basis, cited = read(
        f"The Physician Reviewer based his/her decision on the {text}, which is part of the MTUS."
    )
    assert (basis, cited) == ((MTUS,), [("ACOEM", text, f"{number} {title}", None, ("29",))])


def test_a_chapter_of_a_later_edition_before_the_bracket_is_one_source() -> None:
    text = "Low Back Disorders Chapter (ACOEM Practice Guidelines, 3rd Edition (2011)), page 9"
    _, cited = read(f"The Physician Reviewer based his/her decision on the {text}.")
    assert [(family, own) for family, own, *_ in cited] == [("ACOEM", text)]
