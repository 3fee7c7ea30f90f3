"""Deadlines and eligibility: how many a second on one core, and what a case costs beside reading its JSON alone."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

from openimr import law

ROUNDS = 5


def _cases() -> list[str]:
    """The facts of the worked examples of the two commands, as the JSON that they would read."""
    return [json.dumps(e.facts) for e in law.examples() if e.ask in {"deadlines", "eligibility"}]


def main() -> None:
    """Print how many a second, and each as a multiple of parsing its JSON; interleaved, the best of some rounds."""
    cases = _cases()
    ways: dict[str, Callable[[str], object]] = {
        "reading the JSON alone": json.loads,
        "checked facts from the JSON": lambda text: law.read_facts(json.loads(text)),
        "deadlines": lambda text: law.deadlines(json.loads(text)),
        "eligibility": lambda text: law.eligibility(json.loads(text)),
    }
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(ROUNDS):
        for name, do in ways.items():
            began = time.process_time()
            for text in cases:
                do(text)
            best[name] = min(best[name], time.process_time() - began)
    bare = best["reading the JSON alone"]
    print("| what | a second, on one core | as a multiple of reading the JSON |")
    print("|---|---|---|")
    for name, took in best.items():
        print(f"| {name} | {len(cases) / took:,.0f} | {took / bare:.1f} |")
