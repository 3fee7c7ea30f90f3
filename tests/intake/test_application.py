"""The application form: every field that is wrong says so at its place; what is missing is listed."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.intake.application import FormErrors, read_form, ref_of
from tests.forms import a_form


def test_a_filled_form_is_complete() -> None:
    form = read_form(a_form())
    assert form.complete
    assert [i.depends_on for i in form.items] == [None, 1]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"date_of_injury": "2024-02-30"}, "date_of_injury"),
        ({"date_of_injury": "06/10/2024"}, "date_of_injury"),
        ({"priority": "urgent"}, "priority"),
        ({"signed": "yes"}, "signed"),
        ({"items": []}, "items"),
        ({"items": [{"description": ""}]}, "items.0.description"),
        ({"items": [{"description": "X", "ur_outcome": "refuse"}]}, "items.0.ur_outcome"),
        ({"items": [{"description": "X", "depends_on": 1}]}, "items.0.depends_on"),
        ({"items": [{"description": "X", "depends_on": 9}]}, "items.0.depends_on"),
        ({"items": [{"description": "x" * 1001}]}, "items.0.description"),
        ({"items": "X-ray"}, "items"),
        ({"parties": [{"role": "friend", "name": "A"}]}, "parties.0.role"),
        ({"parties": [{"role": "employer", "name": "Sierra"}]}, "parties.employee"),
        ({"ur_decision": {"decided_on": "soon"}}, "ur_decision.decided_on"),
        ({"ur_decision": {"decided_on": "2025-02-20", "served_by": "pigeon"}}, "ur_decision.served_by"),
        ({"ur_decision": "denied"}, "ur_decision"),
    ],
)
def test_a_wrong_field_is_named_by_its_path(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(FormErrors) as refusal:
        read_form(a_form(**changes))
    assert field in refusal.value.fields


@pytest.mark.parametrize("field", ["claim_number", "diagnosis", "date_of_injury"])
def test_a_missing_field_makes_the_application_incomplete_and_does_not_refuse_it(field: str) -> None:
    form = read_form(a_form(**{field: ""}))
    assert form.missing == (field,)


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(FormErrors) as refusal:
        read_form(a_form(priority="urgent", date_of_injury="x", items=[]))
    assert set(refusal.value.fields) == {"priority", "date_of_injury", "items"}


def test_the_same_name_gives_the_same_reference_however_it_is_written() -> None:
    assert ref_of("employer", "Port Lindero  Crate & Pallet, Inc.") == ref_of(
        "employer", "PORT LINDERO CRATE PALLET INC"
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@given(st.sampled_from(sorted(a_form())), JSON)
def test_no_value_in_any_field_breaks_the_reading(field: str, value: Any) -> None:
    with contextlib.suppress(FormErrors):
        assert read_form({**a_form(), field: value}).items
