"""The table of specialties is whole and dated, and a disputed item's own words place it."""

from __future__ import annotations

import copy
import datetime as dt
import importlib.resources
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.panel.specialties import (
    NotInForce,
    Reading,
    Source,
    TableUnsound,
    UnknownItem,
    classify,
    classify_all,
    read_table,
    specialties_for,
    table,
)

NOW = dt.date(2026, 3, 2)


def item(category: str, body_system: str) -> dict[str, str]:
    return {"category": category, "body_system": body_system}


def raw_table() -> dict[str, Any]:
    path = importlib.resources.files("openimr.panel").joinpath("data/specialties.yaml")
    loaded: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


# --- the table


def test_every_category_with_every_body_system_has_a_same_specialty_and_a_reason() -> None:
    known = table()
    for category in known.leads:
        for body_system in set(known.body_systems.values()):
            for day in (known.begins, dt.date(2016, 3, 13), dt.date(2016, 3, 14), NOW):
                row = known.row(category, body_system, day)
                assert row.same
                assert row.reason
                assert not set(row.same) & set(row.similar)


@pytest.mark.parametrize(
    ("description", "board", "where"),
    [
        ("Removal of retained lumbar hardware", "Orthopedic Surgery", "same"),
        ("L5-S1 posterior spinal fusion with instrumentation", "Orthopedic Surgery", "same"),
        ("C4-C7 removal of cervical hardware", "Orthopedic Surgery", "same"),
        ("L4-S1 decompression and discectomy", "Neurological Surgery", "same"),
        ("X-ray of the lumbar spine", "Occupational Medicine", "same"),
        ("X-ray of the lumbar spine", "Preventive Medicine", "similar"),
    ],
)
def test_the_boards_that_real_letters_name_may_read_such_cases(
    description: str, board: str, where: str
) -> None:
    assert board in specialties_for(classify(description).items, NOW)[where]


def test_other_words_for_the_same_thing_are_accepted() -> None:
    assert specialties_for([item("imaging", "lumbar-spine")], NOW) == specialties_for(
        [item("diagnostic-testing", "low-back")], NOW
    )


def test_a_reviewer_must_be_able_to_judge_every_item_and_the_leading_one_decides_what_is_same() -> None:
    fusion = specialties_for([item("surgery", "low-back")], NOW)
    with_therapy = specialties_for([item("rehabilitation", "low-back"), item("surgery", "low-back")], NOW)
    assert with_therapy == fusion, "therapy after a fusion changes nothing"
    assert "Chiropractor" in specialties_for([item("rehabilitation", "low-back")], NOW)["similar"]


def test_items_that_no_specialty_covers_together_give_empty_lists() -> None:
    assert specialties_for([item("surgery", "eye"), item("surgery", "knee")], NOW) == {
        "same": [],
        "similar": [],
    }
    assert specialties_for([], NOW) == {"same": [], "similar": []}


def test_the_day_decides_which_row_is_in_force() -> None:
    pain = [item("pharmaceuticals", "chronic-pain")]
    assert "Addiction Medicine" not in specialties_for(pain, dt.date(2016, 3, 13))["similar"]
    assert "Addiction Medicine" in specialties_for(pain, dt.date(2016, 3, 14))["similar"]


def test_before_the_table_begins_it_answers_nothing() -> None:
    with pytest.raises(NotInForce) as refused:
        specialties_for([item("surgery", "knee")], dt.date(2012, 12, 31))
    assert refused.value.begins == dt.date(2013, 1, 1)


@pytest.mark.parametrize(
    ("wrong", "what"), [(item("surgry", "knee"), "category"), (item("surgery", "tail"), "body_system")]
)
def test_an_unknown_word_is_refused_with_the_known_ones(wrong: dict[str, str], what: str) -> None:
    with pytest.raises(UnknownItem) as refused:
        specialties_for([wrong], NOW)
    assert refused.value.what == what
    assert {"surgery", "knee"} & set(refused.value.known)


def test_a_gap_an_overlap_and_an_undefined_word_make_the_data_unsound() -> None:
    gap = raw_table()
    gap["rows"][0]["until"] = dt.date(2020, 1, 1)
    overlap = raw_table()
    overlap["rows"].append(copy.deepcopy(overlap["rows"][0]) | {"from": dt.date(2027, 1, 1)})
    undefined = raw_table()
    undefined["rows"][0]["body_systems"] = ["tail"]
    two_senses = raw_table()
    two_senses["categories"]["dental"]["also"].append("drug")
    for raw, says in ((gap, "found 0"), (overlap, "found 2"), (undefined, "tail"), (two_senses, "drug")):
        with pytest.raises(TableUnsound, match=says):
            read_table(raw)


# --- the words of an item


@pytest.mark.parametrize(
    ("description", "category", "body_systems", "associated"),
    [
        ("Removal of retained lumbar hardware with inpatient stay", "surgery", ["low-back"], False),
        ("REMOVAL OF HARDWARE, LUMBOSACRAL SPINE-IP STAY 2-3 DAYS", "surgery", ["low-back"], False),
        ("L5-S1 posterior spinal fusion w/instrumentation", "surgery", ["low-back"], False),
        ("C4-\n\nC7 removal of cervical hardware", "surgery", ["neck-upper-back"], False),
        ("L4-S1 decompression, discectomy", "surgery", ["low-back"], False),
        ("X-ray L-spine, bending views", "diagnostic-testing", ["low-back"], False),
        ("XRAY of the lumbar spine after fusion", "diagnostic-testing", ["low-back"], False),
        ("2 day length of stay", "surgery", [], True),
        ("2-3 days inpatient stay", "surgery", [], True),
        ("Associated Surgical Service: Inpatient 1-2 days", "surgery", [], True),
        ("ASSISTANT SURGEON", "surgery", [], True),
        ("Pre-op medical clearance", "surgery", [], True),
        ("Preoperative labs: CBC, BMP, UA", "surgery", [], True),
        ("Associated surgical service: EKG", "surgery", [], True),
        ("EKG", "diagnostic-testing", [], False),
        ("Post-op physical therapy, right knee", "surgery", ["knee"], True),
        ("Right knee arthroscopy with partial meniscectomy", "surgery", ["knee"], False),
        ("Crutches", "dmepos", [], False),
        ("Gabapentin 600 mg #90", "pharmaceuticals", [], False),
        ("Topical cream", "pharmaceuticals", [], False),
        ("MRI of the right shoulder", "diagnostic-testing", ["shoulder"], False),
        ("EMG/NCV bilateral upper extremities", "diagnostic-testing", ["upper-extremity"], False),
        (
            "Physical therapy 2x6, neck and left shoulder",
            "rehabilitation",
            ["neck-upper-back", "shoulder"],
            False,
        ),
        ("Lumbar epidural steroid injection L4-5", "injections", ["low-back"], False),
        ("Cold therapy unit for 7 days", "dmepos", [], False),
        ("Spinal decompression therapy", "rehabilitation", ["spine"], False),
        ("Cognitive behavioral therapy", "behavioral-health", ["mental-health"], False),
        ("Functional restoration program", "programs", [], False),
        ("Orthopedic surgery consultation", "evaluation-and-management", ["musculoskeletal"], False),
        ("Home health aide 4 hours a day", "home-health", [], False),
        ("Transportation to appointments", "transportation-housing", [], False),
        ("Carpal tunnel release, left wrist", "surgery", ["forearm-wrist-hand"], False),
        ("Handicap placard", None, [], False),
        ("", None, [], False),
    ],
)
def test_an_item_is_placed_by_its_own_words(
    description: str, category: str | None, body_systems: list[str], associated: bool
) -> None:
    reading = classify(description)
    assert (reading.category, list(reading.body_systems), reading.associated) == (
        category,
        body_systems,
        associated,
    )


def test_what_the_words_do_not_say_is_unplaced_and_gives_no_item() -> None:
    assert classify("Gabapentin").unplaced == ("body_system",)
    assert classify("Handicap placard").unplaced == ("category", "body_system")
    assert classify("Gabapentin").items == ()
    assert classify("Knee arthroscopy").unplaced == ()
    assert classify("Knee arthroscopy").items == (item("surgery", "knee"),)


def test_other_categories_in_the_words_are_told_beside_the_first() -> None:
    assert classify("MRI of the knee and office visit").also == ("evaluation-and-management",)


@pytest.mark.parametrize(
    ("description", "category"),
    [
        ("patient education", None),
        ("plasma exchange", None),
        ("disclosure of records", None),
        ("LET apron", None),
        ("pt seen", None),
    ],
)
def test_parts_of_other_words_place_nothing(description: str, category: str | None) -> None:
    reading = classify(description)
    assert (reading.category, reading.body_systems) == (category, ())


def test_a_reading_says_which_words_it_rests_on() -> None:
    description = "MRI of the right knee"
    found = {one.rule: description[one.start : one.end] for one in classify(description).found}
    assert found == {"W-04": "MRI", "B-09": "knee"}


def test_associated_services_take_the_body_system_of_their_primary_procedure() -> None:
    readings = classify_all(
        ["Assistant surgeon", "L4-S1 decompression", "Knee arthroscopy", "2 day length of stay"]
    )
    assert [reading.body_systems for reading in readings] == [
        ("low-back",),
        ("low-back",),
        ("knee",),
        ("knee",),
    ]
    assert [reading.body_from for reading in readings] == [
        Source.PRIMARY_ITEM,
        Source.OWN_WORDS,
        Source.OWN_WORDS,
        Source.PRIMARY_ITEM,
    ]


def test_other_items_take_that_of_the_condition_or_of_the_items_that_agree() -> None:
    (drug,) = classify_all(["Gabapentin"], condition="Lumbar radiculopathy")
    assert (drug.items, drug.body_from) == ((item("pharmaceuticals", "low-back"),), Source.CONDITION)
    drug, _ = classify_all(["Gabapentin", "MRI of the knee"])
    assert (drug.body_systems, drug.body_from) == (("knee",), Source.OTHER_ITEMS)
    drug, _, _ = classify_all(["Gabapentin", "MRI of the knee", "MRI of the shoulder"])
    assert (drug.body_systems, drug.body_from) == ((), None), "the others do not agree: a person places it"


@pytest.mark.parametrize("noise", ["C4-", "1", "-", "a", "in patient ", "2 days ", "removal of the "])
def test_hostile_repetition_is_read_like_any_text(noise: str) -> None:
    assert classify(noise * 1_000 + " MRI").category is not None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["knee", "L4-5", "MRI", "days", "", "fusion"]))
def test_whatever_the_words_a_reading_names_known_words_and_true_places(noise: str, word: str) -> None:
    description = f"{noise} {word}"
    reading = classify(description)
    assert isinstance(reading, Reading)
    assert reading.category is None or reading.category in table().leads
    assert set(reading.body_systems) <= set(table().body_systems.values())
    assert all(0 <= one.start < one.end <= len(description) for one in reading.found)


def test_the_titles_of_the_real_letters_are_placed(shared: Any) -> None:
    titles = []
    for path in sorted((shared / "seeds").glob("*.txt")):
        text = " ".join(path.read_text("utf-8").split())
        pieces = text.split(": Upheld")[:-1]
        for piece in pieces:
            # the title is what stands between the sentence before it and the outcome
            titles.append(piece.rpartition(". ")[2].rpartition("set forth below: ")[2])
    assert len(titles) == 13
    readings = [classify(title) for title in titles]
    assert all(reading.category is not None for reading in readings)
    primary = [reading for reading in readings if not reading.associated]
    assert len(primary) == 5
    assert all(reading.body_systems in {("low-back",), ("neck-upper-back",)} for reading in primary)
