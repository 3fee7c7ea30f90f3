"""A page as its reader sees it: which point of the PDF page lies where on the upright sheet."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pikepdf

_LETTER = (0.0, 0.0, 612.0, 792.0)
_LARGEST = 1_000_000.0


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The visible box of a page in its own units, and the turn at which it is shown (degrees clockwise)."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @classmethod
    def of(cls, page: pikepdf.Object, turn: int = 0) -> Sheet:
        """The sheet that a page is: its crop box within its media box, turned by /Rotate and by `turn` degrees more."""
        media = _box(page.get("/MediaBox")) or _LETTER
        crop = _box(page.get("/CropBox")) or media
        left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
        right, top = min(media[2], crop[2]), min(media[3], crop[3])
        if right - left < 1 or top - bottom < 1:
            left, bottom, right, top = media
        rotation = (rotation_of(page) + turn) % 360
        return cls(left=left, bottom=bottom, right=right, top=top, rotation=rotation)

    @property
    def width(self) -> float:
        """Width as shown."""
        return self.top - self.bottom if self.rotation % 180 else self.right - self.left

    @property
    def height(self) -> float:
        """Height as shown."""
        return self.right - self.left if self.rotation % 180 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The page point at x from the left and y from the top of the sheet as shown, in page units."""
        match self.rotation:
            case 0:
                return self.left + x, self.top - y
            case 90:
                return self.left + y, self.bottom + x
            case 180:
                return self.right - x, self.bottom + y
            case _:
                return self.right - y, self.top - x

    def matrix(self, x: float, y: float) -> str:
        """The text matrix that writes upright, as shown, from that point on: six numbers."""
        px, py = self.point(x, y)
        return f"{self.axes()[0]} {number(px)} {number(py)}"

    def axes(self) -> tuple[str, tuple[float, float], tuple[float, float], tuple[float, float]]:
        """The first four numbers of a text matrix that writes upright; the page point at the sheet's top left; and how
        far a step to the right, and a step down, lead on the page.
        """
        x, y = self.point(0, 0)
        right, down = self.point(1, 0), self.point(0, 1)
        cosine, sine = (round(f(math.radians(self.rotation))) for f in (math.cos, math.sin))
        return (
            f"{cosine} {sine} {-sine} {cosine}",
            (x, y),
            (right[0] - x, right[1] - y),
            (down[0] - x, down[1] - y),
        )

    def with_foot(self, height: float) -> Sheet:
        """The sheet with a strip added below it, as shown."""
        left, bottom, right, top = self.left, self.bottom, self.right, self.top
        match self.rotation:
            case 0:
                bottom -= height
            case 90:
                right += height
            case 180:
                top += height
            case _:
                left -= height
        return Sheet(left=left, bottom=bottom, right=right, top=top, rotation=self.rotation)

    def told(self) -> bytes:
        """The box as PDF writes it."""
        sides = [number(side) for side in (self.left, self.bottom, self.right, self.top)]
        return f"[ {' '.join(sides)} ]".encode("ascii")


def rotation_of(page: pikepdf.Object) -> int:
    """/Rotate as 0, 90, 180 or 270; anything else is 0."""
    try:
        rotation = int(page.get("/Rotate", 0))
    except (TypeError, ValueError):
        return 0
    return rotation % 360 if rotation % 90 == 0 else 0


def number(value: float) -> str:
    """A number as content streams write it: no exponent, no more digits than show."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _box(array: pikepdf.Object | None) -> tuple[float, float, float, float] | None:
    """A box with its corners in order; None for what is no box."""
    if not isinstance(array, pikepdf.Array) or len(array) != 4:
        return None
    try:
        x0, y0, x1, y1 = (float(v) for v in array)
    except (TypeError, ValueError):
        return None
    if not all(math.isfinite(v) and abs(v) <= _LARGEST for v in (x0, y0, x1, y1)):
        return None
    box = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    return box if box[2] - box[0] >= 1 and box[3] - box[1] >= 1 else None
