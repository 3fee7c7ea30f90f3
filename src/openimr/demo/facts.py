"""The seven invented cases of the demonstration, read from `cases/*.yaml` into values.

A case file says who the parties are, what was asked for and refused, when each step of the review
happened, which records were sent by whom and how, and what the scripted reviewer writes. Everything in it
is invented; nothing here is decided: the walk plays the script through the same verbs that people use.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from openimr.demo.values import (
    LOS_ANGELES,
    PLACEHOLDER,
    Decision,
    DemoCase,
    FactsError,
    Guideline,
    Item,
    Packet,
    Party,
    Record,
    Script,
    Sending,
    Timeline,
)

__all__ = [
    "LOS_ANGELES", "PLACEHOLDER", "Decision", "DemoCase", "FactsError", "Guideline", "Item", "Packet", "Party",
    "Record", "Script", "Sending", "Timeline", "case_ids", "load", "load_all",
]  # fmt: skip

_CASES = Path(__file__).resolve().parent / "cases"
_T = TypeVar("_T")


def case_ids() -> tuple[str, ...]:
    """The ids of the demonstration cases, in order."""
    return tuple(sorted(path.stem for path in _CASES.glob("*.yaml")))


@cache
def load(case_id: str) -> DemoCase:
    """One demonstration case by its id. Raises `FactsError` for an unknown id or a file that does not hold."""
    if case_id not in case_ids():
        raise FactsError(f"no such case; there are {', '.join(case_ids())}", case=case_id, place="id")
    text = (_CASES / f"{case_id}.yaml").read_text(encoding="utf-8")
    return _Reader(case_id).case_of(yaml.safe_load(text))


def load_all(only: Sequence[str] | None = None) -> tuple[DemoCase, ...]:
    """All demonstration cases in order, or those named."""
    return tuple(load(case_id) for case_id in (case_ids() if only is None else only))


class _Reader:
    """Builds the values of one case file; every mistake names the case and the place."""

    def __init__(self, case: str) -> None:
        self.case = case

    def make(self, kind: type[_T], raw: Mapping[str, Any], place: str) -> _T:
        try:
            return kind(**raw)
        except TypeError as wrong:
            raise FactsError(str(wrong), case=self.case, place=place) from None

    def moment(self, text: object, place: str) -> dt.datetime:
        try:
            return dt.datetime.fromisoformat(str(text)).replace(tzinfo=LOS_ANGELES)
        except ValueError:
            raise FactsError(
                f"expected YYYY-MM-DDTHH:MM, found {text!r}", case=self.case, place=place
            ) from None

    def item(self, raw: Mapping[str, Any], place: str) -> Item:
        ur = raw["ur"]
        rest = {key: value for key, value in raw.items() if key != "ur"}
        return self.make(
            Item,
            {
                **rest,
                "ur_outcome": ur["outcome"],
                "ur_reason": ur["reason"],
                "ur_guideline": self.make(Guideline, ur["guideline"], place),
                "ur_rationale": _flat(ur["rationale"]),
            },
            place,
        )

    def record(self, raw: Mapping[str, Any], place: str) -> Record:
        patient = {label: str(value) for label, value in raw.get("patient", {}).items()}
        return self.make(Record, {**raw, "patient": patient}, place)

    def script(self, raw: Mapping[str, Any]) -> Script:
        decisions = tuple(
            self.make(
                Decision,
                {
                    **d,
                    "guideline": self.make(Guideline, d["guideline"], "script"),
                    "rationale": _flat(d["rationale"]),
                },
                f"script.decisions[{n}]",
            )
            for n, d in enumerate(raw["decisions"])
        )
        return Script(
            same_specialties=tuple(raw["specialties"]["same"]),
            similar_specialties=tuple(raw["specialties"]["similar"]),
            certifications=tuple(raw["credentials"]["certifications"]),
            licensure_states=tuple(raw["credentials"]["licensure_states"]),
            clinical_case_summary=_flat(raw["clinical_case_summary"]),
            decisions=decisions,
        )

    def packet(self, raw: Mapping[str, Any], place: str) -> Packet:
        sendings = tuple(
            self.make(
                Sending,
                {**s, "twice": tuple(s.get("twice", ())), "upside_down": tuple(s.get("upside_down", ()))},
                place,
            )
            for s in raw["sendings"]
        )
        moment = self.moment(raw["received_at"], place)
        return self.make(Packet, {**raw, "received_at": moment, "sendings": sendings}, place)

    def case_of(self, raw: Mapping[str, Any]) -> DemoCase:
        def each(key: str, build: Callable[[Mapping[str, Any], str], _T]) -> tuple[_T, ...]:
            return tuple(build(value, f"{key}[{n}]") for n, value in enumerate(raw[key]))

        timeline = {name: self.moment(when, f"timeline.{name}") for name, when in raw["timeline"].items()}
        return self.make(
            DemoCase,
            {
                **raw,
                "id": self.case,
                "law": _iso(raw["law"]),
                "application": _iso(raw["application"]),
                "parties": each("parties", lambda v, p: self.make(Party, v, p)),
                "items": each("items", self.item),
                "timeline": self.make(Timeline, timeline, "timeline"),
                "records": each("records", self.record),
                "packets": each("packets", self.packet),
                "script": self.script(raw["script"]) if raw.get("script") else None,
            },
            "case",
        )


def _flat(text: str) -> str:
    """A folded YAML text on one line."""
    return " ".join(text.split())


def _iso(value: Any) -> Any:
    """The same value with its dates as text, as JSON has them."""
    if isinstance(value, dict):
        return {key: _iso(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_iso(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date) else value
