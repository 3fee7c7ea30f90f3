"""What a review is worth: dated data of the house (`data/pay.yaml`)."""

from __future__ import annotations

import datetime as dt
import functools
import importlib.resources
from typing import Any

import yaml

STANDARD = "standard"
"""The class of who has none."""


@functools.cache
def _rows() -> list[dict[str, Any]]:
    text = importlib.resources.files("openimr.panel").joinpath("data/pay.yaml").read_text("utf-8")
    return sorted(yaml.safe_load(text)["rows"], key=lambda row: row["from"])


def points(pay_class: str, priority: str, on: dt.date) -> int:
    """
    Points for one case of this priority, assigned on a day to a reviewer of this class ('' is standard).

    Raises: LookupError for a class or priority that has no pay, or a day before the first row.
    """
    in_force = [row for row in _rows() if row["from"] <= on]
    if not in_force:
        raise LookupError(
            f"pay.yaml: expected a row in force on {on}, found none before {_rows()[0]['from']}"
        )
    try:
        return int(in_force[-1]["classes"][pay_class or STANDARD][priority])
    except KeyError:
        raise LookupError(
            "pay.yaml: expected a pay for every class and priority, found none for one"
        ) from None
