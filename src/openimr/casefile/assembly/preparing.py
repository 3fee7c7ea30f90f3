"""A packet made fit for the case file: only the pages that are wanted, nothing that runs or reaches out.

Runs in a guarded child, one packet at a time: what a packet breaks here costs its own pages only.
"""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from openimr.casefile.reading.filled import lacks_drawing
from openimr.casefile.reading.model import Limits, Reason
from openimr.casefile.reading.opening import LIBRARY_ERRORS, Unreadable, kind_of, open_pikepdf
from openimr.casefile.reading.weight import TooHeavy, check_weight

KEPT = frozenset(
    {"/Type", "/Resources", "/Contents", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Group"}
)
"""What a page of records keeps; the rest (actions, annotations, thumbnails, private data) goes."""

INHERITED = frozenset({"/Resources", "/MediaBox", "/CropBox", "/Rotate"})
"""What a page may have from the nodes above it."""

NEVER = ("/AA", "/OpenAction", "/JS", "/JavaScript", "/AF", "/EmbeddedFiles")
ACTS = re.compile("|".join(f"{name}(?![\\w-])" for name in NEVER).encode())
"""What tells that an object acts, as the library writes it out. A text that merely quotes such a name counts too."""
_DEEPEST = 100
_SELF = KEPT | {"/Parent"}
_MOST_FIELDS = 20_000


def prepare(payload: dict[str, Any]) -> dict[str, Any]:
    """{'path', 'pages', 'out', 'limits'} -> {'kept': pages in `out`, 'failed': {page: reason}, 'notes', 'signed'}.

    'signed' says whether the packet bears a digital signature.
    """
    logging.disable(logging.CRITICAL)
    path, out = Path(payload["path"]), Path(payload["out"])
    wanted = [int(n) for n in payload["pages"]]
    limits = Limits.from_json(payload["limits"])
    try:
        if kind_of(path) == "image":
            # Loaded when there is an image: most packets are PDF.
            from openimr.casefile.assembly.frames import from_image

            return from_image(path, wanted, out, limits)
        return _from_pdf(path, wanted, out, limits)
    except Unreadable as why:
        return {"kept": [], "failed": {str(n): why.reason.value for n in wanted}, "notes": []}


def _from_pdf(path: Path, wanted: list[int], out: Path, limits: Limits) -> dict[str, Any]:
    source, found = open_pikepdf(path)
    notes = list(found)
    signed = is_signed(source)
    notes += _print_annotations(source, wanted)
    clean = pikepdf.new()
    kept: list[int] = []
    failed: dict[str, str] = {}
    above: dict[tuple[int, int], dict[str, pikepdf.Object]] = {}
    for page in wanted:
        try:
            if not 1 <= page <= len(source.pages):
                raise ValueError("no such page")
            original = source.pages[page - 1]
            check_weight(original.obj, limits)
            bare(original.obj, above)
            clean.pages.append(original)
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


def is_signed(source: pikepdf.Pdf) -> bool:
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
        if lacks_drawing(source):  # as it was read: what nothing draws is drawn
            source.Root["/AcroForm"]["/NeedAppearances"] = True
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


def bare(page: pikepdf.Object, above: dict[tuple[int, int], dict[str, pikepdf.Object]]) -> None:
    """Leave on a page what a page of records keeps, and put on it what it has from the nodes above it.

    `above` holds what nodes were found to hand down, by their number, for all pages of one file.
    """
    names = page.keys()
    for name in names - _SELF:
        del page[name]
    missing = INHERITED - names
    parent = page.get("/Parent") if missing else None
    if isinstance(parent, pikepdf.Dictionary):
        place = parent.objgen
        if place not in above or place == (0, 0):
            above[place] = _inherited(parent)
        for name in missing & above[place].keys():
            page[name] = above[place][name]
    if not isinstance(page.get("/Resources"), pikepdf.Dictionary):
        page["/Resources"] = pikepdf.Dictionary()


def _inherited(node: pikepdf.Object) -> dict[str, pikepdf.Object]:
    """What the pages below a node have from it and from those above it."""
    found: dict[str, pikepdf.Object] = {}
    step: pikepdf.Object | None = node
    for _ in range(50):
        if not isinstance(step, pikepdf.Dictionary):
            break
        for name in INHERITED & step.keys():
            found.setdefault(name, step[name])
        step = step.get("/Parent")
    return found


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


def acting(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """The objects of a file in which anything runs, opens or carries something else.

    Names are compared as the library writes them out. A text that merely quotes such a name counts too.
    """
    for thing in pdf.objects:
        written = (
            thing.stream_dict.unparse() if isinstance(thing, pikepdf.Stream) else thing.unparse(resolved=True)
        )
        if ACTS.search(written):
            yield thing


def _strip_all(pdf: pikepdf.Pdf) -> None:
    """Take actions out of whatever the pages brought along with them, however deep within."""
    for thing in list(acting(pdf)):
        _strip_within(thing, 0)


def _strip_within(thing: pikepdf.Object | None, depth: int) -> None:
    if depth > _DEEPEST:
        return
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for name in NEVER:
            if name in thing:
                del thing[name]
        inner = [thing.get(str(name)) for name in thing.keys()]  # noqa: SIM118 (no mapping of Python's)
    elif isinstance(thing, pikepdf.Array):
        inner = list(thing)
    else:
        return
    for one in inner:
        # What has a number of its own is looked at by itself.
        if isinstance(one, pikepdf.Object) and not one.is_indirect:
            _strip_within(one, depth + 1)
