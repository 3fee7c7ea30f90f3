"""Faults that letters by a seventh author brought up."""

from __future__ import annotations

import textwrap

import pytest

from openimr.letters import citations, parse
from openimr.letters.citing.misread import mended
from openimr.letters.model import Basis, Family, Layout

from .reading_samples import NOTICE, REVIEW, fields, item, letter


def test_a_ligature_in_board_certified_hides_no_certification() -> None:
    made = letter(listed=False, certifications="Pain Management, has a subspecialty in Addiction Medicine")

    read = parse(made.replace("Certified", "Certi\ufb01ed"))

    assert read.layout is Layout.PROSE_CREDENTIALS
    assert read.expert_reviewer.certifications == ("Pain Management", "Addiction Medicine")


def test_a_small_l_for_the_capital_i_of_a_heading_is_seen() -> None:
    made = REVIEW.replace("ISSUE AT DISPUTE", "lssue at Dispute")

    assert fields(parse(made)) == fields(parse(REVIEW))


@pytest.mark.parametrize(
    "law", ["Labor Code section 4610.5", "8 CCR 9792.21.1", "sections 4600 and 4610 of the Labor Code"]
)
@pytest.mark.parametrize("join", ["; ", ", ", " and "])
def test_a_law_after_a_guideline_is_a_source_of_its_own(law: str, join: str) -> None:
    said = f"Decision based on Non-MTUS Citation ODG, Pain Chapter, Opioids{join}{law}."
    cited = parse(letter(item(reviewer=said))).disputed_items[0].reviewer_guideline.citations

    assert [(c.family, c.text) for c in cited] == [
        (Family.ODG, "ODG, Pain Chapter, Opioids"),
        (Family.OTHER, law),
    ]
    assert [found.sort for found in citations(said)][:2] == ["guideline", "law"]


def test_where_the_schedule_stands_in_the_law_stays_with_its_chapter() -> None:
    said = "Decision based on MTUS Chronic Pain Medical Treatment Guidelines, 8 CCR 9792.24.2, page 80."
    cited = parse(letter(item(reviewer=said))).disputed_items[0].reviewer_guideline.citations

    assert [(c.family, c.pages) for c in cited] == [(Family.MTUS, ("80",))]


def test_the_sentence_that_leads_to_the_items_may_be_misread() -> None:
    made = letter().replace(
        "Every disputed item is decided below:",
        "The F1nal Determination was bascd on the decisi0ns for the d1sputed items/serviccs set forth bclow:",
    )

    assert fields(parse(made)) == fields(parse(letter()))


def test_a_wider_gap_opens_a_numbered_decision_after_a_line_without_a_stop() -> None:
    said = "An answer to a request of this kind, given two years before by another reviewer, had been: Upheld"
    made = NOTICE.replace("No gain was shown.\n", f"No gain was shown.\n\n{said}\n\n")
    for number in ("1", "2"):
        made = made.replace(f"\n{number}) Regarding", f"\n\n{number}) Regarding")

    read = parse(
        made.replace(
            "2) Regarding the request for a cane:", "2) A cane is medically necessary and appropriate."
        )
    )

    assert [i.description for i in read.disputed_items] == ["Norco #60", "A cane"]
    assert read.disputed_items[0].rationale == f"No gain was shown. {said}"


def test_one_long_line_tells_not_how_long_the_lines_of_a_letter_are() -> None:
    said = "The records do not describe how function changed with the earlier course, nor what was planned for it."
    title = "Functional capacity evaluation (Upheld by utilization review), 1 visit"
    made = letter(*[item(rationale=said)] * 4, item(title=f"{title}: Upheld"))
    narrow = [line for part in made.splitlines() for line in textwrap.wrap(part, 54)]
    narrow.insert(
        0,
        "Case Number: CM14-0012345    Decision Date: September 19, 2014    Priority: Standard    Date Assigned:",
    )

    assert parse("\n".join(narrow)).disputed_items[-1].description == title


@pytest.mark.parametrize(
    ("said", "cited"),
    [
        ("Labor Code 4600(a); 8 CCR 9792.6.1(t)", ["Labor Code 4600(a)", "8 CCR 9792.6.1(t)"]),
        ("Merck Manual and Labor Code section 4600", ["Merck Manual", "Labor Code section 4600"]),
        (
            "Title 8, California Code of Regulations, section 9792.20",
            ["Title 8, California Code of Regulations, section 9792.20"],
        ),
        ("Labor Code sections 4600, 4610 and 4610.5", ["Labor Code sections 4600, 4610 and 4610.5"]),
    ],
)
def test_laws_of_a_list_are_parted_where_each_begins(said: str, cited: list[str]) -> None:
    made = letter(item(reviewer=f"Decision based on Non-MTUS Citation {said}."))

    assert [c.text for c in parse(made).disputed_items[0].reviewer_guideline.citations] == cited


@pytest.mark.parametrize(
    ("said", "age"),
    [
        ("She was 40 years old when injured on March 4, 2010 and is now a 45-year-old female.", 45),
        ("The worker was 40 years old at the time of the injury. He is currently 45 years old.", 45),
        ("The worker was 40 years old at the time of the injury.", 40),
        ("The patient is a 45-year and 6-month-old woman.", 45),
    ],
)
def test_the_age_is_that_of_now_if_it_is_told(said: str, age: int) -> None:
    assert parse(letter(summary=said)).employee.age == age


def test_a_label_that_ends_its_line_in_a_chapter_counts_no_pages() -> None:
    first = item(
        reviewer="Decision based on MTUS ACOEM Chapter 8\nNeck and Upper Back Complaints Page(s): 186."
    )
    then = item(reviewer="Decision based on MTUS ACOEM Chapter 9\nShoulder Complaints Page(s): 211.")

    assert [i.reviewer_guideline.citations[0].chapter for i in parse(letter(first, then)).disputed_items] == [
        "8 Neck and Upper Back Complaints", "9 Shoulder Complaints",
    ]  # fmt: skip


def test_pages_that_go_on_over_a_line_number_no_decision() -> None:
    made = NOTICE.replace(
        "Rationale for the Decision:\nNo gain",
        "The Expert Reviewer relied on MTUS ACOEM Chapter 13 Knee Complaints Page(s): 1,\n2. That is so.\n"
        "Rationale for the Decision:\nNo gain",
    )

    assert [i.description for i in parse(made).disputed_items] == ["Norco #60", "a cane"]


def test_a_title_that_its_rationale_says_again_heads_no_page() -> None:
    title = "Left shoulder arthroscopic rotator cuff repair, possible"
    why = f"The records were read with care, and so the request for\n\n{title}\n\nopen is not medically necessary."
    filler = "\n\n".join(f"Note {n} says nothing of how function changed" for n in "abcdefghijklmn")
    made = letter(item(f"{title}\n\nopen: Upheld", rationale=f"{filler}.\n\n{why}"))

    assert parse(made).disputed_items[0].description == f"{title} open"
    assert (
        parse(made)
        .disputed_items[0]
        .rationale.endswith(f"request for {title} open is not medically necessary.")
    )


@pytest.mark.parametrize(("above", "below"), [("pages 300-", "305"), ("P. 691-692,", "703")])
def test_a_list_of_pages_goes_on_over_a_page_break(above: str, below: str) -> None:
    said = f"Decision based on Non-MTUS Citation Merck Manual, 19th ed., {above}\n\n\n\n{below}"
    guideline = parse(letter(item(claims=said))).disputed_items[0].claims_administrator_guideline

    assert guideline.statement.endswith(f"{above} {below}")
    assert guideline.citations[0].pages[-1].endswith(below)


def test_a_misread_statement_rests_on_and_cites_what_it_did_in_the_words_that_are_left_of_it() -> None:
    said = (
        "Dec1sion bascd on MTUS AC0EM Cbapter 9 Shou1der Complaints Pagc(s): 211. Decision based on Non-MTUS C1tation "
        "Other Medica1 Treatmcnt Guideline or Medical Evidence: 0fficial D1sability Guidelines (ODG), Kncc Cbapter, MRI; "
        "American Acadcmy of Neurology"
    )
    read = parse(letter(item(reviewer=said))).disputed_items[0].reviewer_guideline

    assert read.statement == said
    assert read.basis == (Basis.MTUS, Basis.NON_MTUS)
    assert [(c.family, c.text, c.chapter, c.section, c.pages) for c in read.citations] == [
        (
            Family.ACOEM,
            "MTUS AC0EM Cbapter 9 Shou1der Complaints Pagc(s): 211",
            "9 Shou1der Complaints",
            None,
            ("211",),
        ),
        (Family.ODG, "0fficial D1sability Guidelines (ODG), Kncc Cbapter, MRI", "Kncc", "MRI", ()),
        (Family.OTHER, "American Acadcmy of Neurology", None, None, ()),
    ]


def test_a_statement_that_is_misread_and_denies_the_mtus_is_none_or_another() -> None:
    for said, basis in (
        ("The C1aims Adm1nistrator did not c1te any medical evidcnce for its decision.", Basis.NONE),
        (
            "The Claims Administrator did not basc their decisi0n on the MTUS. Decision based on Non-MTUS Citat1on ODG.",
            Basis.NON_MTUS,
        ),
    ):
        assert parse(letter(item(claims=said))).disputed_items[0].claims_administrator_guideline.basis == (
            basis,
        )


@pytest.mark.parametrize(
    "said",
    ["Pelvic MRI, IT band release, L4-5", "reviewed by", "Thies et al., Spine 2010", "", "§§ 12 | 1!$"],
)
def test_words_that_are_no_misread_ones_stay(said: str) -> None:
    assert len(mended(said)) == len(said)
    assert mended("reviewed at L5") == "reviewed at L5"
    assert mended("part 0f the MTU5") == "part of the MTUS"


def test_a_side_that_is_misread_opens_its_sentence() -> None:
    made = NOTICE.replace(
        "The Claims Administrator did not cite any guidelines.\nRationale for the Decision:\nNo",
        "The C1aims Administrator bascd its decision on Low Back Complaints 2004.\n"
        "The Pbysician Reviewcr based his/her decision on Knee Complaints 2004.\nRationale for the Decision:\nNo",
    )
    first = parse(made).disputed_items[0]

    assert first.claims_administrator_guideline.citations[0].chapter == "Low Back Complaints 2004"
    assert first.reviewer_guideline.citations[0].chapter == "Knee Complaints 2004"


@pytest.mark.parametrize(
    ("after", "sources"),
    [
        ("Ferro L. Casts for the wrist: a trial. Journal of Hand Therapy. 2009, p. 12", 2),
        ("Ferro LM, Abel K. Casts for the wrist. J Hand Ther 2009", 2),
        ("Hepatitis C, Interferon", 1),
        ("Vitamin D", 1),
    ],
)
def test_an_article_after_a_semicolon_is_a_source_and_a_section_is_none(after: str, sources: int) -> None:
    said = f"Decision based on Non-MTUS Citation ODG, Pain Chapter, Opioids; {after}."

    assert len(parse(letter(item(reviewer=said))).disputed_items[0].reviewer_guideline.citations) == sources


def test_a_page_s_name_that_stands_apart_at_the_end_is_no_text() -> None:
    why = "\n".join(["The notes do not tell how function changed and", "they name no dose."] * 20)
    made = letter(item(rationale=f"{why}\n\nAn earlier request of this kind was answered: Upheld")).rstrip()

    assert fields(parse(f"{made}\n\nPage 1\n")) == fields(parse(made))
