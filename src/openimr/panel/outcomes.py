"""What came of the reviews: taught by the room that knows, for the panel is on its left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from openimr.cases.models import DisputedItem


@dataclass(frozen=True, kw_only=True)
class ItemOutcome:
    """One item of an issued determination. `necessary`: overturned, in whole or in part."""

    reviewer: str
    item: DisputedItem
    necessary: bool


sources: list[Callable[[dt.datetime], Iterable[ItemOutcome]]] = []
"""Each gives the outcomes of determinations issued since a time. Filled by the rooms that know."""


def since(at: dt.datetime) -> list[ItemOutcome]:
    """All outcomes of determinations issued since."""
    return [outcome for source in sources for outcome in source(at)]
