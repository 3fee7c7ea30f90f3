"""The worker, and the summary of the case."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from . import dates
from .bank import Bank


def summary(chance: random.Random, bank: Bank, decided: dt.date) -> tuple[list[str], dict[str, Any], str]:
    """Paragraphs of the summary, the employee's truth, and a sentence on the worker where a rationale must give it."""
    employee: dict[str, Any] = {"age": None, "sex": None, "date_of_injury": None}
    male = chance.random() < 0.55
    slots = {"he": "he" if male else "she", "his": "his" if male else "her"}
    slots |= {"He": slots["he"].title(), "His": slots["his"].title()}
    shape = chance.random()
    if shape < 0.04:
        return [], employee, ""
    if shape < 0.09:
        return [_fill(chance.choice(bank.nobody), chance, decided, slots)], employee, ""
    age = chance.randint(21, 79)
    plain = shape < 0.2
    noun = chance.choice(bank.plain) if plain else chance.choice(bank.who)[0 if male else 1]
    who = noun.format(n=age, words=dates.in_words(age))
    employee |= {"age": age, "sex": "male" if male else "female"}
    if shape > 0.95:
        opening = chance.choice(bank.undated)
        written = ""
    elif shape > 0.91:
        opening, written = chance.choice(bank.people), chance.choice(dates.IMPOSSIBLE)
    else:
        injured = dates.day(chance, 1996, decided.year - 1)
        opening, written = chance.choice(bank.people), dates.written_day(chance, injured)
        employee["date_of_injury"] = injured.isoformat()
    story = chance.sample(bank.story, chance.randint(2, 6))
    if plain and not any(word in one for one in story for word in ("{He}", "{he}", "{his}", "{His}")):
        story.append(next(one for one in bank.story if one.startswith("{He}")))
    sentences = [
        _fill(
            one, chance, decided, slots | {"who": who, "who_first": who[0].upper() + who[1:], "day": written}
        )
        for one in (opening, *story)
    ]
    cut = chance.randint(1, len(sentences))
    if chance.random() < 0.04 and not plain:
        # The summary says nothing of the worker; a rationale does.
        first = sentences.pop(0)
        kept = [_fill(bank.nobody[0], chance, decided, slots)]
        return kept, employee, first
    if chance.random() < 0.25:
        return [" ".join(part) for part in (sentences[:cut], sentences[cut:]) if part], employee, ""
    return [" ".join(sentences)], employee, ""


def _fill(text: str, chance: random.Random, decided: dt.date, slots: dict[str, str]) -> str:
    other = dates.day(chance, decided.year - 1, decided.year - 1)
    written = dates.written_day(chance, other)
    filled = text.format(
        **{"who": "", "who_first": "", "day": "", **slots, "other": written, "Other": written}
    )
    return filled.replace("  ", " ").replace(",,", ",")
