"""The blind proof: it opens for the true record, and for nothing else that anybody could make up."""

from __future__ import annotations

import copy
import datetime as dt
import hashlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.panel.independence.checking import check, names_the_same
from openimr.panel.independence.commitment import (
    FORM,
    NotProven,
    NotSealable,
    ProofError,
    Seal,
    canonical,
    leaf_of,
    open_fields,
    seal,
)
from openimr.panel.independence.record import (
    Screened,
    SealedFact,
    SealedParty,
    SealedReach,
    fields_of,
    in_groups,
)

DAY = dt.date(2026, 3, 2)
CLAIM = {"name": "zebulon  quartermaine", "licence_numbers": {"CA": "X 123-456"}}


def a_record(**changes: Any) -> dict[str, Any]:
    values = {
        "case": "CM26-0000001", "as_of": DAY, "offered_at": dt.datetime(2026, 3, 2, 18, tzinfo=dt.UTC), "register": 12,
        "excluded": 7, "overridden": False, "failed": [],
        "parties": [
            SealedParty(id="org:harbor", role="insurer", name="Harbor Insurance"),
            SealedParty(id="person:7", role="employee", name="Oralia Benavidez"),
        ],
        "reach": [
            SealedReach(party="org:harbor", id="org:harbor", why=[], uncertain=False),
            SealedReach(party="org:harbor", id="org:bay", why=["org:bay owns org:harbor"], uncertain=False),
        ],
        "facts": [
            SealedFact(
                kind="tie", value={"to": "org:harbor", "kind_of_tie": "staff-privileges", "share_of_income": 0.02},
                source="declaration", verified_by="panel", verified_on=DAY, verify_again_on=None,
            ),
            SealedFact(
                kind="tie", value={"to": "org:bay", "kind_of_tie": "staff-privileges", "share_of_income": None},
                source="declaration", verified_by="panel", verified_on=DAY, verify_again_on=None,
            ),
            SealedFact(
                kind="licence", value={"state": "CA", "expires_on": "2030-01-31"}, source="licence-board",
                verified_by="panel", verified_on=DAY, verify_again_on=dt.date(2027, 3, 2),
            ),
        ],
        "ref": "R-7K3Q", "name": "Zebulon Quartermaine", "npi": "9000000001", "licence_numbers": {"CA": "X123456"},
    }  # fmt: skip
    return fields_of(Screened(**(values | changes)))


def opened(sealed: Seal, *names: str, absent: tuple[str, ...] = ()) -> dict[str, Any]:
    return json.loads(json.dumps(open_fields(sealed, names, absent)))


@pytest.fixture(scope="module")
def sealed() -> Seal:
    return seal(a_record())


# --- it opens


def test_what_is_opened_is_proven(sealed: Seal) -> None:
    names = in_groups(sorted(sealed.record), ["party", "rule"])
    proven = check(opened(sealed, *names, absent=("fact/discipline/1",)), sealed.commitment)
    assert proven.values == {name: sealed.record[name] for name in names}
    assert proven.values["rule/R-06/party/1"] == {
        "party": 1, "holds": True,
        "ties_that_do_not_count": [
            {"to": "org:harbor", "kind_of_tie": "staff-privileges", "share_of_income": "0.02"},
            {"to": "org:bay", "kind_of_tie": "staff-privileges", "share_of_income": None},
        ],
    }  # fmt: skip
    assert proven.values["party/1/reach"] == [
        {"id": "org:bay", "why": ["org:bay owns org:harbor"], "uncertain": False}
    ]
    assert proven.values["rule/R-06/party/2"]["ties_that_do_not_count"] == []
    assert proven.absent == {"fact/discipline/1"}


@settings(max_examples=15, deadline=None)
@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=3),
            max_leaves=6,
        ),
        min_size=1, max_size=12,
    )
)  # fmt: skip
def test_any_plain_record_is_sealed_and_every_field_opens(record: dict[str, Any]) -> None:
    made = seal(record)
    assert check(opened(made, *record), made.commitment).values == record


def test_a_record_is_sealed_otherwise_each_time(sealed: Seal) -> None:
    again = seal(sealed.record)
    assert again.commitment != sealed.commitment
    assert again.seed != sealed.seed
    assert again.placing != sealed.placing


def test_somebody_elses_program_checks_by_the_page_alone(sealed: Seal) -> None:
    """Written from docs/explanation/blind-proof.md; shares nothing with the package."""
    opening = opened(sealed, "rule/R-06", "reviewer/name")
    sha = lambda *parts: hashlib.sha256(b"".join(parts)).digest()  # noqa: E731
    placing = bytes.fromhex(opening["placing"])
    for field in opening["fields"]:
        text = json.dumps(
            [field["name"], field["value"]], sort_keys=True, separators=(",", ":"), ensure_ascii=False
        )
        node = sha(b"\0", bytes.fromhex(field["salt"]), text.encode())
        bits = "".join(f"{byte:08b}" for byte in sha(b"\3", placing, field["name"].encode()))[
            : opening["depth"]
        ]
        for bit, neighbour in zip(reversed(bits), field["path"], strict=True):
            other = bytes.fromhex(neighbour)
            node = sha(b"\1", other, node) if bit == "1" else sha(b"\1", node, other)
        root = sha(b"\2", FORM.encode(), bytes([opening["depth"]]), placing, node)
        assert root.hex() == sealed.commitment


# --- it does not open for anything else


def refused(opening: Any, commitment: str) -> str:
    with pytest.raises(NotProven) as problem:
        check(opening, commitment)
    assert "Quartermaine" not in str(problem.value), "no message quotes a value"
    return problem.value.place


def test_another_reviewer_is_not_the_one(sealed: Seal) -> None:
    opening = opened(sealed, *in_groups(sealed.record, ["reviewer"]))
    proven = check(opening, sealed.commitment)
    assert names_the_same(CLAIM, proven) == []
    assert names_the_same({"npi": "9000000001"}, proven) == []
    assert names_the_same({**CLAIM, "name": "Araminta Quartermaine"}, proven) == ["reviewer/name"]
    assert names_the_same({"licence_numbers": {"CA": "X123457"}}, proven) == ["reviewer/licence/CA"]
    assert names_the_same({"licence_numbers": {"NV": "X123456"}}, proven) == ["reviewer/licence/NV"]
    only_name = check(opened(sealed, "reviewer/name"), sealed.commitment)
    assert names_the_same(CLAIM, only_name) == ["reviewer/licence/CA"], "what was not opened is not proven"
    other = seal(a_record(name="Araminta Abernook", npi="", licence_numbers={"CA": "X999"}, ref="R-AAAA"))
    refused(opened(other, "reviewer/name"), sealed.commitment)
    swapped = copy.deepcopy(opening)
    for field in swapped["fields"]:
        if field["name"] == "reviewer/name":
            field["value"] = "Araminta Abernook"
    refused(swapped, sealed.commitment)


@pytest.mark.parametrize(
    "claim",
    [{}, {"name": ""}, {"name": 7}, {"nome": "x"}, {"licence_numbers": ["X1"]}, {"name": "x", "extra": 1}],
)
def test_a_claim_of_nothing_is_refused(sealed: Seal, claim: dict[str, Any]) -> None:
    proven = check(opened(sealed, "reviewer/name"), sealed.commitment)
    with pytest.raises(NotProven):
        names_the_same(claim, proven)


def test_a_changed_result_is_refused(sealed: Seal) -> None:
    true = opened(seal(a_record(failed=["R-06"])), "rule/R-06")
    assert true["fields"][0]["value"] == {"holds": False}
    forged = copy.deepcopy(true)
    forged["fields"][0]["value"] = {"holds": True}
    refused(forged, true["commitment"])
    assert refused(forged, sealed.commitment) == "fields[0]"


@pytest.mark.parametrize("bit", [0, 7, 255])
@pytest.mark.parametrize("part", ["salt", "path", "placing"])
def test_another_salt_another_way_another_placing_is_refused(sealed: Seal, part: str, bit: int) -> None:
    opening = opened(sealed, "case/number")
    field = opening["fields"][0]

    def flip(text: str) -> str:
        raw = bytearray(bytes.fromhex(text))
        raw[bit // 8] ^= 1 << bit % 8
        return raw.hex()

    if part == "salt":
        field["salt"] = flip(field["salt"])
    elif part == "path":
        field["path"][3] = flip(field["path"][3])
    else:
        opening["placing"] = flip(opening["placing"])
    refused(opening, sealed.commitment)


def test_swapped_leaves_are_refused(sealed: Seal) -> None:
    opening = opened(sealed, "rule/R-02", "rule/R-03", "party/1", "party/2")
    by_name = {field["name"]: field for field in opening["fields"]}
    for one, two in (("rule/R-02", "rule/R-03"), ("party/1", "party/2")):
        swapped = copy.deepcopy(by_name)
        swapped[one]["value"], swapped[two]["value"] = swapped[two]["value"], swapped[one]["value"]
        if by_name[one]["value"] != by_name[two]["value"]:
            refused(opening | {"fields": list(swapped.values())}, sealed.commitment)
        renamed = copy.deepcopy(by_name)
        renamed[one]["name"], renamed[two]["name"] = two, one
        refused(opening | {"fields": list(renamed.values())}, sealed.commitment)


def test_a_field_cannot_be_shown_absent_nor_an_absent_one_present(sealed: Seal) -> None:
    there = opened(sealed, "rule/R-06")
    lie = copy.deepcopy(there)
    del lie["fields"][0]["value"]
    lie["fields"][0]["absent"] = True
    refused(lie, sealed.commitment)
    none = opened(sealed, absent=("fact/discipline/1",))
    for value in (None, "", {"action": "none-found"}):
        made_up = copy.deepcopy(none)
        del made_up["fields"][0]["absent"]
        made_up["fields"][0]["value"] = value
        refused(made_up, sealed.commitment)
    renamed = copy.deepcopy(none)
    renamed["fields"][0]["name"] = (
        "fact/discipline/2"  # an unused slot shows the absence of its own names only
    )
    refused(renamed, sealed.commitment)
    with pytest.raises(KeyError):
        open_fields(sealed, [], ["rule/R-06"])


def test_a_node_cannot_be_passed_off_as_a_leaf_nor_a_leaf_as_a_node(sealed: Seal) -> None:
    opening = opened(sealed, "case/number")
    field = opening["fields"][0]
    # One level less: the node above the leaf put where a leaf is expected, under every shorter depth.
    for depth in range(1, opening["depth"]):
        shorter = copy.deepcopy(opening)
        shorter["depth"] = depth
        shorter["fields"][0]["path"] = field["path"][opening["depth"] - depth :]
        refused(shorter, sealed.commitment)
    longer = copy.deepcopy(opening)
    longer["depth"] += 1
    longer["fields"][0]["path"] = [field["salt"], *field["path"]]
    refused(longer, sealed.commitment)
    # The preimage of a node, read as salt and value of a leaf: the first byte tells them apart.
    leaf = leaf_of(bytes.fromhex(field["salt"]), field["name"], field["value"])
    as_node = hashlib.sha256(
        b"\x01" + bytes.fromhex(field["salt"]) + canonical([field["name"], field["value"]])
    )
    assert leaf != as_node.digest()


def test_two_values_under_one_name_cannot_be_sealed_or_shown(sealed: Seal) -> None:
    twice = opened(sealed, "case/number")
    twice["fields"].append(copy.deepcopy(twice["fields"][0]))
    assert refused(twice, sealed.commitment) == "fields[1]"
    # Whoever seals has one slot for a name: another tree that holds another value has another commitment.
    other = seal(a_record(case="CM26-0000002"), random=repeating(sealed.placing, sealed.seed))
    assert other.placing == sealed.placing
    assert other.commitment != sealed.commitment
    refused(opened(other, "case/number"), sealed.commitment)


def repeating(*values: bytes) -> Any:
    left = list(values)
    return lambda size: left.pop(0)


HOSTILE: list[Any] = [
    None, [], "x", {}, {"form": FORM}, {"fields": []},
]  # fmt: skip


@pytest.mark.parametrize("opening", HOSTILE, ids=str)
def test_what_is_no_opening_is_refused(opening: Any) -> None:
    refused(opening, "0" * 64)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"form": "openimr-independence-2"}, "form"),
        ({"depth": True}, "depth"),
        ({"depth": 0}, "depth"),
        ({"depth": 10**9}, "depth"),
        ({"depth": "12"}, "depth"),
        ({"placing": "AB" * 32}, "placing"),
        ({"placing": None}, "placing"),
        ({"fields": []}, "fields"),
        ({"fields": {}}, "fields"),
        ({"fields": [7]}, "fields[0]"),
        ({"extra": 1}, "opening"),
    ],
)
def test_a_damaged_opening_is_refused_at_its_place(sealed: Seal, change: dict[str, Any], place: str) -> None:
    assert refused(opened(sealed, "case/number") | change, sealed.commitment) == place


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"value": 1.5}, "fields[0]"),
        ({"value": "\ud800"}, "fields[0]"),
        ({"name": ""}, "fields[0].name"),
        ({"name": "\ud800"}, "fields[0]"),
        ({"name": None}, "fields[0].name"),
        ({"salt": "00"}, "fields[0].salt"),
        ({"path": []}, "fields[0].path"),
        ({"path": [None] * 12}, "fields[0].path[0]"),
        ({"absent": False}, "fields[0]"),
    ],
)
def test_a_damaged_field_is_refused_at_its_place(sealed: Seal, change: dict[str, Any], place: str) -> None:
    opening = opened(sealed, "case/number")
    opening["fields"][0] |= change
    assert refused(opening, sealed.commitment) == place


@pytest.mark.parametrize("commitment", ["", "0" * 63, "G" * 64, "0" * 65, "0" * 64 + "\n"])
def test_what_is_no_commitment_is_refused(sealed: Seal, commitment: str) -> None:
    assert refused(opened(sealed, "case/number"), commitment) == "commitment"


# --- it tells nothing else


def test_an_opening_holds_nothing_that_was_not_opened(sealed: Seal) -> None:
    text = json.dumps(opened(sealed, *in_groups(sealed.record, ["case", "party", "rule"])))
    for secret in (
        "Quartermaine",
        "Zebulon",
        "X123456",
        "9000000001",
        "R-7K3Q",
        "licence",
        "2030-01-31",
        sealed.seed.hex(),
    ):
        assert secret not in text


def test_who_tries_every_likely_value_learns_nothing_without_the_salt(sealed: Seal) -> None:
    """A licence number has few values; all neighbours of an opening are held against all of them."""
    opening = opened(sealed, *in_groups(sealed.record, ["case", "party", "rule"]))
    seen = {neighbour for field in opening["fields"] for neighbour in field["path"]}
    salts = [bytes.fromhex(field["salt"]) for field in opening["fields"]] + [b"", bytes(32)]
    for number in range(123_400, 123_500):
        for salt in salts:
            assert leaf_of(salt, "reviewer/licence/CA", f"X{number}").hex() not in seen


def test_salts_are_all_different_and_long(sealed: Seal) -> None:
    salts = [field["salt"] for field in opened(sealed, *sealed.record)["fields"]]
    assert len(set(salts)) == len(salts) == len(sealed.record)
    assert {len(salt) for salt in salts} == {64}


def test_how_many_fields_there_are_cannot_be_told() -> None:
    few, many = seal({"a": 1}), seal({"a": 1, **{f"fact/tie/{n}": {"to": "x"} for n in range(100)}})
    shapes = []
    for one in (few, many):
        opening = opened(one, "a")
        shapes.append((opening["depth"], len(opening["fields"][0]["path"]), len(json.dumps(opening))))
    assert shapes[0] == shapes[1]


def test_the_seed_and_the_record_are_not_in_what_a_log_would_show(sealed: Seal) -> None:
    assert sealed.seed.hex() not in repr(sealed)
    assert repr(sealed.seed) not in repr(sealed)
    assert "Quartermaine" not in repr(sealed)


# --- what cannot be sealed


@pytest.mark.parametrize(
    "record", [{"": 1}, {"x" * 201: 1}, {"a": 0.5}, {"a": {1: 2}}, {"a": dt.date(2026, 3, 2)}, {"a": "\ud800"}, dict.fromkeys(map(str, range(2049)), 1)]
)  # fmt: skip
def test_what_is_not_plain_is_not_sealed(record: dict[str, Any]) -> None:
    with pytest.raises(NotSealable):
        seal(record)


def test_a_record_that_was_changed_where_it_is_kept_does_not_open(sealed: Seal) -> None:
    changed = Seal(
        commitment=sealed.commitment, depth=sealed.depth, placing=sealed.placing, seed=sealed.seed,
        record={**sealed.record, "rule/R-06": {"holds": False}},
    )  # fmt: skip
    with pytest.raises(ProofError, match="does not belong"):
        open_fields(changed, ["rule/R-06"])


def test_canonical_has_one_form_and_tells_like_values_apart() -> None:
    assert canonical({"b": [1, True, None], "a": "é"}) == '{"a":"é","b":[1,true,null]}'.encode()
    assert len({canonical(value) for value in (1, True, "1", [1], None, "", [], {})}) == 8
