"""A packet that is an image made fit for the case file: its frames as pages of their printed size.

Runs in a guarded child, as `preparing` does.
"""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
from PIL import Image

from openimr.casefile.reading.images import flattened, resolution
from openimr.casefile.reading.model import Limits, Reason
from openimr.casefile.reading.opening import LIBRARY_ERRORS, OpenImage, Unreadable, open_packet


def from_image(path: Path, wanted: list[int], out: Path, limits: Limits) -> dict[str, Any]:
    """A TIFF, JPEG or PNG as a PDF of its frames; answers as `preparing.prepare` does. Raises Unreadable."""
    opened = open_packet(path, limits)
    assert isinstance(opened, OpenImage)
    clean = pikepdf.new()
    kept: list[int] = []
    failed: dict[str, str] = {}
    for page in wanted:
        try:
            _add_frame(clean, opened.image, page, limits)
            kept.append(page)
        except Unreadable as why:
            failed[str(page)] = why.reason.value
        except (OSError, SyntaxError, EOFError, *LIBRARY_ERRORS):
            failed[str(page)] = Reason.DAMAGED.value
    clean.save(
        out, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False, deterministic_id=True
    )
    return {"kept": kept, "failed": failed, "notes": []}


def _add_frame(clean: pikepdf.Pdf, image: Image.Image, page: int, limits: Limits) -> None:
    """Add a frame as a page of its printed size, without loss: bits as bits, grays as grays, else colours."""
    Image.MAX_IMAGE_PIXELS = None
    image.seek(page - 1)
    if image.width * image.height > limits.max_image_pixels:
        raise Unreadable(Reason.TOO_LARGE)
    across, down = resolution(image)
    turn = {3: 180, 6: 90, 8: 270}.get(image.getexif().get(0x0112, 1), 0)
    if image.mode == "1":
        data, space, bits = np.packbits(np.asarray(image), axis=1).tobytes(), pikepdf.Name.DeviceGray, 1
    elif image.mode == "RGB" or (
        image.mode in ("P", "CMYK", "YCbCr", "LAB", "HSV") and "transparency" not in image.info
    ):
        data, space, bits = image.convert("RGB").tobytes(), pikepdf.Name.DeviceRGB, 8
    else:
        data, space, bits = flattened(image).tobytes(), pikepdf.Name.DeviceGray, 8
    stream = clean.make_stream(zlib.compress(data, 6))
    stream["/Filter"] = pikepdf.Name.FlateDecode
    for name, value in (
        ("/Type", pikepdf.Name.XObject), ("/Subtype", pikepdf.Name.Image), ("/Width", image.width),
        ("/Height", image.height), ("/ColorSpace", space), ("/BitsPerComponent", bits),
    ):  # fmt: skip
        stream[name] = value
    width, height = round(image.width / across * 72, 2), round(image.height / down * 72, 2)
    added = clean.add_blank_page(page_size=(width, height))
    added.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Frame=stream))
    added.Contents = clean.make_stream(f"q {width} 0 0 {height} 0 0 cm /Frame Do Q".encode())
    if turn:
        added.obj["/Rotate"] = turn
