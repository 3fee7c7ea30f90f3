"""How well packets are understood when they come off a scanner or a fax: the same papers born-digital and scanned.

Packets by other authors (tests/casefile/foreign). Each page is drawn, put through a scanner or a fax machine, read as
packets are read (guard, Tesseract, the second engine below the threshold), then understood. The documents of a packet take
turns among the sorts of scan, so that one packet shows them all; the figures stand beside those of the same papers
born-digital.

Recognizing takes seconds a page: what was recognized is remembered in the folder `OPENIMR_BENCHMARK_MEMORY`, if it is set, as
the worker does. `OPENIMR_BENCHMARK_SCAN_SETS` names the sets ("dev test fresh"), `OPENIMR_BENCHMARK_SCAN_SEEDS` the seeds.
"""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from benchmarks.understanding import answer
from openimr.casefile.documents import PageText
from openimr.casefile.reading import PageReading, Reader
from openimr.demo.mixed import as_texts
from openimr.demo.mixed.scoring import Place, Score, Tally
from openimr.demo.packets import scan
from tests.casefile import foreign

SETS = ("dev", "test", "fresh")
SEEDS = (9500,)
"""Nobody tunes on these."""
FIELDS = (
    "boundaries",
    "whole documents",
    "kind",
    "date",
    "author",
    "title",
    "duplicate documents",
    "mentions",
)

Sort = Callable[[pdfium.PdfPage, int], tuple[Image.Image, int]]


def _clean_200(page: pdfium.PdfPage, seed: int) -> tuple[Image.Image, int]:
    """An office scanner: black and white, hardly askew."""
    grey = scan.raster(page, 200).rotate(_askew(seed, 0.3), fillcolor=255, resample=Image.Resampling.BILINEAR)
    return grey.point(lambda v: 255 * (v > 150)).convert("1"), 200


def _clean_300(page: pdfium.PdfPage, seed: int) -> tuple[Image.Image, int]:
    """A copier at its finer setting, in grey."""
    grey = scan.raster(page, 300).rotate(_askew(seed, 0.5), fillcolor=255, resample=Image.Resampling.BILINEAR)
    return _noisy(grey, seed, 8), 300


def _speckled(page: pdfium.PdfPage, seed: int) -> tuple[Image.Image, int]:
    """A worn scanner: askew up to a degree, specks, black and white."""
    grey = scan.raster(page, 200).rotate(_askew(seed, 0.9), fillcolor=255, resample=Image.Resampling.BILINEAR)
    return _noisy(grey, seed, 18).point(lambda v: 255 * (v >= 150)).convert("1"), 200


def _faxed(page: pdfium.PdfPage, seed: int) -> tuple[Image.Image, int]:
    """A fax in fine mode."""
    made = scan.fax(scan.raster(page, 200), seed=seed, header="")
    return Image.open(io.BytesIO(_tiff(made))).convert("1"), 200


def _standard(page: pdfium.PdfPage, seed: int) -> tuple[Image.Image, int]:
    """A fax in standard mode, which sends half the lines."""
    fine, dpi = _faxed(page, seed)
    half = fine.convert("L").resize((fine.width, fine.height * 98 // 200), Image.Resampling.BILINEAR)
    return half.point(lambda v: 255 * (v > 150)).resize(fine.size).convert("1"), dpi


SORTS: Mapping[str, Sort] = {
    "clean, 200 dpi": _clean_200,
    "grey, 300 dpi": _clean_300,
    "speckled and askew": _speckled,
    "faxed": _faxed,
    "faxed, standard mode": _standard,
}


def _askew(seed: int, most: float) -> float:
    return float(np.random.default_rng(seed).uniform(-most, most))


def _noisy(grey: Image.Image, seed: int, spread: int) -> Image.Image:
    noise = np.random.default_rng(seed + 1).normal(0, spread, (grey.height, grey.width))
    return Image.fromarray(np.clip(np.asarray(grey) + noise, 0, 255).astype(np.uint8))


def _tiff(made: scan.ScannedPage) -> bytes:
    """The strip of a fax in a TIFF of its own."""
    entries = {
        256: made.width,
        257: made.height,
        258: 1,
        259: 4,
        262: 1,
        273: 0,
        277: 1,
        278: made.height,
        279: len(made.data),
    }
    start = 8 + 2 + 12 * len(entries) + 4
    entries[273] = start
    head = b"II*\0" + (8).to_bytes(4, "little") + len(entries).to_bytes(2, "little")
    for tag, value in sorted(entries.items()):
        head += (
            tag.to_bytes(2, "little")
            + (4).to_bytes(2, "little")
            + (1).to_bytes(4, "little")
            + value.to_bytes(4, "little")
        )
    return head + bytes(4) + made.data


def sorts_of(truth: Mapping[str, Any], seed: int) -> dict[Place, str]:
    """The sort of each page, by packet and number: the documents take turns."""
    names = list(SORTS)
    return {
        (d["packet"], number): names[(d["id"] + seed) % len(names)]
        for d in truth["documents"]
        for number in range(d["first_page"], d["last_page"] + 1)
    }


def scanned(data: bytes, packet: int, sorts: Mapping[Place, str]) -> bytes:
    """A packet with each of its pages a picture, as sheets go through the machine."""
    document = pdfium.PdfDocument(data)
    out = pdfium.PdfDocument.new()
    for index in range(len(document)):
        made, dpi = SORTS[sorts[packet, index + 1]](document[index], 1000 * packet + index)
        sheet = io.BytesIO()
        made.save(sheet, "PDF", resolution=dpi)
        out.import_pages(pdfium.PdfDocument(sheet.getvalue()))
    whole = io.BytesIO()
    out.save(whole)
    return whole.getvalue()


def read(files: Sequence[bytes], memory: Path | None, workers: int) -> list[PageText]:
    """The pages of packets as the worker reads them."""
    with tempfile.TemporaryDirectory() as folder, Reader(workers=workers, memory=memory) as reader:
        wanted: list[tuple[int, Path, int]] = []
        for packet, data in enumerate(files, start=1):
            path = Path(folder) / f"{packet}.pdf"
            path.write_bytes(data)
            wanted += [(packet, path, number + 1) for number in range(reader.inspect(path).pages)]

        def one(place: tuple[int, Path, int]) -> PageText:
            packet, path, number = place
            return _as_text(
                packet, reader.read_page(path, number, image_to=Path(folder) / f"{packet}-{number}.png")
            )

        with ThreadPoolExecutor(workers) as pool:
            return list(pool.map(one, wanted))


def _as_text(packet: int, reading: PageReading) -> PageText:
    return PageText(
        key=(packet, reading.number), packet=packet, number=reading.number, source=reading.source.value,
        text=reading.text, confidence=reading.confidence, image_sha256=reading.image_sha256,
        fingerprint=reading.fingerprint, words=reading.words,
    )  # fmt: skip


def pages_of(
    which: str, seed: int, memory: Path | None, workers: int
) -> tuple[dict[str, Any], dict[Place, str], list[PageText], list[PageText]]:
    """A packet's truth, the sort of each page, its pages born-digital, and its pages scanned and read."""
    made = foreign.make(seed, which)
    sorts = sorts_of(made.truth, seed)
    files = [scanned(data, n, sorts) for n, data in enumerate(made.files, start=1)]
    return made.truth, sorts, as_texts(made.files), read(files, memory, workers)


def add(
    scores: Mapping[str, Score],
    truth: Mapping[str, Any],
    found: Mapping[str, Any],
    sorts: Mapping[Place, str],
) -> None:
    """Add an answer to the score of each sort of scan."""
    for sort, total in scores.items():

        def of_this_sort(place: Place, sort: str = sort) -> bool:
            return sorts[place] == sort

        total.add(truth, found, where=of_this_sort)


def main() -> None:
    memory = os.environ.get("OPENIMR_BENCHMARK_MEMORY")
    sets = os.environ.get("OPENIMR_BENCHMARK_SCAN_SETS", " ".join(SETS)).split()
    seeds = [int(s) for s in os.environ.get("OPENIMR_BENCHMARK_SCAN_SEEDS", "9500").split()]
    for which in sets:
        born, off = ({sort: Score() for sort in SORTS} for _ in range(2))
        for seed in seeds:
            truth, sorts, texts, pages = pages_of(
                which, seed, Path(memory) if memory else None, os.cpu_count() or 1
            )
            add(born, truth, answer(texts), sorts)
            add(off, truth, answer(pages), sorts)
        print(f"### {which}, seeds {', '.join(map(str, seeds))}\n\n{table(born, off)}\n")


def table(born: Mapping[str, Score], off: Mapping[str, Score]) -> str:
    """F1 by field and sort of scan, in percent, the same papers born-digital behind the stroke."""
    lines = [f"| | {' | '.join(SORTS)} | all |", "|---|" + "---:|" * (len(SORTS) + 1)]
    for field in FIELDS:
        cells = [f"{off[sort].tallies[field].f1:.0%} / {born[sort].tallies[field].f1:.0%}" for sort in SORTS]
        cells.append(" / ".join(f"{_together(side, field).f1:.0%}" for side in (off, born)))
        lines.append(f"| {field} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _together(scores: Mapping[str, Score], field: str) -> Tally:
    tallies = [score.tallies[field] for score in scores.values()]
    return Tally(
        right=sum(t.right for t in tallies),
        missed=sum(t.missed for t in tallies),
        wrong=sum(t.wrong for t in tallies),
    )
