"""The families of templates: how offices of one sort word, lay out and sign their papers. Read from YAML."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any

import yaml

TUNING = ("chart", "dictated", "narrative", "modern")
"""Families that rules may be tuned on."""

HELD_OUT = ("typewriter", "county")
"""Families that rules are scored on, and that nobody looks at while tuning."""


@functools.cache
def family(name: str) -> dict[str, Any]:
    """One family: looks, labels, mentions, kinds. Raises ValueError where there is none of that name."""
    if name not in (*TUNING, *HELD_OUT):
        raise ValueError(f"family: expected one of {', '.join((*TUNING, *HELD_OUT))}; found '{name}'")
    return _load(f"{name}.yaml")


@functools.cache
def phrases() -> dict[str, list[str]]:
    """What papers say, by section."""
    return _load("phrases.yaml")


def _load(name: str) -> dict[str, Any]:
    text = resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    assert isinstance(data, dict)
    return data
