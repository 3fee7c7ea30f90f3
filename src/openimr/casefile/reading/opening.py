"""Opening a packet: the checks before, the two libraries that must agree, the repairs that are noted.

Runs in a guarded child only, where the last packet stays open between requests.
"""

from __future__ import annotations

import io
import os
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
from PIL import Image, UnidentifiedImageError

from openimr.casefile.reading.filled import Angles, Lines, lacks_drawing
from openimr.casefile.reading.model import Limits, Reason

_LOOK_AHEAD = 1024
_MOST_SALVAGED = 5_000
_IMAGES = (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")

LIBRARY_ERRORS = (
    pikepdf.PdfError, ValueError, RuntimeError, TypeError, AttributeError, KeyError, IndexError,
)  # fmt: skip
"""What the library may raise over a damaged file."""

REBUILT = "the page tree was damaged and has been rebuilt"
REPAIRED = "the file was damaged and has been repaired for reading"
DRAWN = "fields of its form that nothing drew have been drawn for reading"
OWNER_RESTRICTED = "encrypted with an owner password only: opens without one, its restrictions are not kept"


class Unreadable(Exception):
    """A packet or page cannot be read. `reason` says why, in the words of the contract."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(f"cannot be read: {reason.value}")


@dataclass(frozen=True, kw_only=True)
class OpenPdf:
    """A PDF open in both libraries, with the same pages in both."""

    pages: int
    pikepdf: pikepdf.Pdf
    pdfium: pdfium.PdfDocument
    notes: tuple[str, ...]
    before: dict[int, tuple[Lines, Angles]] = field(default_factory=dict)
    """By page number: its lines without what was filled into it, for pages of which that has become a part."""


@dataclass(frozen=True, kw_only=True)
class OpenImage:
    """A TIFF, JPEG or PNG with its frames as pages."""

    pages: int
    image: Image.Image
    notes: tuple[str, ...]


def kind_of(path: Path) -> str:
    """'pdf' or 'image', by the first bytes. Raises Unreadable (empty, not a document)."""
    with path.open("rb") as file:
        head = file.read(_LOOK_AHEAD)
    if not head:
        raise Unreadable(Reason.EMPTY)
    # Readers accept a PDF behind some other bytes, such as the header of a mail gateway.
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(_IMAGES):
        return "image"
    raise Unreadable(Reason.NOT_A_DOCUMENT)


_last: tuple[tuple[str, int, int], OpenPdf | OpenImage] | None = None


def open_packet(path: Path, limits: Limits) -> OpenPdf | OpenImage:
    """The packet, open. The one opened last stays open, for its pages come one request each.

    Raises Unreadable.
    """
    global _last
    stat = path.stat()
    key = (os.fspath(path), stat.st_mtime_ns, stat.st_size)
    if _last is not None:
        if _last[0] == key:
            return _last[1]
        _close(_last[1])
        _last = None
    if stat.st_size > limits.max_bytes:
        raise Unreadable(Reason.TOO_LARGE)
    opened = _open_pdf(path) if kind_of(path) == "pdf" else _open_image(path, limits)
    if opened.pages == 0:
        _close(opened)
        raise Unreadable(Reason.EMPTY)
    if opened.pages > limits.max_pages:
        _close(opened)
        raise Unreadable(Reason.TOO_LARGE)
    _last = (key, opened)
    return opened


def _close(opened: OpenPdf | OpenImage) -> None:
    if isinstance(opened, OpenPdf):
        opened.pdfium.close()
        opened.pikepdf.close()
    else:
        opened.image.close()


def open_pikepdf(path: Path) -> tuple[pikepdf.Pdf, tuple[str, ...]]:
    """The PDF in the structural library alone, with a page tree that can be walked. Raises Unreadable."""
    try:
        try:
            pdf = pikepdf.open(path)
            len(pdf.pages)
            notes: tuple[str, ...] = ()
        except pikepdf.PasswordError:
            raise Unreadable(Reason.ENCRYPTED) from None
        except LIBRARY_ERRORS:
            # Opening walks the page tree, unless told not to: a tree that cannot be walked is rebuilt.
            pdf = pikepdf.open(path, inherit_page_attributes=False)
            _rebuild_pages(pdf)
            notes = (REBUILT,)
    except LIBRARY_ERRORS:
        return _salvaged(path), (REBUILT,)
    if pdf.is_encrypted:
        notes = (*notes, OWNER_RESTRICTED)
    return pdf, notes


def _open_pdf(path: Path) -> OpenPdf:
    pdf, notes = open_pikepdf(path)
    pages = len(pdf.pages)
    if pages == 0:
        pdf.close()
        raise Unreadable(Reason.EMPTY)
    undrawn = _lacks_drawing(pdf)
    if undrawn:
        pdf.Root["/AcroForm"]["/NeedAppearances"] = True
    document: pdfium.PdfDocument | None = None
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        # Of its messages only this one can be relied on: for no pages it says "Success".
        if "password" in str(error).lower():
            raise Unreadable(Reason.ENCRYPTED) from None
    damaged = document is None or len(document) != pages or REBUILT in notes
    if document is None or damaged or undrawn:
        if document is not None:
            document.close()
        document, pdf = _reopened(pdf)
        notes = (*notes, *([REPAIRED] if damaged else []), *([DRAWN] if undrawn else []))
    return OpenPdf(pages=len(pdf.pages), pikepdf=pdf, pdfium=document, notes=(*notes, *_unread(pdf)))


def _lacks_drawing(pdf: pikepdf.Pdf) -> bool:
    try:
        return lacks_drawing(pdf)
    except LIBRARY_ERRORS:
        return False


def _unread(pdf: pikepdf.Pdf) -> list[str]:
    """What a file holds beside its pages, which is not read: a person has to know of it."""
    notes: list[str] = []
    try:
        attached = len(pdf.attachments)
        form = pdf.Root.get("/AcroForm")
        dynamic = (
            isinstance(form, pikepdf.Dictionary) and "/XFA" in form and not list(form.get("/Fields", []))
        )
    except LIBRARY_ERRORS:
        return notes
    if attached:
        files = "1 file is" if attached == 1 else f"{attached} files are"
        notes.append(
            f"{files} attached within this PDF and not read; have what belongs to the case sent by itself"
        )
    if dynamic:
        notes.append(
            "the form in this PDF is drawn by its own program (XFA) and cannot be shown: ask for it printed to PDF"
        )
    return notes


def _reopened(pdf: pikepdf.Pdf) -> tuple[pdfium.PdfDocument, pikepdf.Pdf]:
    """Both libraries on one repaired copy in memory, for their pages must be the same pages."""
    copy = io.BytesIO()
    try:
        # Streams are copied as they are: unpacking one could eat the machine.
        pdf.save(copy, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
        repaired = pikepdf.open(io.BytesIO(copy.getvalue()))
        document = pdfium.PdfDocument(copy.getvalue())
    except (pikepdf.PdfError, pdfium.PdfiumError, ValueError, RuntimeError):
        raise Unreadable(Reason.DAMAGED) from None
    if len(document) != len(repaired.pages):
        raise Unreadable(Reason.DAMAGED)
    return document, repaired


def _salvaged(path: Path) -> pikepdf.Pdf:
    """What the more forgiving library still finds in a file, copied page by page. Raises Unreadable.

    A page that it counts but cannot load keeps its place as a page without contents.
    """
    copy = io.BytesIO()
    try:
        damaged = pdfium.PdfDocument(path)
        sound = pdfium.PdfDocument.new()
        for index in range(min(len(damaged), _MOST_SALVAGED)):
            try:
                sound.import_pages(damaged, [index])
            except pdfium.PdfiumError:
                sound.new_page(612, 792)
        sound.save(copy)
        return pikepdf.open(copy)
    except (pdfium.PdfiumError, *LIBRARY_ERRORS):
        raise Unreadable(Reason.DAMAGED) from None


def _rebuild_pages(pdf: pikepdf.Pdf) -> None:
    """Replace a page tree that cannot be walked by a flat one of the pages that it still reaches."""
    found: list[pikepdf.Object] = []
    seen: set[tuple[int, int]] = set()
    root = pdf.Root.get("/Pages")
    waiting = [root] if root is not None else []
    inherited_names = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
    inherited: dict[tuple[int, int], dict[str, pikepdf.Object]] = {}
    while waiting:
        node = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary) or node.objgen in seen or len(found) > 100_000:
            continue
        seen.add(node.objgen)
        values = dict(inherited.get(node.objgen, {}))
        values |= {name: node[name] for name in inherited_names if name in node}
        kids = node.get("/Kids")
        if isinstance(kids, pikepdf.Array):
            for kid in reversed(list(kids)):
                if isinstance(kid, pikepdf.Dictionary) and kid.objgen not in seen:
                    inherited[kid.objgen] = values
                    waiting.append(kid)
        elif "/Contents" in node or node.get("/Type") == pikepdf.Name.Page:
            for name, value in values.items():
                if name not in node:
                    node[name] = value
            node["/Type"] = pikepdf.Name.Page
            found.append(node)
    if not found:
        raise Unreadable(Reason.DAMAGED)
    tree = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Pages, Kids=pikepdf.Array(found), Count=len(found))
    )
    for page in found:
        page["/Parent"] = tree
    pdf.Root["/Pages"] = tree


def _open_image(path: Path, limits: Limits) -> OpenImage:
    try:
        image = Image.open(path, formats=("TIFF", "JPEG", "PNG"))
        pages = _frames(image, limits.max_pages)
    except Image.DecompressionBombError:
        raise Unreadable(Reason.TOO_LARGE) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, TypeError, KeyError, EOFError):
        raise Unreadable(Reason.DAMAGED) from None
    return OpenImage(pages=pages, image=image, notes=())


def _frames(image: Image.Image, most: int) -> int:
    if image.format != "TIFF":
        return 1
    count = 0
    while count <= most:
        try:
            image.seek(count)
        except EOFError:
            break
        count += 1
    return count
