"""Recognizing text on page images: Tesseract where its language data are found, else RapidOCR.

The two differ in kind: Tesseract is five to eight times faster, RapidOCR reads poor faxes better. So
Tesseract reads first and RapidOCR reads again what came out poorly. Nothing here reaches for a network:
the models of RapidOCR are given by path from its own package, and engines print nothing.
Runs in a guarded child only, save `engines`.
"""

from __future__ import annotations

import functools
import importlib.util
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from openimr.casefile.reading.model import EngineReport, Word
from openimr.casefile.reading.order import from_the_top, in_rows, tables_by_rows
from openimr.casefile.reading.raster import Gray
from openimr.casefile.reading.text import clean, compose

_DATA_FOLDERS = ("/usr/share/tesseract-ocr", "/usr/share/tessdata", "/usr/local/share/tessdata")
_BLUR = 0.8
_LEAST_CONFIDENCE = 0.2
_A_WORD = 5
"""Letters from which on what could not be read was a word, and no speck."""
_RAPIDOCR_SIDE = 2200
_RAPIDOCR_MODELS = {"Det": "PP-OCRv6_det_small.onnx", "Rec": "PP-OCRv6_rec_small.onnx"}


@dataclass(frozen=True, kw_only=True)
class Recognized:
    """What an engine read on an upright image: its lines of words, boxes 0 to 1 from the top left.

    `lost` counts the words that it saw and could not read: they are left out, and no confidence speaks of them.
    """

    lines: tuple[tuple[Word, ...], ...]
    engine: str
    lost: int = 0

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for line in self.lines for word in line)

    @property
    def text(self) -> str:
        return compose(self.lines)

    @property
    def confidence(self) -> float:
        """Mean confidence of the words, long ones counting more; 0 when there is none."""
        return mean_confidence(self.words)


def mean_confidence(words: tuple[Word, ...]) -> float:
    """Mean confidence of words, each weighing as its length; 0.0 for no words."""
    weight = sum(len(w.text) for w in words)
    return round(sum(w.confidence * len(w.text) for w in words) / weight, 4) if weight else 0.0


def engines() -> EngineReport:
    """Which engines are here, and what is slower or missing without the others.

    Looks for files only; loads nothing. May be called anywhere.
    """
    data = tessdata()
    tesseract = data is not None and importlib.util.find_spec("tesserocr") is not None
    orientation = tesseract and data is not None and (data / "osd.traineddata").is_file()
    rapidocr = _rapidocr_models() is not None
    messages: list[str] = []
    if not tesseract:
        messages.append(
            "Tesseract's language data (eng.traineddata) were not found in TESSDATA_PREFIX, "
            "/usr/share/tesseract-ocr or /usr/share/tessdata."
            + (" RapidOCR reads scanned pages in its place, five to eight times slower." if rapidocr else "")
        )
    elif not orientation:
        messages.append("osd.traineddata was not found: pages that lie on their side are found more slowly.")
    if not rapidocr:
        messages.append("RapidOCR is not here: poor faxes are not read a second time.")
    if not tesseract and not rapidocr:
        messages.append("No engine is here: scanned pages come out with no text.")
    return EngineReport(
        tesseract=tesseract,
        orientation=orientation,
        rapidocr=rapidocr,
        language_data=data,
        messages=tuple(messages),
    )


def tessdata() -> Path | None:
    """The folder with eng.traineddata: TESSDATA_PREFIX if it is set, else where Debian and others put it."""
    prefix = os.environ.get("TESSDATA_PREFIX")
    if prefix:
        # Set means: this one and no other, so that a machine without Tesseract can be tried out.
        places = [Path(prefix), Path(prefix) / "tessdata"]
    else:
        places = [Path(folder) for folder in _DATA_FOLDERS]
        places += sorted(Path(_DATA_FOLDERS[0]).glob("*/tessdata"), reverse=True)
    return next((place for place in places if (place / "eng.traineddata").is_file()), None)


def _rapidocr_models() -> dict[str, str] | None:
    spec = importlib.util.find_spec("rapidocr")
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0]) / "models"
    models = {stage: folder / name for stage, name in _RAPIDOCR_MODELS.items()}
    if not all(path.is_file() for path in models.values()):
        return None
    return {stage: str(path) for stage, path in models.items()}


@functools.cache
def _tesseract(language: str) -> Any:
    import tesserocr

    mode = tesserocr.PSM.OSD_ONLY if language == "osd" else tesserocr.PSM.AUTO
    api = tesserocr.PyTessBaseAPI(path=f"{tessdata()}/", lang=language, psm=mode)
    api.SetVariable("debug_file", os.devnull)
    return api


def read_with_tesseract(gray: Gray, *, dpi: float) -> Recognized:
    """Read an image with Tesseract. A slight blur first: it halves the errors on faxes."""
    import cv2
    import tesserocr
    from PIL import Image

    api = _tesseract("eng")
    height, width = gray.shape
    api.SetImage(Image.fromarray(np.asarray(cv2.GaussianBlur(gray, (0, 0), _BLUR))))
    api.SetSourceResolution(max(70, round(dpi)))
    lines: list[list[Word]] = []
    lost = 0
    try:
        if not api.Recognize():
            return Recognized(lines=(), engine="tesseract")
        iterator = api.GetIterator()
        if iterator is None:
            return Recognized(lines=(), engine="tesseract")
        for item in tesserocr.iterate_level(iterator, tesserocr.RIL.WORD):
            if item.IsAtBeginningOf(tesserocr.RIL.TEXTLINE) or not lines:
                lines.append([])
            if item.Empty(tesserocr.RIL.WORD):
                continue
            text = clean(item.GetUTF8Text(tesserocr.RIL.WORD))
            confidence = item.Confidence(tesserocr.RIL.WORD) / 100
            box = item.BoundingBoxInternal(tesserocr.RIL.WORD)
            if text and box and confidence >= _LEAST_CONFIDENCE:
                x0, y0, x1, y1 = box
                lines[-1].append(_word(text, x0 / width, y0 / height, x1 / width, y1 / height, confidence))
            elif sum(c.isalpha() for c in text) >= _A_WORD:
                lost += 1
    finally:
        api.Clear()
    ordered = tables_by_rows(from_the_top([tuple(line) for line in lines if line]))
    return Recognized(lines=ordered, engine="tesseract", lost=lost)


def orientation_by_tesseract(gray: Gray) -> int | None:
    """Degrees clockwise that the image must be turned to stand upright; None when that cannot be told."""
    from PIL import Image

    api = _tesseract("osd")
    api.SetImage(Image.fromarray(gray))
    try:
        found = api.DetectOrientationScript()
    finally:
        api.Clear()
    if not found or found["orient_conf"] < 1.0:
        return None
    # Tesseract gives how far the text is turned; turning it back goes the other way round.
    return (360 - int(found["orient_deg"])) % 360


@functools.cache
def _rapidocr() -> Any:
    import logging

    logging.disable(logging.CRITICAL)
    from rapidocr import RapidOCR

    models = _rapidocr_models() or {}
    return RapidOCR(
        params={
            "Global.use_cls": False,
            "Global.max_side_len": _RAPIDOCR_SIDE,
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            **{f"{stage}.model_path": path for stage, path in models.items()},
        }
    )


def read_with_rapidocr(gray: Gray) -> Recognized:
    """Read an image with RapidOCR. The image must be upright: the check of single lines is off (it errs)."""
    result = _rapidocr()(
        np.repeat(gray[:, :, None], 3, axis=2), use_det=True, use_rec=True, return_word_box=True
    )
    height, width = gray.shape
    pieces: list[list[Word]] = []
    # Where it finds no text at all its answer holds a word that is none, without a box.
    for line in result.word_results if len(result) else ():
        words: list[Word] = []
        for text, confidence, corners in line:
            xs, ys = [p[0] for p in corners], [p[1] for p in corners]
            text = clean(text)
            if text:
                words.append(
                    _word(
                        text, min(xs) / width, min(ys) / height, max(xs) / width, max(ys) / height, confidence
                    )
                )
        if words:
            pieces.append(words)
    return Recognized(lines=in_rows(pieces), engine="rapidocr")


def _word(text: str, x0: float, y0: float, x1: float, y1: float, confidence: float) -> Word:
    x0, y0, x1, y1 = (round(min(max(float(v), 0.0), 1.0), 5) for v in (x0, y0, x1, y1))
    return Word(text, x0, y0, x1, y1, round(min(max(float(confidence), 0.0), 1.0), 3))
