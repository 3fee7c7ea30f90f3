"""The cascades of a rationale: told in one sentence, or else in its clauses."""

from __future__ import annotations

from functools import lru_cache

from openimr.letters.reading.items.cascades.cascade import Cascade
from openimr.letters.reading.items.cascades.fates import Fate, told
from openimr.letters.reading.items.cascades.names import ASSOCIATED, PRIMARY, SURGICAL, names_of
from openimr.letters.reading.items.cascades.sentences import of_sentences

_LONGEST_KEPT = 600
_LONGEST_TOLD = 600
_LAST = 300
"""Characters at the end of a longer rationale in which its conclusion is told."""


def cascades_of(rationale: str) -> tuple[Cascade, ...]:
    """What a rationale says it shares the fate of; nothing for most."""
    return _kept(rationale) if len(rationale) <= _LONGEST_KEPT else _cascades(rationale)


def _cascades(rationale: str) -> tuple[Cascade, ...]:
    if found := of_sentences(rationale):
        return found
    if len(rationale) > _LONGEST_TOLD:
        first = rationale.find(". ", len(rationale) - _LAST)
        rationale = rationale[first + 2 :] if first >= 0 else ""
    return tuple(_in_other_words(fate, rationale) for fate in told(rationale))


# Most associated services are decided in the same few words.
_kept = lru_cache(maxsize=2048)(_cascades)


def _in_other_words(fate: Fate, rationale: str) -> Cascade:
    surgical = SURGICAL.search(fate.subject) is not None
    primary = bool(PRIMARY.search(fate.subject)) or (surgical and bool(ASSOCIATED.search(rationale)))
    return Cascade(
        fate.subject,
        fate.necessary,
        primary,
        alone=not names_of(fate.subject),
        sure=fate.sure,
        in_other_words=True,
    )
