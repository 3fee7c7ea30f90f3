"""Files spoilt at random from honest ones, the same for the same number: what a bad line, disk or mail gateway makes."""

from __future__ import annotations

import functools
import io
import random
import zipfile
from pathlib import Path

from PIL import Image

from tests.casefile import papers, scans

_KINDS = ("pdf", "scan", "tiff", "png", "jpeg", "zip")


@functools.cache
def _honest(kind: str) -> bytes:
    match kind:
        case "pdf":
            return scans.born_digital(papers.PR2_1, papers.LAB, papers.MRI)
        case "zip":
            buffer = io.BytesIO()
            with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr("a.pdf", _honest("pdf"))
                archive.writestr("b.png", _honest("png"))
            return buffer.getvalue()
    buffer = io.BytesIO()
    small = Image.new("L", (340, 440), 255)
    small.paste(0, (40, 40, 300, 60))
    match kind:
        case "scan":
            small.save(buffer, "PDF", save_all=True, append_images=[small])
        case "tiff":
            small.convert("1").save(
                buffer, "TIFF", save_all=True, append_images=[small.convert("1")], compression="group4"
            )
        case _:
            small.save(buffer, kind.upper())
    return buffer.getvalue()


def mutant(number: int, path: Path) -> Path:
    """Write mutant `number` to `path`: bytes changed, cut out, doubled, moved, or a number in the structure made absurd."""
    chance = random.Random(f"mutant {number}")
    data = bytearray(_honest(_KINDS[number % len(_KINDS)]))
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(data))
        match chance.randrange(7):
            case 0:
                for _ in range(chance.randint(1, 40)):
                    data[chance.randrange(len(data))] = chance.randrange(256)
            case 1:
                del data[place : place + chance.randint(1, max(2, len(data) // 4))]
            case 2:
                data[place:place] = data[place : place + chance.randint(1, 2_000)]
            case 3:
                del data[place:]
            case 4:
                data[place:place] = chance.randbytes(chance.randint(1, 500))
            case 5:
                _absurd(data, chance)
            case _:
                other = _honest(chance.choice(_KINDS))
                data[place : place + 200] = other[:200]
        if not data:
            data = bytearray(b"%PDF-")
    path.write_bytes(bytes(data))
    return path


def _absurd(data: bytearray, chance: random.Random) -> None:
    """Make some number after a slash name of a PDF huge, negative, or a reference to itself."""
    names = [
        b"/Length ",
        b"/Count ",
        b"/Width ",
        b"/Height ",
        b"/Size ",
        b"/W [",
        b"/Columns ",
        b"/N ",
        b"/First ",
    ]
    found = [(n, data.find(n)) for n in names]
    here = [(n, i) for n, i in found if i >= 0]
    if not here:
        return
    name, start = chance.choice(here)
    value = chance.choice([b"4294967295", b"-1", b"99999999999999", b"1 0 R", b"null", b"0"])
    data[start + len(name) : start + len(name)] = value + b" "
