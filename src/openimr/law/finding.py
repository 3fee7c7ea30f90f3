"""A finding of eligibility: a reason that stands, with the facts that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from openimr.law.reasons import reason


@dataclass(frozen=True, kw_only=True)
class Finding:
    """
    A reason that stands: against one item, or (item None) against the application and so every item.

    `facts` holds the facts that it rests on, by their path in the input, as plain JSON values. Nothing in a
    finding repeats free text.
    """

    code: str
    item: str | None
    rule: str
    text: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "item": self.item,
            "rule": self.rule,
            "text": self.text,
            "facts": dict(self.facts),
        }


def finding(
    code: str, text: str, facts: Mapping[str, Any], *, item: str | None = None, rule: str | None = None
) -> Finding:
    """A finding with this code, under the code's own rule unless another is named."""
    return Finding(
        code=code, item=item, rule=rule or reason(code).rule, text=text, facts=MappingProxyType(dict(facts))
    )
