"""The packets that a case file takes its pages from: as they came where nothing in them has to go, else their copies.

Runs in a guarded child. Most packets hold nothing but pages: those are looked through and taken from directly. The
rest is named as unfit, and `preparing` makes clean copies of it, one packet at a time.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf

from openimr.casefile.assembly.preparing import LIBRARY_ERRORS, acting, bare, is_signed
from openimr.casefile.reading.model import Limits
from openimr.casefile.reading.opening import Unreadable, kind_of, open_pikepdf
from openimr.casefile.reading.weight import TooHeavy, check_weight


class Sources:
    """The packets of one case file, each opened once, so that what its pages share is kept once.

    `unfit` are hashes of those that cannot be taken from as they are.
    """

    def __init__(self, prepared: dict[str, dict[str, Any]], placeholders: str | None, limits: Limits) -> None:
        self.unfit: set[str] = set()
        self._open: dict[str, pikepdf.Pdf] = {}
        self._as_it_is: set[str] = set()
        self._pages: dict[tuple[str, int], pikepdf.Page] = {}
        for sha256, entry in sorted(prepared.items()):
            if entry["as_it_is"]:
                self._as_it_is.add(sha256)
                if not self._take(sha256, Path(entry["path"]), entry["kept"], limits):
                    self.unfit.add(sha256)
            else:
                copy = self._open[sha256] = pikepdf.open(entry["path"])
                self._pages |= {(sha256, n): page for n, page in zip(entry["kept"], copy.pages, strict=True)}
        # Held on to: the pages of a file that is closed are gone.
        self._sheets = pikepdf.open(placeholders) if placeholders else None
        self._placeholders = list(self._sheets.pages) if self._sheets is not None else []

    def _take(self, sha256: str, path: Path, wanted: list[int], limits: Limits) -> bool:
        """Take the pages from the packet itself; whether that can be: whole, none too heavy, nothing printed on them."""
        try:
            if kind_of(path) == "image":
                return False
            source, notes = open_pikepdf(path)
            if notes or source.is_encrypted or "/OCProperties" in source.Root or is_signed(source):
                return False
            self._open[sha256] = source
            pages = list(source.pages)
            above: dict[tuple[int, int], dict[str, pikepdf.Object]] = {}
            for number in wanted:
                page = pages[number - 1].obj  # a number past the end is an IndexError, and the packet unfit
                if "/Annots" in page:
                    return False
                check_weight(page, limits)
                bare(page, above)
                self._pages[sha256, number] = pages[number - 1]
        except (TooHeavy, Unreadable, *LIBRARY_ERRORS):
            return False
        return not source.get_warnings()

    def page(self, wanted: dict[str, Any]) -> pikepdf.Page:
        """The page of a packet, or the placeholder in its stead."""
        if "placeholder" in wanted:
            return self._placeholders[int(wanted["placeholder"])]
        return self._pages[wanted["packet"], wanted["page"]]

    def look_again(self, book: pikepdf.Pdf) -> None:
        """With all pages copied into `book`: name the packets as unfit that were damaged or brought something that acts.

        Copying has resolved whatever the pages need, so damage has shown, and nothing else is in the file.
        """
        if not self._as_it_is:
            return
        self.unfit |= {sha for sha in self._as_it_is if self._open[sha].get_warnings()}
        if not self.unfit and acts(book):
            self.unfit = {sha for sha in self._as_it_is if acts(self._open[sha])} or set(self._as_it_is)

    def keep_layers(self, book: pikepdf.Pdf) -> None:
        """Bring the hidden layers of all packets together: hidden they were, hidden they stay."""
        groups, off = pikepdf.Array(), pikepdf.Array()
        for source in self._open.values():
            layers = source.Root.get("/OCProperties")
            if not isinstance(layers, pikepdf.Dictionary):
                continue
            copy = book.copy_foreign(source.make_indirect(layers))
            default = copy.get("/D", pikepdf.Dictionary())
            mine = list(copy.get("/OCGs", pikepdf.Array()))
            on = {g.objgen for g in default.get("/ON", pikepdf.Array())}
            hidden = list(default.get("/OFF", pikepdf.Array()))
            if default.get("/BaseState") == pikepdf.Name.OFF:
                hidden = [g for g in mine if g.objgen not in on]
            groups.extend(mine)
            off.extend(hidden)
        if len(groups):
            book.Root["/OCProperties"] = pikepdf.Dictionary(
                OCGs=groups, D=pikepdf.Dictionary(BaseState=pikepdf.Name.ON, OFF=off, Order=pikepdf.Array())
            )


def acts(pdf: pikepdf.Pdf) -> bool:
    """Whether anything in a file runs, opens or carries something else. Where in doubt it does: copying does no harm."""
    return next(acting(pdf), None) is not None
