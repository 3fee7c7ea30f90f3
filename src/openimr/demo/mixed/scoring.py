"""Scoring an answer of `openimr casefile ingest --json` against the truth of mixed packets, field by field."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Place = tuple[int, int]
"""Packet and page, both from 1."""


def _anywhere(_: Place) -> bool:
    return True


@dataclass(kw_only=True)
class Tally:
    """Hits, misses and false alarms of one question; accuracy where every case has an answer."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def add(self, found: set[Any], true: set[Any]) -> None:
        """Count what was found of a set."""
        self.right += len(found & true)
        self.missed += len(true - found)
        self.wrong += len(found - true)

    def one(self, ok: bool) -> None:
        """Count one case that is right or wrong; a wrong one is both missed and false."""
        self.right += ok
        self.missed += not ok
        self.wrong += not ok


@dataclass(kw_only=True)
class Score:
    """The tallies of many packets, and the cases that went wrong, for whoever mends the rules."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_kind: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    wrong: list[tuple[str, Any, Any, Any]] = field(default_factory=list)

    def add(
        self, truth: Mapping[str, Any], answer: Mapping[str, Any], where: Callable[[Place], bool] = _anywhere
    ) -> None:
        """Add one matter: its truth and what the command answered, in the contract's shape.

        `where` says of a place (packet, page) whether what stands or begins there counts.
        """
        self._pages(truth, answer, where)
        self._documents(truth, answer, where)
        self._mentions(truth, answer, where)

    def _pages(
        self, truth: Mapping[str, Any], answer: Mapping[str, Any], where: Callable[[Place], bool]
    ) -> None:
        found = {(p["packet"], p["number"]): p for p in answer["pages"]}
        copies: tuple[set[Any], set[Any]] = set(), set()
        for page in truth["pages"]:
            place = page["packet"], page["number"]
            if not where(place):
                continue
            mine = found.get(place, {})
            for name in ("source", "rotation"):
                if name in mine and not (name == "rotation" and page["source"] == "blank"):
                    self._one(name, page["source"], mine[name] == page[name], place, page[name], mine[name])
            for side, entry in zip(copies, (mine, page), strict=True):
                if entry.get("duplicate_of"):
                    side.add((place, entry["duplicate_of"]))
        self.tallies["duplicate pages"].add(*copies)
        self.wrong += [("duplicate page", c, None, None) for c in copies[0] ^ copies[1]]

    def _documents(
        self, truth: Mapping[str, Any], answer: Mapping[str, Any], where: Callable[[Place], bool]
    ) -> None:
        starts, true = (
            {place: d for d in side["documents"] if where(place := (d["packet"], d["first_page"]))}
            for side in (answer, truth)
        )
        self.tallies["boundaries"].add(set(starts), set(true))
        self.wrong += [
            ("boundary", place, place in true, place in starts) for place in set(starts) ^ set(true)
        ]
        place_of = {d["id"]: (d["packet"], d["first_page"]) for d in answer["documents"]}
        true_place = {d["id"]: (d["packet"], d["first_page"]) for d in truth["documents"]}
        for place, document in true.items():
            mine = starts.get(place)
            whole = mine is not None and mine["last_page"] == document["last_page"]
            self._one(
                "whole documents",
                document["kind"],
                whole,
                place,
                document["last_page"],
                mine and mine["last_page"],
            )
            if mine is None:
                continue
            kind = document["kind"]
            self._one("kind", kind, mine["kind"] == kind, place, kind, mine["kind"])
            self._one("date", kind, mine["date"] == document["date"], place, document["date"], mine["date"])
            self._one(
                "author",
                kind,
                plain(mine["author"]) == plain(document["author"]),
                place,
                document["author"],
                mine["author"],
            )
            if "title" in document:
                self._one(
                    "title",
                    kind,
                    plain(mine["title"]) == plain(document["title"]),
                    place,
                    document["title"],
                    mine["title"],
                )
        sides = (
            {(p, place_of[d["duplicate_of"]]) for p, d in starts.items() if d["duplicate_of"]},
            {(p, true_place[d["duplicate_of"]]) for p, d in true.items() if d["duplicate_of"]},
        )
        self.tallies["duplicate documents"].add(*sides)

    def _mentions(
        self, truth: Mapping[str, Any], answer: Mapping[str, Any], where: Callable[[Place], bool]
    ) -> None:
        def keyed(side: Mapping[str, Any]) -> dict[Any, list[dict[str, Any]]]:
            places: dict[Any, list[dict[str, Any]]] = defaultdict(list)
            for mention in side["mentions"]:
                if not where((mention["packet"], mention["page"])):
                    continue
                places[mention["packet"], mention["page"], mention["kind"], mention["date"]].append(mention)
            return places

        found, true = keyed(answer), keyed(truth)
        mine = Counter({key: len(group) for key, group in found.items()})
        theirs = Counter({key: len(group) for key, group in true.items()})
        both = mine & theirs
        tally = self.tallies["mentions"]
        tally.right += both.total()
        tally.missed += (theirs - mine).total()
        tally.wrong += (mine - theirs).total()
        self.wrong += [("mention missed", k, true[k][0]["text"], None) for k in theirs - mine]
        self.wrong += [("mention false", k, None, found[k][0]["text"]) for k in mine - theirs]
        homes = ({d["id"]: (d["packet"], d["first_page"]) for d in s["documents"]} for s in (answer, truth))
        here, there = homes
        for key in both:
            for a, b in zip(found[key], true[key], strict=False):
                linked, wanted = here.get(a["document"]), there.get(b["document"])
                self._one("mention's document", b["kind"], linked == wanted, key, wanted, linked)
                self._one(
                    "mention's author",
                    b["kind"],
                    surname(a["author"]) == surname(b["author"]),
                    key,
                    b["author"],
                    a["author"],
                )

    def _one(self, name: str, kind: str, ok: bool, *case: Any) -> None:
        self.tallies[name].one(ok)
        self.by_kind[name, kind].one(ok)
        if not ok:
            self.wrong.append((name, *case))

    def table(self) -> str:
        """The figures as a table, in percent."""
        lines = ["| question | cases | precision | recall | F1 |", "|---|---:|---:|---:|---:|"]
        for name, tally in self.tallies.items():
            cases = tally.right + tally.missed
            lines.append(
                f"| {name} | {cases} | {tally.precision:.1%} | {tally.recall:.1%} | {tally.f1:.1%} |"
            )
        return "\n".join(lines)

    def table_by_kind(self, names: Iterable[str] = ("kind", "date", "author")) -> str:
        """Accuracy by kind of document, in percent."""
        names = list(names)
        kinds = sorted({kind for name, kind in self.by_kind if name in names})
        lines = [f"| kind | {' | '.join(names)} | documents |", "|---|" + "---:|" * (len(names) + 1)]
        for kind in kinds:
            cells = [f"{self.by_kind[name, kind].recall:.0%}" for name in names]
            count = self.by_kind[names[0], kind].right + self.by_kind[names[0], kind].missed
            lines.append(f"| {kind} | {' | '.join(cells)} | {count} |")
        return "\n".join(lines)


def plain(words: str | None) -> str:
    """A name or heading for comparing: lower case, letters and digits only."""
    return re.sub(r"[^a-z0-9]+", "", (words or "").lower())


def surname(words: str | None) -> str:
    """The last name in an author as a mention gives it, credentials left out."""
    bare = re.sub(r",.*$|\b(?:M\.?D|D\.?O|Ph\.?D)\b\.?", "", words or "").strip()
    return plain(bare.split()[-1]) if bare else ""
