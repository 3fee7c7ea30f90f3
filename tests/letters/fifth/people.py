"""The employee of a letter: the summary's words, and age, sex and date of injury as they say them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from random import Random

TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty"}
ONES = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


@dataclass
class Worker:
    """`name` is what the letter calls the worker; `he` and `his` are None where nothing may tell the sex."""

    age: int | None
    sex: str | None
    injured: date | None
    summary: str
    name: str
    he: str
    his: str
    alone: str = ""
    """A sentence of a rationale that is the only one to tell age and sex."""


def spelt(age: int) -> str:
    return f"{TENS[age // 10 * 10]}-{ONES[age % 10]}".rstrip("-")


def day(r: Random, when: date, narrative: bool = True) -> str:
    """A date as a typist writes it."""
    form = r.randrange(10 if narrative else 3)
    if form < 2:
        return when.strftime("%m/%d/%Y")
    if form == 2:
        return f"{when.month}/{when.day}/{when.year}"
    if form == 3:
        return f"{when.month}/{when.day}/{when.year % 100:02d}"
    if form == 4:
        return f"{when.month}-{when.day}-{when.year}"
    if form == 5:
        return f"{calendar.month_name[when.month]} {when.day}, {when.year}"
    if form == 6:
        return f"{calendar.month_abbr[when.month]} {when.day}, {when.year}"
    if form == 7:
        return f"{when.month:02d}-{when.day:02d}-{when.year % 100:02d}"
    if form == 8:
        return f"{when.month}.{when.day}.{when.year}"
    return f"{calendar.month_name[when.month]} {when.day} {when.year}"


def worker(r: Random, decided: date, body: str, noisy: bool) -> Worker:
    """A worker and the summary about them."""
    sex = r.choice(("male", "female"))
    years_old = r.randint(21, 69)
    age: int | None = years_old
    injured: date | None = date(
        r.randint(*r.choice(((1975, 1999), (2000, decided.year - 1), (2006, decided.year - 1)))),
        r.randint(1, 12),
        r.randint(1, 28),
    )
    assert injured
    name = r.choice(("injured worker", "injured worker", "patient", "patient", "employee", "applicant"))
    he, his = ("He", "his") if sex == "male" else ("She", "her")
    form = r.random()
    if form < 0.05:
        return Worker(None, None, None, "", name, f"The {name}", f"the {name}'s")
    if form < 0.13:
        return _facts_in_a_rationale(r, years_old, sex, name)
    noun = {"male": ("male", "male", "man", "gentleman"), "female": ("female", "female", "woman", "lady")}[
        sex
    ]
    kind = r.choice(noun)
    years = r.choice(
        (
            f"{age}-year-old",
            f"{age}-year-old",
            f"{age} year old",
            f"{age} year-old",
            f"{age} y/o",
            f"{age} yo",
            f"{age}-year old",
            f"{spelt(years_old)} year old",
            f"{spelt(years_old)}-year-old",
        )
    )
    said, wrong = day(r, injured), noisy and r.random() < 0.1
    if wrong:
        said, injured = (
            r.choice((f"02/30/{injured.year}", f"13/45/{injured.year}", "10/204", f"4/31/{injured.year}")),
            None,
        )
    who = r.random() * 1.5
    worker_word = r.choice(("", "", " patient", " worker", " employee")) if kind in ("male", "female") else ""
    if who < 0.3:
        opening = (
            f"The {name} is a {years} {kind}{worker_word}, who sustained an industrial injury on {said}."
        )
    elif who < 0.5:
        opening = f"This is a {years} {kind}{worker_word} with a {said} date of injury."
    elif who < 0.7:
        opening = f"The {name} is a {years} {kind} with a date of injury of {said}."
    elif who < 0.8:
        opening = f"The {name} is a {years} {kind} who was injured on {said} while lifting a crate."
    elif who < 0.86:
        opening = f"The {name} is {age} years old. The date of injury is {said}. {he} reported pain at once."
    elif who < 0.92:
        opening = f"The {name} sustained a work related injury on {said}. {he} was moving a pallet when {his} foot slipped."
        age = None
    elif who < 1:
        opening = f"The {name} is a {years} {kind} with persistent complaints."
        injured = None
    else:
        opening = r.choice(
            (
                f"On {said}, the {name}, a {years} {kind}, sustained an industrial injury.",
                f"This {years}, right-hand dominant {kind} was injured on {said}.",
                f"The {name} is a {years} {kind} whose date of injury is {said}.",
                f"{age} year old {kind} with date of injury {said}. {he} has chronic pain.",
                f"The {name}, {age} years of age, was injured at work on {said}. {he} fell from a ladder.",
                f"The {name} is a {years} {kind} with a date of injury (DOI) of {said}.",
                f"The {name} is a {years} {kind} who reported an industrial injury on {said}.",
                f"The {name} is a {years} {kind}. DOI: {said}. The mechanism was a fall.",
                f"The {name} is a {years} {kind} who sustained injuries to the {body} on {said}.",
                f"The patient is a {age} year-old {kind} status post injury {said}.",
            )
        )
    told = [opening, *_story(r, decided, name, he, his, body)]
    return Worker(age, sex, injured, " ".join(told), name, he, his)


def _facts_in_a_rationale(r: Random, age: int, sex: str, name: str) -> Worker:
    """A summary that has guideline text only."""
    summary = " ".join(
        r.sample(
            [
                "The guidelines recommend this treatment when conservative care has failed.",
                "Imaging should reveal an abnormality that matches the examination.",
                "There should be a documented trial of exercise and medication.",
                "The request was not accompanied by a recent report.",
                "Criteria for the requested service are set out in the schedule.",
            ],
            3,
        )
    )
    if r.random() < 0.4:
        return Worker(None, None, None, summary, name, f"The {name}", f"the {name}'s")
    alone = r.choice(
        (
            f"{age} yo {sex} with chronic pain.",
            f"This is a {age} year old {sex} with chronic pain.",
            f"The {name} is a {age}-year-old {sex}.",
        )
    )
    return Worker(age, sex, None, summary, name, f"The {name}", f"the {name}'s", alone)


def _story(r: Random, decided: date, name: str, he: str, his: str, body: str) -> list[str]:
    def past() -> str:
        return day(r, date(decided.year - r.randint(0, 1), r.randint(1, 12), r.randint(1, 28)))

    pool = [
        f"{he} has reported persistent {body} pain with stiffness and was diagnosed with chronic sprain.",
        "Treatment to date has included physical therapy, oral medication, home exercise, and injections.",
        f"In a progress note dated {past()}, the {name} was noted to have tenderness over the {body} with a reduced range of motion.",
        f"{past()} progress report indicates {r.randint(3, 9)}/10 pain that is worse with prolonged sitting and standing.",
        f"An MRI dated {past()} showed mild degenerative changes without stenosis.",
        f"The {name} underwent surgery in August {decided.year - r.randint(2, 4)} with only partial relief.",
        "Current medications are Norco 10/325 mg, naproxen 550 mg, and omeprazole 20 mg.",
        "Physical examination reveals positive straight leg raise at 45 degrees, 4/5 strength, and intact sensation.",
        f"{he} states that {his} symptoms have not changed over the last 12 months.",
        'Work status is described as "temporarily totally disabled."',
        "The treating physician requested authorization of the services at issue; notes were enclosed.",
        f"Utilization Review dated {past()} non-certified the request, noting a lack of documented improvement.",
        f"On {past()}, Utilization Review modified the request. MTUS, ACOEM and ODG guidelines were cited.",
        f"The pain radiates to the left side (C5-C6 distribution); {he.lower()} denies numbness.",
        "The plan of care includes follow-up in 4-6 weeks and an X-ray of the affected area.",
    ]
    return r.sample(pool, r.randint(3, 9))
