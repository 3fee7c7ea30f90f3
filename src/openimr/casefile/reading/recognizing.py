"""Reading a page image whichever way it lies: turn it upright, read it, read it again if that went poorly.

Runs in a guarded child only.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from openimr.casefile.reading import ocr
from openimr.casefile.reading.agreeing import mended_by
from openimr.casefile.reading.model import Word
from openimr.casefile.reading.ocr import Recognized, mean_confidence
from openimr.casefile.reading.order import has_columns, laid_in
from openimr.casefile.reading.raster import Gray, scaled, turn
from openimr.casefile.reading.stamps import without_stamps

_SURELY_UPRIGHT = 0.75
_HOPELESS = 0.5
_MANY_LETTERS = 40
_DIGITS = re.compile(r"\d")
_DOUBTED = 0.5
_SAMPLE_SIDE = 1100
_SURELY_BY_RAPIDOCR = 0.85


@dataclass(frozen=True, kw_only=True)
class Upright:
    """A page image turned upright (by `rotation` degrees clockwise) with what was recognized on it."""

    rotation: int
    gray: Gray
    recognized: Recognized


@functools.cache
def _engines() -> tuple[bool, bool, bool]:
    report = ocr.engines()
    return report.tesseract, report.orientation, report.rapidocr


def recognize(gray: Gray, *, dpi: float, second_pass_below: float, much: bool) -> Upright:
    """Turn a page image upright and read it.

    Reading comes first and turning only when the reading is poor: pages mostly lie right, and text that
    lies wrong reads as low confidence. Where Tesseract's confidence stays below `second_pass_below`
    (0 to 1; 0 is never), or a word of it could not be read, RapidOCR reads the page again and the better reading is
    kept, if there is anything to gain: `much` ink on the page, or many letters read. With no engine at all the reading is empty.
    """
    tesseract, orientation, rapidocr = _engines()
    if not tesseract:
        if not rapidocr:
            return Upright(rotation=0, gray=gray, recognized=Recognized(lines=(), engine="none"))
        return _upright_by_rapidocr(gray)
    best = _upright_by_tesseract(gray, dpi=dpi, orientation=orientation)
    said, _ = without_stamps(best.recognized.words)
    worth_it = much or sum(len(w.text) for w in said) >= _MANY_LETTERS
    unsure = best.recognized.confidence < second_pass_below or best.recognized.lost > 0
    if rapidocr and worth_it and second_pass_below > 0 and unsure:
        again = ocr.read_with_rapidocr(best.gray)
        return Upright(rotation=best.rotation, gray=best.gray, recognized=_better(best.recognized, again))
    return best


def _upright_by_tesseract(gray: Gray, *, dpi: float, orientation: bool) -> Upright:
    first = ocr.read_with_tesseract(gray, dpi=dpi)
    lying = _lies_sideways(first)
    if not lying and _score(first)[0] >= _SURELY_UPRIGHT:
        return Upright(rotation=0, gray=gray, recognized=first)
    tried = {0: first}
    if orientation:
        rotation = ocr.orientation_by_tesseract(gray)
        if rotation is not None:
            if rotation not in tried:
                tried[rotation] = ocr.read_with_tesseract(turn(gray, rotation), dpi=dpi)
            return _best(tried, gray, sideways=lying)
    if lying or _score(first)[0] < _HOPELESS:
        for rotation in (180, 90, 270):
            tried[rotation] = ocr.read_with_tesseract(turn(gray, rotation), dpi=dpi)
    return _best(tried, gray, sideways=lying)


def _best(tried: dict[int, Recognized], gray: Gray, *, sideways: bool) -> Upright:
    """The turn under which most was read with confidence; a reading that lies on its side never counts."""
    upright = {r: found for r, found in tried.items() if not (r == 0 and sideways)} or tried
    rotation = max(upright, key=lambda r: (_score(upright[r])[1], -r))
    if 0 in upright and _score(upright[rotation])[0] < _HOPELESS:
        rotation = 0
    return Upright(rotation=rotation, gray=turn(gray, rotation), recognized=upright[rotation])


def _score(recognized: Recognized) -> tuple[float, float]:
    """Mean confidence of what the page says (stamps left out), and confidence summed over its letters."""
    said, _ = without_stamps(recognized.words)
    mean = mean_confidence(said)
    return mean, mean * mean * sum(len(w.text) for w in said)


def _lies_sideways(recognized: Recognized) -> bool:
    """Tesseract reads text on its side without saying so; its long words are then taller than wide."""
    said, _ = without_stamps(recognized.words)
    long = [w for w in said if len(w.text) >= 4]
    # Boxes are shares of the page, which is seldom square; long words are far from square either way.
    tall = sum(1 for w in long if (w.y1 - w.y0) > 1.2 * (w.x1 - w.x0))
    return len(long) >= 3 and tall > len(long) / 2


def _better(first: Recognized, second: Recognized) -> Recognized:
    """The second reading where it read about as much; its numbers marked doubtful where the two differ."""
    if not second.words or sum(len(w.text) for w in second.words) < 0.6 * sum(
        len(w.text) for w in first.words
    ):
        return first
    seen = {w.text.strip(".,;:()") for w in first.words}

    def checked(word: Word) -> Word:
        if _DIGITS.search(word.text) and word.text.strip(".,;:()") not in seen:
            return Word(word.text, word.x0, word.y0, word.x1, word.y1, min(word.confidence, _DOUBTED))
        return word

    # The second engine knows no columns; where the first saw some, its order is the better one.
    ordered = laid_in(second.words, first.lines) if has_columns(first.lines) else second.lines
    lines = tuple(tuple(checked(word) for word in line) for line in mended_by(ordered, first.lines))
    return Recognized(lines=lines, engine="tesseract+rapidocr")


def _upright_by_rapidocr(gray: Gray) -> Upright:
    """Read with RapidOCR alone; where that goes poorly, find on a smaller image the turn that reads best."""
    first = ocr.read_with_rapidocr(gray)
    if not first.words or first.confidence >= _SURELY_BY_RAPIDOCR:
        return Upright(rotation=0, gray=gray, recognized=first)
    small = scaled(gray, _SAMPLE_SIDE / max(gray.shape))
    best, confidence = 0, first.confidence + 0.05
    for rotation in (180, 90, 270):
        found = ocr.read_with_rapidocr(turn(small, rotation)).confidence
        if found > confidence:
            best, confidence = rotation, found
        if confidence >= _SURELY_BY_RAPIDOCR:
            break
    if best == 0:
        return Upright(rotation=0, gray=gray, recognized=first)
    upright = turn(gray, best)
    return Upright(rotation=best, gray=upright, recognized=ocr.read_with_rapidocr(upright))
