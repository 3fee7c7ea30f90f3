"""A packet made fit for the case file: only the pages that are wanted, nothing that runs or reaches out.

Runs in a guarded child, one packet at a time: what a packet breaks here costs its own pages only.
"""

from __future__ import annotations

import contextlib
import logging
from pathlib import Path
from typing import Any

import pikepdf

from openimr.casefile.reading.model import Limits, Reason
from openimr.casefile.reading.opening import Unreadable, kind_of, open_pikepdf
from openimr.casefile.reading.weight import TooHeavy, check_weight

KEPT = frozenset(
    {"/Type", "/Resources", "/Contents", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Group"}
)
"""What a page of records keeps; the rest (actions, annotations, thumbnails, private data) goes."""

_NEVER = ("/AA", "/OpenAction", "/JS", "/JavaScript", "/AF", "/EmbeddedFiles")
_MOST_FIELDS = 20_000
LIBRARY_ERRORS = (
    pikepdf.PdfError,
    ValueError,
    RuntimeError,
    TypeError,
    AttributeError,
    KeyError,
    IndexError,
)


def prepare(payload: dict[str, Any]) -> dict[str, Any]:
    """{'path', 'pages', 'out', 'limits', 'copy'} -> {'kept': pages in `out`, 'failed': {page: reason}, 'notes'}.

    With 'signed': whether the packet bears a digital signature; and 'as_it_is': nothing in it had to go, mended or
    left out, so no file was written, and `kept` are pages of the packet itself. With 'copy' a file is always written.
    """
    logging.disable(logging.CRITICAL)
    path, out = Path(payload["path"]), Path(payload["out"])
    wanted = [int(n) for n in payload["pages"]]
    limits = Limits.from_json(payload["limits"])
    try:
        if kind_of(path) == "image":
            # Loaded when there is an image: most packets are PDF, and every case file starts a process of its own.
            from openimr.casefile.assembly.frames import from_image

            return from_image(path, wanted, out, limits)
        return _from_pdf(path, wanted, out, limits, copy=bool(payload.get("copy")))
    except Unreadable as why:
        return {"kept": [], "failed": {str(n): why.reason.value for n in wanted}, "notes": []}


def _from_pdf(path: Path, wanted: list[int], out: Path, limits: Limits, *, copy: bool) -> dict[str, Any]:
    source, found = open_pikepdf(path)
    notes = list(found)
    signed = _is_signed(source)
    if not copy and not notes and _may_stay(source, wanted, limits):
        return {"kept": wanted, "failed": {}, "notes": [], "signed": signed, "as_it_is": True}
    notes += _print_annotations(source, wanted)
    clean = pikepdf.new()
    kept: list[int] = []
    failed: dict[str, str] = {}
    for page in wanted:
        try:
            if not 1 <= page <= len(source.pages):
                raise ValueError("no such page")
            original = source.pages[page - 1]
            check_weight(original, limits)
            inherit(original)
            clean.pages.append(original)
            strip(clean.pages[-1])
            kept.append(page)
        except TooHeavy:
            # It would weigh as much on whoever opens the case file.
            failed[str(page)] = Reason.TOO_LARGE.value
        except LIBRARY_ERRORS:
            failed[str(page)] = Reason.DAMAGED.value
    _keep_layers(source, clean)
    _strip_all(clean)
    clean.save(
        out, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False, deterministic_id=True
    )
    return {"kept": kept, "failed": failed, "notes": notes, "signed": signed}


def _may_stay(source: pikepdf.Pdf, wanted: list[int], limits: Limits) -> bool:
    """Whether the pages can be taken from the packet itself: whole, none too heavy, nothing on them that acts or is printed.

    Every object of the packet is resolved for it, so that damage shows here and not where the file is bound.
    """
    if source.is_encrypted or "/OCProperties" in source.Root:
        return False
    root = source.Root.objgen
    try:
        pages = list(source.pages)
        for number in wanted:
            if not 1 <= number <= len(pages) or "/Annots" in pages[number - 1].obj:
                return False
            check_weight(pages[number - 1], limits)
        for thing in source.objects:
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) and thing.objgen != root:
                names = set(thing.keys())
                if not names.isdisjoint(_NEVER):
                    return False
    except (TooHeavy, *LIBRARY_ERRORS):
        return False
    return not source.get_warnings()


def _is_signed(source: pikepdf.Pdf) -> bool:
    """Whether a field of the file holds a signature. Whether that signature is good is not asked here."""
    form = source.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        return False
    try:
        waiting = list(form.get("/Fields", pikepdf.Array()))
        for _ in range(_MOST_FIELDS):
            if not waiting:
                return False
            field = waiting.pop()
            if not isinstance(field, pikepdf.Dictionary):
                continue
            value = field.get("/V")
            if isinstance(value, pikepdf.Dictionary) and "/ByteRange" in value:
                return True
            kids = field.get("/Kids")
            waiting += list(kids) if isinstance(kids, pikepdf.Array) else []
    except LIBRARY_ERRORS:
        return False
    return False


def _print_annotations(source: pikepdf.Pdf, wanted: list[int]) -> list[str]:
    """Make what annotations show part of their pages (filled-in forms, stamps); say what that leaves out."""
    annotated = comments = attached = 0
    for page in wanted:
        if 1 <= page <= len(source.pages):
            for annotation in _annotations(source.pages[page - 1]):
                annotated += 1
                kind = str(annotation.get("/Subtype", ""))
                attached += kind == "/FileAttachment"
                comments += kind == "/Text"
    if not annotated:
        return []
    with contextlib.suppress(*LIBRARY_ERRORS):
        source.generate_appearance_streams()
    try:
        source.flatten_annotations("all")
    except LIBRARY_ERRORS:
        return ["filled-in fields and marks could not be printed on the pages and are not shown"]
    notes = []
    if comments:
        notes.append(f"{comments} pop-up comment{'s' * (comments > 1)} not shown")
    if attached:
        notes.append(f"{attached} attached file{'s' * (attached > 1)} not kept")
    return notes


def _annotations(page: pikepdf.Page) -> list[pikepdf.Object]:
    found = page.obj.get("/Annots")
    if not isinstance(found, pikepdf.Array):
        return []
    return [a for a in found if isinstance(a, pikepdf.Dictionary)]


def inherit(page: pikepdf.Page) -> None:
    """Put on the page itself what it has from the nodes above it; copying keeps only the page."""
    for name in ("/Resources", "/MediaBox", "/CropBox", "/Rotate"):
        node: pikepdf.Object | None = page.obj
        for _ in range(50):
            if not isinstance(node, pikepdf.Dictionary):
                break
            if name in node:
                if name not in page.obj:
                    page.obj[name] = node[name]
                break
            node = node.get("/Parent")


def strip(page: pikepdf.Page) -> None:
    """Take from the page all that a page of records does not keep."""
    for name in list(page.obj.keys()):
        if name not in KEPT and name != "/Parent":
            del page.obj[name]
    if not isinstance(page.obj.get("/Resources"), pikepdf.Dictionary):
        page.obj["/Resources"] = pikepdf.Dictionary()


def _keep_layers(source: pikepdf.Pdf, clean: pikepdf.Pdf) -> None:
    """Keep which layers are hidden: a page must not show in the case file what it did not show before."""
    layers = source.Root.get("/OCProperties")
    if not isinstance(layers, pikepdf.Dictionary):
        return
    try:
        default = layers.get("/D", pikepdf.Dictionary())
        kept = pikepdf.Dictionary(
            OCGs=layers.get("/OCGs", pikepdf.Array()),
            D=pikepdf.Dictionary(
                {name: default[name] for name in ("/OFF", "/ON", "/BaseState") if name in default}
            ),
        )
        clean.Root["/OCProperties"] = clean.copy_foreign(source.make_indirect(kept))
    except LIBRARY_ERRORS:
        return


def _strip_all(pdf: pikepdf.Pdf) -> None:
    """Take actions out of whatever the pages brought along with them."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            for name in _NEVER:
                if name in thing:
                    del thing[name]
