"""The words of the register and how far its sources are believed: `data/sources.yaml`, read once. Pure."""

from __future__ import annotations

import datetime as dt
import functools
import importlib.resources
from collections.abc import Mapping
from dataclasses import dataclass

import yaml


@dataclass(frozen=True, kw_only=True)
class Sources:
    """The data file. `licence_status` maps every accepted word, in lower case, to ours."""

    says: Mapping[str, str]
    rank: Mapping[str, int]
    days: Mapping[str, int | None]
    licence_status: Mapping[str, str]
    discipline_actions: tuple[str, ...]
    barring_roles: tuple[str, ...]
    consents: Mapping[str, str]
    pay_classes: tuple[str, ...]

    def again_on(self, kind: str, verified_on: dt.date) -> dt.date | None:
        """The last day on which a verification of this kind of fact holds; None where it needs none anew."""
        days = self.days[kind]
        return None if days is None else verified_on + dt.timedelta(days)


@functools.cache
def sources() -> Sources:
    """The data file, read once."""
    text = importlib.resources.files("openimr.panel").joinpath("data/sources.yaml").read_text("utf-8")
    raw = yaml.safe_load(text)
    status = {word: word for word in raw["licence_status"]}
    for word, entry in raw["licence_status"].items():
        status |= dict.fromkeys(entry["also"], word)
    return Sources(
        says={name: entry["says"] for name, entry in raw["sources"].items()},
        rank={name: entry["rank"] for name, entry in raw["sources"].items()},
        days=raw["verify_again_after_days"],
        licence_status=status,
        discipline_actions=tuple(raw["discipline_actions"]),
        barring_roles=tuple(raw["barring_roles"]),
        consents=raw["consents"],
        pay_classes=tuple(raw["pay_classes"]),
    )
