"""Everybody and everything that a case names, for taking them out of its public copy."""

from __future__ import annotations

import re
from typing import Any

from openimr.cases.models import Case
from openimr.publication.deidentify import OFFICER_WORDS

_CREDENTIALS = re.compile(
    r",?\s*\b(?:M\.?D|D\.?O|D\.?C|Ph\.?D|P\.?T|D\.?P\.?T|N\.?P|P\.?A|R\.?N|L\.?Ac)\b\.?(?:-C)?", re.IGNORECASE
)


def roster_of(case: Case, *, also: tuple[str, ...] = ()) -> dict[str, Any]:
    """
    The roster in the form of `openimr publication deidentify`: parties, authors of records, numbers.

    Args: `also` are further words to remove. Source: rulebook P-02.
    """
    people: dict[str, dict[str, Any]] = {}
    organisations: dict[str, dict[str, Any]] = {}
    numbers = [{"value": case.claim_number, "kind": "claim"}] if case.claim_number else []
    for party in case.parties.all():
        target = people if party.ref.startswith("person:") else organisations
        target.setdefault(party.name, {"name": party.name, "role": party.role, "aliases": []})
        if party.organisation:
            organisations.setdefault(
                party.organisation, {"name": party.organisation, "role": party.role, "aliases": []}
            )
        if party.contact:
            people.setdefault(party.contact, {"name": party.contact, "role": party.role, "aliases": []})
    for author in case.documents.exclude(author="").values_list("author", flat=True).distinct():
        name = _CREDENTIALS.sub("", author).strip(" ,")
        if len(name.split()) >= 2:
            people.setdefault(name, {"name": name, "role": "author", "aliases": []})
    for words in also:
        if words.strip():
            people.setdefault(words.strip(), {"name": words.strip(), "role": OFFICER_WORDS, "aliases": []})
    return {
        "people": list(people.values()),
        "organisations": list(organisations.values()),
        "numbers": numbers,
    }
