"""Which item an associated service follows, by what its rationale says (letters rule 8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openimr.letters.model import Decision
from openimr.letters.reading.items.cascades.cascade import Cascade
from openimr.letters.reading.items.cascades.names import (
    BEFORE_PREPOSITION,
    SURGICAL,
    TITLE_OF_SURGERY,
    alike,
    head_of,
    is_service,
    names_of,
    number_in,
)
from openimr.letters.reading.items.cascades.rationales import cascades_of

_NEIGHBOURS = 100
"""Items before and after in which the one that is followed is looked for."""


@dataclass(frozen=True, slots=True)
class Follower:
    """An item as far as following goes."""

    description: str
    decision: Decision | None
    rationale: str


@dataclass(frozen=True, slots=True)
class Following:
    """The answer for one item: the position it follows, if any, and what is doubtful about it."""

    position: int | None = None
    doubt: str = ""


_OF_ITSELF = Following()


def find_following(items: Sequence[Follower]) -> list[Following]:
    """For each item, in order, which item it follows.

    Where the sentence names a procedure, that one, whether it comes before or after. Else the closest of the items before
    that is a procedure in its own right and was decided as the sentence says. Where there is none, None with a doubt.
    """
    cascades = [cascades_of(item.rationale) for item in items]
    if not any(cascades):
        return [_OF_ITSELF] * len(items)
    names = [names_of(item.description) for item in items]
    services = [
        any(c.primary or c.about & own for c in found)
        or is_service(item.description)
        or (any(c.alone for c in found) and _goes_with_a_surgery(items, number))
        for number, (item, found, own) in enumerate(zip(items, cascades, names, strict=True))
    ]
    nearest: dict[tuple[Decision | None, bool], int] = {}
    answers: list[Following] = []
    for number, found in enumerate(cascades):
        answers.append(_follow(number, found, items, names, services, nearest))
        if not found or (not services[number] and answers[-1].position is None):
            nearest[items[number].decision, services[number]] = number
    return answers


def _goes_with_a_surgery(items: Sequence[Follower], number: int) -> bool:
    """Whether an item is no surgery by its title, and one before it is."""
    return not TITLE_OF_SURGERY.search(items[number].description) and any(
        TITLE_OF_SURGERY.search(item.description) for item in items[max(0, number - _NEIGHBOURS) : number]
    )


def _follow(
    number: int, found: Sequence[Cascade], items: Sequence[Follower], names: Sequence[frozenset[str]],
    services: Sequence[bool], nearest: dict[tuple[Decision | None, bool], int],
) -> Following:  # fmt: skip
    shared = [c for c in found if _may_share(c, items[number])]
    answer = _followed(number, shared, items, names, services, nearest)
    if answer is _OF_ITSELF and len(shared) < len(found):
        plain = [c for c in found if not c.in_other_words]
        if _followed(number, plain, items, names, services, nearest).position is not None:
            return Following(None, "speaks of the fate of another, and its own outcome is not that fate")
    return answer


def _followed(
    number: int, found: Sequence[Cascade], items: Sequence[Follower], names: Sequence[frozenset[str]],
    services: Sequence[bool], nearest: dict[tuple[Decision | None, bool], int],
) -> Following:  # fmt: skip
    item = items[number]
    for cascade in found:
        named = _named(number, cascade, items, names, services)
        if named is None:
            continue
        agrees = items[named].decision in _agreeing(cascade, item)
        if cascade.in_other_words and (not agrees or _names_itself(number, named, cascade, items, names)):
            continue
        return Following(named + 1, "" if agrees else "names an item whose outcome is another one")
    for cascade in found:
        sure = cascade.sure
        if cascade.in_other_words:
            surgical = SURGICAL.search(cascade.subject) is not None
            if names_of(cascade.subject) and not surgical and not services[number]:
                continue  # "As menthol is not approved, there is no need for it": of no item
            sure = sure or surgical
        if cascade.primary or (sure and (services[number] or cascade.in_other_words)):
            agreeing = _agreeing(cascade, item)
            # Failing a procedure, an item that is titled like a service and has reasons of its own.
            for like_a_service in (False, True):
                places = [nearest[d, like_a_service] for d in agreeing if (d, like_a_service) in nearest]
                if places:
                    return Following(max(places) + 1)
            return Following(None, "shares the fate of a primary procedure, and no earlier item agrees")
    return _OF_ITSELF


def _may_share(cascade: Cascade, item: Follower) -> bool:
    """Whether an item was decided as what it would share the fate of: if not, the words report or refuse a cascade."""
    if cascade.necessary is None or item.decision in (None, Decision.MODIFIED):
        return True
    return cascade.necessary is (item.decision is Decision.OVERTURNED)


def _names_itself(
    number: int, named: int, cascade: Cascade, items: Sequence[Follower], names: Sequence[frozenset[str]]
) -> bool:
    """Whether the words for what is decided are rather the item's own: of its title before any preposition."""
    if is_service(items[number].description) or number_in(cascade.subject):
        return False
    words = names_of(cascade.subject)
    head = head_of(items[number].description)
    if head and head not in words and head_of(items[named].description) in words:
        return False  # "Batteries of the hearing aids" are no hearing aids
    own = words & names_of(BEFORE_PREPOSITION.split(items[number].description, maxsplit=1)[0])
    return bool(own) and len(own) >= len(words & names[named])


def _agreeing(cascade: Cascade, item: Follower) -> tuple[Decision, ...]:
    """The outcomes that an item must have one of to be what the sentence tells of."""
    necessary = cascade.necessary
    if necessary is None:
        necessary = item.decision is not Decision.UPHELD
    return (Decision.OVERTURNED, Decision.MODIFIED) if necessary else (Decision.UPHELD,)


def _named(
    number: int,
    cascade: Cascade,
    items: Sequence[Follower],
    names: Sequence[frozenset[str]],
    services: Sequence[bool],
) -> int | None:
    """The item that the words for the procedure name: by its number, or by words of its title."""
    if numbered := number_in(cascade.subject):
        place = numbered - 1
        return place if 0 <= place < len(names) and place != number else None
    words = names_of(cascade.subject)
    if not words:
        return None
    best: tuple[float, bool, bool, bool, int] | None = None
    for like in (words.__and__, lambda title: alike(words, title)):
        for place in range(max(0, number - _NEIGHBOURS), min(len(names), number + _NEIGHBOURS)):
            shared = like(names[place])
            if place == number or 5 * len(shared) < 3 * len(words) or not shared:
                continue
            share = len(shared) / len(words)
            heads = head_of(items[place].description) in shared
            rank = (share, heads, not services[place], place < number, -abs(place - number))
            if best is None or rank > best:
                best = rank
        if best is not None:
            return number + (best[4] if best[3] else -best[4])
    return None
