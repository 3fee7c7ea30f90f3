"""Packets that are images: the frames of a TIFF, a JPEG or a PNG as gray pages of the right shape.

Runs in a guarded child only.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from PIL import Image, ImageOps

from openimr.casefile.reading.model import Limits, Reason
from openimr.casefile.reading.opening import OpenImage, Unreadable
from openimr.casefile.reading.raster import Gray, scaled

_LETTER_WIDTH_INCHES = 8.5
_PLAUSIBLE_DPI = (50.0, 1_300.0)


def frame(opened: OpenImage, number: int, *, limits: Limits) -> tuple[Gray, float]:
    """Frame `number` (from 1) as a viewer shows it, in gray, with its dots per inch.

    Fax pages have more dots across than down; they are brought back to shape. Raises Unreadable.
    """
    image = opened.image
    # The bomb guard is the check of size before anything is unpacked, so the library's own is not needed.
    Image.MAX_IMAGE_PIXELS = None
    try:
        image.seek(number - 1)
        if image.width * image.height > limits.max_image_pixels:
            raise Unreadable(Reason.TOO_LARGE)
        across, down = resolution(image)
        gray = ImageOps.exif_transpose(flattened(image))
    except (OSError, SyntaxError, ValueError, TypeError, KeyError, EOFError, IndexError):
        raise Unreadable(Reason.DAMAGED) from None
    if abs(across - down) > 1:
        height = round(gray.height * across / down)
        if height * gray.width > limits.max_image_pixels:
            raise Unreadable(Reason.TOO_LARGE)
        gray = gray.resize((gray.width, max(1, height)), Image.Resampling.BILINEAR)
    array = np.asarray(gray, dtype=np.uint8)
    factor = min(1.0, limits.ocr_dpi / across, limits.max_side / max(array.shape))
    return scaled(array, factor), across * factor


def flattened(image: Image.Image) -> Image.Image:
    """The image in gray, laid on white where it is see-through."""
    if image.mode == "P" or "A" in image.mode or "transparency" in image.info:
        rgba = image.convert("RGBA")
        paper = Image.new("RGBA", rgba.size, "white")
        return Image.alpha_composite(paper, rgba).convert("L")
    if image.mode.startswith(("I", "F")):
        values = np.asarray(image, dtype=np.float64)
        top = 65535.0 if values.max(initial=0) > 255 else 255.0
        return Image.fromarray((np.clip(values / top, 0, 1) * 255).astype(np.uint8))
    return image.convert("L")


def resolution(image: Image.Image) -> tuple[float, float]:
    """Dots per inch across and down; for an image that does not say, as if it were 8.5 inches wide."""
    given: Any = image.info.get("dpi")
    try:
        across, down = (float(v) for v in given)
    except (TypeError, ValueError):
        across = down = 0.0
    low, high = _PLAUSIBLE_DPI
    # Cameras and screens write 72 whatever the picture; a page of 30 inches is no page.
    if not (low <= across <= high and low <= down <= high) or image.width / across > 2 * _LETTER_WIDTH_INCHES:
        guess = min(image.width, image.height) / _LETTER_WIDTH_INCHES
        across = down = min(max(guess, low), high)
    return across, down
