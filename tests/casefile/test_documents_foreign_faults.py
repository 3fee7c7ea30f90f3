"""Faults that packets by another author showed, each small; and how much of those packets is understood at least."""

from __future__ import annotations

import pytest

from benchmarks.understanding import foreign_score
from openimr.casefile.documents import PageText, understand
from openimr.casefile.documents.lines import page_lines
from openimr.casefile.reading.model import Word


def told(text: str, *more: str) -> tuple:
    pages = [
        PageText(key=n, packet=1, number=n, source="text", text=t)
        for n, t in enumerate((text, *more), start=1)
    ]
    return understand(pages)


def author(text: str) -> str | None:
    return told(text).documents[0].author


def mentions(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(m.kind, m.date, m.author) for m in told(text).mentions]


LETTER = "Tri-Valley Clinic\nPROGRESS NOTE\nDate of visit: 6/1/2014\nPatient: Ines Lindqvist\n"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Patient signature: Noor Whitcombe    Date: 10/28/2013", "Noor Whitcombe"),
        ("31. SIGNATURE OF PHYSICIAN OR SUPPLIER  Noor Whitcombe   02/25/15", "Noor Whitcombe"),
        ("Signature of employee: Noor de la Fuente 3/4/2012", "Noor de la Fuente"),
        ("Sincerely,\n\nNoor Whitcombe, M.D., F.A.A.O.S.", "Noor Whitcombe, M.D., F.A.A.O.S."),
    ],
)
def test_who_signed_is_read_whatever_the_line_calls_that_person(line, name):
    assert author(f"PATIENT INTAKE QUESTIONNAIRE\nWhere does it hurt? neck\nDo you smoke? N\n{line}") == name


def test_a_branch_number_belongs_to_the_name_of_a_pharmacy():
    assert (
        author("Larkspur Pharmacy #114\nPRESCRIPTION PROFILE\nFill Date Drug\n1/2/2014 Naproxen")
        == "Larkspur Pharmacy #114"
    )


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The CBC and metabolic panel report of 1/2/2014 was reviewed.", [("laboratory-report", "2014-01-02", None)]),
        ("She had right knee arthroscopy with partial medial meniscectomy on 1/2/2014.", [("operative-report", "2014-01-02", None)]),
        ("I read the QME report dated 1/2/2014 by Dr. St. Jacques.", [("medical-legal-report", "2014-01-02", "Dr. St. Jacques")]),
        ("Therapist: Noor Whitcombe, DC, QME 1/2/2014", []),
        ("Progress report, 2013 by Dr. Whitcombe: no change.", [("progress-report", "2013", "Dr. Whitcombe")]),
    ],
)  # fmt: skip
def test_a_record_is_named_once_by_whatever_words(sentence, found):
    assert mentions(LETTER + "\n" + sentence) == found


def test_the_head_of_a_table_does_not_end_the_list_it_heads():
    rows = "Documents Reviewed\nDate Record Author\n1/2/2014 QME report Dr. Whitcombe\n1/9/2014 Letter\n"
    assert mentions(LETTER + rows) == [
        ("medical-legal-report", "2014-01-02", "Dr. Whitcombe"),
        ("correspondence", "2014-01-09", None),
    ]


def test_a_report_sent_as_a_letter_is_a_report():
    text = (
        "Harbor Clinic\n10 Alder Court, Chico, CA 95926\nTel (530) 555-0100\nMay 5, 2014\nGranite Mutual\nRE: Noor Whitcombe\n"
        "SECONDARY PHYSICIAN'S FOLLOW-UP REPORT\nDear Ms. Rourkewell:\nThe patient was seen today.\nSincerely,\nInes Tsairis, MD"
    )
    assert told(text).documents[0].kind == "progress-report"


def test_dated_items_of_a_list_are_no_headings():
    text = (
        "AGREED MEDICAL RE-EXAMINATION\nApplicant Noor Whitcombe\nExamined on 6/1/2014\nDocuments Reviewed\n"
        "1/2/2014 Doctor's First Report of Occupational Injury\n2/2/2014 Progress report\n3/2/2014 Operative report\nInes Tsairis, M.D."
    )
    assert told(text).documents[0].kind == "medical-legal-report"


def test_all_that_a_rubber_stamp_leaves_is_taken_off():
    def word(text: str, x: float, y: float) -> Word:
        return Word(text=text, x0=x, y0=y, x1=x + 0.012 * len(text), y1=y + 0.011)

    words = [
        word("Harbor", 0.1, 0.03), word("Clinic", 0.18, 0.03), word("RECEIVED", 0.8, 0.03), word("3/21/2015", 0.8, 0.045),
        word("PROGRESS", 0.1, 0.06), word("NOTE", 0.25, 0.06), word("CLAIMS", 0.8, 0.06), word("MAIL", 0.885, 0.06),
        word("ROOM", 0.945, 0.06), word("Seen:", 0.1, 0.09), word("1/2/2015", 0.2, 0.09),
    ]  # fmt: skip
    text = "Harbor Clinic RECEIVED\n3/21/2015\nPROGRESS NOTE CLAIMS MAIL ROOM\nSeen: 1/2/2015"
    page = PageText(key=1, packet=1, number=1, source="text", text=text, words=tuple(words))
    assert page_lines(page).lines == ("Harbor Clinic", "PROGRESS NOTE", "Seen: 1/2/2015")


def test_packets_by_another_author_are_understood_nearly_as_well_as_measured():
    least = {
        "boundaries": 0.97,
        "kind": 0.95,
        "date": 0.95,
        "author": 0.95,
        "duplicate pages": 0.95,
        "mentions": 0.95,
    }
    found = foreign_score("dev", range(400, 403))
    figures = {name: round(found.tallies[name].f1, 3) for name in least}
    assert {n: f for n, f in figures.items() if f < least[n]} == {}, figures


def test_a_caption_below_a_name_says_that_it_signed():
    def word(text: str, x: float, y: float) -> Word:
        return Word(text=text, x0=x, y0=y, x1=x + 0.012 * len(text), y1=y + 0.011)

    rows = ((("RELEASE", 0.1), ("OF", 0.2), ("INFORMATION", 0.25)), (("Copies", 0.1), ("may", 0.2), ("go", 0.25)),
            (("Noor", 0.1), ("Whitcombe", 0.16), ("1/2/2014", 0.6)), (("Signature", 0.1), ("Date", 0.6)))  # fmt: skip
    words = tuple(word(text, x, 0.1 + 0.03 * n) for n, row in enumerate(rows) for text, x in row)
    text = "\n".join(" ".join(w for w, _ in row) for row in rows)
    page = PageText(key=1, packet=1, number=1, source="text", text=text, words=words)
    assert understand([page]).documents[0].author == "Noor Whitcombe"


def test_the_sender_of_a_fax_stands_in_a_grid_without_colons():
    text = "Harbor Clinic\nFacsimile Cover Sheet\nTo Granite Mutual  From Noor Whitcombe\nFax (559) 555-0100  Date May 5, 2014\nPages 4"
    assert author(text) == "Noor Whitcombe"
