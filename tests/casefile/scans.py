"""Honest papers as PDFs: born-digital pages, and the same pages scanned, skewed, noisy and faxed."""

from __future__ import annotations

import functools
import io
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import typst
from PIL import Image, ImageDraw, ImageFilter, ImageFont

_TEMPLATE = b"""
#set page(width: 8.5in, height: eval(sys.inputs.at("height")), margin: (x: 0.9in, y: 0.8in))
#set text(size: 11pt, hyphenate: false)
#set par(leading: 0.6em, spacing: 0.6em)
#for (n, page) in json(bytes(sys.inputs.at("pages"))).enumerate() {
  if n > 0 { pagebreak() }
  for line in page.split("\\n") { par(line) }
}
"""


@functools.cache
def born_digital(*pages: str, height: str = "11in") -> bytes:
    """A PDF with a text layer, one page for each text, one paragraph for each line."""
    import json

    made = typst.compile(_TEMPLATE, format="pdf", sys_inputs={"pages": json.dumps(pages), "height": height})
    assert isinstance(made, bytes)
    return made


@functools.cache
def _drawn(page: str, height: str) -> Image.Image:
    document = pdfium.PdfDocument(born_digital(page, height=height))
    return document[0].render(scale=200 / 72, grayscale=True).to_pil()


def scanned(
    page: str,
    *,
    height: str = "11in",
    skew: float = 1.0,
    noise: int = 14,
    turned: int = 0,
    fax_header: str = "",
    seed: int = 1,
) -> Image.Image:
    """A page as a fax machine sees it, 200 dots per inch, black and white.

    `turned` is how many degrees clockwise the sheet lay turned in the machine; the fax header is printed
    afterwards and stands upright whatever the sheet did.
    """
    random = np.random.default_rng(seed)
    image = _drawn(page, height) if page else Image.new("L", (1700, 2200), 255)
    image = image.rotate(skew, fillcolor=255, resample=Image.Resampling.BICUBIC)
    image = image.filter(ImageFilter.GaussianBlur(0.6)).rotate(-turned, expand=True)
    gray = np.asarray(image).astype(float) + random.normal(0, noise, (image.height, image.width))
    specks = random.random(gray.shape)
    gray[specks < 0.0004] = 0
    gray[specks > 0.9992] = 255
    bits = Image.fromarray(((gray > 140) * 255).astype(np.uint8))
    if fax_header:
        ImageDraw.Draw(bits).text((70, 24), fax_header, fill=0, font=ImageFont.load_default(size=24))
    return bits.convert("1")


def as_pdf(path: Path, *images: Image.Image) -> Path:
    """A PDF of images only, as scanners make them."""
    images[0].save(path, "PDF", resolution=200, save_all=True, append_images=list(images[1:]))
    return path


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
