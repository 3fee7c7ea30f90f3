"""Faults that plain papers of every kind showed: captions below, columns of days, items of lists, houses and who signed."""

from __future__ import annotations

import pytest

from openimr.casefile.documents import PageText, describe, understand
from openimr.casefile.reading.model import Word


def read(*lines: str):
    return describe([PageText(key=1, packet=1, number=1, source="text", text="\n".join(lines))])


def mentions(*lines: str) -> list[tuple[str, str | None, str | None]]:
    page = PageText(key=1, packet=1, number=1, source="text", text="\n".join(lines))
    return [(m.kind, m.date, m.author) for m in understand([page]).mentions]


def set_out(*rows: tuple[str, ...], step: float = 0.3) -> PageText:
    """A page whose cells stand in columns: words with boxes, cells `step` of the width apart."""
    words, lines = [], []
    for n, row in enumerate(rows):
        for k, cell in enumerate(row):
            x = 0.1 + k * step
            for word in cell.split():
                words.append(
                    Word(text=word, x0=x, y0=0.05 + n * 0.03, x1=x + 0.008 * len(word), y1=0.065 + n * 0.03)
                )
                x += 0.008 * (len(word) + 1)
        lines.append(" ".join(row))
    return PageText(key=1, packet=1, number=1, source="text", text="\n".join(lines), words=tuple(words))


NOTE = ("Harbor Clinic", "PROGRESS NOTE", "Patient: Alan Nobody   DOS: 3/4/2015", "The knee is tender.")


@pytest.mark.parametrize(
    "name",
    [
        "Una Strand, R.N., C.C.M.", "Una Strand, L.Ac., Dipl.O.M.", "Una Strand, Attorney at Law",
        "UNA STRAND, ATTORNEY AT LAW", "Una Strand, M.D., F.A.C.S.",
    ],
)  # fmt: skip
def test_all_credentials_after_a_name_are_its(name):
    assert read("March 4, 2015", "Dear Alan Nobody:", "Please call.", "Sincerely,", name).author == name


def test_what_somebody_is_is_no_name():
    found = read(
        "STIPULATIONS WITH REQUEST FOR AWARD",
        "The parties agree.",
        "Dated: 3/4/2015",
        "Una Strand",
        "Applicant's Attorney",
    )
    assert found.author == "Una Strand"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Examining and treating physician: Una Strand, M.D.", "Una Strand, M.D."),
        ("Final result by Una Strand, D.O.", "Una Strand, D.O."),
        ("Una Strand, M.D., Radiologist     3/5/2015 11:20", "Una Strand, M.D."),
    ],
)
def test_who_signed_is_said_in_more_words(line, name):
    assert read(*NOTE, line).author == name


def test_who_requests_is_the_author_of_a_request_and_of_no_other_paper():
    line = "Requested by: Una Strand, M.D.      on 3/4/2015"
    request = (
        "Harbor Clinic",
        "TREATMENT AUTHORIZATION REQUEST",
        "Patient: Alan Nobody",
        "We request a splint.",
    )
    assert read(*request, line).author == "Una Strand, M.D."
    lab = ("Tamarack Clinical Laboratory", "LABORATORY REPORT", "Collected: 3/4/2015", "Glucose 99 mg/dL")
    assert read(*lab, line).author == "Tamarack Clinical Laboratory"


def test_the_legal_form_of_a_house_is_of_its_name_though_a_gap_parts_them():
    page = set_out(
        ("STONE LABORATORIES,", "INC."), ("LABORATORY REPORT",), ("Collected: 3/4/2015",), step=0.4
    )
    assert describe([page]).author == "STONE LABORATORIES, INC."


def test_a_form_may_set_its_captions_below_what_is_written():
    rows = [
        "APPLICATION FOR INDEPENDENT MEDICAL REVIEW", "Alan Nobody", "Employee", "A1234", "Claim", "5/1/2014", "Injured on",
        "Una Strand, M.D.", "Physician who asked for the treatment", "Alan Nobody", "Employee signature", "3/4/2015",
        "Date of signature",
    ]  # fmt: skip
    found = describe([set_out(*((row,) for row in rows))])
    assert (found.kind, found.author, found.date) == ("application", "Alan Nobody", "2015-03-04")


def test_a_caption_below_a_day_says_what_day_it_is_and_a_label_above_still_does():
    first = (
        "PHYSICIAN'S FIRST REPORT OF WORK INJURY",
        "5/1/2014",
        "Date of injury",
        "5/4/2014",
        "Date first seen",
        "Neck pain.",
    )
    below = describe([set_out(*((row,) for row in first))])
    assert (below.kind, below.date) == ("first-report", "2014-05-04")
    over = (
        "PHYSICIAN'S FIRST REPORT OF WORK INJURY", "Date of injury", "5/1/2014", "Date first seen", "5/4/2014", "Neck pain."
    )  # fmt: skip
    assert describe([set_out(*((row,) for row in over))]).date == "2014-05-04"


def test_a_part_that_is_headed_below_a_day_is_not_its_caption():
    rows = (
        "LEFT KNEE MRI",
        "DATE OF EXAMINATION",
        "4/7/2015",
        "Dictated",
        "4/10/2015",
        "Transcribed",
        "4/10/2015",
        "EXAMINATION",
        "left knee MRI",
    )
    assert describe([set_out(*((row,) for row in rows))]).date == "2015-04-07"


def test_of_a_column_for_each_day_the_last_counts():
    page = set_out(
        ("Stone Laboratory",), ("CUMULATIVE LABORATORY RESULTS",), ("Collected", "1/2/2015", "2/3/2015", "3/4/2015"),
        ("ALT", "31", "44", "40"), ("AST", "28", "39", "36"), step=0.2,
    )  # fmt: skip
    assert describe([page]).date == "2015-03-04"


def test_the_last_visit_of_a_course_is_its_day_of_service():
    found = read(
        "PHYSICAL THERAPY DISCHARGE SUMMARY", "Patient: Alan Nobody", "First visit: 1/2/2015     Last visit: 3/4/2015",
        "Goals were met.", "Una Strand, PT          3/6/2015",
    )  # fmt: skip
    assert found.date == "2015-03-04"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("NEUROLOGY CONSULTATION", "consultation"),
        ("INITIAL SPINE SURGERY CONSULTATION REPORT", "consultation"),
        ("INITIAL REPORT OF INJURY BY TREATING PHYSICIAN", "first-report"),
        ("Initial Injury Visit", "first-report"),
        ("RE-EXAMINATION", "progress-report"),
        ("NOTICE OF MODIFIED TREATMENT REQUEST", "ur-decision"),
        ("DENIAL OF TREATMENT AUTHORIZATION REQUEST", "ur-decision"),
        ("TREATMENT AUTHORIZATION REQUEST", "request-for-authorization"),
        ("APPLICATION FOR IMR", "application"),
        ("MRI OF THE RT. KNEE", "imaging-report"),
    ],
)
def test_a_heading_says_the_kind(heading, kind):
    assert read("Elm Street House", heading, "Alan Nobody, 3/4/2015").kind == kind


def test_records_that_a_letter_lists_are_not_its_heading():
    numbered = read(
        "Bedrock Casualty", "March 4, 2015", "Dear Una Strand:", "We have considered", "1. Psychological evaluation dated 9/2/2014, A. Stone, Psy.D.",
        "2. Progress report dated 10/2/2014", "Please call us.", "Sincerely,", "Alan Nobody",
    )  # fmt: skip
    assert numbered.kind == "correspondence"
    table = read(
        "Bedrock Casualty", "March 4, 2015", "Dear Doctor:", "Enclosed please find:", "Document Date Author",
        "Doctor's First Report of Injury 4/12/2014 Dr. Stone", "Please address causation.", "Sincerely,", "Alan Nobody",
    )  # fmt: skip
    assert table.kind == "correspondence"


def test_the_words_of_a_title_are_no_head_of_a_table_where_fields_stand_below():
    page = set_out(
        ("Stone Laboratory",), ("URINE DRUG TEST RESULTS",), ("Donor: Alan Nobody", "Collected: 3/4/2015"),
        ("Drug", "Screen", "Cutoff"), ("Opiates", "Negative", "300"),
    )  # fmt: skip
    assert describe([page]).title == "URINE DRUG TEST RESULTS"


@pytest.mark.parametrize(
    "after", ["This decision was made by a nurse, and may be disputed.", "Impairment rating:", "Background"]
)
def test_what_follows_a_list_is_no_part_of_the_last_authors_name(after):
    found = mentions(
        *NOTE, "Records reviewed:", "- 1/2/2015 Operative report for carpal tunnel release by Dr. Stone", after, "It was as follows.",
        "Una Strand, M.D.",
    )  # fmt: skip
    assert found == [("operative-report", "2015-01-02", "Dr. Stone")]


def test_a_day_broken_over_two_lines_of_a_narrow_cell_is_one():
    found = mentions(
        *NOTE, "I was asked to comment on some more records, which came after the day on which I had seen the patient.",
        "Date Provider Record", "January 2, 2015 Dr. Stone PR-2", "September 10,", "2014", "Dr. Brandt Orthopedic consultation",
        "Una Strand, M.D.",
    )  # fmt: skip
    assert found == [
        ("progress-report", "2015-01-02", "Dr. Stone"), ("consultation", "2014-09-10", "Dr. Brandt"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("On 1/2/2015 a right carpal tunnel injection was carried out.", "procedure-note"),
        ("Surgical history: open repair of the left rotator cuff (1/2/2015).", "operative-report"),
    ],
)
def test_what_was_done_is_named_by_the_part_it_was_done_to(sentence, kind):
    assert mentions(*NOTE, sentence, "Una Strand, M.D.") == [(kind, "2015-01-02", None)]


def test_the_house_over_its_heading_is_the_author_of_what_nobody_signed():
    found = read(
        "HARBOR BILL REVIEW",
        "EXPLANATION OF REVIEW",
        "Claimant: Alan Nobody",
        "2/1/2015  99213  100.00  80.00",
    )
    assert (found.kind, found.author) == ("billing", "HARBOR BILL REVIEW")


def test_an_employee_is_named_as_signed():
    found = read(
        "REQUEST FOR INDEPENDENT MEDICAL REVIEW", "Injured employee ......... Nobody, Alan", "Treatment denied: brace",
        "X  Alan B. Nobody        03/04/15",
    )  # fmt: skip
    assert found.author == "Alan B. Nobody"
