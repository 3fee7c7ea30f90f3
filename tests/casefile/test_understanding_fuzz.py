"""Understanding gives an answer to whatever recognition makes of pages; `tests.casefile.understanding_fuzz` tries more."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from openimr.casefile.documents import understand
from openimr.casefile.documents.dates import find_dates
from openimr.casefile.documents.lines import tidied
from tests.casefile import understanding_fuzz


def test_whatever_recognition_makes_of_pages_they_are_documents_in_the_end() -> None:
    tried, failures = understanding_fuzz.run(60, seed=26)
    assert (tried, failures) == (60, [])


@pytest.mark.parametrize("text", ["i1/12/2015", "ı1/12/2015", "1/lı/2015", "ſept 31, 2015"])
def test_letters_that_only_look_alike_in_another_case_are_no_digits(text: str) -> None:
    assert find_dates(text) == []


def test_the_letters_that_stand_for_digits_are_dates_still() -> None:
    assert [d.value for d in find_dates("l1/O2/2O15 and ſeptember 3, 2015")] == [
        dt.date(2015, 11, 2),
        dt.date(2015, 9, 3),
    ]
    assert tidied("| Page l of 2") == "Page l of 2"


def test_a_page_that_was_changed_is_read_anew() -> None:
    pages = understanding_fuzz.bases()[0]
    understand(pages)
    changed = dataclasses.replace(pages[0], text="SUBPOENA DUCES TECUM\nof the custodian of records")
    assert changed.memo == {}
