"""The desk at which a template writes: layouts, lists of records, signatures and the blocks that fill pages."""

from __future__ import annotations

from collections.abc import Sequence

from ..paper import Mention
from .kit import Layouts
from .voice import EXTRAS


class Desk(Layouts):
    """Layouts of this author and what is common to their papers."""

    def extras(self, most: int, sort: str = "CHART") -> None:
        """Up to `most` of the blocks that fill a system's pages; none names a record."""
        w = self.w
        blocks = getattr(EXTRAS[self.j.which], sort)
        dates = {f"d{n}": self.on(-90 + 30 * n) for n in range(3)}
        chosen = sorted(
            self.rng.sample(range(len(blocks)), min(len(blocks), self.rng.randint(most // 2, most)))
        )
        how = self.pick("over", "ruled", "caps")
        for name, lines in (blocks[n] for n in chosen):
            self.parts([(name, [])], how)
            for text in lines:
                w.p(text.format(**dates), x=self.pick(0, 8))

    def listed(self, records: Sequence, how: str | None = None) -> None:
        """Records named in a list: numbers, bullets, dates first, a table, run on, or with a remark to each."""
        w, v = self.w, self.v
        how = how or self.pick("numbers", "bullets", "dates", "table", "authored", "run on", "remarks")
        items = [v.item(r) for r in records]
        if not items:
            w.p(self.pick("None on file.", "None available."))
            return
        if how in ("table", "authored"):
            heads = (
                ("Date", "Document", "Provider")
                if how == "table"
                else ("Provider", "Record Type", "Date of Service")
            )
            rows = [
                (d, noun, by or "") if how == "table" else (by or "--", noun, d) for d, noun, by, _ in items
            ]
            widths = (0.22, 0.5, 0.28) if how == "table" else (0.3, 0.46, 0.24)
            w.table(
                [heads, *rows],
                widths,
                ruled=self.rng.random() < 0.6,
                mentions=[[], *[[m] for *_, m in items]],
            )
        elif how == "run on":
            joined = "; ".join(f"{noun}{f' ({by})' if by else ''} {d}" for d, noun, by, _ in items)
            w.p(f"{self.pick('Reviewed', 'On file', 'Sources')}: {joined}.", *[m for *_, m in items])
        else:
            for k, (d, noun, by, m) in enumerate(items, start=1):
                if how == "dates":
                    w.p(f"{d}  {noun}{f', {by}' if by else ''}", m)
                elif how == "remarks":
                    w.p(f"{d} - {noun}{f' by {by}' if by else ''}. {v.say('complaints', k % 4 + 1)}", m)
                else:
                    mark = f"{k}." if how == "numbers" else self.pick("-", "\u2022")
                    w.p(f"{mark} {noun}{f', {by}' if by else ''}, dated {d}", m, x=12)

    def ink(self, close: str, *under: str, name: str | None = None) -> None:
        """Room for ink over the printed name."""
        w = self.w
        w.room(80)
        w.gap(8)
        w.line(close)
        w.gap(24)
        w.line(name or self.r.author.full)
        for line in under:
            w.line(line)

    def disputed(self, days: int) -> None:
        """Note that the page names the decision in dispute by its date, as an application does."""
        when = self.j.after(days)
        self.w.sheets[-1].mentions.append(
            Mention(
                kind="ur-decision",
                date=when.isoformat(),
                author=None,
                part=None,
                text=f"UR decision {self.d(when)}",
            )
        )

    def boxes(self, names: Sequence[str], ticked: int) -> None:
        """Tick boxes in print."""
        self.w.p("   ".join(f"[{'X' if k == ticked else ' '}] {n}" for k, n in enumerate(names)))
