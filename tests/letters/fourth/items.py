"""The disputed items: titles, outcomes, rationales, and which follows which."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from .bank import Bank, Service


@dataclass
class Item:
    title: str
    outcome: str
    rationale: list[str] = field(default_factory=list)
    """Paragraphs; one that begins with a newline has the lines of a list."""
    follows: int | None = None


def items(chance: random.Random, bank: Bank, worker: str, modified: bool = True) -> list[Item]:
    """One to 20 items. `worker` is a sentence that the first rationale must have."""
    count = chance.choices((1, 2, 3, 4, 6, 9, 14, 20), (45, 18, 12, 9, 7, 5, 2, 2))[0]
    cascade = count > 1 and chance.random() < 0.4
    made: list[Item] = _cascade(chance, bank, count) if cascade else []
    loose = [*bank.services, *bank.drugs, *bank.traps]
    chance.shuffle(loose)
    while len(made) < count:
        service = (
            loose.pop() if loose else Service(f"{chance.choice(bank.drugs).title} (request {len(made) + 1})")
        )
        outcome = chance.choices(
            ("upheld", "overturned", "modified"), (80, 17, 3 if modified and not cascade else 0)
        )[0]
        item = Item(service.title, outcome)
        sentences = chance.sample(bank.reasons, chance.randint(1, 5))
        end = chance.choice(bank.ends[outcome]).format(title=service.title)
        item.rationale = _paragraphs(chance, bank, [*sentences, end])
        made.append(item)
    if worker:
        made[0].rationale[0] = f"{worker} {made[0].rationale[0]}"
    return made


def _paragraphs(chance: random.Random, bank: Bank, sentences: list[str]) -> list[str]:
    out = [" ".join(sentences)]
    if len(sentences) > 2 and chance.random() < 0.25:
        cut = chance.randint(1, len(sentences) - 1)
        out = [" ".join(sentences[:cut]), " ".join(sentences[cut:])]
        extra = chance.random()
        if extra < 0.3:
            out.insert(1, "\n" + "\n".join(chance.choice(bank.lists)))
        elif extra < 0.6:
            out.insert(1, chance.choice(bank.rationale_traps))
    return out


def _cascade(chance: random.Random, bank: Bank, count: int) -> list[Item]:
    """A procedure and the services that share its fate, sometimes two of them with different outcomes."""
    surgeries = chance.sample(bank.surgeries, 2)
    two = count > 3 and chance.random() < 0.3
    main = chance.choice(("upheld", "upheld", "overturned"))
    outcomes = [main, "overturned" if main == "upheld" else "upheld"]
    made: list[Item] = []

    def procedure(number: int) -> None:
        outcome = outcomes[number]
        title = surgeries[number].title
        end = chance.choice(bank.ends[outcome]).format(title=title)
        made.append(Item(title, outcome, _paragraphs(chance, bank, [*chance.sample(bank.reasons, 3), end])))

    procedure(0)
    heads = {outcomes[0]: 1}
    services = list(bank.associated)
    chance.shuffle(services)
    late = two and chance.random() < 0.4
    if two and not late:
        procedure(1)
        heads[outcomes[1]] = 2
    wanted = min(count - len(made) - late, len(services), chance.randint(1, 7))
    for service in services[: max(wanted, 1)]:
        which = chance.randrange(2) if two else 0
        outcome = outcomes[which]
        if two and (late or chance.random() < 0.5):
            text = chance.choice(bank.named[outcome]).format(name=surgeries[which].name)
            at = heads.get(outcome, 0)
        else:
            text = chance.choice(bank.fates[outcome])
            at = heads[outcome]
        made.append(Item(service.title, outcome, [text], follows=at))
    if late:
        procedure(1)
        for item in made:
            if item.follows == 0:
                item.follows = len(made)
    if not two and chance.random() < 0.08:
        # No item agrees with the sentence: nothing is followed.
        wrong = outcomes[1]
        spare = services[-1]
        if all(item.title != spare.title for item in made):
            made.append(Item(spare.title, wrong, [chance.choice(bank.fates[wrong])]))
    return made
