"""What recognition misreads on scans, and how the rules see it: days, small words, words that other pages spell."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.casefile.documents import understand
from openimr.casefile.documents.date_labels import labels_in
from openimr.casefile.documents.lexicon import Lexicon, learn
from openimr.casefile.documents.lines import page_lines
from openimr.casefile.documents.misread import mended_days, mended_small_words
from openimr.casefile.documents.model import PageText


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("report dated 1/31/201 1 was", "report dated 1/31/2011 was"),
        ("dated t/22/2011", "dated 1/22/2011"),
        ("41/18/12 6/10 manual work", "11/18/12 6/10 manual work"),
        ("note of 42/02/2010.", "note of 12/02/2010."),
        ("seen 03/O1/2O11", "seen 03/01/2011"),
        ("16-0CT-2011 Acupuncture", "16-OCT-2011 Acupuncture"),
        ("Ju1y 5, 2012", "July 5, 2012"),
        ("Novernber 5, 2811", "November 5, 2011"),
    ],
)
def test_a_day_misread_is_set_right_where_only_one_can_be_meant(read: str, meant: str) -> None:
    assert mended_days(read) == meant


@pytest.mark.parametrize(
    "line",
    [
        "Hydrocodone 10/325 mg, 7.5/325", "Strength 4/5 to 5/5 on 2/5/15", "99/18/12", "Exhibit 4, 2012", "SSN 555-12-1234", "Claim 12-34-5678",
        "BP 120/80, pulse 74", "T10-12/L1-2", "May 3, 2012 and Sept 4, 2012", "1/5/2015 10 of 12",
    ],
)  # fmt: skip
def test_what_is_no_misread_day_stays(line: str) -> None:
    assert mended_days(line) == line


@given(
    st.dates(dt.date(1931, 1, 1), dt.date(2034, 12, 31)),
    st.sampled_from(["%m/%d/%Y", "%m-%d-%y", "%B %d, %Y", "%d-%b-%Y"]),
)
def test_a_day_well_read_is_never_changed(day: dt.date, form: str) -> None:
    line = f"Date of service: {day.strftime(form)} at the office"
    assert mended_days(line) == line


def test_small_words_that_hold_a_label_together() -> None:
    assert (
        mended_small_words("hour of first examination ot treatment")
        == "hour of first examination or treatment"
    )
    assert mended_small_words("CF-2, Dr. Ol Und") == "CF-2, Dr. Ol Und"
    assert mended_small_words("Noor R. Rourkewel1, M.D.") == "Noor R. Rourkewell, M.D."
    assert mended_small_words("p1anned for S1 and T10, item1") == "planned for S1 and T10, item1"


def _page(number: int, text: str, source: str = "ocr") -> PageText:
    return PageText(key=number, packet=1, number=number, source=source, text=text, confidence=0.95)


NAMED = "Seen by Dr. Kowalczyk and by Bartholomew Ibarrondo, M.D."


@pytest.mark.parametrize(
    ("read", "meant"),
    [("Kowalezyk", "Kowalczyk"), ("Bartholornew", "Bartholomew"), ("Sbarrondo", "Ibarrondo"), ("BARTHOLORNEW", "BARTHOLOMEW")],
)  # fmt: skip
def test_a_name_misread_once_is_what_other_pages_spell(read: str, meant: str) -> None:
    pages = [_page(1, NAMED), _page(2, NAMED), _page(3, f"Signed: {read}, M.D.")]
    learn(pages)
    assert page_lines(pages[2]).lines == (f"Signed: {meant}, M.D.",)
    assert page_lines(pages[2]).mended == {meant}
    assert pages[2].text == f"Signed: {read}, M.D."


def test_one_page_with_a_text_layer_bears_a_name_out_and_one_scan_does_not() -> None:
    for source, meant in (("text", "Kowalczyk"), ("ocr", "Kowalezyk")):
        pages = [_page(1, NAMED, source), _page(2, "Signed: Kowalezyk, M.D.")]
        learn(pages)
        assert page_lines(pages[1]).lines == (f"Signed: {meant}, M.D.",)


def test_pages_with_a_text_layer_are_never_changed() -> None:
    pages = [_page(1, NAMED), _page(2, NAMED), _page(3, "Signed: Kowalezyk, M.D.", "text")]
    learn(pages)
    assert page_lines(pages[2]).lines == ("Signed: Kowalezyk, M.D.",)


@pytest.mark.parametrize("word", ["Examined", "Diagnoses", "abduction", "injection", "hypotension", "Marin"])
def test_words_that_are_others_stay(word: str) -> None:
    others = "Examiner Diagnosis adduction injections closed hypertension Maria Marina"
    lexicon = Lexicon([*(_page(n, others) for n in range(1, 9)), _page(9, f"It says {word} here")])
    assert lexicon.word(word) is None


def test_a_name_that_may_be_two_others_stays() -> None:
    pages = [
        *(_page(n, "Dr. Hartmann and Dr. Hartmonn wrote") for n in range(1, 5)),
        _page(9, "Dr. Hartmunn wrote"),
    ]
    assert Lexicon(pages).word("Hartmunn") is None


def test_a_record_whose_author_was_set_right_says_so_and_is_less_sure() -> None:
    form = "PROGRESS REPORT\nDate of service: 03/04/2015\nThe patient is better.\nSigned by: {}, M.D.\n"
    good, poor = "Henrik Ibarrondo", "Henrik Sbarrondo"
    other = [_page(n, f"RECORD REVIEW\nReport of Dr. {good} number {n}.") for n in (2, 3)]
    read, mended = (understand([_page(1, form.format(name)), *other]).documents[0] for name in (good, poor))
    assert (read.author, mended.author) == ("Henrik Ibarrondo, M.D.", "Henrik Ibarrondo, M.D.")
    assert "author misread on the scan" in mended.reason
    assert "misread" not in read.reason
    assert mended.confidence < read.confidence


def test_a_first_name_is_what_other_pages_put_before_the_surname() -> None:
    pages = [
        *(_page(n, "Report of Cyrus B. Ibarrondo, D.O.") for n in (1, 2)),
        _page(3, "Signed: Cyris B. Ibarrondo, D.O."),
    ]
    learn(pages)
    assert page_lines(pages[2]).lines == ("Signed: Cyrus B. Ibarrondo, D.O.",)
    kin = [
        *(_page(n, "Report of Maria Ibarrondo") for n in (1, 2)),
        *(_page(n, "Marie Ibarrondo signed") for n in (3, 4)),
    ]
    learn(kin)
    assert page_lines(kin[2]).lines == ("Marie Ibarrondo signed",)


def test_a_name_that_a_scan_begins_with_a_small_letter_has_its_capital() -> None:
    pages = [
        *(_page(n, "Seen by Ottoline R. Vale, M.D.") for n in range(1, 6)),
        _page(6, "Clinician ottoline R. Vale, M.D."),
    ]
    learn(pages)
    assert page_lines(pages[5]).lines == ("Clinician Ottoline R. Vale, M.D.",)
    pages = [
        *(_page(n, "Treatment went on. The treatment helped.") for n in range(1, 6)),
        _page(6, "some treatment"),
    ]
    learn(pages)
    assert page_lines(pages[5]).lines == ("some treatment",)


@pytest.mark.parametrize("read", ["F.A.A.0.S.", "F.AA.O.S.", "F.A.A.O.S"])
def test_degrees_are_told_by_their_letters(read: str) -> None:
    pages = [
        *(_page(n, "Seen by Cyrus Ibarrondo, M.D., F.A.A.O.S. today") for n in (1, 2)),
        _page(3, f"Cyrus Ibarrondo, M.D., {read}"),
    ]
    learn(pages)
    assert page_lines(pages[2]).lines == ("Cyrus Ibarrondo, M.D., F.A.A.O.S.",)


def test_a_word_of_a_label_that_is_one_of_its_own_stays() -> None:
    assert labels_in("The evaluation dated 12/25/2012 was reviewed.", scanned=True) == ()
    assert [x.role for x in labels_in("Data of exarnination: 12/25/2012", scanned=True)] == ["date"]
    assert [x.role for x in labels_in("Date of evaluatlon: 12/25/2012", scanned=True)] == ["examination"]


def test_a_label_that_runs_on_from_a_name_is_one_on_a_scan_only() -> None:
    line = "Re Soledad R. Quill Seen 7/3/2012"
    assert [x.role for x in labels_in(line, scanned=True)] == ["visit"]
    assert labels_in(line) == ()
    assert labels_in("Last Seen by Dr. Quill on 7/3/2012", scanned=True) == ()


def test_a_birth_whose_label_was_not_read_is_not_the_day_of_a_report() -> None:
    report = "Harbor Memorial Hospital\nNobody, Ansel Q\n700 Creosote Avenue\n05/30/1952\n04/18/2011\nLABORATORY REPORT\nCULTURE\nNo growth."
    (found,) = understand([_page(1, report)]).documents
    assert (found.kind, found.date) == ("laboratory-report", "2011-04-18")


def test_a_scan_whose_cells_run_together_still_says_who_wrote_it() -> None:
    text = "VISIT SUMMARY\nArrived 09/03/2011 08:12\nClinician Ottoline R. Vale, M.D., F.A.A.O.S. Worker Nobody, Ansel\nWhy you came in\nPain."
    (found,) = understand([_page(1, text)]).documents
    assert found.author == "Ottoline R. Vale, M.D., F.A.A.O.S."
