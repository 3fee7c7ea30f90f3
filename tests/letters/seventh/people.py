"""The worker, the reviewer and the header, with what they are to be read as."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from .bank import Bank

STATES = {
    "California": "CA",
    "New York": "NY",
    "Texas": "TX",
    "Illinois": "IL",
    "New Hampshire": "NH",
    "Washington": "WA",
    "Oregon": "OR",
    "West Virginia": "WV",
    "District of Columbia": "DC",
}
WORDED = {31: "thirty-one", 45: "forty-five", 50: "fifty", 58: "fifty-eight", 62: "sixty-two"}
NOUNS = {"male": ("male", "man", "gentleman"), "female": ("female", "woman")}
DATES = (
    "%m/%d/%Y",
    "%m/%d/%y",
    "%-m-%-d-%Y",
    "%B %-d, %Y",
    "%b %-d, %Y",
    "%-d %B %Y",
    "%Y-%m-%d",
    "%-m.%-d.%Y",
)
NO_DATE = ("02/30/2012", "13/12/2011", "6/31/2010")
HEADER = (
    ("case_number", ("Case Number:", "MAXIMUS Case Number:", "IMR Case Number:")),
    ("date_assigned", ("Date Assigned:",)),
    ("date_of_injury", ("Date of Injury:",)),
    ("decision_date", ("Decision Date:", "Dated:")),
    ("ur_denial_date", ("UR Denial Date:", "Date of UR Decision:")),
    ("priority", ("Priority:",)),
    ("application_received", ("Application Received:",)),
)


def iso(rng: random.Random, first: int, last: int) -> dt.date:
    return dt.date(first, 1, 1) + dt.timedelta(days=rng.randrange(365 * (last - first + 1)))


def worker(rng: random.Random, bank: Bank) -> tuple[str, dict[str, Any]]:
    """A sentence, and the employee; sometimes there is neither."""
    if rng.random() < 0.1:
        return "", {"age": None, "sex": None, "date_of_injury": None}
    age, sex = rng.choice(list(WORDED) + [37, 41, 53, 66]), rng.choice(("male", "female"))
    day = iso(rng, 1987, 2011)
    known: str | None = day.isoformat()
    date = day.strftime(rng.choice(DATES))
    if rng.random() < 0.06:
        date, known = rng.choice(NO_DATE), None
    said = rng.choice((f"{age}-year-old", f"{age} year old", f"{age} y/o", f"{age} yo", f"{age} years old"))
    if age in WORDED and rng.random() < 0.5:
        said = WORDED[age] + rng.choice(("-year-old", " year old"))
    if rng.random() < 0.15:
        he = ("He", "his") if sex == "male" else ("She", "her")
        plain = f"{age} years old"
        sentence = rng.choice(bank.by_pronoun).format(
            age=plain, date=date, He=he[0], he=he[0].lower(), his=he[1]
        )
    else:
        said = said.replace(" years old", "-year-old")
        sentence = rng.choice(bank.worker).format(age=said, sex=rng.choice(NOUNS[sex]), date=date)
    return sentence, {"age": age, "sex": sex, "date_of_injury": known}


def reviewer(rng: random.Random, bank: Bank, listed: bool) -> tuple[list[str], list[str], dict[str, Any]]:
    """What stands for the certifications and for the states, and their truth."""
    said = rng.sample(bank.certifications, rng.choice((1, 1, 2)))
    known = [c.strip() for one in said for c in one.replace(";", ",").replace("/", ",").split(",")]
    places = rng.sample(list(STATES), rng.choice((1, 1, 2, 3, 5)))
    if "Washington" in places and "District of Columbia" in places:  # "Washington, DC" is one
        places.remove("Washington")
    written = [rng.choice((p, STATES[p])) for p in places] if listed and rng.random() < 0.4 else places
    return said, written, {"certifications": known, "licensure_states": [STATES[p] for p in places]}


def header(rng: random.Random) -> tuple[list[tuple[str, str]], dict[str, str | None]]:
    """Labels and values, and what they are to be read as; a value may be blank."""
    received = iso(rng, 2013, 2014)
    days = {
        "date_of_injury": iso(rng, 2005, 2012),
        "ur_denial_date": received - dt.timedelta(days=20),
        "application_received": received,
        "date_assigned": received + dt.timedelta(days=12),
        "decision_date": received + dt.timedelta(days=40),
    }
    form = rng.choice(("%m/%d/%Y", "%-m/%-d/%Y", "%m/%d/%Y", "%B %-d, %Y"))
    number = f"CM{received:%y}-{rng.randrange(10**5, 10**7):07}"
    if rng.random() < 0.2:
        number = number[:5] + number[6:]
    pairs: list[tuple[str, str]] = []
    known: dict[str, str | None] = {}
    for key, labels in HEADER:
        label = rng.choice(labels)
        if rng.random() < 0.07:
            pairs.append((label, ""))
            known[key] = None
            continue
        if key == "case_number":
            pairs.append((label, number))
            known[key] = number
        elif key == "priority":
            said = rng.choice(("Standard", "Expedited", "STANDARD"))
            pairs.append((label, said))
            known[key] = said.lower()
        else:
            pairs.append((label, days[key].strftime(form)))
            known[key] = days[key].isoformat()
    return pairs, known


NO_HEADER: dict[str, str | None] = {key: None for key, _ in HEADER}
