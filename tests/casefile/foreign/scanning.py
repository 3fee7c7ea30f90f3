"""Pages as a scanner at 200 dots to the inch sends them: askew, speckled, black and white."""

from __future__ import annotations

import io
from random import Random

import numpy as np
import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from .paper import HEIGHT, WIDTH, Mark

DPI = 200


def scanned(canvas: Canvas, marks: list[Mark], turn: int) -> None:
    """Put the page on the canvas as a picture, lying as it was fed."""
    from .packing import draw

    out = io.BytesIO()
    sheet = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=True)
    draw(sheet, marks)
    sheet.save()
    document = pdfium.PdfDocument(out.getvalue())
    picture = document[0].render(scale=DPI / 72, grayscale=True).to_pil()
    document.close()
    rng = Random(" ".join(m.text for m in marks))
    picture = picture.rotate(rng.uniform(-0.9, 0.9), fillcolor=255, resample=Image.Resampling.BILINEAR)
    noise = np.random.default_rng(rng.randrange(2**31))
    grey = np.asarray(picture, dtype=np.int16) + noise.normal(0, 18, (picture.height, picture.width)).astype(
        np.int16
    )
    black = Image.fromarray(np.where(grey < 150, 0, 255).astype(np.uint8)).convert("1")
    if turn:
        black = black.rotate(-turn, expand=True)
    wide, high = (HEIGHT, WIDTH) if turn in (90, 270) else (WIDTH, HEIGHT)
    canvas.setPageSize((wide, high))
    canvas.drawImage(ImageReader(black), 0, 0, wide, high)
