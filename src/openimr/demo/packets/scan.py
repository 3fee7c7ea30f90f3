"""Paper as it comes out of a fax machine or a copier: skewed, blurred, noisy images of good pages.

The same page, seed and header give the same bytes.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FAX_DPI = 200
COPY_DPI = 180


@dataclass(frozen=True, kw_only=True)
class ScannedPage:
    """One image to be packed into a PDF: CCITT group 4 (`bits` 1) or JPEG (`bits` 8)."""

    data: bytes
    width: int
    height: int
    bits: int


def raster(page: pdfium.PdfPage, dpi: int) -> Image.Image:
    """A page as a grey image."""
    image: Image.Image = page.render(scale=dpi / 72, grayscale=True).to_pil()
    return image.convert("L")


def fax(image: Image.Image, *, seed: int, header: str, upside_down: bool = False) -> ScannedPage:
    """A page as a fax shows it: 1 bit, skewed up to one degree, blurred, specked, with lines dropped.

    `header` is the line that the sending machine prints; it stands upright even when the page does not.
    """
    chance = np.random.default_rng(seed)
    page = _skewed(image.rotate(180) if upside_down else image, chance)
    page = page.filter(ImageFilter.BoxBlur(float(chance.uniform(0.35, 0.55))))
    grey = np.asarray(page, dtype=np.int16) + _noise(page.size, chance, 40)
    black = grey < chance.integers(155, 175)
    _specks(black, chance)
    _dropouts(black, chance)
    result = Image.fromarray(~black)
    _print_header(result, header)
    buffer = io.BytesIO()
    strip = -(-result.width // 8) * result.height
    result.save(buffer, "TIFF", compression="group4", strip_size=strip)
    return ScannedPage(data=_strip(buffer), width=result.width, height=result.height, bits=1)


def copy(image: Image.Image, *, seed: int, upside_down: bool = False) -> ScannedPage:
    """A page as an office copier shows it: grey, uneven light, a dark edge, JPEG."""
    chance = np.random.default_rng(seed)
    page = _skewed(image.rotate(180) if upside_down else image, chance)
    page = page.filter(ImageFilter.BoxBlur(0.6))
    width, height = page.size
    light = np.linspace(chance.uniform(0.9, 0.97), 1.0, width, dtype=np.float32)
    shade = np.linspace(1.0, chance.uniform(0.93, 0.98), height, dtype=np.float32)
    grey = np.asarray(page, dtype=np.float32) * 0.94 * light[None, :] * shade[:, None]
    grey += _noise(page.size, chance, 9)
    edge = int(chance.integers(4, 14))
    grey[:, -edge:] *= 0.35
    result = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
    buffer = io.BytesIO()
    result.save(buffer, "JPEG", quality=40)
    return ScannedPage(data=buffer.getvalue(), width=width, height=height, bits=8)


def _skewed(image: Image.Image, chance: np.random.Generator) -> Image.Image:
    """The page fed in askew, by a quarter to one degree: two shears in whole pixels, as a feeder's steps are."""
    slope = float(np.tan(np.radians(chance.uniform(0.25, 1.0) * chance.choice([-1, 1]))))
    across = _sheared(np.asarray(image), slope)
    return Image.fromarray(np.ascontiguousarray(_sheared(across.T, -slope).T))


def _sheared(page: NDArray[np.uint8], slope: float) -> NDArray[np.uint8]:
    """Rows moved sideways in proportion to their distance from the middle; white comes in at the edge."""
    height, width = page.shape
    moves = np.rint((np.arange(height) - height / 2) * slope).astype(int)
    turned = np.full_like(page, 255)
    for move in np.unique(moves):
        here = np.flatnonzero(moves == move)
        rows = slice(int(here[0]), int(here[-1]) + 1)
        if move >= 0:
            turned[rows, move:] = page[rows, : width - move]
        else:
            turned[rows, :move] = page[rows, -move:]
    return turned


def _noise(size: tuple[int, int], chance: np.random.Generator, spread: int) -> NDArray[np.int16]:
    """Noise about zero, up to `spread` grey levels either way."""
    width, height = size
    noise = (
        np.frombuffer(chance.bytes(width * height), dtype=np.uint8).reshape(height, width).astype(np.int16)
    )
    noise -= 128
    noise *= spread
    noise >>= 7
    return noise


def _specks(black: NDArray[np.bool_], chance: np.random.Generator) -> None:
    count = black.size // 8000
    for ink in (True, False):
        rows = chance.integers(0, black.shape[0] - 1, count)
        columns = chance.integers(0, black.shape[1] - 1, count)
        black[rows, columns] = ink
        if ink:
            black[rows[: count // 6] + 1, columns[: count // 6]] = True


def _dropouts(black: NDArray[np.bool_], chance: np.random.Generator) -> None:
    height, width = black.shape
    for row in chance.integers(0, height, int(chance.integers(2, 7))):
        start = int(chance.integers(0, width // 2))
        black[row, start : start + int(chance.integers(width // 4, width))] = False
    if chance.random() < 0.3:
        column = int(chance.integers(width // 8, width))
        black[:, column] |= chance.random(height) < 0.8


def _print_header(page: Image.Image, header: str) -> None:
    font = ImageFont.load_default_imagefont()
    small = Image.new("1", (int(font.getlength(header)) + 4, 13), 1)
    ImageDraw.Draw(small).text((2, 1), header, fill=0, font=font)
    scale = min(2.6, (page.width - 80) / small.width)
    grown = small.resize((int(small.width * scale), int(small.height * 2.4)), Image.Resampling.NEAREST)
    page.paste(grown, ((page.width - grown.width) // 2, 8))


def _strip(tiff: io.BytesIO) -> bytes:
    """The one strip of group 4 data in a TIFF file."""
    tiff.seek(0)
    with Image.open(tiff) as image:
        tags = image.tag_v2  # type: ignore[attr-defined]
        (start,), (length,) = tags[273], tags[279]
    return tiff.getvalue()[start : start + length]
