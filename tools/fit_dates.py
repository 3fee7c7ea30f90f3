"""Fit what the signs of a date weigh (rules/date_weights.yaml), and say how it does on authors left out.

    python -m tools.fit_dates            the weights, written; a minute or two of one core
    python -m tools.fit_dates --check    nothing written: how often the date is right on packets of each author whose
                                         papers were left out of the fitting, beside the rules alone

It learns from generated packets only: the project's families and the sets `dev`, `test`, `fresh`, `fourth-dev` and
`fifth-dev` of other authors. The rules had been mended by the first ones, where they are nearly always right; how far they
can be trusted shows only on the last two, so only there they are a sign. `fourth-test` and `fifth-test` teach nothing.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from openimr.casefile.documents import PageText, understand
from openimr.casefile.documents import date_choice as choice
from openimr.casefile.documents.dating import date_candidates
from openimr.casefile.documents.finding import in_their_order
from openimr.casefile.documents.lines import page_lines
from openimr.casefile.documents.rules import rules
from openimr.demo.mixed import HELD_OUT, TUNING, Handling, as_texts, make
from tests.casefile import foreign

AUTHORS = {
    "the project": ("tuned on", "held out"), "second": ("dev", "test"), "third": ("fresh",), "fourth": ("fourth-dev",),
    "fifth": ("fifth-dev",),
}  # fmt: skip
BLIND = ("fourth-dev", "fifth-dev")
"""Sets that the rules had not been mended by when the weights were fitted."""
ASIDE = ("fourth-test", "fifth-test")
SEEDS = range(7000, 7008)
LIGHTEST = 0.05
PENALTY = {True: 2.0, False: 6.0}
"""What a weight costs that is for every kind, and one that is for a group of kinds."""
WEIGHTS = Path("src/openimr/casefile/documents/rules/date_weights.yaml")
HEAD = """# What each sign of a date weighs: for every kind, and in addition for a group of kinds (rules/date_signs.yaml).
# Fitted by `python -m tools.fit_dates`; not written by hand. A date's signs are added up; the heaviest date is taken.
"""


@dataclass(frozen=True, kw_only=True)
class Dated:
    """A document with its candidates, with the rules' word among the signs or without, the true date and the rules'."""

    kind: str
    ruled: Mapping[dt.date | None, frozenset[str]]
    plain: Mapping[dt.date | None, frozenset[str]]
    true: dt.date | None


def documents(which: str) -> Iterator[Dated]:
    """The documents of a set whose pages were found to belong together, and their kind; of others there is nothing to learn."""
    for seed in SEEDS:
        if which in ("tuned on", "held out"):
            families = TUNING if which == "tuned on" else HELD_OUT
            made: Any = make(seed, families=families, papers=40, handling=Handling(scanned=0.0))
        else:
            made = foreign.make(seed, which)
        yield from _dated(made.truth, as_texts(made.files))


def _dated(truth: Mapping[str, Any], pages: list[PageText]) -> Iterator[Dated]:
    spans = {(d.packet, d.first_page, d.last_page): d.kind for d in understand(pages).documents}
    at = {(p.packet, p.number): p for p in pages}
    for document in truth["documents"]:
        span = document["packet"], document["first_page"], document["last_page"]
        spoken = [at[span[0], n] for n in range(span[1], span[2] + 1) if at[span[0], n].has_words]
        if document["duplicate_of"] or spans.get(span) != document["kind"] or not spoken:
            continue
        lines = in_their_order([page_lines(p) for p in spoken])
        rule = rules().kinds[spans[span]]
        yield Dated(
            kind=rule.kind,
            ruled=date_candidates(lines, rule),
            plain=date_candidates(lines, rule, ruled=False),
            true=dt.date.fromisoformat(document["date"]) if document["date"] else None,
        )


def fit(
    examples: Iterable[tuple[str, Mapping[dt.date | None, frozenset[str]], dt.date | None]],
) -> dict[str, dict[str, float]]:
    """Weights under which the true date of each example (kind, candidates, truth) is likeliest to be chosen."""
    names: dict[tuple[str, str], int] = {}
    rows, ends, true = [], [0], []
    for kind, among, wanted in examples:
        if wanted not in among:
            continue
        group, values = choice.group_of(kind), list(among)
        rows += [
            [names.setdefault((s, g), len(names)) for s in sorted(among[v]) for g in (choice.EVERY, group)]
            for v in values
        ]
        true.append(ends[-1] + values.index(wanted))
        ends.append(len(rows))
    columns = np.concatenate([np.array(r, dtype=np.int64) for r in rows])
    table = csr_matrix(
        (np.ones(len(columns)), columns, np.cumsum([0, *map(len, rows)])), shape=(len(rows), len(names))
    )
    starts, target = np.array(ends[:-1]), np.array(true)
    choices = np.repeat(np.arange(len(starts)), np.diff(ends))
    penalty = np.array([PENALTY[group == choice.EVERY] for _, group in names])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        score = table @ w
        most = np.maximum.reduceat(score, starts)
        share = np.exp(score - most[choices])
        total = np.add.reduceat(share, starts)
        share /= total[choices]
        value = -(score[target] - most - np.log(total)).sum() + 0.5 * (penalty * w * w).sum()
        share[target] -= 1
        return float(value), table.T @ share + penalty * w

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 400}).x
    weights: dict[str, dict[str, float]] = {}
    for (sign, group), n in sorted(names.items()):
        if abs(found[n]) >= LIGHTEST:
            weights.setdefault(sign, {})[group] = round(float(found[n]), 2)
    return weights


def taught(sets: Mapping[str, list[Dated]], names: Iterable[str]) -> dict[str, dict[str, float]]:
    """Weights fitted on sets."""
    return fit((d.kind, d.ruled if name in BLIND else d.plain, d.true) for name in names for d in sets[name])


def right(found: list[Dated], weights: Mapping[str, Mapping[str, float]]) -> tuple[float, float]:
    """The share of documents dated rightly, by the weights and by the rules alone."""
    choice.date_weights = lambda: weights  # type: ignore[assignment]
    by_rules = [next(v for v, signs in d.ruled.items() if "rules" in signs) for d in found]
    return (
        float(np.mean([choice.choose(d.ruled, d.kind) == d.true for d in found])),
        float(np.mean([value == d.true for value, d in zip(by_rules, found, strict=True)])),
    )


def main() -> None:
    """Fit, tell how it does, and write the weights unless only to check."""
    check = "--check" in sys.argv[1:]
    names = [name for sets in AUTHORS.values() for name in sets]
    sets = {name: list(documents(name)) for name in (*names, *ASIDE)}
    groups = [*AUTHORS.values(), *((name,) for name in ASIDE)] if check else []
    for left_out in groups:
        author = left_out[0].partition("-")[0]
        weights = taught(sets, [n for n in names if n not in left_out and n.partition("-")[0] != author])
        for name in left_out:
            share, rules_share = right(sets[name], weights)
            print(f"{name:12} left out: {share:.1%}   rules alone: {rules_share:.1%}", flush=True)
    weights = taught(sets, names)
    for name, found in sets.items():
        print(
            f"{name:12} {'kept aside' if name in ASIDE else 'fitted on'}: {right(found, weights)[0]:.1%}",
            flush=True,
        )
    if not check:
        write(weights)


def write(weights: Mapping[str, Mapping[str, float]]) -> None:
    """Write the weights, a line a sign."""
    lines = (f"{s!r}: {{{', '.join(f'{g}: {w}' for g, w in by.items())}}}\n" for s, by in weights.items())
    WEIGHTS.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
