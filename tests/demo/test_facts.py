"""The facts of the seven cases hold together: dates, law, items, references, and that nothing is copied."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

import openimr.demo.facts
from openimr.demo import facts
from openimr.demo.application import application_fields
from openimr.demo.facts import DemoCase, FactsError, Guideline, case_ids, load, load_all
from openimr.law import deadlines, eligibility
from openimr.letters import parse

CASES = load_all()
REVIEWED = [case for case in CASES if case.script is not None]
OF_THE_SEEDS = {"000": CASES[0], "001": CASES[1], "002": CASES[2], "003": CASES[3], "004": CASES[4]}
SOURCES = sorted(
    path
    for path in Path(openimr.demo.facts.__file__).parent.rglob("*")
    if path.suffix in {".py", ".yaml", ".typ"}
)


def each(cases: list[DemoCase] | tuple[DemoCase, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases, ids=lambda case: case.id)


def due(case: DemoCase, name: str) -> str:
    return next(entry["due"] for entry in deadlines(case.law_facts())["deadlines"] if entry["name"] == name)


def test_there_are_seven_cases_in_the_order_of_the_process() -> None:
    assert len(CASES) == 7
    assert [case.outcome for case in CASES] == ["upheld"] * 5 + ["mixed", "ineligible"]
    assert len({case.case_number for case in CASES}) == 7


@each(CASES)
def test_a_case_number_bears_the_year_of_receipt(case: DemoCase) -> None:
    assert re.fullmatch(r"CM\d{2}-\d{7}", case.case_number)
    assert case.case_number[2:4] == f"{case.timeline.received:%y}"


@each(CASES)
def test_the_steps_of_a_case_follow_one_another_on_working_days(case: DemoCase) -> None:
    moments = [when for _, when in case.timeline.steps]
    assert moments == sorted(moments)
    assert all(when.weekday() < 5 and 6 <= when.hour < 19 for when in moments)
    assert all(when.tzinfo is facts.LOS_ANGELES for when in moments)
    ends = {name for name, _ in case.timeline.steps}
    assert ("published" in ends) == (case.script is not None)
    assert ("ineligible" in ends) == (case.script is None)


@each(CASES)
def test_the_packets_come_in_between_the_notice_and_the_complete_file(case: DemoCase) -> None:
    received = [packet.received_at for packet in case.packets]
    assert received == sorted(received)
    if case.timeline.noarfi and case.timeline.records_complete:
        assert case.timeline.noarfi < received[0] <= received[-1] < case.timeline.records_complete
    else:
        assert received == [case.timeline.received]


@each(CASES)
def test_the_facts_of_law_are_those_of_the_timeline(case: DemoCase) -> None:
    law, timeline = case.law_facts(), case.timeline
    assert law["application"]["received_on"] == timeline.received.date().isoformat()
    found = timeline.eligible or timeline.ineligible
    assert found is not None
    assert law["eligibility"]["found_on"] == found.date().isoformat()
    assert [item["description"] for item in law["items"]] == [item.description for item in case.items]
    if timeline.noarfi is not None:
        assert timeline.records_complete is not None
        assert timeline.issued is not None
        assert law["noarfi"]["sent_on"] == timeline.noarfi.date().isoformat()
        assert law["records"]["complete_on"] == timeline.records_complete.date().isoformat()
        from_administrator = [p.received_at for p in case.packets if p.sent_by == "claims-administrator"]
        assert law["records"]["received_on"] == from_administrator[-1].date().isoformat()
        assert law["determination"]["mailed_on"] == timeline.issued.date().isoformat()


@each(REVIEWED)
def test_a_reviewed_case_is_eligible_and_every_limit_is_kept(case: DemoCase) -> None:
    timeline = case.timeline
    answer = eligibility(case.law_facts())
    assert answer["outcome"] == "eligible"
    assert answer["findings"] == []
    steps = dict(timeline.steps)
    for name, step in (
        ("application-due", "received"),
        ("noarfi-due", "noarfi"),
        ("determination-due", "issued"),
    ):
        assert steps[step].date().isoformat() <= due(case, name), name
    assert case.law["records"]["received_on"] <= due(case, "records-due")
    late = [entry for entry in deadlines(case.law_facts())["penalties"] if entry["name"] == "late-records"]
    assert [entry["amount"] for entry in late] == [0]


def test_the_seventh_application_came_one_day_after_thirty_and_five_days() -> None:
    case = CASES[6]
    answer = eligibility(case.law_facts())
    assert (answer["outcome"], answer["code"]) == ("ineligible", "UNTIMELY")
    served = dt.date.fromisoformat(case.law["ur_decision"]["served_on"])
    last = served + dt.timedelta(days=30 + 5)
    assert due(case, "application-due") == last.isoformat() == "2025-04-07"
    assert case.timeline.received.date() == last + dt.timedelta(days=1)
    for word in ("3 March 2025", "30 + 5", "7 April", "8 April"):
        assert word in case.headline


@each(REVIEWED)
def test_the_summary_tells_age_sex_and_date_of_injury_as_they_are(case: DemoCase) -> None:
    assert case.script is not None
    assert case.timeline.issued is not None
    summary = case.script.clinical_case_summary
    age = case.age_on(case.timeline.issued.date())
    assert re.search(rf"\b{age}[- ]year[- ]old {case.the('employee').sex}\b", summary)
    day = case.date_of_injury
    assert f"{day:%m/%d/%Y}" in summary or f"{day:%B} {day.day}, {day.year}" in summary
    assert case.age_on(dt.date.fromisoformat(case.law["ur_decision"]["decided_on"])) == age


@each(REVIEWED)
def test_a_letter_with_the_scripted_texts_is_read_as_the_script_says(case: DemoCase) -> None:
    # The words alone, in the plainest letter, so that only what the script says can tell the reader.
    assert case.script is not None
    items = []
    for item, decision in zip(case.items, case.script.decisions, strict=True):
        items.append(
            f"{item.description}: {decision.decision.capitalize()}\n\n"
            f"Claims Administrator guideline: {item.ur_statement}\n\n"
            f"MAXIMUS guideline: {decision.statement}\n\n"
            f"Decision rationale: {facts.PLACEHOLDER.sub('[p. 9]', decision.rationale)}\n"
        )
    letter = (
        "CLINICAL CASE SUMMARY\n\nThe expert reviewer developed the following clinical case summary based on a "
        f"review of the case file:\n\n{case.script.clinical_case_summary}\n\n"
        "IMR ISSUES, DECISIONS AND RATIONALES\n\nThe decisions on the disputed items/services follow:\n\n"
        + "\n".join(items)
    )
    read = parse(letter)
    assert [item.decision for item in read.disputed_items] == [d.decision for d in case.script.decisions]
    assert [item.description for item in read.disputed_items] == [item.description for item in case.items]
    assert [item.follows_item for item in read.disputed_items] == [d.follows for d in case.script.decisions]
    assert case.timeline.issued is not None
    assert read.employee.age == case.age_on(case.timeline.issued.date())
    assert read.employee.sex == case.the("employee").sex
    assert read.employee.date_of_injury == case.date_of_injury


@pytest.mark.parametrize("number", sorted(OF_THE_SEEDS))
def test_the_first_five_follow_the_facts_of_the_real_letters(number: str, shared: Path) -> None:
    case = OF_THE_SEEDS[number]
    assert case.script is not None
    (path,) = (shared / "seeds").glob(f"{number}_*.txt")
    seed = parse(path.read_text())
    assert list(case.script.certifications) == list(seed.expert_reviewer.certifications)
    assert list(case.script.licensure_states) == list(seed.expert_reviewer.licensure_states)
    if seed.employee.age is not None:
        assert case.timeline.issued is not None
        assert case.age_on(case.timeline.issued.date()) == seed.employee.age
        assert case.the("employee").sex == seed.employee.sex
        assert case.date_of_injury == seed.employee.date_of_injury
    assert len(case.items) == len(seed.disputed_items)
    ours = zip(case.items, case.script.decisions, strict=True)
    for (item, decision), theirs in zip(ours, seed.disputed_items, strict=True):
        assert decision.decision == theirs.decision
        assert decision.follows == theirs.follows_item
        for mine, statement in (
            (item.ur_guideline, theirs.claims_administrator_guideline.statement),
            (decision.guideline, theirs.reviewer_guideline.statement),
        ):
            assert (mine.mtus is not None) == ("based on MTUS" in statement)
            assert (mine.other is not None) == ("Non-MTUS Citation" in statement)
            assert set(re.findall(r"\d+", mine.mtus_source or "")) <= set(re.findall(r"\d+", statement))


def test_in_the_overturned_case_every_associated_service_has_reasons_of_its_own() -> None:
    case = CASES[5]
    assert case.script is not None
    main, *others = case.script.decisions
    assert main.decision == "overturned"
    assert [decision.decision for decision in others] == ["overturned", "upheld", "modified"]
    assert [item.follows for item in case.items] == [None, 1, 1, 1]
    for decision in others:
        assert decision.follows is None
        assert decision.references
        assert decision.statement != main.statement
        assert "primary procedure" not in decision.rationale


@each(REVIEWED)
def test_a_dependent_item_says_that_its_primary_procedure_falls(case: DemoCase) -> None:
    assert case.script is not None
    decided = {decision.position: decision for decision in case.script.decisions}
    for decision in case.script.decisions:
        if decision.follows is not None:
            primary = decided[decision.follows]
            assert primary.follows is None
            assert primary.decision == decision.decision
            assert "primary procedure is not medically necessary" in decision.rationale


@each(REVIEWED)
def test_every_rationale_points_to_pages_of_records_that_were_sent(case: DemoCase) -> None:
    assert case.script is not None
    sent = {sending.record for packet in case.packets for sending in packet.sendings}
    for decision in case.script.decisions:
        assert decision.references or decision.follows is not None
        assert {f"{record}:{page}" for record, page in decision.references} == set(decision.expects)
        assert {record for record, _ in decision.references} <= sent


@each(CASES)
def test_every_record_is_by_a_party_and_is_sent_in_a_packet(case: DemoCase) -> None:
    sent = {sending.record for packet in case.packets for sending in packet.sendings}
    for record in case.records:
        if record.letterhead:
            assert case.party(record.letterhead)
        if record.kind != "billing":
            assert case.author_of(record)
        assert record.id in sent or record.id == "ur-decision"
        assert bool(record.body) != bool(record.form)
    for packet in case.packets:
        assert case.the(packet.sent_by)


@each(CASES)
def test_records_are_older_than_the_packet_they_came_in(case: DemoCase) -> None:
    for packet in case.packets:
        for sending in packet.sendings:
            written = case.record(sending.record).date
            assert written is None or written <= packet.received_at.date()


@each(CASES)
def test_the_application_has_every_field_that_the_form_requires(case: DemoCase) -> None:
    fields = application_fields(case)
    employee = fields["employee"]
    assert employee["date_of_injury"] == case.law["date_of_injury"]
    assert all(
        employee[name] for name in ("first_name", "last_name", "street", "city", "zip", "claim_number")
    )
    assert all(
        fields["requesting_physician"][name] for name in ("specialty", "practice_name", "phone", "fax")
    )
    assert all(fields["claims_administrator"][name] for name in ("company", "contact", "phone", "email"))
    assert fields["treatment"]["items"] == [item.description for item in case.items]
    assert fields["signature"]["signed_on"] <= case.law["application"]["received_on"]
    assert fields["signature"]["signed_by"] == case.law["application"]["signed_by"]
    assert (fields["attorney"] is None) == (case.first("attorney") is None)


@each(CASES)
def test_parties_are_reached_by_numbers_and_addresses_that_nobody_has(case: DemoCase) -> None:
    ids = [party.party_id for party in case.parties]
    assert len(ids) == len(set(ids))
    for party in case.parties:
        assert re.fullmatch(r"(person|org):[a-z-]+", party.party_id)
        for number in filter(None, (party.phone, party.fax)):
            assert re.fullmatch(r"\d{3}-555-01\d{2}", number)
        assert not party.email or re.fullmatch(r"[\w.]+@([\w-]+\.)?example\.org", party.email)
        assert party.organisation is None or not case.party(party.organisation).is_person


def test_nobody_plays_in_two_cases() -> None:
    names = [party.plain_name for case in CASES for party in case.parties]
    assert len(names) == len(set(names))


@each(CASES)
def test_the_roster_names_every_party_and_number(case: DemoCase) -> None:
    roster = case.roster()
    named = {entry["name"] for key in ("people", "organisations") for entry in roster[key]}
    assert {party.plain_name for party in case.parties} <= named
    assert case.the("claims-administrator").contact in named
    assert case.application["claim_number"] in {entry["value"] for entry in roster["numbers"]}


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[n : n + 12]) for n in range(len(found) - 11)}


@pytest.fixture(scope="module")
def seeds(shared: Path) -> list[str]:
    texts = [path.read_text() for path in sorted((shared / "seeds").glob("*.txt"))]
    assert len(texts) == 5
    return texts


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_no_twelve_words_in_a_row_are_those_of_a_real_letter(source: Path, seeds: list[str]) -> None:
    theirs = set().union(*map(runs, seeds))
    assert runs(source.read_text()) & theirs == set()


def test_the_person_whom_a_real_letter_names_appears_nowhere(seeds: list[str]) -> None:
    (found,) = [m for text in seeds if (m := re.search(r"clearance\s+with\s+(\w+)\s+(\w+),", text))]
    name = {part.lower() for part in found.groups()}
    for source in SOURCES:
        assert name.isdisjoint(words(source.read_text())), source.name


REVIEWER = "The Expert Reviewer"
OTHER = "Decision based on Non-MTUS Citation"


@pytest.mark.parametrize(
    ("guideline", "said"),
    [
        (Guideline(), f"{REVIEWER} did not cite any medical evidence for its decision."),
        (Guideline(mtus="Chronic Pain 2009", section="Opioids"), "Decision based on MTUS Chronic Pain 2009, Section(s): Opioids."),
        (Guideline(mtus="ACOEM Chapter 9", pages="12"), "Decision based on MTUS ACOEM Chapter 9 Page(s): 12."),
        (
            Guideline(other="A study"),
            f"{REVIEWER} did not base their decision on the MTUS. {OTHER} A study.",
        ),
        (
            Guideline(mtus="ACOEM Chapter 9", other="A study"),
            "Decision based on MTUS ACOEM Chapter 9. Decision based on Non-MTUS Citation A study.",
        ),
    ],
)  # fmt: skip
def test_a_guideline_is_stated_in_the_sentences_of_the_letter(guideline: Guideline, said: str) -> None:
    assert guideline.statement("Expert Reviewer") == said


def test_an_unknown_case_is_refused_with_the_names_of_those_there_are() -> None:
    with pytest.raises(FactsError, match="1-lumbar-hardware") as refused:
        load("8-nothing")
    assert refused.value.place == "id"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("role: employee,", "role: employee, colour: red,", r"parties\[0\]"),
        ("received: 2025-04-08T09:35", "received: 8 April", "timeline.received"),
        ("quantity: 2 x 6 weeks", "amount: 2 x 6 weeks", r"items\[0\]"),
        ("{record: rfa}", "{record: rfa, speed: fast}", r"packets\[0\]"),
    ],
)
def test_a_case_file_with_a_mistake_names_the_case_and_the_place(
    old: str, new: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = (Path(openimr.demo.facts.__file__).parent / "cases" / f"{case_ids()[6]}.yaml").read_text()
    assert old in original
    name = f"broken-{abs(hash((old, str(tmp_path))))}"
    (tmp_path / f"{name}.yaml").write_text(original.replace(old, new, 1))
    monkeypatch.setattr(facts, "_CASES", tmp_path)
    with pytest.raises(FactsError, match=place) as refused:
        load(name)
    assert refused.value.case == name
