"""What the other rooms may say of a reviewer: qualifications, without who it is (rulebook R-09)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from openimr.panel.models import Reviewer
from openimr.panel.register.standing import form_of


def qualifications_on(reviewer: Reviewer, day: dt.date) -> dict[str, Any]:
    """The reviewer in the form of `openimr panel match`, from the facts that are verified for that day."""
    return form_of(reviewer, day)
