"""What the input may be, and what is refused with the path of the field (head of law-cases.md)."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr import law

from .strategies import facts as good_facts

ITEM = {"id": "1"}
ASK = [law.deadlines, law.eligibility]

NOT_A_DATE = ["2015-02-30", "2015-13-01", "0000-01-01", "20150220", "2015-2-20", "2015-W08-5", "02/20/2015", "2015-02-20 ",
              "2015-02-20\n", "2015-02-20T00:00", "٢٠١٥-٠٢-٢٠", "", "yesterday", 20150220, 2015.5, True, [], {}]  # fmt: skip
NOT_A_TIME = ["2015-03-31", "2015-03-31 09:30", "2015-03-31T24:00", "2015-03-31T09:60", "2015-03-31T9:30",
              "2015-03-31T09:30:00", "2015-03-31T09:30Z", "2015-03-08T02:30", "2015-02-30T09:30", 930, False, []]  # fmt: skip
NOT_A_WORD = ["Regular", "urgent", "", " regular", 1, True, [], {}]
NOT_YES_OR_NO = ["true", "yes", 0, 1, 1.0, "", [], {}]

DATES = [
    "date_of_injury", "withdrawn_on", "settled_on", "ur_decision.decided_on", "ur_decision.communicated_on",
    "ur_decision.served_on", "ur_decision.complete_notice_served_on",
    "ur_decision.liability_resolved_notice.served_on", "application.received_on", "application.agent_named_on",
    "questions[0].received_on", "eligibility.found_on", "eligibility.notice.served_on", "noarfi.sent_on",
    "records.received_on", "records.complete_on", "determination.mailed_on", "determination.received_on",
]  # fmt: skip
WORDS = [
    "priority", "program", "ur_decision.served_by", "ur_decision.mail_zone",
    "ur_decision.liability_resolved_notice.served_by", "ur_decision.liability_resolved_notice.mail_zone",
    "items[0].ur_outcome", "items[0].ur_reason", "application.signed_by", "eligibility.notice.served_by",
    "eligibility.notice.mail_zone", "noarfi.sent_by", "determination.served_by", "determination.mail_zone",
]  # fmt: skip
YES_OR_NO = [
    "ur_decision.notice_complete", "ur_decision.liability_disputed", "claims_administrator_agrees",
    "items[0].information_requested", "items[0].formulary_drug", "items[0].prior_imr", "items[0].authorized",
    "application.ur_decision_attached", "application.complete", "application.signed",
    "settings.enforce_formulary_limit",
]  # fmt: skip
OBJECTS = [
    "ur_decision", "ur_decision.liability_resolved_notice", "application", "eligibility", "eligibility.notice",
    "noarfi", "records", "determination", "settings", "items[0]", "questions[0]",
]  # fmt: skip
LISTS = ["items", "questions"]


def with_field(path: str, value: Any) -> dict[str, Any]:
    """Facts in which one field, named by its path, has a value."""
    name, _, rest = path.partition(".")
    if "[" in name:
        name = name.removesuffix("[0]")
        return {name: [{**ITEM, **with_field(rest, value)} if rest else value]}
    return {name: with_field(rest, value) if rest else value}


def refusal(facts: Any) -> law.FactsError:
    """What both verbs say, which must be the same."""
    said = []
    for ask in ASK:
        with pytest.raises(law.FactsError) as refused:
            ask(facts)
        said.append((refused.value.path, refused.value.expected, refused.value.found))
        assert str(refused.value).startswith(refused.value.path or "the facts")
    assert said[0] == said[1]
    return refused.value


@pytest.mark.parametrize("path", DATES)
@pytest.mark.parametrize("value", NOT_A_DATE, ids=repr)
def test_a_date_that_is_impossible_or_in_another_form_is_refused_by_its_path(path, value):
    problem = refusal(with_field(path, value))

    assert problem.path == path
    assert "YYYY-MM-DD" in problem.expected


@pytest.mark.parametrize("value", NOT_A_TIME, ids=repr)
def test_a_local_time_that_is_impossible_skipped_or_in_another_form_is_refused(value):
    problem = refusal({"noarfi": {"received_at": value}})

    assert problem.path == "noarfi.received_at"
    assert "YYYY-MM-DDTHH:MM" in problem.expected


@pytest.mark.parametrize("path", WORDS)
@pytest.mark.parametrize("value", NOT_A_WORD, ids=repr)
def test_a_word_that_the_law_does_not_know_is_refused_with_those_it_knows(path, value):
    if path != "priority" and value == " regular":
        value = " mail"
    problem = refusal(with_field(path, value))

    assert problem.path == path
    assert problem.expected.startswith("one of ")


@pytest.mark.parametrize("path", YES_OR_NO)
@pytest.mark.parametrize("value", NOT_YES_OR_NO, ids=repr)
def test_what_is_neither_true_nor_false_is_refused(path, value):
    problem = refusal(with_field(path, value))

    assert (problem.path, problem.expected) == (path, "true or false")


@pytest.mark.parametrize("path", OBJECTS)
@pytest.mark.parametrize("value", ["text", 1, True, [], [{}]], ids=repr)
def test_what_should_be_an_object_and_is_none_is_refused(path, value):
    assert refusal(with_field(path, value)).path == path


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("value", ["text", 1, True, {}, {"0": ITEM}], ids=repr)
def test_what_should_be_a_list_and_is_none_is_refused(path, value):
    assert refusal(with_field(path, value)).path == path


@pytest.mark.parametrize("path", ["items[0].description", "application.duplicate_of"])
@pytest.mark.parametrize("value", [1, True, [], {}], ids=repr)
def test_what_should_be_text_and_is_none_is_refused(path, value):
    assert refusal(with_field(path, value)).path == path


@pytest.mark.parametrize("value", ["", "  "], ids=repr)
def test_a_blank_number_of_an_earlier_application_is_no_number(value):
    assert refusal({"application": {"duplicate_of": value}}).path == "application.duplicate_of"


@pytest.mark.parametrize("path", ["", *OBJECTS])
def test_an_unknown_field_is_refused_by_its_path(path):
    unknown = f"{path}.colour" if path else "colour"

    problem = refusal(with_field(unknown, 1))

    assert problem.path == unknown
    assert problem.found == "an unknown field"


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    "entry", [{}, {"id": None}, {"id": 1}, {"id": True}, {"id": ""}, {"id": " "}, None], ids=repr
)
def test_an_element_without_an_id_that_is_text_is_refused(name, entry):
    assert refusal({name: [entry]}).path == f"{name}[0].id"


@pytest.mark.parametrize("name", LISTS)
def test_an_id_used_twice_in_a_list_is_refused_at_its_second_place(name):
    problem = refusal({name: [{"id": "a"}, {"id": "b"}, {"id": "a"}]})

    assert problem.path == f"{name}[2].id"
    assert problem.found == f"the id of {name}[0]"


def test_an_item_and_a_question_may_have_the_same_id():
    answer = law.deadlines({"items": [{"id": "1"}], "questions": [{"id": "1", "received_on": "2024-06-03"}]})

    assert answer["deadlines"][0]["item"] == "1"


@pytest.mark.parametrize("facts", [None, [], [{}], "text", 1, 1.5, True], ids=repr)
def test_facts_that_are_no_object_are_refused(facts):
    assert refusal(facts).path == ""


@pytest.mark.parametrize("path", [*DATES, *WORDS, *YES_OR_NO, *OBJECTS[:-2], *LISTS, "noarfi.received_at"])
def test_null_means_absent_everywhere_but_in_an_id(path):
    for ask in ASK:
        if path == "ur_decision" and ask is law.eligibility:
            continue  # a decision of which nothing is known is still a decision
        around = with_field(path.rpartition(".")[0], {}) if "." in path else {}
        if "[" in path:
            around = {path.partition("[")[0]: [ITEM]}
        assert ask(with_field(path, None)) == ask(around)


def test_no_decision_and_a_decision_of_which_nothing_is_known_are_two_things():
    codes = [[f["code"] for f in law.eligibility(facts)["findings"]] for facts in ({}, {"ur_decision": {}})]

    assert codes == [["NO_UR_DECISION", "INCOMPLETE"], ["INCOMPLETE"]]


@pytest.mark.parametrize(
    "facts",
    [
        {"date_of_injury": "Jane Example of Main Street"},
        {"items": [{"id": "1", "ur_reason": "Jane Example has pain"}]},
        {"items": [{"id": "Jane Example"}, {"id": "Jane Example"}]},
        {"items": [{"id": "1", "description": ["Jane Example has pain"]}]},
        {"application": {"duplicate_of": ["Jane Example"]}},
        {"priority": "x" * 1_000_000},
        {"x" * 1_000_000: 1},
        {"noarfi": {"received_at": "9" * 1_000_000}},
    ],
    ids=lambda facts: next(iter(facts))[:20],
)
def test_a_refusal_repeats_neither_free_text_nor_a_long_value(facts):
    message = str(refusal(facts))

    assert "Jane" not in message
    assert len(message) < 600


def test_a_short_mistake_is_shown_so_that_it_can_be_mended():
    assert "found 'Mail'" in str(refusal({"ur_decision": {"served_by": "Mail"}}))
    assert "found '2015-02-30'" in str(refusal({"date_of_injury": "2015-02-30"}))
    assert "which the clocks skip" in str(refusal({"noarfi": {"received_at": "2015-03-08T02:30"}}))


@pytest.mark.parametrize("name", ["\x1b[31m", "é", "\ud800", "a\nb", ""], ids=ascii)
def test_the_name_of_an_unknown_field_cannot_disturb_a_terminal(name):
    message = str(refusal({name: 1}))

    assert message.isascii()
    assert message.isprintable()


def test_values_that_only_a_program_can_hand_over_are_refused_too():
    for value in (float("nan"), float("inf"), 10**400, object(), b"2015-02-20", ("a",)):
        assert refusal({"date_of_injury": value}).path == "date_of_injury"


def test_deep_nesting_in_a_field_is_refused_like_any_wrong_type():
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]

    assert refusal({"date_of_injury": deep}).path == "date_of_injury"
    while deep:
        deep = deep.pop()  # taken apart by hand: freeing it in one go would recurse


def test_many_items_are_read_without_fuss():
    many = [{"id": str(n)} for n in range(5_000)]

    assert len(law.eligibility({"items": many})["items"]) == 5_000
    assert refusal({"items": [*many, {"id": "17"}]}).path == "items[5000].id"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "an empty file"),
        (" \n", "an empty file"),
        ("{", "not JSON"),
        ("{'a': 1}", "not JSON"),
        ('{"priority": "regular",}', "not JSON"),
        ("{} {}", "not JSON"),
        ('{"date_of_injury": NaN}', "not JSON (NaN)"),
        ('{"date_of_injury": -Infinity}', "not JSON (-Infinity)"),
        ("[]", "a list"),
        ("null", "null"),
        ('"text"', "text"),
        ("3", "a number"),
        ("[" * 200_000, "nested too deep"),
        ('{"a":' * 200_000, "nested too deep"),
        ('{"date_of_injury": ' + "9" * 10_000 + "}", "too long to read"),
        (b"\xff\xfe\xfa", "not text"),
        (b"\x80abc", "not text"),
    ],
    ids=lambda value: ascii(value)[:24],
)
def test_a_file_that_is_not_one_json_object_is_refused(text, found):
    with pytest.raises(law.FactsError) as refused:
        law.read_json(text)

    assert refused.value.path == ""
    assert found in refused.value.found


def test_a_field_that_stands_twice_is_refused_because_one_would_be_lost():
    with pytest.raises(law.FactsError) as refused:
        law.read_json('{"items": [{"id": "1", "id": "2"}]}')

    assert (refused.value.path, refused.value.found) == ("id", "the field twice")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_the_encodings_of_json_are_read(encoding):
    assert law.read_json('{"priority": "regular"}'.encode(encoding)) == {"priority": "regular"}


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None, derandomize=True, max_examples=50)
@given(good_facts, st.data())
def test_a_value_put_anywhere_is_accepted_or_refused_and_never_breaks_anything(case, data):
    case = copy.deepcopy(case)
    place: Any = case
    while True:
        keys = sorted(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            break
        key = data.draw(st.sampled_from(keys))
        if isinstance(place[key], (dict, list)) and data.draw(st.booleans()):
            place = place[key]
            continue
        place[key] = data.draw(anything)
        break

    for ask in ASK:
        try:
            said = json.dumps(ask(case))
        except law.FactsError as problem:
            said = problem.expected and problem.found
        assert said
