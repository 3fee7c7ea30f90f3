"""Reading packets: born-digital pages beside bare pypdfium2, scans beside bare Tesseract and RapidOCR, memory by size.

Times are of the processor, in one run, side by side; say what they say as ratios only.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_THREAD_LIMIT", "1")

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image
from rapidfuzz.distance import Levenshtein

from openimr.casefile.reading import Limits, ocr, pages
from openimr.casefile.reading.layer import read_layer
from openimr.casefile.reading.model import READ_AGAIN_BELOW
from openimr.casefile.reading.raster import Gray
from openimr.casefile.reading.recognizing import recognize
from openimr.demo.mixed import HELD_OUT, TUNING, Handling, make
from openimr.demo.packets import scan

ROUNDS = 3
SCANS = int(os.environ.get("OPENIMR_BENCHMARK_SCANS", "2"))
NEARLY_ALL = 0.955
"""A threshold below which most clean pages lie too."""


def _packet(times: int = 1) -> bytes:
    """A born-digital packet of the generator, its pages `times` over."""
    made = make(
        8100, families=(*TUNING, *HELD_OUT), papers=30, packets=1, handling=Handling(turned=0.0, blanks=0.0)
    )
    out = pikepdf.new()
    with pikepdf.open(io.BytesIO(made.files[0])) as source:
        for _ in range(times):
            out.pages.extend(source.pages)
        buffer = io.BytesIO()
        out.save(buffer)
    return buffer.getvalue()


def _timed(work: Callable[[], Any]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def born_digital() -> None:
    data = _packet()
    count = len(pdfium.PdfDocument(data))

    def each(look: Callable[[pdfium.PdfPage], Any]) -> Callable[[], None]:
        def work() -> None:
            document = pdfium.PdfDocument(data)
            for number in range(count):
                page = document[number]
                look(page)
                page.close()
            document.close()

        return work

    def text(page: pdfium.PdfPage) -> None:
        textpage = page.get_textpage()
        textpage.get_text_range()
        textpage.close()

    def boxes(page: pdfium.PdfPage) -> None:
        textpage = page.get_textpage()
        textpage.get_text_range()
        for index in range(textpage.count_chars()):
            textpage.get_charbox(index)
            raw.FPDFText_GetUnicode(textpage.raw, index)
        textpage.close()

    def image(page: pdfium.PdfPage) -> None:
        boxes(page)
        page.render(scale=150 / 72, grayscale=True).to_numpy()

    ways: dict[str, Callable[[], Any]] = {
        "pypdfium2, text only": each(text),
        "pypdfium2, text and a box for each character": each(boxes),
        "OpenIMR, text, words with boxes, turn, legibility": each(read_layer),
        "pypdfium2, text, boxes and the page drawn at 150 dpi": each(image),
    }
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "packet.pdf"
        path.write_bytes(data)

        def whole() -> None:
            for number in range(1, count + 1):
                pages.read(
                    {
                        "path": str(path), "number": number, "image_to": str(Path(name) / "page.png"),
                        "limits": Limits().to_json(), "second_pass_below": 0.8,
                    }
                )  # fmt: skip

        ways["OpenIMR, all of it: checks, words, image drawn, kept as PNG"] = whole
        best = {way: min(_timed(work) for _ in range(ROUNDS)) for way, work in ways.items()}
    base = best["pypdfium2, text and a box for each character"]
    print(
        f"### Born-digital, {count} pages\n\n| way | time, text with boxes by pypdfium2 = 1 | pages/s of one core |\n|---|---:|---:|"
    )
    for way, seconds in best.items():
        print(f"| {way} | {seconds / base:.2f} | {count / seconds:.0f} |")


def _scans() -> dict[str, list[tuple[Gray, str]]]:
    """Page images with their true text: clean, faxed fine, faxed in standard mode (half the lines)."""
    made = make(
        8200,
        families=TUNING,
        papers=12,
        packets=1,
        handling=Handling(turned=0.0, blanks=0.0, again=0.0, twice=0.0),
    )
    document = pdfium.PdfDocument(made.files[0])
    found: dict[str, list[tuple[Gray, str]]] = {"clean": [], "faxed": [], "standard mode": []}
    for number in range(min(SCANS, len(document))):
        page = document[number]
        truth = read_layer(page).text
        clean = scan.raster(page, 200)
        faxed = _image(scan.fax(clean, seed=number, header=""))
        standard = faxed.resize((faxed.width, faxed.height * 98 // 200), Image.Resampling.BILINEAR).point(
            lambda v: 255 * (v > 150)
        )
        found["clean"].append((np.asarray(clean), truth))
        found["faxed"].append((np.asarray(faxed), truth))
        found["standard mode"].append(
            (np.asarray(standard.resize(faxed.size, Image.Resampling.BILINEAR)), truth)
        )
    return found


def _image(made: scan.ScannedPage) -> Image.Image:
    pdf = pikepdf.new()
    stream = pikepdf.Stream(pdf, made.data)
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    stream.Width, stream.Height, stream.ColorSpace, stream.BitsPerComponent = (
        made.width,
        made.height,
        pikepdf.Name.DeviceGray,
        1,
    )
    stream.Filter = pikepdf.Name.CCITTFaxDecode
    stream.DecodeParms = pikepdf.Dictionary(K=-1, Columns=made.width, Rows=made.height, BlackIs1=True)
    return pikepdf.PdfImage(stream).as_pil_image().convert("L")


def _bare_tesseract() -> Callable[[Gray], str]:
    import tesserocr

    api = tesserocr.PyTessBaseAPI(path=f"{ocr.tessdata()}/", lang="eng", psm=tesserocr.PSM.AUTO)

    def read(gray: Gray) -> str:
        api.SetImage(Image.fromarray(gray))
        api.SetSourceResolution(200)
        return str(api.GetUTF8Text())

    return read


def _errors(read: str, truth: str) -> float:
    a, b = " ".join(read.split()), " ".join(truth.split())
    return Levenshtein.distance(a, b) / max(1, len(b))


def _with_digits(text: str) -> Counter[str]:
    """The words with a digit in them: doses, dates, levels; order does not count."""
    return Counter(word for word in text.split() if any(c.isdigit() for c in word))


def scans() -> None:
    found = _scans()
    ways: dict[str, Callable[[Gray], str]] = {
        "Tesseract alone": _bare_tesseract(),
        "RapidOCR alone": lambda gray: ocr.read_with_rapidocr(gray).text,
        "OpenIMR, first pass": lambda gray: (
            recognize(gray, dpi=200, second_pass_below=0.0, much=True).recognized.text
        ),
        f"OpenIMR, read again below {READ_AGAIN_BELOW} (as it is set)": lambda gray: (
            recognize(gray, dpi=200, second_pass_below=READ_AGAIN_BELOW, much=True).recognized.text
        ),
        f"OpenIMR, read again below {NEARLY_ALL}": lambda gray: (
            recognize(gray, dpi=200, second_pass_below=NEARLY_ALL, much=True).recognized.text
        ),
    }
    print(
        f"\n### Scans, {SCANS} pages of each sort at 200 dpi\n\n| way | characters wrong: {' | '.join(found)} | words with a digit right | time a page, Tesseract alone = 1 |\n|---|"
        + "---:|" * (len(found) + 2)
    )
    base = 0.0
    for way, read in ways.items():
        read(found["clean"][0][0])
        cells, seconds = [], 0.0
        digits = right = 0
        for images in found.values():
            wrong = []
            for gray, truth in images:
                began = time.process_time()
                said = read(gray)
                seconds += time.process_time() - began
                wrong.append(_errors(said, truth))
                wanted = _with_digits(truth)
                digits, right = digits + wanted.total(), right + (wanted & _with_digits(said)).total()
            cells.append(f"{sum(wrong) / len(wrong):.2%}")
        base = base or seconds
        print(f"| {way} | {' | '.join(cells)} | {right} of {digits} | {seconds / base:.2f} |")


_CHILD = """
import json, resource, sys
from pathlib import Path
from openimr.casefile.reading import Limits, pages
path, count = sys.argv[1], int(sys.argv[2])
for number in range(1, count + 1):
    pages.read({"path": path, "number": number, "image_to": path + ".png", "limits": Limits().to_json(), "second_pass_below": 0.8})
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def memory() -> None:
    print("\n### Memory of a reading process\n\n| pages of the packet | most memory, MB |\n|---:|---:|")
    with tempfile.TemporaryDirectory() as name:
        for times in (1, 4, 12):
            path = Path(name) / f"{times}.pdf"
            path.write_bytes(_packet(times))
            count = len(pdfium.PdfDocument(path))
            done = subprocess.run(
                [sys.executable, "-c", _CHILD, str(path), str(count)],
                capture_output=True,
                text=True,
                check=True,
            )
            print(f"| {count} | {done.stdout.strip()} |")


def main() -> None:
    born_digital()
    memory()
    scans()
