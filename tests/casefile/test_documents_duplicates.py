"""Duplicates and mentions: the same page again, and the records that papers name."""

from __future__ import annotations

import random

import pytest

from openimr.casefile.documents import (
    PageText,
    duplicate_documents,
    find_documents,
    find_duplicates,
    find_mentions,
)
from tests.casefile import papers


def page(
    key: int,
    text: str,
    *,
    source: str = "text",
    misread: float = 0.0,
    fingerprint: str | None = None,
    image: str | None = None,
) -> PageText:
    chance = random.Random(key)
    text = "".join(chance.choice("ceoilt") if c.isalpha() and chance.random() < misread else c for c in text)
    return PageText(
        key=key, packet=1, number=key, source=source, text=text, fingerprint=fingerprint, image_sha256=image
    )


THERAPY = papers.THERAPY.format(date="01/05/2015", visit=3, pain=6)


def test_a_page_sent_twice_is_found_and_names_the_first() -> None:
    found = find_duplicates(
        [page(1, papers.MRI), page(2, papers.LAB), page(3, papers.MRI), page(4, papers.MRI)]
    )
    assert found == {3: 1, 4: 1}


def test_a_page_faxed_again_is_found_through_the_errors_of_recognition() -> None:
    for seed in range(2, 12):
        again = page(
            seed, papers.FAX_HEADER.format(n=4, of=9) + "\n" + papers.PR2_1, source="ocr", misread=0.03
        )
        assert find_duplicates([page(1, papers.PR2_1), again]) == {seed: 1}


def test_two_faxes_of_one_page_are_found_though_both_are_misread() -> None:
    first = page(1, papers.OPERATIVE_1, source="ocr", misread=0.02)
    again = page(2, papers.OPERATIVE_1, source="ocr", misread=0.02)
    assert find_duplicates([first, again]) == {2: 1}


@pytest.mark.parametrize("source", ["text", "ocr"])
@pytest.mark.parametrize(
    "other",
    [
        papers.THERAPY.format(date="01/08/2015", visit=3, pain=6),
        papers.THERAPY.format(date="01/15/2015", visit=3, pain=6),
        papers.THERAPY.format(date="07/05/2015", visit=3, pain=6),
        papers.THERAPY.format(date="01/05/2015", visit=3, pain=6).replace("20 minutes", "45 minutes"),
    ],
)
def test_the_same_form_with_another_date_or_finding_is_no_duplicate(other: str, source: str) -> None:
    assert find_duplicates([page(1, THERAPY, source=source), page(2, other, source=source)]) == {}


def test_a_digit_misread_on_a_fax_does_not_make_another_page_of_it() -> None:
    misread = papers.LAB.replace("412", "472")
    assert find_duplicates([page(1, papers.LAB), page(2, misread, source="ocr")]) == {2: 1}
    assert find_duplicates([page(1, papers.LAB), page(2, misread)]) == {}, "a text layer is not misread"


def test_blank_and_unreadable_pages_are_never_duplicates() -> None:
    made = [page(n, "", source="blank", fingerprint="0" * 64) for n in (1, 2)]
    made += [page(n, "", source="unreadable") for n in (3, 4)]
    assert find_duplicates(made) == {}


def test_pages_without_words_are_told_apart_by_their_picture() -> None:
    dark, near, far = "f" * 64, "f" * 61 + "ff0", "0f" * 32
    made = [
        page(1, "", source="ocr", fingerprint=dark),
        page(2, "", source="ocr", fingerprint=near),
        page(3, "", source="ocr", fingerprint=far),
        page(4, "", source="ocr"),
        page(5, "", source="ocr"),
    ]
    assert find_duplicates(made) == {2: 1}


def test_a_thousand_pages_of_one_form_are_compared_without_being_all_compared() -> None:
    made = [
        page(
            n,
            papers.THERAPY.format(
                date=f"{n % 12 + 1:02}/{n % 28 + 1:02}/{2000 + n // 336}", visit=n % 9, pain=n % 10
            ),
        )
        for n in range(1, 1001)
    ]
    assert find_duplicates(made) == {}


def _mentions(*texts: str) -> list[tuple[int, str, str | None, str | None, int | None]]:
    made = [page(n, text) for n, text in enumerate(texts, start=1)]
    duplicates = find_duplicates(made)
    found = find_documents(made, duplicates=duplicates)
    copies = duplicate_documents(found, duplicates, set())
    return [
        (m.page, m.kind, m.date, m.author, m.document) for m in find_mentions(made, found, duplicates, copies)
    ]


def test_a_decision_names_the_reports_it_rests_on_and_one_that_is_not_there() -> None:
    found = _mentions(papers.UR_1, papers.UR_2, papers.PR2_1, papers.PR2_2, papers.MRI)
    assert (1, "progress-report", "2015-01-12", None, 1) in found
    assert (1, "imaging-report", "2014-12-01", None, 2) in found
    assert (1, "operative-report", "2011-03-04", "Dr. Leopold Strand", None) in found
    assert (3, "imaging-report", "2014-12-01", None, 2) in found
    assert len(found) == 4


def test_what_is_planned_or_requested_is_no_mention() -> None:
    for sentence in (
        "A repeat MRI of the lumbar spine on 3/1/2015 is requested, and we request an MRI of the knee on 4/1/2015.",
        "Authorization for a lumbar fusion on 03/05/2015 is pending.",
        "He will have an EMG on 04/01/2015.",
    ):
        text = f"PROGRESS NOTE\nDate of Visit: 02/02/2015\n{sentence}\nA. Stone, M.D."
        named = [m for m in _mentions(text) if m[2] != "2015-03-01"]
        assert named == [], sentence


def test_a_copy_repeats_no_mention_and_a_mention_names_the_first_copy() -> None:
    found = _mentions(papers.MRI, papers.PR2_1, papers.PR2_2, papers.MRI, papers.PR2_1, papers.PR2_2)
    assert [(m[0], m[4]) for m in found] == [(2, 0)]


def test_a_study_of_another_part_of_the_body_is_not_the_record_named() -> None:
    text = "PROGRESS NOTE\nDate of Visit: 02/02/2015\nThe MRI of the left knee dated 12/01/2014 was normal.\nA. Stone, M.D."
    assert _mentions(papers.MRI, text) == [(2, "imaging-report", "2014-12-01", None, None)]


def test_a_month_alone_is_kept_as_a_month() -> None:
    text = "PROGRESS NOTE\nDate of Visit: 02/02/2015\nShe had an operative report from March 2011 sent over.\nA. Stone, M.D."
    assert _mentions(papers.OPERATIVE_1, papers.OPERATIVE_2, text) == [
        (3, "operative-report", "2011-03", None, 0)
    ]


def test_pages_of_few_words_that_look_alike_from_afar_are_told_apart_by_what_they_say() -> None:
    pages = [
        page(1, "Correspondence follows", source="ocr", fingerprint="0" * 64),
        page(2, "Kezia Osei\nUtilization Review Nurse", source="ocr", fingerprint="0" * 62 + "ff"),
        page(3, "Correspondence foliows", source="ocr", fingerprint="0" * 63 + "f"),
    ]
    assert find_duplicates(pages) == {3: 1}
