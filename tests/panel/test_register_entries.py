"""An entry of the register holds together or is refused whole, each fault with its place and cure."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.panel.credentials.contract import entry_of, years_before, years_between
from openimr.panel.credentials.entry import Entry, Fault, is_npi, npi_check_digit, read_entry
from openimr.panel.credentials.same_person import same_person
from openimr.panel.match.reading import read_batch
from openimr.panel.vocabulary import UnknownSpecialty, vocabulary
from tests.reviewers import a_reviewer, an_entry

TODAY = dt.date(2026, 3, 2)


def read(raw: object) -> Entry | list[Fault]:
    return read_entry(raw, "entries[0]", today=TODAY, source="register-file", by="panel-manager")


def faults(**changes: Any) -> list[str]:
    answer = read(an_entry("R-1", **changes))
    assert isinstance(answer, list), "the entry was taken for sound"
    return [str(fault) for fault in answer]


def test_a_sound_entry_gives_its_facts_and_keeps_the_identity_apart() -> None:
    entry = read(an_entry("R-1"))
    assert isinstance(entry, Entry)
    assert entry.facts["licence"][0]["status"] == "active"
    assert entry.facts["discipline"] == ({"action": "none-found", "state": "", "on": None},)
    assert "Quartermaine" not in str(entry.facts)
    assert entry.identity is not None
    assert "Quartermaine" in entry.identity["name"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"licences": [{"state": "CA", "status": "active", "begins_on": "2020-01-01", "expires_on": "2019-01-01"}]},
         "entries[0].licences[0].expires_on: expected a day on or after begins_on (2020-01-01)"),
        ({"licences": [{"state": "XX", "status": "active"}]}, "entries[0].licences[0].state: expected the postal code"),
        ({"licences": [{"state": "CA", "status": "fine"}]}, "New words go into data/sources.yaml"),
        ({"licences": [{"state": "CA", "status": "active"}, {"state": "CA", "status": "revoked"}]}, "each licence once"),
        ({"certifications": [{"specialty": "Orthapedic Surgery"}]}, "Write one of: Orthopedic Surgery"),
        ({"certifications": [{"specialty": "Spine surgery"}]}, "Orthopedic Surgery, Neurological Surgery"),
        ({"certifications": [{"specialty": "Urology", "board": "American Board of Neurology"}]}, "a board that certifies Urology"),
        ({"practice": [{"since": "2010-01-01", "hours_per_week": 30}, {"since": "2015-01-01", "hours_per_week": 20}]}, "do not overlap"),
        ({"practice": [{"since": "2010-01-01", "hours_per_week": 200}]}, "a number from 0 to 100"),
        ({"discipline": [{"action": "none-found"}, {"action": "probation"}]}, "either none-found or findings"),
        ({"ties": [{"to": "Acme", "kind": "contract"}]}, "org:… or person:…"),
        ({"ties": [{"to": "org:acme", "kind": "friendship"}]}, "one of employment, partnership"),
        ({"ties": [{"to": "org:acme", "kind": "financial", "share_of_income": 12}]}, "a number from 0 to 1"),
        ({"terms": {"capacity": -1}}, "a whole number, not negative"),
        ({"consents": [{"consent": "service"}]}, "the day it was given"),
        ({"nickname": "Zeb"}, "expected a field of id"),
        ({"verified": {"on": "2030-01-01"}}, "a day up to 2026-03-02"),
        ({"profession": "surgeon"}, "one of MD, DO, psychologist"),
    ],
)  # fmt: skip
def test_what_does_not_hold_together_is_named_with_its_place(changes: dict[str, Any], said: str) -> None:
    assert any(said in fault for fault in faults(**changes)), faults(**changes)


def test_all_faults_of_an_entry_are_found_in_one_reading() -> None:
    found = faults(profession="surgeon", terms={"capacity": "six"}, licences=[{"state": "XX", "status": "?"}])
    assert len(found) == 4


def test_a_fault_of_the_identity_never_quotes_it() -> None:
    found = faults(identity={"name": "", "npi": "1234567890", "shoe": "Quartermaine"})
    assert found
    assert all("1234567890" not in fault and "Quartermaine" not in fault for fault in found)


def test_words_that_people_write_are_mapped_to_the_boards_specialty() -> None:
    entry = read(an_entry("R-1", certifications=[{"specialty": "Ortho"}, {"specialty": "PM&R"}]))
    assert isinstance(entry, Entry)
    assert [c["specialty"] for c in entry.facts["certification"]] == [
        "Orthopedic Surgery", "Physical Medicine and Rehabilitation",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Orthopaedic Surgery", "Orthopedic Surgery"), ("neurosurgeon", "Neurological Surgery"), ("pain mgmt", "Pain Medicine"),
        ("Physiatry", "Physical Medicine and Rehabilitation"), ("ENT", "Otolaryngology"), ("General surgery", "Surgery"),
        ("occ med", "Occupational Medicine"), ("L.Ac.", "Acupuncture"), ("D.C.", "Chiropractic"), ("DPM", "Podiatry"),
        ("board certified in Internal Medicine", "Internal Medicine"), ("Cardiology", "Cardiovascular Disease"),
    ],
)  # fmt: skip
def test_the_vocabulary_knows_what_is_meant(word: str, name: str) -> None:
    assert vocabulary().read(word).name == name


def test_every_name_of_the_vocabulary_reads_back_and_nobody_is_guessed() -> None:
    for name, specialty in vocabulary().specialties.items():
        assert vocabulary().read(name) is specialty
        assert vocabulary().read(specialty.official) is specialty
    for word in ("spine", "back doctor", "x"):
        with pytest.raises(UnknownSpecialty):
            vocabulary().read(word)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(
    field=st.sampled_from(sorted(an_entry("R-1"))) | st.text(max_size=8),
    value=JSON | st.lists(st.dictionaries(st.sampled_from(["state", "status", "since", "to", "kind", "given_on", "specialty", "action"]), JSON, max_size=4), max_size=3),
)  # fmt: skip
def test_whatever_stands_in_a_field_reading_ends_in_an_entry_or_in_faults(field: str, value: Any) -> None:
    answer = read({**an_entry("R-1"), field: value})
    assert isinstance(answer, Entry) or (answer and all(isinstance(one, Fault) for one in answer))


@given(JSON)
def test_whatever_is_handed_in_as_an_entry_reading_ends(raw: Any) -> None:
    assert isinstance(read(raw), list)


def test_the_form_of_the_match_makes_an_entry_that_says_the_same() -> None:
    given_form = a_reviewer("R-1", qme=True, practice_years=5.5, ties=[{"to": "org:a", "kind": "contract"}])[
        "qualifications"
    ]
    entry = read({**entry_of(given_form, day=TODAY), "identity": a_reviewer("R-1")["identity"]})
    assert isinstance(entry, Entry)
    assert entry.facts["barringrole"][0]["role"] == "qme"
    assert 5 < years_between(entry.facts["practice"][0]["since"], TODAY) < 6
    read_batch({"as_of": "2026-03-02", "cases": [], "reviewers": [given_form]})


@given(st.dates(dt.date(1950, 1, 1), dt.date(2050, 12, 31)), st.integers(0, 40))
def test_an_anniversary_is_whole_years_and_the_day_after_more(day: dt.date, years: int) -> None:
    first = years_before(day, years)
    assert years_between(first, day) == years
    assert years_between(first, day + dt.timedelta(1)) > years or (day.month, day.day) == (2, 28)


@given(st.text("0123456789", min_size=9, max_size=9), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_of_a_provider_number_is_found(nine: str, place: int, more: int) -> None:
    number = nine + npi_check_digit(nine)
    assert is_npi(number)
    wrong = number[:place] + str((int(number[place]) + more) % 10) + number[place + 1 :]
    assert not is_npi(wrong)


PERSON = {"name": "Wilhelmina Castaldi-Obi, MD", "npi": "", "licence_numbers": {"CA": "X00123"}}


@pytest.mark.parametrize(
    ("other", "certain"),
    [
        ({"name": "Somebody Else", "licence_numbers": {"CA": "x 123"}}, None),
        ({"name": "Somebody Else", "licence_numbers": {"CA": "X-00123"}}, True),
        ({"name": "Castaldi Obi, Wilhelmina", "licence_numbers": {"CA": "X9"}}, False),
        ({"name": "W. Castaldi-Obi", "licence_numbers": {}}, False),
        ({"name": "Wilhelmena Castaldi Obi", "licence_numbers": {}}, False),
        ({"name": "Wilhelmina Castaldi-Obi", "licence_numbers": {"NY": "X9"}}, None),
        ({"name": "Winston Castaldi", "licence_numbers": {}}, None),
    ],
)  # fmt: skip
def test_the_same_person_under_two_spellings_is_found(other: dict[str, Any], certain: bool | None) -> None:
    found = same_person("R-1", PERSON, [("R-1", PERSON), ("R-2", other)])
    assert (None if found is None else found.certain) is certain
