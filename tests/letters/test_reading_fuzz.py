"""A small sample of the fuzzing (`python -m tests.letters.fuzz`), and no pattern that can go back and forth."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest

import openimr.letters.citing
import openimr.letters.reading
from openimr.letters.citing.grammar import grammar
from openimr.letters.citing.law import laws
from openimr.letters.citing.literature import book

from .fuzz import run

SAMPLE = 400
_UNBOUNDED = 200
"""A repeat that may go on longer than this counts as one without end."""


def test_a_sample_of_mutated_letters_is_read() -> None:
    tried, failures = run(SAMPLE, seconds=60, seed=20130926)
    assert not failures, failures[:3]
    assert tried > 100


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern of the rooms that read, by module and name."""
    list(laws("LC 4600"))
    book("", 0, 0)
    for package in (openimr.letters.reading, openimr.letters.citing):
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            for name, value in vars(importlib.import_module(module.name)).items():
                for one in value if isinstance(value, tuple) else (value,):
                    if isinstance(one, re.Pattern):
                        yield f"{module.name}.{name}", one
    for name, value in vars(grammar()).items():
        yield f"grammar.{name}", value


def nested(parsed: Any, *, inside: bool = False) -> bool:
    """Whether a repeat without end stands in another one, unless what is taken is never given back."""
    for operation, argument in parsed:
        name = str(operation)
        if name == "POSSESSIVE_REPEAT":
            if nested(argument[2], inside=False):
                return True
        elif name in {"MAX_REPEAT", "MIN_REPEAT"}:
            _, most, repeated = argument
            endless = int(most) > _UNBOUNDED
            if endless and inside:
                return True
            if nested(repeated, inside=inside or endless):
                return True
        elif name == "SUBPATTERN":
            if nested(argument[3], inside=inside):
                return True
        elif name == "ATOMIC_GROUP":
            if nested(argument, inside=False):
                return True
        elif name == "BRANCH":
            if any(nested(branch, inside=inside) for branch in argument[1]):
                return True
        elif name in {"ASSERT", "ASSERT_NOT"} and nested(argument[1], inside=inside):
            return True
    return False


@pytest.mark.parametrize(("name", "pattern"), sorted(patterns(), key=lambda p: p[0]), ids=lambda v: v if isinstance(v, str) else "")  # fmt: skip
def test_no_pattern_repeats_without_end_within_such_a_repeat(name: str, pattern: re.Pattern[str]) -> None:
    from re import _parser  # type: ignore[attr-defined]

    assert not nested(_parser.parse(pattern.pattern, pattern.flags))
