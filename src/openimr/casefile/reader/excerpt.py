"""Pages of an assembled case file as a PDF of their own. Runs in a guarded child: the pages came from outside. Pure."""

from __future__ import annotations

from typing import Any

import pikepdf

_KEPT = frozenset(
    {"/Type", "/Pages", "/OCProperties", "/Lang", "/ViewerPreferences", "/Version", "/Extensions"}
)
"""Of the file as a whole; the layers, so that nothing shows that does not show in the case file."""


def take_out(request: dict[str, Any]) -> dict[str, Any]:
    """
    Write pages `first` to `last` (numbers of the case file, both included) of the file `path` to `out`.

    `pages` is how many record pages the file has; cover and list come before them. Bookmarks and attached files are
    left out, for what they are of is not here. The same pages give the same bytes.
    """
    first, last, pages = int(request["first"]), int(request["last"]), int(request["pages"])
    with pikepdf.open(request["path"]) as book:
        front = len(book.pages) - pages
        if front < 0 or not 1 <= first <= last <= pages:
            raise ValueError("pages that the file does not have")
        del book.pages[front + last :]
        del book.pages[: front + first - 1]
        for name in set(map(str, book.Root)) - _KEPT:
            del book.Root[name]
        label = pikepdf.Dictionary(S=pikepdf.Name.D, St=first)
        book.Root["/PageLabels"] = pikepdf.Dictionary(Nums=pikepdf.Array([0, label]))
        del book.docinfo
        book.docinfo["/Title"] = pikepdf.String(str(request["title"]))
        book.save(request["out"], deterministic_id=True)
        return {"pages": len(book.pages)}
