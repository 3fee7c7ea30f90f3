"""The rules as data: complete, consistent, and asked for as of a date."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from openimr import law
from openimr.law import rulebook, rules

A_DAY = dt.date(2024, 6, 3)


def test_every_rule_of_the_rulebook_can_be_explained(shared):
    text = (shared / "domain" / "rulebook.md").read_text(encoding="utf-8")
    ids = {
        i for i in re.findall(r"\*\*([A-Z]-\d+)", text) if i[0] not in "CL"
    }  # statistics and letter grammar

    assert len(ids) > 100
    assert ids <= set(law.all_rules())


def test_no_rule_is_less_in_doubt_here_than_in_the_rulebook(shared):
    text = (shared / "domain" / "rulebook.md").read_text(encoding="utf-8")
    rules_in_doubt = re.findall(r"^- \*\*([A-Z]-\d+).*\[unconfirmed", text, flags=re.MULTILINE)
    marked = {i for i in rules_in_doubt if i[0] not in "CL"}

    assert len(marked) > 50
    assert [m for m in sorted(marked) if law.explain(m).confirmed and not law.explain(m).doubt] == []


def test_every_rule_has_a_title_a_statement_a_citation_and_a_source():
    for rule in law.all_rules().values():
        assert re.fullmatch(r"[A-Z]-\d\d", rule.id)
        assert rule.title
        assert rule.citation
        assert rule.source
        assert rule.statement.endswith(".")
        assert rule.confirmed or rule.doubt, f"{rule.id} does not say what is in doubt"


def test_figures_that_are_not_confirmed_say_what_is_in_doubt():
    for setting in law.settings():
        assert setting.doubt, f"{setting.rule} {setting.name}"


def test_rules_stand_in_the_order_of_the_rulebook():
    chapters = [rule_id[0] for rule_id in law.all_rules()]

    assert list(dict.fromkeys(chapters)) == ["D", "U", "A", "E", "N", "R", "S", "F", "T", "P", "L", "C", "X"]


def test_an_explained_rule_is_a_plain_value_with_its_doubt():
    rule = law.explain("A-11")

    assert not rule.confirmed
    assert "ten days" in rule.doubt
    assert rule.to_json()["figures"][0] == {
        "name": "days",
        "unit": "calendar days from service",
        "value": 10,
        "since": "2018-01-01",
        "until": None,
        "confirmed": False,
    }


def test_a_rule_is_found_in_lower_case_too():
    assert law.explain(" a-10 ") is law.explain("A-10")


def test_an_unknown_rule_is_answered_with_the_ids_that_look_like_it():
    with pytest.raises(law.UnknownRule) as refusal:
        law.explain("N12")

    assert "N-12" in refusal.value.nearest
    assert "found N12. Did you mean" in str(refusal.value)


@pytest.mark.parametrize("nonsense", ["", "x" * 100_000, "A-10\x1b[31m", "\ud800"])
def test_a_rule_id_of_nonsense_is_not_repeated(nonsense):
    with pytest.raises(law.UnknownRule) as refusal:
        law.explain(nonsense)

    assert len(str(refusal.value)) < 200
    assert str(refusal.value).isprintable()


def test_a_figure_is_the_one_in_force_on_the_day():
    eve, day = dt.date(2014, 2, 11), dt.date(2014, 2, 12)

    assert rules.figure("E-04", "calendar_days", as_of=eve).value == 15
    assert rules.figure("E-04", "business_days", as_of=day).value == 5
    with pytest.raises(law.NotInForce, match=r"E-04 has no figure 'calendar_days' on 2014-02-12"):
        rules.figure("E-04", "calendar_days", as_of=day)
    assert rules.figure_or_none("E-04", "business_days", as_of=eve) is None


def test_an_unknown_figure_is_not_in_force():
    with pytest.raises(law.NotInForce):
        rules.figure("A-10", "weeks", as_of=A_DAY)


def test_the_filing_switch_turns_with_the_rules_of_2026():
    assert rules.switch("A-11", "enforced", as_of=dt.date(2026, 3, 31)) is False
    assert rules.switch("A-11", "enforced", as_of=dt.date(2026, 4, 1)) is True


def test_a_figure_of_another_kind_is_not_taken_for_a_number_or_a_day():
    with pytest.raises(law.BrokenData):
        rules.number("A-11", "enforced", as_of=A_DAY)
    with pytest.raises(law.BrokenData):
        rules.day("A-10", "days", as_of=A_DAY)


def test_settings_list_what_no_source_confirms_with_default_and_switch():
    found = {(s.rule, s.name, s.default): s for s in law.settings()}

    assert found["A-11", "enforced", True].since == dt.date(2026, 4, 1)
    assert found["A-11", "enforced", False].per_case == "settings.enforce_formulary_limit"
    assert ("X-04", "abroad", 20) in found
    assert ("A-10", "days", 30) not in found
    assert found["F-02", "days", 3].to_json()["default"] == 3


def test_two_figures_for_one_date_are_broken_data():
    entry = {"unit": "days", "dated": [{"value": 1, "until": A_DAY}, {"value": 2, "from": A_DAY}]}

    with pytest.raises(law.BrokenData, match="two values stand for one date"):
        rulebook._figure("A-10", "days", entry, True)


def test_the_reasons_are_those_of_the_contract_in_its_order(shared):
    text = (shared / "design" / "law-cases.md").read_text(encoding="utf-8")
    table = text[text.index("| code | about | stands where |") :].split("\n\n")[0]
    codes = [c for row in table.splitlines()[2:] for c in re.findall(r"`([A-Z_]+)`", row.split("|")[1])]

    assert [r.code for r in law.reasons()] == codes
    assert all(law.explain(r.rule) for r in law.reasons())


def test_an_unknown_reason_is_refused():
    with pytest.raises(LookupError, match="NO_SUCH_CODE"):
        law.reason("NO_SUCH_CODE")


@pytest.mark.parametrize(
    ("day", "letter"),
    [
        ("2012-12-31", None),
        ("2013-01-01", "A"),
        ("2014-02-11", "A"),
        ("2014-02-12", "B"),
        ("2026-03-31", "B"),
        ("2026-04-01", "C"),
        ("2040-01-01", "C"),
    ],
)
def test_a_day_belongs_to_its_regime(day, letter):
    regime = law.regime_on(dt.date.fromisoformat(day))

    assert (regime and regime.letter) == letter


def test_the_regimes_leave_no_day_between_them():
    for earlier, later in zip(law.regimes(), law.regimes()[1:], strict=False):
        assert earlier.until is not None
        assert later.since - earlier.until == dt.timedelta(days=1)
