"""A reviewer in the form of `openimr panel match`, as an entry of the register. Pure.

The form of the match is flat: years of practice without dates, discipline as yes or no. Who hands a reviewer in
this way vouches for what it does not say: that the search for discipline and barring roles was made, and that the
consents are given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from openimr.panel.credentials.sources import sources


def entry_of(qualifications: Mapping[str, Any], *, day: dt.date) -> dict[str, Any]:
    """
    The raw entry (`credentials.entry`) that says on `day` what the form of the match says.

    Years of practice become a period that began so many years before `day`.
    """
    q = qualifications
    return {
        "id": q["id"],
        "profession": q["physician_type"],
        "licences": [
            {
                "state": one["state"],
                "status": "active" if one["unrestricted"] else "restricted",
                "expires_on": one.get("expires_on"),
            }
            for one in q.get("licences", ())
        ],
        "certifications": [
            {"specialty": one["specialty"], "expires_on": one.get("expires_on")}
            for one in q.get("certifications", ())
        ],
        "practice": [
            {
                "since": years_before(day, float(q["practice_years"])).isoformat(),
                "hours_per_week": q["practice_hours_per_week"],
            }
        ],
        "discipline": [{"action": "other"}] if q["disciplined"] else [],
        "roles": [{"role": "qme"}] if q["qme"] else [],
        "away": [{"from": one.get("from"), "to": one.get("to")} for one in q.get("away", ())],
        "ties": [dict(one) for one in q.get("ties", ())],
        "terms": {"capacity": q["capacity"], "elsewhere": q.get("assigned", 0)},
        "consents": [{"consent": name, "given_on": day.isoformat()} for name in sources().consents],
    }


def years_before(day: dt.date, years: float) -> dt.date:
    """The day so many years before; a part of a year as days of 365."""
    whole = int(years)
    year = max(day.year - whole, 1)
    try:
        anniversary = day.replace(year=year)
    except ValueError:  # 29 February
        anniversary = dt.date(year, 2, 28)
    return anniversary - dt.timedelta(round((years - whole) * 365))


def years_between(first: dt.date, last: dt.date) -> float:
    """Whole years and the part of one begun, so that a fifth anniversary is 5 and the day after more."""
    if last < first:
        return 0.0
    years = last.year - first.year
    while years and years_before(last, years) < first:
        years -= 1
    return years + (years_before(last, years) - first).days / 366
