"""Papers that the rules were not written from: other headings, other labels, no heading at all. And the labels of dates."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
import yaml

from openimr.casefile.documents import PageText, describe, find_documents
from openimr.casefile.documents.date_labels import labels_in
from openimr.casefile.documents.dates import find_dates
from openimr.casefile.documents.structure import part_of
from openimr.casefile.reading.model import Word

PAPERS = yaml.safe_load(Path(__file__).with_name("unforeseen.yaml").read_text(encoding="utf-8"))


def page(text: str, source: str = "text") -> PageText:
    return PageText(key=1, packet=1, number=1, source=source, text=text)


@pytest.mark.parametrize("paper", PAPERS, ids=[f"{p['kind']}-{n}" for n, p in enumerate(PAPERS)])
def test_an_unforeseen_paper_is_told_dated_and_named(paper: dict[str, str | None]) -> None:
    found = describe([page(paper["text"] or "")])
    assert (found.kind, found.date, found.title) == (paper["kind"], paper["date"], paper["title"])
    if paper["author"] is not None:
        assert found.author == paper["author"]


DAY = dt.date(2015, 3, 4)

LABELS = {
    "DOS: 3/4/15": "service", "D.O.S. 03/04/2015": "service", "Svc Dt: 3/4/2015": "service", "Date(s) of Service: 03/04/2015": "service",
    "Date of Svc 3/4/15": "service", "Encounter Date: 03-04-2015": "visit", "Visit: March 4, 2015": "visit", "Date/Time of Visit: 3/4/2015 2:30 PM": "visit",
    "Seen on: 4-Mar-2015": "visit", "Appt Date 3/4/2015": "visit", "Exam Dt: 2015-03-04": "examination", "Date of Re-Evaluation: 3/4/2015": "examination",
    "D.O.E.: 3/4/2015": "examination", "Examined: 3/4/2015": "examination", "Date of Tx: 3/4/15": "treatment", "Session Date: 3/4/15": "treatment",
    "DOP: 3/4/15": "procedure", "Proc Date: 3/4/2015": "procedure", "Date of Injection: 3/4/2015": "procedure", "Surgery Dt: 03.04.2015": "operation",
    "Operated on: March 4, 2015": "operation", "Study performed 3/4/2015": "study", "Date of Scan: 3/4/2015": "study", "Coll. Dt: 03/04/15 08:40": "collection",
    "Specimen Collected: 3/4/2015": "collection", "Drawn: 3/4/2015 7:15": "collection", "Date Collected 3/4/2015": "collection", "Decision Dt: 3/4/2015": "decision",
    "Determination made: 3/4/2015": "decision", "Rpt Date: 3/4/2015": "report", "Date signed: 3/4/2015": "signing",
    "Executed this 4th day of March, 2015": "signing", "Date: 3/4/2015": "date",
}  # fmt: skip


@pytest.mark.parametrize("line", LABELS)
def test_a_label_says_what_day_it_is(line: str) -> None:
    assert [d.value for d in find_dates(line)] == [DAY]
    assert [label.role for label in labels_in(line)] == [LABELS[line]]


@pytest.mark.parametrize(
    "line",
    [
        "DOB: 3/4/1960", "Date of Birth: 3/4/1960", "D.O.I. 3/4/2014", "Date of injury: 3/4/2014", "Inj. Date: 3/4/2014", "Received Date: 3/4/2015",
        "Date Rec'd: 3/4/2015", "Date Printed: 3/4/2015", "Next Visit: 3/4/2015", "Last office visit: 3/4/2015", "Previous exam date: 3/4/2015",
        "Prior study date: 3/4/2015", "Admission Date: 3/4/2015", "Date of discharge: 3/4/2015", "Transcribed on 3/4/2015", "dd: 3/4/2015 dt: 3/5/2015",
        "Referral Date: 3/4/2015", "Order Date: 3/4/2015", "Policy effective date: 3/4/2015", "Date last worked: 3/4/2015", "The knee is better.",
    ],
)  # fmt: skip
def test_a_label_of_another_matter_is_none_of_a_document(line: str) -> None:
    dated = [d for d in find_dates(line) if any(x.end <= d.start for x in labels_in(line))]
    found = describe(
        [
            page(
                f"HARBOR CLINIC\nPROGRESS NOTE\nPatient: A. Nobody\n{line}\nThe knee is better.\nUna Strand, M.D."
            )
        ]
    )
    assert found.date is None, dated


def test_the_day_the_writer_saw_the_patient_comes_before_the_day_of_the_letter() -> None:
    text = (
        "July 22, 2015\nRE: Alan Nobody\nORTHOPEDIC RE-EVALUATION\nDear Ms. Farrowby:\nI examined Mr. Nobody in my office on July 20, 2015 for his"
        " shoulder.\nHe was seen in an emergency room on January 2, 2014.\nSincerely,\nUna Strand, M.D."
    )
    assert describe([page(text)]).date == "2015-07-20"


def test_a_date_in_a_machines_form_or_in_a_range_is_read() -> None:
    assert [d.value for d in find_dates("2015-03-04T10:22:00")] == [DAY]
    assert [d.value.day for d in find_dates("03/04/2015-03/06/2015")] == [4, 6]
    assert [d.value.day for d in find_dates("3/4/15-3/6/15")] == [4, 6]


@pytest.mark.parametrize(
    "text",
    [
        "2015/03/04",
        "MAR-04-2015",
        "Mar-04-15",
        "Mar 4, '15",
        "04MAR2015",
        "the 4th day of March, 2015",
        "Wed 3/4/15",
        "03.04.2015",
    ],
)
def test_a_date_is_read_however_it_is_written(text: str) -> None:
    assert [d.value for d in find_dates(f"Seen {text} by nobody")] == [DAY]


def test_parts_of_a_scanned_paper_are_known_with_letters_misread() -> None:
    assert part_of("Subjectlve Complaints", scanned=True) == "subjective"
    assert part_of("Subjectlve Complaints") is None
    assert part_of("Harbor Spine Clinic", scanned=True) is None


def test_labels_of_a_scanned_paper_are_known_with_digits_for_letters() -> None:
    found = describe(
        [
            page(
                "HARBOR CLINIC\nPROGRESS NOTE\nDate 0f Serv1ce: 03/04/2015\nPrinted 03/09/2015\nThe knee is better.",
                "ocr",
            )
        ]
    )
    assert found.date == "2015-03-04"


def test_one_part_alone_makes_no_kind() -> None:
    assert (
        describe([page("Impression: The knee is better and the patient walks.\nHe is glad of it.")]).kind
        == "other"
    )


def packet(*texts: str) -> list[PageText]:
    return [
        PageText(key=(1, n), packet=1, number=n, source="text", text=text)
        for n, text in enumerate(texts, start=1)
    ]


SLIP = "HARBOR CLINIC\nWORK STATUS\nPatient: A. Nobody\nModified duty.\nEmployee signature: A. Nobody   Date: 03/20/2015"


@pytest.mark.parametrize(
    "top",
    [
        "Op Note\nViggo Marchbanks, MD - Surgeon     Procedure date: Mar 22, 2014",
        "Prudent Review\nUR Decision: Modified\nInjured Worker\nA. Nobody\nDecision Date\n08/19/2012",
        "Consult Note - Neurosurgical\nDate of Service\n03/08/2013\nRequesting\nUna Strand, M.D.",
        "Gait Laboratory Summary\nPt: A. Nobody\nSvc Dt: 3/4/2015",
    ],
)
def test_a_paper_begins_where_its_own_title_and_fields_stand(top: str) -> None:
    found = find_documents(
        packet(SLIP, f"{top}\nThe patient was taken to recovery awake and in good condition.")
    )
    assert [(d.first_page, d.last_page) for d in found] == [(1, 1), (2, 2)]


def test_a_log_of_treatments_is_dated_by_the_last() -> None:
    log = "MOMENTUM THERAPY\nPHYSICAL THERAPY TREATMENT LOG\nName: A. Nobody   Injured: 3/9/12\nDate   Pain   Treatment\n4/3/14   8/10   heat\n4/7/14   8/10   heat\n4/19/14   6/10   heat\nUna Strand, P.T."
    assert describe([page(log)]).date == "2014-04-19"


def test_a_letter_with_a_heading_in_it_is_what_the_heading_says() -> None:
    letter = (
        "Sierra Crest Orthopaedics\n6359 Alder Court, Visalia, CA 94302\nDecember 26, 2014\nGranite Mutual Insurance\nP.O. Box 4410\nFresno, CA 93650\n"
        "RE: A. Nobody\nEmployer: Bayline\nClaim #: 1-2\nDate of Visit: December 24, 2014\nSECONDARY PHYSICIAN'S FOLLOW-UP REPORT\nDear Ms. Farrowby:\n"
        "A. Nobody was seen in follow-up. Medication dulls the pain.\nThank you,\nUna Strand, M.D."
    )
    found = describe([page(letter)])
    assert (found.kind, found.date) == ("progress-report", "2014-12-24")


@pytest.mark.parametrize(("foot", "papers"), [(0.4, 2), (0.88, 1)])
def test_a_title_after_a_page_that_ends_short_begins_a_paper(foot: float, papers: int) -> None:
    first = "HARBOR CLINIC\nPROGRESS NOTE\nPatient: A. Nobody\nThe knee is better and walking has become easier since."
    second = "Gait And Balance Summary\nCadence is even and stance is equal on both sides of the body."
    pages = packet(first, second)
    ends = tuple(
        Word(text=text, x0=0.1, y0=y - 0.01, x1=0.9, y1=y) for text, y in (("HARBOR", 0.1), ("better", foot))
    )
    pages[0] = dataclasses.replace(pages[0], words=ends)
    assert len(find_documents(pages)) == papers
