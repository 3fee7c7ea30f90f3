"""Page images: drawing a page in gray, turning it, keeping it, and its fingerprint.

Images are arrays of bytes, 0 black to 255 white. Runs in a guarded child only.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from PIL import Image

from openimr.casefile.reading.model import CannotWrite, Limits

Gray = npt.NDArray[np.uint8]

_JPEG_QUALITY = 60
_FINGERPRINT_SIDE = 16


def draw(page: pdfium.PdfPage, *, dpi: int, limits: Limits) -> tuple[Gray, float]:
    """The page as a viewer shows it, in gray, and the dots per inch it was drawn at (fewer for huge pages)."""
    width, height = page.get_size()
    scale = min(dpi / 72, limits.max_side / max(width, height, 1.0))
    bitmap = page.render(scale=scale, grayscale=True, fill_color=(255, 255, 255, 255), may_draw_forms=False)
    try:
        array = np.array(bitmap.to_numpy(), copy=True)
    finally:
        bitmap.close()
    return array.reshape(array.shape[0], array.shape[1]), scale * 72


def turn(gray: Gray, degrees: int) -> Gray:
    """The image turned clockwise by 0, 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(gray, k=-(degrees // 90) % 4))


def scaled(gray: Gray, factor: float) -> Gray:
    """The image made smaller (never larger), averaging."""
    if factor >= 1:
        return gray
    image = Image.fromarray(gray)
    size = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
    return np.asarray(image.resize(size, Image.Resampling.BOX, reducing_gap=2.0))


def keep(gray: Gray, path: Path) -> str:
    """Write the image as `path` says (.jpg, .webp, else .png), whole or not at all; returns its SHA-256.

    Raises ValueError for another ending, CannotWrite where the disk or the folder does not allow it.
    """
    options: dict[str, Any]
    match path.suffix.lower():
        case ".png" | "":
            options = (
                {"format": "PNG", "compress_level": 4, "bits": 4} if is_print(gray) else {"format": "PNG"}
            )
        case ".jpg" | ".jpeg":
            options = {"format": "JPEG", "quality": _JPEG_QUALITY}
        case ".webp":
            options = {"format": "WEBP", "quality": _JPEG_QUALITY, "method": 1}
        case other:
            raise ValueError(f"page image: expected a name in .png, .jpg or .webp, found '{other}'")
    image = _sixteen_grays(gray) if "bits" in options else Image.fromarray(gray)
    try:
        return _write(image, path, options)
    except OSError as error:
        raise CannotWrite(type(error).__name__) from error


def _write(image: Image.Image, path: Path, options: dict[str, Any]) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".part-", delete=False) as part:
        try:
            image.save(part, **options)
            part.flush()
            os.fsync(part.fileno())
            Path(part.name).replace(path)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise
    return hashlib.sha256(path.read_bytes()).hexdigest()


def is_print(gray: Gray) -> bool:
    """Whether the page is print on paper, not a photograph or an X-ray: most of it is white."""
    return float((gray[::4, ::4] > 230).mean()) > 0.7


def _sixteen_grays(gray: Gray) -> Image.Image:
    """Print in 16 grays: half the size of 256, and the eye sees no difference."""
    levels = ((gray.astype(np.uint16) + 8) // 17).astype(np.uint8)
    image = Image.frombytes("P", (gray.shape[1], gray.shape[0]), levels.tobytes())
    image.putpalette([v for i in range(16) for v in (i * 17,) * 3])
    return image


def fingerprint(gray: Gray) -> str:
    """A perceptual hash of 256 bits, hexadecimal: whether each patch of the page is darker than the next.

    Near (few bits differ) for the same picture scanned again; says little of pages of mere text, which
    all look alike at this size.
    """
    side = _FINGERPRINT_SIDE
    small = Image.fromarray(gray).resize((side + 1, side), Image.Resampling.BOX)
    values = np.asarray(small, dtype=np.int16)
    # A step of less than 2 is paper, not print, and would only be noise.
    return np.packbits(values[:, 1:] - values[:, :-1] > 2).tobytes().hex()
