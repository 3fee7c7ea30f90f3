"""Scanned packets for tests: image-only PDFs with known words."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont


def a_scanned_packet(pages: int, *, heading: str = "PROGRESS REPORT") -> bytes:
    """An image-only PDF; page n says so in words that recognition can read."""
    images = []
    for n in range(1, pages + 1):
        image = Image.new("L", (1275, 1650), 255)
        draw = ImageDraw.Draw(image)
        font = ImageFont.load_default(size=34)
        draw.text((120, 120), heading, fill=0, font=ImageFont.load_default(size=44))
        for line in range(12):
            draw.text(
                (120, 260 + 70 * line),
                f"This is line {line + 1} of page number {n} of the report.",
                fill=0,
                font=font,
            )
        images.append(image.convert("1"))
    out = io.BytesIO()
    images[0].save(out, "PDF", save_all=True, append_images=images[1:], resolution=150)
    return out.getvalue()
