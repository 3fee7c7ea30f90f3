"""One request to read one page, and one to inspect a packet: what the guarded child does.

The two functions take and give JSON objects; `reader` holds the other end.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium

from openimr.casefile.reading import ink
from openimr.casefile.reading.filled import is_filled, made_part
from openimr.casefile.reading.geometry import Box, overlap, turned
from openimr.casefile.reading.images import frame
from openimr.casefile.reading.layer import TextLayer, TooMuchText, lines_of, read_layer
from openimr.casefile.reading.legible import is_legible
from openimr.casefile.reading.light import evened
from openimr.casefile.reading.model import Limits, PageReading, Reason, Source, Word
from openimr.casefile.reading.opening import (
    REBUILT,
    REPAIRED,
    OpenImage,
    OpenPdf,
    Unreadable,
    kind_of,
    open_packet,
)
from openimr.casefile.reading.raster import Gray, draw, fingerprint, keep, scaled, turn
from openimr.casefile.reading.remembered import recognize_once
from openimr.casefile.reading.stamps import without_stamps
from openimr.casefile.reading.text import compose, in_lines
from openimr.casefile.reading.weight import TooHeavy, check_weight

_ENOUGH_CHARACTERS = 100
_PICTURE = 0.12
_MUCH_INK = 400
_UNREAD_INK, _UNREAD_PATCHES = 0.15, 120
_FAINT = 0.5
_DRAWN = re.compile(rb"(/[A-Za-z0-9_.+-]+)\s+Do\b")
_FONTS = re.compile(rb"(/[A-Za-z0-9_.+-]+)\s+[-+\d.]+\s+Tf\b")


def inspect(payload: dict[str, Any]) -> dict[str, Any]:
    """{'path', 'limits'} -> {'reason', 'kind', 'pages', 'notes'}."""
    path, limits = Path(payload["path"]), Limits.from_json(payload["limits"])
    kind: str | None = None
    try:
        kind = kind_of(path)
        opened = open_packet(path, limits)
    except Unreadable as why:
        return {"reason": why.reason.value, "kind": kind, "pages": 0, "notes": []}
    return {"reason": None, "kind": kind, "pages": opened.pages, "notes": list(opened.notes)}


def read(payload: dict[str, Any]) -> dict[str, Any]:
    """{'path', 'number', 'image_to', 'limits', 'second_pass_below', 'memory'} -> PageReading as JSON.

    What the file does wrong makes an unreadable page; running out of memory is left to the guard.
    """
    path, number = Path(payload["path"]), int(payload["number"])
    limits, image_to = Limits.from_json(payload["limits"]), Path(payload["image_to"])
    try:
        opened = open_packet(path, limits)
        if not 1 <= number <= opened.pages:
            raise Unreadable(Reason.DAMAGED)
        below = float(payload["second_pass_below"])
        memory = Path(payload["memory"]) if payload.get("memory") else None
        if isinstance(opened, OpenImage):
            reading = _read_frame(opened, number, image_to, limits, below, memory)
        else:
            reading = _read_page(opened, number, image_to, limits, below, memory)
    except Unreadable as why:
        reading = unreadable(number, why.reason)
    return reading.to_json()


def unreadable(number: int, reason: Reason) -> PageReading:
    """The reading of a page that cannot be read."""
    return PageReading(number=number, source=Source.UNREADABLE, confidence=0.0, reason=reason)


def _read_page(
    opened: OpenPdf, number: int, image_to: Path, limits: Limits, below: float, memory: Path | None
) -> PageReading:
    try:
        check_weight(opened.pikepdf.pages[number - 1].obj, limits)
        page = opened.pdfium[number - 1]
    except TooHeavy:
        raise Unreadable(Reason.TOO_LARGE) from None
    except (pikepdf.PdfError, pdfium.PdfiumError, ValueError, RuntimeError, TypeError, AttributeError):
        raise Unreadable(Reason.DAMAGED) from None
    try:
        if number in opened.before or is_filled(page):
            opened.before.setdefault(number, lines_of(page))
            page = made_part(opened.pdfium, page, number - 1)
        layer = read_layer(page, before=opened.before.get(number))
        pictures = _pictures(page)
        size = page.get_size()
        enough = _ENOUGH_CHARACTERS if pictures > _PICTURE else 1
        if layer.characters >= enough and is_legible(layer):
            gray, dpi = draw(page, dpi=limits.image_dpi, limits=limits)
            if pictures <= _PICTURE or not _leaves_ink_unread(gray, dpi, layer):
                return _from_layer(number, layer, gray, dpi, size, image_to, limits)
        gray, dpi = draw(page, dpi=limits.ocr_dpi, limits=limits)
    except TooMuchText:
        raise Unreadable(Reason.TOO_LARGE) from None
    except (pdfium.PdfiumError, OverflowError):
        raise Unreadable(Reason.DAMAGED) from None
    finally:
        page.close()
    reading = _from_image(number, gray, dpi, size, image_to, limits, below, layer, memory)
    if reading.source is Source.BLANK and _lost_its_contents(opened, number):
        raise Unreadable(Reason.DAMAGED)
    # Letters whose font is lost are drawn as other letters: what was recognized is not what stood there.
    drawn_wrong = reading.source is Source.OCR and pictures <= _PICTURE and not is_legible(layer)
    if drawn_wrong and _names_what_is_lost(opened, number, "/Font", _FONTS):
        raise Unreadable(Reason.DAMAGED)
    return reading


def _lost_its_contents(opened: OpenPdf, number: int) -> bool:
    """Whether a page looks blank only because what stood on it is in the lost part of a damaged file."""
    damaged = REBUILT in opened.notes or REPAIRED in opened.notes
    if damaged and "/Contents" not in opened.pikepdf.pages[number - 1].obj:
        return True
    return any(
        _names_what_is_lost(opened, number, kind, names)
        for kind, names in (("/XObject", _DRAWN), ("/Font", _FONTS))
    )


def _names_what_is_lost(opened: OpenPdf, number: int, kind: str, names: re.Pattern[bytes]) -> bool:
    """Whether the contents of a page use a picture or a font that the file does not have (any more)."""
    try:
        page = opened.pikepdf.pages[number - 1]
        parts = page.obj.get("/Contents")
        streams = list(parts) if isinstance(parts, pikepdf.Array) else [parts]
        said = b"\n".join(part.read_bytes() for part in streams if isinstance(part, pikepdf.Stream))
        here = page.resources.get(kind, pikepdf.Dictionary())
        known = {name for name, _ in here.items()} if isinstance(here, pikepdf.Dictionary) else set()
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError, AttributeError, KeyError):
        return False
    return any(name.decode("latin-1") not in known for name in names.findall(said))


def _read_frame(
    opened: OpenImage, number: int, image_to: Path, limits: Limits, below: float, memory: Path | None
) -> PageReading:
    gray, dpi = frame(opened, number, limits=limits)
    size = (gray.shape[1] / dpi * 72, gray.shape[0] / dpi * 72)
    return _from_image(number, gray, dpi, size, image_to, limits, below, None, memory)


def _from_layer(
    number: int,
    layer: TextLayer,
    gray: Gray,
    dpi: float,
    size: tuple[float, float],
    image_to: Path,
    limits: Limits,
) -> PageReading:
    image = turn(scaled(gray, limits.image_dpi / dpi), layer.rotation)
    width, height = size if layer.rotation % 180 == 0 else size[::-1]
    return PageReading(
        number=number,
        source=Source.TEXT,
        confidence=round(1.0 - layer.broken, 4),
        rotation=layer.rotation,
        text=layer.text,
        words=layer.words,
        image_path=image_to,
        image_sha256=keep(image, image_to),
        width=width,
        height=height,
        fingerprint=fingerprint(image),
    )


def _from_image(
    number: int,
    gray: Gray,
    dpi: float,
    size: tuple[float, float],
    image_to: Path,
    limits: Limits,
    below: float,
    layer: TextLayer | None,
    memory: Path | None,
) -> PageReading:
    lit = evened(gray)
    marks = ink.patches(lit, dpi=dpi)
    if layer is not None and not layer.characters:
        # What is merely stamped on the page is known from its layer, and is not what the page says.
        marks = ink.outside(marks, (turned(_box(w), -layer.rotation) for w in layer.words))
    words: tuple[Word, ...] = ()
    rotation, text, engine, confidence, source = 0, "", "", 1.0, Source.BLANK
    if not ink.is_bare(marks):
        much = int(marks.sum()) >= _MUCH_INK
        found = recognize_once(lit, dpi=dpi, second_pass_below=below, much=much, memory=memory)
        # Kept is the page as it came, only turned: what was done to read it better is nobody's record.
        rotation, gray, lit = found.rotation, turn(gray, found.rotation), found.gray
        recognized = found.recognized
        words, text, engine = recognized.words, recognized.text, recognized.engine
        confidence, source = recognized.confidence, Source.OCR
        if layer is not None and layer.characters and is_legible(layer) and layer.rotation == rotation:
            words, text, source = _joined(layer, words, text)
        elif _is_blank(lit, dpi, words):
            source, confidence = Source.BLANK, 1.0
    image = scaled(gray, limits.image_dpi / dpi)
    width, height = size if rotation % 180 == 0 else size[::-1]
    return PageReading(
        number=number,
        source=source,
        confidence=confidence,
        rotation=rotation,
        text=text,
        words=words,
        image_path=image_to,
        image_sha256=keep(image, image_to),
        width=width,
        height=height,
        engine=engine if source is Source.OCR else None,
        fingerprint=fingerprint(image),
        notes=("no engine for scanned pages is here",) if engine == "none" else (),
    )


def _pictures(page: pdfium.PdfPage) -> float:
    """The share of the page that images cover, 0 to 1."""
    width, height = page.get_size()
    covered = 0.0
    for item in page.get_objects(filter=(pdfium.raw.FPDF_PAGEOBJ_IMAGE,), max_depth=4):
        left, bottom, right, top = item.get_bounds()
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    return float(min(1.0, covered / max(1.0, width * height)))


def _leaves_ink_unread(gray: Gray, dpi: float, layer: TextLayer) -> bool:
    """Whether much of what is printed on the page is in a picture and not in its text layer."""
    upright = turn(gray, layer.rotation)
    marks = ink.patches(upright, dpi=dpi)
    rest = ink.outside(marks, (_box(w) for w in layer.words))
    return int(rest.sum()) > max(_UNREAD_PATCHES, _UNREAD_INK * int(marks.sum()))


def _is_blank(gray: Gray, dpi: float, words: tuple[Word, ...]) -> bool:
    """Whether a page with a little ink says nothing: only stamps, or specks that an engine took for letters."""
    said, stamped = without_stamps(words)
    meant = [w for w in said if w.confidence >= _FAINT and sum(c.isalnum() for c in w.text) >= 2]
    if meant:
        return False
    boxes = [_box(w) for w in stamped]
    # A fax header is a line from edge to edge; the rules beside its words are part of it.
    boxes += [(0.0, min(w.y0 for w in line), 1.0, max(w.y1 for w in line)) for line in in_lines(stamped)]
    return ink.is_bare(ink.outside(ink.without_streaks(ink.patches(gray, dpi=dpi)), boxes))


def _joined(layer: TextLayer, words: tuple[Word, ...], text: str) -> tuple[tuple[Word, ...], str, Source]:
    """A page that is part picture, part text: the layer's words, then those that only the picture has."""
    boxes = [_box(w) for w in layer.words]
    added = [w for w in words if all(overlap(_box(w), box) < 0.3 for box in boxes)]
    if not added:
        return layer.words, layer.text, Source.TEXT
    lines = [*_lines_of(layer.words), *_lines_of(added)]
    source = Source.OCR if len(added) > len(layer.said) else Source.TEXT
    return tuple(w for line in lines for w in line), compose(lines), source


def _box(word: Word) -> Box:
    return word.x0, word.y0, word.x1, word.y1


def _lines_of(words: tuple[Word, ...] | list[Word]) -> list[list[Word]]:
    return in_lines(list(words))
