"""Light: pages that were photographed or copied unevenly, as if they lay under even light; negatives turned round.

Tesseract tells ink from paper by one threshold for the page. Where one side lies in the shadow it takes the shadow for
ink and reads the bright side only, and is sure of what it read: so the paper is brought to one white first.
Runs in a guarded child only.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from openimr.casefile.reading.raster import Gray

_REDUCED = 4
_PATCH = 6
_UNEVEN = 40
_GRAY_PAPER = 200
_DARKEST_PAPER = 70
_NEGATIVE_BELOW = 90
_STANDS_OUT = 80
_INK = (0.002, 0.35)


def evened(gray: Gray) -> Gray:
    """The page for an engine to read: dark ink on paper of one white. The very same array where it is so already.

    `gray` is 0 black to 255 white; so is what comes out, of the same shape.
    """
    small = np.asarray(Image.fromarray(gray).reduce(_REDUCED))
    if min(small.shape) < 3 * _PATCH:
        return gray
    if _is_negative(small):
        gray, small = np.asarray(255 - gray, dtype=np.uint8), np.asarray(255 - small, dtype=np.uint8)
    paper = _paper(small)
    low, middle, high = np.percentile(paper, (5, 50, 95))
    if high - low < _UNEVEN and middle > _GRAY_PAPER:
        return gray
    wide = Image.fromarray(np.maximum(paper, _DARKEST_PAPER)).resize(
        (gray.shape[1], gray.shape[0]), Image.Resampling.BILINEAR
    )
    lit = gray.astype(np.float32) * (255 / np.asarray(wide, dtype=np.float32))
    return np.minimum(lit, 255).astype(np.uint8)


def _is_negative(small: Gray) -> bool:
    """Whether a page is mostly dark and what stands out from it is as little as writing is."""
    middle = float(np.median(small))
    bright = float((small > middle + _STANDS_OUT).mean())
    return middle < _NEGATIVE_BELOW and _INK[0] < bright < _INK[1]


def _paper(small: Gray) -> npt.NDArray[np.uint8]:
    """How bright the paper is, in patches of about an eighth of an inch, smoothed: writing leaves some paper in each."""
    rows, columns = small.shape[0] // _PATCH, small.shape[1] // _PATCH
    patches = small[: rows * _PATCH, : columns * _PATCH].reshape(rows, _PATCH, columns, _PATCH)
    brightest = Image.fromarray(patches.max(axis=(1, 3)).astype(np.uint8))
    # A patch that is all ink (a bar, a letter of a headline) has the paper of those beside it.
    return np.asarray(
        brightest.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.BoxBlur(3)), dtype=np.uint8
    )
