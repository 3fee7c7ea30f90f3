"""Items: titles, outcomes, labelled fields (letters rules 1 to 3)."""

from __future__ import annotations

import pytest

from openimr.letters import parse
from openimr.letters.model import Basis, Decision, Determination, Layout

from .reading_samples import CITES_NOTHING, item, letter


def codes(read: Determination) -> list[str]:
    return [w.code for w in read.warnings]


def titles(read: Determination) -> list[str]:
    return [i.description for i in read.disputed_items]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("MRI of the knee: Upheld", "MRI of the knee"),
        ("Associated service: Walker: rental, 30 days: Upheld", "Associated service: Walker: rental, 30 days"),
        ("Item formerly Upheld: second request: Upheld", "Item formerly Upheld: second request"),
        ("Upheld request of May: Upheld", "Upheld request of May"),
        ("CT scan :Upheld", "CT scan"),
        ("CT scan:  Upheld.", "CT scan"),
        ("Norco 10/325 mg #60, 1 tab p.o.\nq.i.d.: Upheld", "Norco 10/325 mg #60, 1 tab p.o. q.i.d."),
        ("REMOVAL OF A PLATE AND OF ALL SCREWS FROM THE LEFT TIBIA,\nSTAY 2 DAYS: Upheld", "REMOVAL OF A PLATE AND OF ALL SCREWS FROM THE LEFT TIBIA, STAY 2 DAYS"),
        ("A request with a very long name that fills its line right up to the end:\nUpheld", "A request with a very long name that fills its line right up to the end"),
        ("Physical therapy 2 x 6:\nleft shoulder: Upheld", "Physical therapy 2 x 6: left shoulder"),
    ],
)  # fmt: skip
def test_a_title_is_what_stands_before_its_last_colon_and_outcome(title: str, expected: str) -> None:
    read = parse(letter(item("First thing: Upheld"), item(title), item("Last thing: Upheld")))
    assert titles(read) == ["First thing", expected, "Last thing"]
    assert read.disputed_items[0].rationale == "The request is not necessary."


@pytest.mark.parametrize(
    ("word", "decision", "as_usual"),
    [
        ("Upheld", Decision.UPHELD, True),
        ("UPHELD", Decision.UPHELD, True),
        ("overturned", Decision.OVERTURNED, True),
        ("Modified", Decision.MODIFIED, True),
        ("Uphe1d", Decision.UPHELD, False),
        ("Upheid", Decision.UPHELD, False),
        ("0verturned", Decision.OVERTURNED, False),
        ("Overtumed", Decision.OVERTURNED, False),
        ("Overturnd", Decision.OVERTURNED, False),
        ("Modif1ed", Decision.MODIFIED, False),
        ("Partially Overturned", Decision.MODIFIED, False),
        ("Overturned in part", Decision.MODIFIED, False),
    ],
)
def test_an_outcome_counts_in_any_case_and_with_scanner_noise(
    word: str, decision: Decision, as_usual: bool
) -> None:
    read = parse(letter(item(f"Lumbar brace: {word}")))
    assert titles(read) == ["Lumbar brace"]
    assert read.disputed_items[0].decision is decision
    assert ("outcome-mended" in codes(read)) is not as_usual


def test_a_paragraph_that_ends_like_a_title_is_text_unless_a_label_follows() -> None:
    rationale = "The first review said of it: Upheld\n\nWe agree. The final word was: Upheld\n\nThat is all."
    read = parse(letter(item("Brace: Upheld", rationale=rationale), item("Walker: Overturned")))
    assert titles(read) == ["Brace", "Walker"]
    assert read.disputed_items[0].rationale == " ".join(rationale.split())


def test_a_rationale_keeps_all_its_paragraphs_and_its_page_references() -> None:
    rationale = (
        "No film shows it [p. 12].\n\nThe notes of May [pp. 12, 15-17] do not.\n\n- A point.\n- Another."
    )
    read = parse(letter(item(rationale=rationale)))
    assert read.disputed_items[0].rationale == " ".join(rationale.split())


def test_marks_of_scanning_and_of_type_stay_as_they_are_written() -> None:
    rationale = "The “ofﬁce” visit – e1bow – wasn’t needed; pre-\noperative."
    read = parse(letter(item(rationale=rationale)))
    assert read.disputed_items[0].rationale == "The “ofﬁce” visit – e1bow – wasn’t needed; pre- operative."


@pytest.mark.parametrize("label", ["MAXIMUS", "IMRO", "OpenIMR", "Golden Valley Review, Inc.", "St. Anne's"])
def test_the_organizations_label_may_be_any_name(label: str) -> None:
    if "," in label:  # a name with a comma is no label that we write
        label = label.replace(",", "")
    read = parse(letter(item(label=label), item("Walker: Overturned", label=label)))
    for found in read.disputed_items:
        assert found.reviewer_guideline.statement == "Decision based on MTUS Low Back Complaints 2004."
        assert found.rationale == "The request is not necessary."


def test_a_line_of_text_that_begins_like_a_label_is_text() -> None:
    claims = "Decision based on Non-MTUS Citation another source, as in the\nODG guideline: low back."
    rationale = "We read the\nACOEM guideline: nothing.\nState guideline: nothing."
    read = parse(letter(item(claims=claims, rationale=rationale), item("Walker: Upheld")))
    first = read.disputed_items[0]
    assert first.claims_administrator_guideline.statement == " ".join(claims.split())
    assert first.rationale == " ".join(rationale.split())
    assert len(read.disputed_items) == 2


def test_labels_count_in_any_case_and_with_a_space_before_the_colon() -> None:
    text = letter(item()).replace("Claims Administrator guideline:", "Claims administrator Guideline :")
    assert parse(text).disputed_items[0].claims_administrator_guideline.statement.endswith(CITES_NOTHING)


def test_an_absent_field_is_empty_and_warned_of() -> None:
    read = parse(letter(item(claims=None, reviewer=None)))
    found = read.disputed_items[0]
    assert found.claims_administrator_guideline.basis == (Basis.NONE,)
    assert found.reviewer_guideline.statement == ""
    assert codes(read).count("field-absent") == 2


def test_a_blank_field_is_empty_without_a_warning() -> None:
    read = parse(letter(item(claims="", reviewer="")))
    assert [g.statement for g in (read.disputed_items[0].claims_administrator_guideline, read.disputed_items[0].reviewer_guideline)] == ["", ""]  # fmt: skip
    assert read.warnings == ()


def test_an_item_whose_outcome_cannot_be_read_is_kept_without_decision() -> None:
    read = parse(letter(item("Brace: Upheld"), item("Walker: Upxxxx"), item("Cane: Overturned")))
    assert titles(read) == ["Brace", "Walker: Upxxxx", "Cane"]
    assert [i.decision for i in read.disputed_items] == [Decision.UPHELD, None, Decision.OVERTURNED]
    assert "outcome-not-read" in codes(read)
    place = next(w for w in read.warnings if w.code == "outcome-not-read")
    assert place.start is not None


def test_the_closing_sections_of_a_letter_belong_to_no_item() -> None:
    closing = "RECORDS REVIEWED\n\n1. A report: Upheld\n\nWHAT HAPPENS NEXT\n\nNothing.\n\nDIGITAL SIGNATURE\n\nNone."
    read = parse(letter(item(), item("Walker: Upheld"), closing=closing))
    assert read.disputed_items[-1].rationale == "The request is not necessary."


def test_the_words_of_a_closing_heading_inside_a_rationale_do_not_end_it() -> None:
    rationale = "We list the\n\nRECORDS REVIEWED\n\nand go on; how\nRECORDS REVIEWED count."
    read = parse(letter(item(rationale=rationale), item("Walker: Upheld")))
    assert read.disputed_items[0].rationale == " ".join(rationale.split())


def test_a_heading_counts_on_a_line_of_its_own_only() -> None:
    summary = "In the CLINICAL CASE SUMMARY the IMR ISSUES, DECISIONS AND RATIONALES are named.\nClinical case summary\nends."
    read = parse(letter(summary=summary))
    assert read.clinical_case_summary == " ".join(summary.split())


def test_a_misread_heading_is_a_heading() -> None:
    text = (
        letter(item())
        .replace("CLINICAL CASE SUMMARY", "CL1NICAL CASE SUMMARY")
        .replace("IMR ISSUES", "lMR ISSUES")
    )
    assert parse(text).clinical_case_summary == "The patient is a 40-year-old woman."
    assert len(parse(text).disputed_items) == 1


def test_the_summary_may_be_empty() -> None:
    read = parse(letter(summary=""))
    assert read.clinical_case_summary == ""
    assert len(read.disputed_items) == 1


def test_a_title_across_a_page_break_is_one_title() -> None:
    title = "REMOVAL OF A PLATE AND OF ALL SCREWS FROM THE LEFT TIBIA,\n\n\nCM26-0000001 · Page 2 of 5\n\n\nSTAY 2 DAYS: Upheld"
    read = parse(letter(item("First: Upheld"), item(title)))
    assert titles(read)[1] == "REMOVAL OF A PLATE AND OF ALL SCREWS FROM THE LEFT TIBIA, STAY 2 DAYS"


def test_a_guess_about_a_title_is_a_warning() -> None:
    long_title = (
        "Physical therapy for the left shoulder, twice a week for six weeks, after the repair\nof May: Upheld"
    )
    text = letter(item(), item(long_title))
    assert "title-start-guessed" not in codes(parse(text))
    crowded = "\n".join(line for line in text.split("\n") if line)
    read = parse(crowded)
    assert titles(read) == titles(parse(text))
    assert "title-start-guessed" in codes(read)


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("MEDICAL PROFESSIONAL REVIEW\n\nISSUE AT DISPUTE:\nMRI\n\nCASE SUMMARY:\nA man of 50.\n", "professional-review"),
        (
            "HOW THE IMR FINAL DETERMINATION WAS MADE\nHe is Board Certified in X.\nDOCUMENTS REVIEWED\n- Notes\n"
            "CLINICAL CASE SUMMARY\nA man of 50.\nIMR DECISION(S) AND RATIONALE(S)\n"
            "1. MRI is not medically necessary and appropriate.\n",
            "numbered-decisions",
        ),
        (
            "Dated: 9/26/2013\n1) The organization has determined the request for a cane is notmedically necessary and\n"
            "appropriate.\nINDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE\nA reviewer Board Certified in X.\n",
            "numbered-decisions",
        ),
    ],
)  # fmt: skip
def test_a_layout_of_2013_is_read(text: str, layout: str) -> None:
    read = parse(text)
    assert read.layout.value == layout
    assert len(read.disputed_items) == 1
    assert "field-absent" in codes(read)


def test_where_the_credentials_stand_tells_the_layout() -> None:
    assert parse(letter(listed=True)).layout is Layout.LISTED_CREDENTIALS
    assert parse(letter(listed=False)).layout is Layout.PROSE_CREDENTIALS
    both = letter(listed=True).replace("works in active practice.", "is Board Certified in Podiatry.")
    assert parse(both).layout is Layout.LISTED_CREDENTIALS
    quoted = letter(item(rationale="The list has\nState(s) of Licensure: Texas."), listed=False)
    assert parse(quoted).layout is Layout.PROSE_CREDENTIALS
    neither = letter(listed=False).replace("Board Certified", "skilled").replace("licensed", "known")
    assert "layout-guessed" in codes(parse(neither))


def test_a_second_letter_in_the_same_text_is_warned_of_and_not_mixed_in() -> None:
    text = letter(item("Brace: Upheld")) + "\n\n" + letter(item("Walker: Overturned"))
    read = parse(text)
    assert titles(read) == ["Brace"]
    assert read.disputed_items[0].rationale == "The request is not necessary."
    (warning,) = read.warnings
    assert warning.code == "second-letter"
    assert text[warning.start :].startswith("HOW THE IMR")


def test_no_item_under_the_heading_is_a_warning() -> None:
    text = letter().partition("Lumbar support")[0]
    assert "no-items" in codes(parse(text))


NO_LETTER = {
    "a utilization review decision": (
        "UTILIZATION REVIEW DETERMINATION\nDOCUMENTS REVIEWED:\n1. Progress report\nDECISION:\n"
        "1. The request for MRI is not medically necessary and appropriate.\nRationale: It is early.\n"
        "REVIEWER QUALIFICATIONS: Board Certified in Podiatry and licensed in Texas.\n"
    ),
    "a bill review": "INDEPENDENT BILL REVIEW FINAL DETERMINATION\nISSUE IN DISPUTE: a code\nDETERMINATION: overturned\n",
    "a progress report": "PROGRESS REPORT (PR-2)\nThe patient is a 50 year old man.\nRationale: therapy is medically necessary.\n",
    "a cover letter": "Dear Sir,\nthe IMR Final Determination of May upheld item 1: MRI: Upheld\nYours\n",
}


@pytest.mark.parametrize("what", NO_LETTER)
def test_what_is_no_letter_is_unknown_and_has_no_items(what: str) -> None:
    read = parse(NO_LETTER[what])
    assert read.layout is Layout.UNKNOWN
    assert read.disputed_items == ()
    assert codes(read) == ["layout-unknown"]


@pytest.mark.parametrize(
    ("label", "written"),
    [
        ("Claims Administrator guideline:", "C1aims Administrator guideline:"),
        ("Claims Administrator guideline:", "Claims Adminstrator guidline:"),
        ("Claims Administrator guideline:", "Claims Administrator guideline;"),
        ("Claims Administrator guideline:", "Claims Administrator guideline"),
        ("MAXIMUS guideline:", "MAX1MUS guide1ine:"),
        ("MAXIMUS guideline:", "MAXMUS guideline:"),
        ("MAXIMUS guideline:", "MAXIMUS guideline;"),
        ("Decision rationale:", "Decison rationale:"),
        ("Decision rationale:", "DECISION RATI0NALE:"),
        ("Decision rationale:", "Decision rationale"),
    ],
)
def test_a_label_that_was_misread_or_misspelt_is_a_label(label: str, written: str) -> None:
    text = letter(item(), item("Walker: Overturned", claims="Decision based on MTUS."))
    read = parse(written.join(text.rsplit(label, 1)))
    assert [i.to_json() for i in read.disputed_items] == [i.to_json() for i in parse(text).disputed_items]


@pytest.mark.parametrize(
    "heading",
    ["IMR ISUES, DECISIONS AND RATIONALES", "IMR ISSUES, DECISI0NS AND RATIONALES", "IMR ISSUES DECISIONS & RATIONALES",
     "IMR ISSUES,\nDECISIONS AND RATIONALES", "garbage that nobody can read"],
)  # fmt: skip
def test_items_are_found_under_a_heading_that_was_misread_or_lost(heading: str) -> None:
    text = letter(item(), item("Walker: Overturned"))
    read = parse(text.replace("IMR ISSUES, DECISIONS AND RATIONALES", heading))
    assert titles(read) == ["Lumbar support", "Walker"]
    assert read.clinical_case_summary.startswith("The patient is a 40-year-old woman.")
