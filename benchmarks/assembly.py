"""Assembly of the case file beside bare pikepdf: born-digital pages, and pages half of which are scans.

The pages are made here. Beside `assemble` stand two things made by hand with pikepdf: pages merged, numbered and
bookmarked; and a file that looks like ours and is searched like it (cover and list typeset, links, strips, labels, words
behind scans), but without guard, hashes, cleaning, or the same bytes when made again. Everything is measured in one run,
the ways taking turns, each time for another case, so that no engine has seen the pages before.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import random
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

import pikepdf
from PIL import Image

from benchmarks.casefile_memory import in_its_own_process, most_memory
from openimr.casefile.assembly import Cover, Part, assemble
from openimr.casefile.assembly.behind import behind
from openimr.casefile.assembly.fonts import helvetica_width
from openimr.casefile.assembly.front import typeset_front
from openimr.casefile.reading import Limits
from openimr.casefile.reading.guard import shared_guard
from openimr.casefile.reading.reader import hash_of
from openimr.letters.typesetting import typeset

PAGES = 500
ROUNDS = 7
_ALIKE = 3
"""Which of the ways makes by hand the same to look at and to search."""
AT = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)
Words = Mapping[int, Sequence[Sequence[Any]]]


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as folder:
        for name, scanned in (
            ("born-digital pages", False),
            ("pages, every second one a scan of 350 words", True),
        ):
            _compared(Path(folder), name, scanned=scanned)
    _growth()


def _compared(folder: Path, name: str, *, scanned: bool) -> None:
    packets = _packets(folder, PAGES // 100, scanned=scanned)
    parts = _parts(packets, scanned=scanned)
    number = iter(range(1, 1_000))

    def cover() -> Cover:
        return Cover(case_number=f"CM26-{next(number):07}", date=AT.date())

    out = folder / "out.pdf"
    ways: list[tuple[str, Callable[[], object]]] = [
        ("bare pikepdf: merge, numbers, bookmarks", lambda: _bare(packets, out)),
        ("cover and list alone, typeset", lambda: typeset_front(parts, cover=cover(), at=AT)),
        ("its cover alone", lambda: typeset_front(parts, cover=cover(), at=AT, listed=False)),
        (
            "bare pikepdf, the same to look at and to search",
            lambda: _bare_alike(packets, parts, cover(), out),
        ),
        (
            "`assemble`, in a worker that has assembled before",
            lambda: assemble(parts, cover=cover(), out=out, at=AT),
        ),
    ]
    if scanned:
        kept = _kept(parts)
        ways += [
            ("what lies behind the scans alone, made where they are read", lambda: _kept(parts)),
            (
                "`assemble` with that, as a case is assembled",
                lambda: assemble(kept, cover=cover(), out=out, at=AT),
            ),
        ]
    for _, work in ways:
        work()
    taken: list[list[tuple[float, float]]] = [[] for _ in ways]
    for _ in range(ROUNDS):
        for found, (_, work) in zip(taken, ways, strict=True):
            found.append(_spent(work))
    size = sum(path.stat().st_size for path in packets) / 1e6
    print(
        f"\nAssembly of {PAGES} {name}; {len(parts)} records, {len(packets)} packets of {size:.1f} MB in all\n"
    )
    print("| | processor, s | to bare | to the same to look at | by the clock, to the same |")
    print("|---|---|---|---|---|")
    spent = [(median(cpu for cpu, _ in one), median(wall for _, wall in one)) for one in taken]
    bare, alike = spent[0], spent[_ALIKE]
    for (way, _), (cpu, wall) in zip(ways, spent, strict=True):
        print(f"| {way} | {cpu:.3f} | {cpu / bare[0]:.2f} | {cpu / alike[0]:.2f} | {wall / alike[1]:.2f} |")


def _kept(parts: Sequence[Part]) -> list[Part]:
    """The records with what lies behind their scans, as the worker that reads a page keeps it, for each page of them."""
    return [
        replace(part, words={n: behind(part.words[n]) for n in part.pages if n in part.words})
        for part in parts
    ]


def _spent(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the processor, those of the guarded process included, and seconds of the clock."""
    pids = shared_guard(Limits().memory_bytes).pids
    before, began, start = _of(pids), time.process_time(), time.perf_counter()
    work()
    wall, own = time.perf_counter() - start, time.process_time() - began
    assert shared_guard(Limits().memory_bytes).pids == pids, (
        "the guarded process was replaced while it was measured"
    )
    return own + _of(pids) - before, wall


def _of(pids: Sequence[int]) -> float:
    """Seconds of the processor that other processes have had; the kernel counts them in nanoseconds."""
    return sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in pids) / 1e9


def _parts(packets: list[Path], *, scanned: bool) -> list[Part]:
    hashes = [hash_of(path) for path in packets]
    words = {n: _words(n) for n in range(2, 101, 2)} if scanned else {}
    return [
        Part(
            number=n + 1, title=f"Record {n + 1}", kind="progress-report", date="2015-01-12", author="A. B., M.D.",
            source=packets[n // 20], sha256=hashes[n // 20], words=words,
            pages=tuple(range(n % 20 * 5 + 1, n % 20 * 5 + 6)), record_sha256=hashlib.sha256(f"{n}".encode()).hexdigest(),
        )
        for n in range(len(packets) * 20)
    ]  # fmt: skip


def _words(page: int) -> list[list[Any]]:
    """350 recognized words of a page, with their boxes."""
    r = random.Random(page)
    return [
        [f"word{r.randint(1, 9_999)}", x, y, x + 0.08, y + 0.012, 0.9]
        for y in (0.05 + 0.025 * row for row in range(35))
        for x in (0.1 + 0.085 * column for column in range(10))
    ]


def _packets(folder: Path, count: int, *, scanned: bool) -> list[Path]:
    """Packets of a hundred pages each, every second one an image as a fax machine packs it where `scanned`."""
    template = folder / "packet.typ"
    template.write_text(
        '#let data = json(bytes(sys.inputs.at("data")))\n#set document(title: "x")\n'
        "#for n in range(100) { if n > 0 { pagebreak() }; [Report #data.n, page #n. #lorem(180)] }\n"
    )
    found = []
    for n in range(count):
        path = folder / f"packet-{n}.pdf"
        path.write_bytes(typeset(template, {"n": n}, at=AT, title="x"))
        if scanned:
            _with_scans(path, n)
        found.append(path)
    return found


def packets_in(folder: str, count: int) -> None:
    """Make born-digital packets in a folder."""
    _packets(Path(folder), count, scanned=False)


def _with_scans(path: Path, seed: int) -> None:
    """Put an image in the place of every second page: marks like those of print, packed as faxes are (CCITT G4)."""
    r = random.Random(seed)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page in list(pdf.pages)[1::2]:
            sheet = Image.new("1", (1700, 2200), 1)
            for y in range(110, 2000, 55):
                for x in range(170, 1500, 18):
                    if r.random() < 0.8:
                        sheet.paste(0, (x, y + r.randint(0, 8), x + r.randint(2, 12), y + r.randint(10, 30)))
            packed = io.BytesIO()
            sheet.save(packed, "PDF", resolution=200)
            with pikepdf.open(packed) as one:
                image = pdf.copy_foreign(next(iter(one.pages[0].images.values())))
            page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=image))
            page.obj["/Contents"] = pdf.make_stream(b"q 612 0 0 792 0 0 cm /Scan Do Q")
            page.obj["/MediaBox"] = pikepdf.Array([0, 0, 612, 792])
        pdf.save(path)


def _bare(packets: list[Path], out: Path) -> None:
    """Pages, numbers at their feet, bookmarks; no front matter, no words behind scans."""
    book = pikepdf.new()
    sources = [pikepdf.open(path) for path in packets]
    for source in sources:
        book.pages.extend(source.pages)
    font = _helvetica(book)
    for n, page in enumerate(book.pages, start=1):
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(f"\nQ q BT /F 9 Tf 1 0 0 1 460 20 Tm (CM26-0000001 {n:06}) Tj ET Q".encode())
        page.add_resource(font, pikepdf.Name.Font, pikepdf.Name("/F"))
    with book.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(f"Record {n}", n * 5) for n in range(len(book.pages) // 5))
    book.save(out, deterministic_id=True)


def _helvetica(book: pikepdf.Pdf) -> pikepdf.Object:
    return book.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
    )


def _bare_alike(packets: list[Path], parts: Sequence[Part], cover: Cover, out: Path) -> None:
    """By hand what one sees and finds of our file."""
    book = pikepdf.new()
    first = pikepdf.open(io.BytesIO(typeset_front(parts, cover=cover, at=AT)[0]))
    book.pages.extend(first.pages)
    before = len(book.pages)
    sources = [pikepdf.open(path) for path in packets]
    for source in sources:
        book.pages.extend(source.pages)
    name = pikepdf.Name("/F")
    font = _helvetica(book)
    pages = list(book.pages)
    for n, page in enumerate(pages[before:], start=1):
        x0, y0, x1, y1 = (float(side) for side in page.mediabox)
        page.contents_add(f"q {x0} {y0} {x1 - x0} {y1 - y0} re W n\n".encode(), prepend=True)
        said = _said(parts[0].words.get((n - 1) % 100 + 1, ()), x1 - x0, y1 - y0)
        page.contents_add(
            f"\nQ {said}/Artifact <</Type /Pagination /Subtype /Footer>> BDC q 1 g {x0} {y0 - 20} {x1 - x0} 20 re f BT 0 g "
            f"/F 9 Tf 1 0 0 1 {x1 - 140} {y0 - 13} Tm ({cover.case_number} {n:06}) Tj 0.35 g /F 7.6 Tf 1 0 0 1 {x0 + 27} {y0 - 13} Tm "
            f"(Record {(n - 1) // 5 + 1}, page {(n - 1) % 5 + 1} of 5) Tj ET Q EMC".encode()
        )
        page.add_resource(font, pikepdf.Name.Font, name)
        page.mediabox = pikepdf.Array([x0, y0 - 20, x1, y1])
    for page in pages[:before]:
        for link in page.obj.get("/Annots", pikepdf.Array()):
            target = pages[before + int(str(link["/A"]["/URI"]).removeprefix("bates:")) - 1]
            del link["/A"]
            link["/Dest"] = pikepdf.Array([target.obj, pikepdf.Name.Fit])
    with book.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(part.title, before + 5 * n) for n, part in enumerate(parts))
    book.Root["/PageLabels"] = pikepdf.Dictionary(
        Nums=pikepdf.Array(
            [0, pikepdf.Dictionary(S=pikepdf.Name.r), before, pikepdf.Dictionary(S=pikepdf.Name.D, St=1)]
        )
    )
    book.save(out, deterministic_id=True)


def _said(words: Sequence[Sequence[Any]], width: float, height: float) -> str:
    """Words that are not seen, each stretched to its box, as plainly as one would write them."""
    if not words:
        return ""
    lines = []
    for text, x0, y0, x1, y1, _ in words:
        size = (y1 - y0) * height
        stretch = 100 * (x1 - x0) * width / (helvetica_width(text) * size)
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        lines.append(
            f"/F {size:.3f} Tf {stretch:.3f} Tz 1 0 0 1 {x0 * width:.3f} {height - y1 * height + 0.22 * size:.3f} Tm ({escaped}) Tj"
        )
    return "BT 3 Tr " + "\n".join(lines) + " ET\n"


def _growth() -> None:
    """Assembly of files that grow, each in a process of its own."""
    print("\nBy size of the file, words behind every second page; the first file of its process\n")
    print("| pages | processor, s | its process, MB | guarded process, MB |")
    print("|---|---|---|---|")
    for size in (100, 1_000, 5_000):
        with tempfile.TemporaryDirectory() as home:
            print(f"| {size:,} | {in_its_own_process(home, f'alone({size})', 'assembly')} |")


def alone(size: int) -> None:
    """Assemble a file of that many pages, and print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        # In another process: what typesetting packets takes is not to be counted.
        in_its_own_process(folder, f"packets_in({folder!r}, {size // 100})", "assembly")
        packets = sorted(Path(folder).glob("packet-*.pdf"), key=lambda path: int(path.stem.split("-")[1]))
        parts = _parts(packets, scanned=True)
        guard = shared_guard(Limits().memory_bytes)
        start = time.process_time()
        assemble(
            parts, cover=Cover(case_number="CM26-0000001", date=AT.date()), out=Path(folder) / "o.pdf", at=AT
        )
        (pid,) = guard.pids
        taken = time.process_time() - start + _of([pid])
        own, guarded = most_memory(), most_memory(pid)
    print(f"{taken:.2f} | {own:.0f} | {guarded:.0f}")
