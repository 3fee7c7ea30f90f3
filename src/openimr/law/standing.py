"""Where each rule is carried out: in code of this room, in another room, as data, or not at all and why not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from openimr.law.data import read_yaml
from openimr.law.errors import BrokenData
from openimr.law.rulebook import all_rules


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a rule stands: `status` is code, elsewhere, data or not computed; `functions` are names in openimr.law."""

    rule: str
    status: str
    functions: tuple[str, ...] = ()
    where: str = ""
    why: str = ""


@cache
def standings() -> dict[str, Standing]:
    """The standing of every rule. Raises: BrokenData where a rule has none, or two."""
    table = read_yaml("standing.yaml")
    found: dict[str, Standing] = {}
    entries = [
        *(Standing(rule=r, status="code", functions=tuple(names)) for r, names in table["code"].items()),
        *(
            Standing(rule=r, status="elsewhere", where=e["where"], why=e["what"])
            for r, e in table["elsewhere"].items()
        ),
        *(Standing(rule=r, status="data", why=words) for r, words in table["data"].items()),
        *(Standing(rule=r, status="not computed", why=words) for r, words in table["not_computed"].items()),
    ]
    for entry in entries:
        if entry.rule in found:
            raise BrokenData(f"standing.yaml: rule {entry.rule} stands in it twice.")
        found[entry.rule] = entry
    if set(found) != set(all_rules()):
        odd = ", ".join(sorted(set(found) ^ set(all_rules())))
        raise BrokenData(f"standing.yaml: expected every rule once; these are missing or unknown: {odd}.")
    return {rule: found[rule] for rule in all_rules()}
