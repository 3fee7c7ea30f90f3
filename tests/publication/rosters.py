"""Small helpers for the tests of taking people out. Everybody here is invented."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from openimr.publication.deidentify import deidentify


def roster(
    *people: str, organisations: Sequence[str] = (), numbers: Sequence[tuple[str, str]] = ()
) -> dict[str, Any]:
    return {
        "people": [{"name": name, "role": "employee", "aliases": []} for name in people],
        "organisations": [{"name": name, "role": "employer", "aliases": []} for name in organisations],
        "numbers": [{"value": value, "kind": kind} for value, kind in numbers],
    }


def take_out(text: str, people: dict[str, Any] | None = None, policy: str = "dwc") -> dict[str, Any]:
    """The answer, checked for what every answer must keep to."""
    answer = deidentify({"text": text, "roster": people or {}, "policy": policy})
    check(text, answer)
    return answer


def public(text: str, people: dict[str, Any] | None = None, policy: str = "dwc") -> str:
    out: str = take_out(text, people, policy)["text"]
    return out


def check(text: str, answer: dict[str, Any]) -> None:
    """Spans lie in the text in order, none overlaps another, and outside them nothing has changed."""
    spans = sorted([*answer["removed"], *answer["doubtful"]], key=lambda s: s["start"])
    for kind in ("removed", "doubtful"):
        assert answer[kind] == sorted(answer[kind], key=lambda s: s["start"])
    for span in spans:
        assert 0 <= span["start"] < span["end"] <= len(text)
    for before, after in zip(spans, spans[1:], strict=False):
        assert before["end"] <= after["start"]
    outside, at = [], 0
    for span in answer["removed"]:
        outside.append(re.escape(text[at : span["start"]]))
        at = span["end"]
    outside.append(re.escape(text[at:]))
    mark = r"(?:\[(?:person|organisation|number|contact|address|date|signature)\]|\d{4}|90\+)"
    assert re.fullmatch(mark.join(outside), answer["text"], re.DOTALL)
