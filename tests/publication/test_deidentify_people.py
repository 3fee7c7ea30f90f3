"""People of the roster are gone in whatever form a letter names them; others who bear the name stay."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.publication.rosters import check, public, roster, take_out

FORMS = [
    "Marisela Ortega Quillane", "Marisela Quillane", "Quillane, Marisela", "QUILLANE, MARISELA O.", "Ms. Quillane", "MS. QUILLANE",
    "Mrs. M. Quillane", "M. Quillane", "M.O. Quillane", "M. O. Quillane", "quillane", "marisela quillane", "Marisela O. Quillane",
    "Marisela\n\nQuillane", "Marisela \n\nOrtega \n\nQuillane", "Quil-\nlane", "Quil-\n\nlane", "Quillane's", "Quillane\u2019s",
    "QUILLANE'S", "Marisela", "Ortega", "Marisela Quillanne", "Mar\u00edsela Quill\u00e1ne", "Qui1lane", "QUILLAN3", "Quiliane",
    "Marisella Quillane", "Ms.Quillane", "Quillane M", "MariselaQuillane", "Quillane Marisela", "Marisela-Ortega Quillane",
    "Marisela\r\nQuillane", "Marisela\u00a0Quillane", "Quil-\r\nlane", "Quillanes", "M.Q.", "M.O.Q.", "Quillane, M.D.", "Quil lane", "Q U I L L A N E", "Quillnae", "Quilane", "Qui\u00adllane",
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_planted_name_is_gone_in_every_form(form: str) -> None:
    text = f"On 3/4/2013 the records say that {form} had a lumbar fusion at L4-5 and pain in the hand."
    out = public(text, roster("Marisela Ortega Quillane"))
    assert out.startswith("On 3/4/2013 the records say that ")
    assert out.endswith("had a lumbar fusion at L4-5 and pain in the hand.")
    between = out.removeprefix("On 3/4/2013 the records say that ").removesuffix(
        "had a lumbar fusion at L4-5 and pain in the hand."
    )
    assert not re.search(r"[^\W_]{3,}", between.replace("[person]", "").replace("Mrs", ""))


@pytest.mark.parametrize(
    ("text", "name", "stays"),
    [
        ("Dr. Long advised surgery on the long head of the biceps.", "Robert Long", "the long head of the biceps"),
        ("Dr. May saw him in May 2013; the therapist may go on.", "Ann May", "in May 2013; the therapist may go on"),
        ("Mr. Hand has pain in the hand. Hand surgery was advised.", "Mark Hand", "pain in the hand. Hand surgery"),
        ("Dr. Nguyen cites a trial (Nguyen, 2011).", "Tuan Nguyen", "a trial (Nguyen, 2011)"),
        ("Dr. Nguyen agrees with Nguyen et al. on fusion.", "Tuan Nguyen", "with Nguyen et al. on fusion"),
        ("Mr. Phalen had a positive Phalen's test.", "Carl Phalen", "a positive Phalen's test"),
        ("Mr. Hawkins: Hawkins sign positive.", "Lou Hawkins", "Hawkins sign positive"),
        ("Ms. Baker has a Baker's cyst and works as a baker.", "Susan Baker", "a Baker's cyst and works as a baker"),
        ("Austin Moore fell; an Austin Moore prosthesis was placed.", "Austin Moore", "an Austin Moore prosthesis was placed"),
        ("Ms. Walker uses a walker.", "Jo Walker", "uses a walker"),
        ("Mr. Campbell read Campbell's Operative Orthopaedics, 10th ed.", "Joe Campbell", "Campbell's Operative Orthopaedics, 10th ed"),
        ("Mr. Parkinson has Parkinson disease.", "Ed Parkinson", "has Parkinson disease"),
        ("Seen by Li; the level is L4-5.", "Wei Li", "the level is L4-5"),
    ],
)  # fmt: skip
def test_others_who_bear_the_name_stay(text: str, name: str, stays: str) -> None:
    out = public(text, roster(name))
    assert stays in out
    assert "[person]" in out.replace(stays, "")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Miguel de la Cruz", "Mr. De La Cruz; Delacruz; Miguel de la Cruz; de la Cruz's knee."),
        ("Patrick O'Brannigan", "O'Brannigan; OBrannigan; O\u2019Brannigan; O BRANNIGAN; Pat O'Brannigan"),
        ("Ana Galvez-Trujano", "Galvez-Trujano; GALVEZ TRUJANO; Galvez-\nTrujano; Ms. Trujano"),
        ("Robert Tennyson-Hale", "Bob Tennyson; Rob Tennyson-Hale; Tennyson-Hale, Robert"),
        ("Wei Li", "Mr. Li; Wei Li; LI WEI; seen by Li."),
    ],
)
def test_names_of_several_words_nicknames_and_short_names_are_gone(name: str, text: str) -> None:
    left = re.sub(r"\[person\]|\b(?:Mr|Ms|seen|by|knee)\b", "", public(text, roster(name)))
    assert not re.search(r"[A-Za-z]{2,}", left)


def test_a_lower_case_word_of_the_language_is_no_name_without_a_title() -> None:
    assert (
        public("He has a long history of back pain.", roster("Robert Long"))
        == "He has a long history of back pain."
    )


def test_words_an_officer_asks_for_are_removed_whatever_they_mean() -> None:
    from openimr.publication.deidentify import OFFICER_WORDS

    people = {"people": [{"name": "the tall driver", "role": OFFICER_WORDS}]}
    assert public("He is The tall driver of the depot.", people) == "He is [person] of the depot."


def test_the_finding_says_where_and_how_sure_and_never_who() -> None:
    answer = take_out("Quillane was seen.", roster("Marisela Quillane"))
    assert answer["removed"] == [
        {"start": 0, "end": 8, "kind": "person", "source": "roster", "confidence": 1.0}
    ]
    assert answer["text"] == "[person] was seen."


SYLLABLES = (
    "bar",
    "quin",
    "tol",
    "mer",
    "zav",
    "osk",
    "lund",
    "vey",
    "drak",
    "fel",
    "nor",
    "wich",
    "yol",
    "pem",
)
surnames = st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=3).map(
    lambda parts: "".join(parts).title()
)
casings = st.sampled_from([str, str.upper, str.lower, str.title])
fillers = st.sampled_from(
    ["The patient has low back pain", "per the report", "with", "MRI at L4-5", "\n\n", "in 2011", "Norco 10/325", ", ", ". ", "-", "'s",
     "and", "\u00a0", "\u2014", "DOB", "Dr.", "seen by", "\u200b", "\U0001f600", "e\u0301"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    given_name=surnames,
    surname=surnames,
    pieces=st.lists(st.tuples(fillers, st.booleans(), casings), min_size=1, max_size=12),
    policy=st.sampled_from(["dwc", "safe-harbor"]),
)
def test_no_roster_name_remains_in_any_casing_and_nothing_else_changes(
    given_name: str, surname: str, pieces: list[tuple[str, bool, type[str]]], policy: str
) -> None:
    text = ""
    for filler, named, casing in pieces:
        text += (
            f" {filler} " + (f"{casing(given_name)} {casing(surname)}" if named else casing(surname)) + " "
        )
    answer = take_out(text, roster(f"{given_name} {surname}"), policy)
    assert not re.search(rf"{given_name}|{surname}", answer["text"], re.IGNORECASE)


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=300), names=st.lists(st.text(max_size=20), max_size=3))
def test_any_text_and_any_roster_is_answered(text: str, names: list[str]) -> None:
    for policy in ("dwc", "safe-harbor"):
        check(
            text,
            take_out(
                text, roster(*names, organisations=names, numbers=[(n, "claim") for n in names]), policy
            ),
        )
