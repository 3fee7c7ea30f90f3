"""Worked examples: facts in, answer out, one sentence each. They run as tests and are published with their rules.

`data/examples/*.yaml` each hold a topic: `base` facts and `cases`, which change some of them. `ask` names what is
asked: `deadlines`, `eligibility`, or a function of openimr.law, whose arguments are then the facts.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from openimr.law.data import files_under


@dataclass(frozen=True, kw_only=True)
class Example:
    """One example. `about` are rules that the author names; what the answer itself names comes on top of it."""

    id: str
    topic: str
    says: str
    ask: str
    facts: dict[str, Any]
    answer: Any
    about: tuple[str, ...] = ()


class _PlainLoader(yaml.SafeLoader):
    """YAML whose dates stay text, as in the JSON that the law reads."""


_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def examples() -> tuple[Example, ...]:
    """Every example, each with the whole of its facts, in the order of the files."""
    found = []
    for name in files_under("examples"):
        text = files("openimr.law.data").joinpath("examples", name).read_text(encoding="utf-8")
        content = yaml.load(text, Loader=_PlainLoader)  # noqa: S506 - a safe loader
        for case in content["cases"]:
            found.append(
                Example(
                    id=case["id"],
                    topic=name.removesuffix(".yaml"),
                    says=case["says"],
                    ask=case["ask"],
                    facts=_changed(content["base"], case["facts"]),
                    answer=case["answer"],
                    about=tuple(case.get("about", ())),
                )
            )
    return tuple(found)


def rules_of(example: Example) -> frozenset[str]:
    """The rules that an example shows: those it is about, and those that the answer to it names."""
    from openimr.law.limits import deadlines
    from openimr.law.screening import eligibility

    named: Iterable[str] = ()
    if example.ask == "deadlines":
        wanted = example.answer.get("deadlines", {})
        answer = deadlines(example.facts)
        named = [
            d["rule"]
            for d in answer["deadlines"]
            if d["name"] in wanted or f"{d['name']}/{d['item']}" in wanted
        ]
        named = [
            *named,
            *(p["rule"] for p in answer["penalties"] if p["name"] in example.answer.get("penalties", {})),
        ]
    elif example.ask == "eligibility":
        named = [finding["rule"] for finding in eligibility(example.facts)["findings"]]
    return frozenset([*named, *example.about])


@cache
def _by_rule() -> dict[str, tuple[Example, ...]]:
    found: dict[str, list[Example]] = {}
    for example in examples():
        for rule in sorted(rules_of(example)):
            found.setdefault(rule, []).append(example)
    return {rule: tuple(shown) for rule, shown in found.items()}


def examples_of(rule: str) -> tuple[Example, ...]:
    """The examples that show a rule, by its id."""
    return _by_rule().get(rule, ())


def _changed(base: Any, changes: Any) -> Any:
    """The base with the changes: objects field by field, everything else replaced."""
    if not (isinstance(base, dict) and isinstance(changes, dict)):
        return copy.deepcopy(changes)
    return {
        **copy.deepcopy(base),
        **{name: _changed(base.get(name), value) for name, value in changes.items()},
    }
