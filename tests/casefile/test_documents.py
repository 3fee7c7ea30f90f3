"""Documents: where one begins and ends, what it is, of when, by whom."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.casefile.documents import KINDS, FoundDocument, PageText, duplicate_documents, find_documents
from openimr.casefile.documents.dates import find_dates
from openimr.casefile.documents.rules import boundary_rules, rules
from tests.casefile import papers

SCANNED = 0.02


def pages(*texts: str, packet: int = 1, fax: bool = True, noise: float = 0.0) -> list[PageText]:
    """A packet of these pages; an empty text is a blank page. `noise`: share of letters misread."""
    misread = random.Random(11)
    made = []
    for n, text in enumerate(texts, start=1):
        header = papers.FAX_HEADER.format(n=n, of=len(texts)) + "\n" if fax and text else ""
        body = header + text
        if noise:
            body = "".join(
                misread.choice("ceoil1t") if c.isalpha() and misread.random() < noise else c for c in body
            )
        made.append(
            PageText(
                key=(packet, n),
                packet=packet,
                number=n,
                source=("ocr" if noise else "text") if text else "blank",
                text=body,
            )
        )
    return made


def runs(found: list[FoundDocument]) -> list[tuple[int, int, str]]:
    return [(d.first_page, d.last_page, d.kind) for d in found]


THERAPY_1 = papers.THERAPY.format(date="01/05/2015", visit=3, pain=6)
THERAPY_2 = papers.THERAPY.format(date="01/08/2015", visit=4, pain=5)

PACKET = (
    papers.FAX_COVER, papers.RFA_1, papers.PR2_1, papers.PR2_2, papers.MRI, THERAPY_1, THERAPY_2, "",
    papers.UR_1, papers.UR_2, papers.OPERATIVE_1, papers.OPERATIVE_2, papers.EMG, papers.LAB,
    papers.CONSULTATION, papers.LETTER, papers.PROCEDURE, papers.XRAY,
)  # fmt: skip
RUNS = [
    (1, 1, "fax-cover"),
    (2, 2, "request-for-authorization"),
    (3, 4, "progress-report"),
    (5, 5, "imaging-report"),
    (6, 6, "therapy-note"),
    (7, 8, "therapy-note"),
    (9, 10, "ur-decision"),
    (11, 12, "operative-report"),
    (13, 13, "electrodiagnostic-report"),
    (14, 14, "laboratory-report"),
    (15, 15, "consultation"),
    (16, 16, "correspondence"),
    (17, 17, "procedure-note"),
    (18, 18, "imaging-report"),
]


def test_a_packet_of_many_papers_falls_into_its_documents() -> None:
    assert runs(find_documents(pages(*PACKET))) == RUNS


def test_it_falls_into_the_same_documents_when_it_was_scanned() -> None:
    assert runs(find_documents(pages(*PACKET, noise=SCANNED))) == RUNS


@settings(deadline=None, max_examples=20)
@given(st.permutations(range(len(RUNS))))
def test_in_whatever_order_the_papers_lie_each_is_found_whole(order: list[int]) -> None:
    texts = [text for n in order for text in PACKET[RUNS[n][0] - 1 : RUNS[n][1]]]
    found = find_documents(pages(*texts))
    assert [d.kind for d in found] == [RUNS[n][2] for n in order]
    assert [d.last_page - d.first_page for d in found] == [RUNS[n][1] - RUNS[n][0] for n in order]


@pytest.mark.parametrize(
    ("texts", "date", "author"),
    [
        ((papers.FAX_COVER,), "2015-01-28", "Marisol Vance"),
        ((papers.RFA_1,), "2015-01-27", "Ottoline Brandt, M.D."),
        ((papers.PR2_1, papers.PR2_2), "2015-01-12", "Ottoline Brandt, M.D."),
        ((papers.MRI,), "2014-12-01", "Ferris Okonjo, M.D."),
        ((THERAPY_1,), "2015-01-05", "Imre Castellane, PT, DPT"),
        ((papers.UR_1, papers.UR_2), "2015-02-03", "Rosalind Teague, R.N."),
        ((papers.OPERATIVE_1, papers.OPERATIVE_2), "2011-03-04", "Leopold Strand, M.D."),
        ((papers.EMG,), "2014-11-20", "Yusra Halloran, M.D., Ph.D."),
        ((papers.LAB,), "2014-12-15", "CLEARWATER CLINICAL LABORATORY"),
        ((papers.CONSULTATION,), "2014-10-09", "Hollis Varga, D.O."),
        ((papers.LETTER,), "2015-03-02", "Damaris Quillon, Esq."),
        ((papers.PROCEDURE,), "2014-11-04", "Hollis Varga, D.O."),
        ((papers.XRAY,), "2013-07-01", "Ferris Okonjo, M.D."),
    ],
)
def test_the_date_is_that_of_the_service_and_the_author_who_signed(
    texts: tuple[str, ...], date: str, author: str
) -> None:
    (found,) = find_documents(pages(*texts))
    assert (found.date, found.author) == (date, author)


def test_the_title_is_the_heading_as_written_and_the_reason_names_it() -> None:
    (found,) = find_documents(pages(papers.MRI))
    assert found.title == "MRI OF THE LUMBAR SPINE WITHOUT CONTRAST"
    assert found.title in found.reason
    assert 0 < found.confidence <= 1


@pytest.mark.parametrize(
    "label", ["Date of Birth", "Date of Injury", "Received", "Dictated", "Printed", "DOI"]
)
def test_a_date_of_another_matter_is_never_the_documents(label: str) -> None:
    (found,) = find_documents(
        pages(f"PROGRESS NOTE\nPatient: A. Nobody\n{label}: 03/05/2014\nBack pain. Plan: rest.")
    )
    assert found.date is None


def test_a_value_below_its_label_is_its_value() -> None:
    (found,) = find_documents(
        pages("OPERATIVE REPORT\nDATE OF OPERATION:\nMarch 4, 2011\nSurgeon: A. Stone, M.D.")
    )
    assert (found.date, found.author) == ("2011-03-04", "A. Stone, M.D.")


def test_a_date_below_the_label_of_another_matter_is_not_taken_for_a_free_one() -> None:
    text = (
        "Work Status\nName\nNobody, Ann\nDate of Injury\n06/22/2000\nDate of Birth Claim Number\n05/30/1952 X-1\n"
        "Unable to work\nA. Stone, M.D.\nTreating physician\n12/18/2014"
    )
    (found,) = find_documents(pages(text))
    assert (found.kind, found.date, found.author) == ("work-status", "2014-12-18", "A. Stone, M.D.")


def test_a_paper_that_is_signed_has_the_date_of_its_signing() -> None:
    text = (
        "PROOF OF SERVICE BY MAIL\nOn March 5, 2014 the records came to me.\nI declare under penalty of perjury that this "
        "is true.\nIda Moss\nSigned at Fresno, California, on 03/07/2014"
    )
    (found,) = find_documents(pages(text))
    assert (found.kind, found.date) == ("legal", "2014-03-07")


def test_a_letter_needs_no_dear_and_no_sincerely() -> None:
    text = (
        "Harbor Claims Services\n12 Quay Road\nAlameda, CA 94501\nMarch 7, 2014\nTo the review organization:\n"
        "In answer to your notice we send the reports that we hold.\nIda Moss\nClaims examiner"
    )
    (found,) = find_documents(pages(text))
    assert (found.kind, found.date, found.author) == ("correspondence", "2014-03-07", "Ida Moss")


@pytest.mark.parametrize(
    "fields",
    [
        "Employee Name (First, MI, Last): Ansel R. Quillfeather",
        "First Name\nAnsel\nMI\nR\nLast Name\nQuillfeather",
        "First Name MI Last Name\nAnsel R. Quillfeather",
    ],
)
def test_the_author_of_an_application_is_the_employee_however_the_form_is_filled_in(fields: str) -> None:
    (found,) = find_documents(
        pages(f"APPLICATION FOR INDEPENDENT MEDICAL REVIEW\n{fields}\nRequesting Physician\nA. Stone, M.D.")
    )
    assert (found.kind, found.author) == ("application", "Ansel R. Quillfeather")


@pytest.mark.parametrize("mark", ["Page 2 of 2", "Page 2of 2", "page 2 0f 2", "2 of 2"])
def test_a_sheet_fed_twice_stays_in_its_document(mark: str) -> None:
    first, second = papers.PR2_1 + "\nPage 1 of 2", papers.PR2_2.replace("Page 2", mark)
    made = pages(first, second, second, papers.LAB, fax=False)
    assert [(d.first_page, d.last_page) for d in find_documents(made)] == [(1, 3), (4, 4)]


def test_of_several_services_the_last_counts() -> None:
    text = "PHYSICAL THERAPY PROGRESS NOTE\nPatient: A. Nobody\nDate of Service: 1/5/2015, 1/8/2015 and 1/12/2015\nI. Castellane, PT"
    (found,) = find_documents(pages(text))
    assert found.date == "2015-01-12"


def test_two_reports_on_one_form_of_different_days_are_two_documents() -> None:
    found = find_documents(pages(THERAPY_1, THERAPY_2))
    assert [d.date for d in found] == ["2015-01-05", "2015-01-08"]


def test_a_heading_that_runs_on_every_page_does_not_part_a_report() -> None:
    head = "Harbor Spine Clinic\nPROGRESS REPORT\nPatient: A. Nobody\nDate of Examination: 01/12/2015\n"
    found = find_documents(
        pages(
            head + "The patient has pain that goes down the leg and",
            head + "is worse at night.\nA. Stone, M.D.",
        )
    )
    assert runs(found) == [(1, 2, "progress-report")]


def test_pages_that_count_themselves_stay_together_and_a_new_count_begins_a_document() -> None:
    words = "Findings of the day are written here at some length for the reader."
    found = find_documents(
        pages(*(f"{words}\nPage {n} of 3" for n in (1, 2, 3)), *(f"{words}\nPage {n} of 2" for n in (1, 2)))
    )
    assert [(d.first_page, d.last_page) for d in found] == [(1, 3), (4, 5)]


def test_the_count_of_the_fax_machine_is_not_the_documents() -> None:
    found = find_documents(pages(papers.MRI, papers.EMG, papers.LAB))
    assert len(found) == 3


def test_a_blank_page_belongs_to_the_document_before_and_at_the_start_to_the_one_after() -> None:
    found = find_documents(pages("", papers.MRI, "", papers.LAB, ""))
    assert [(d.first_page, d.last_page) for d in found] == [(1, 3), (4, 5)]
    assert [d.kind for d in found] == ["imaging-report", "laboratory-report"]


def test_a_page_that_cannot_be_read_stays_with_a_report_that_goes_on_and_else_stands_alone() -> None:
    made = pages("A report begins here with its first page.\nPage 1 of 3", "x", "x", papers.MRI, fax=False)
    made[1] = PageText(key=(1, 2), packet=1, number=2, source="unreadable", text="")
    made[2] = PageText(key=(1, 3), packet=1, number=3, source="text", text="It ends here.\nPage 3 of 3")
    made.append(PageText(key=(1, 5), packet=1, number=5, source="unreadable", text=""))
    found = find_documents(made)
    assert [(d.first_page, d.last_page) for d in found] == [(1, 3), (4, 4), (5, 5)]
    assert (found[2].kind, found[2].confidence) == ("other", 0.0)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.sampled_from([*PACKET, "", "zzz 12 qq"]), max_size=14), st.integers(1, 3))
def test_every_page_is_in_exactly_one_document(texts: list[str], packets: int) -> None:
    made = [p for packet in range(1, packets + 1) for p in pages(*texts, packet=packet)]
    found = find_documents(made)
    assert [key for d in found for key in d.keys] == [p.key for p in made]
    assert all(d.last_page - d.first_page + 1 == len(d.keys) for d in found)
    assert {d.kind for d in found} <= set(KINDS)


def test_the_same_place_twice_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="once"):
        find_documents([*pages(papers.MRI), *pages(papers.LAB)])


def test_a_document_sent_again_is_a_copy_of_the_first_also_in_part() -> None:
    made = pages(papers.PR2_1, papers.PR2_2, papers.MRI, papers.PR2_1, papers.PR2_2, papers.LAB, papers.PR2_1)
    found = find_documents(made)
    again = {(1, 4): (1, 1), (1, 5): (1, 2), (1, 7): (1, 1)}
    assert duplicate_documents(found, again, set()) == {2: 0, 4: 0}


def test_a_document_of_which_one_page_is_new_is_no_copy() -> None:
    made = pages(papers.PR2_1, papers.PR2_2, papers.OPERATIVE_1, papers.OPERATIVE_2)
    found = find_documents(made)
    assert duplicate_documents(found, {(1, 3): (1, 1)}, set()) == {}
    assert duplicate_documents(found, {(1, 3): (1, 1)}, {(1, 4)}) == {1: 0}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("seen 01/12/2015.", dt.date(2015, 1, 12)),
        ("seen 1-5-15", dt.date(2015, 1, 5)),
        ("in 6/17/99", dt.date(1999, 6, 17)),
        ("on February 20, 2001", dt.date(2001, 2, 20)),
        ("Dec. 3, 2013", dt.date(2013, 12, 3)),
        ("12-Dec-2014", dt.date(2014, 12, 12)),
        ("3rd of March 2014", dt.date(2014, 3, 3)),
        ("2014-12-01", dt.date(2014, 12, 1)),
        ("0l/12/2O15", dt.date(2015, 1, 12)),
    ],
)
def test_dates_are_read_as_people_and_scanners_write_them(text: str, expected: dt.date) -> None:
    (found,) = find_dates(text)
    assert found.value == expected


@pytest.mark.parametrize(
    "text",
    [
        "Norco 10/325",
        "strength 4/5",
        "pages 305-307",
        "10/204",
        "13/45/2015",
        "L4-5",
        "555-010-0144",
        "2/30/2015",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert find_dates(text) == []


@given(st.dates(dt.date(1930, 1, 1), dt.date(2029, 12, 31)))
def test_a_date_written_out_reads_back(day: dt.date) -> None:
    for text in (f"{day:%m/%d/%Y}", f"{day:%B %d, %Y}", f"{day:%d-%b-%Y}", day.isoformat()):
        assert [d.value for d in find_dates(f"On {text} he was seen.")] == [day]


def test_the_rules_name_every_kind_and_every_weight_is_used() -> None:
    assert set(rules().kinds) == set(KINDS)
    assert all(weight != 0 for weight in boundary_rules().weights.values())
