"""The Reader and the case file: assembly beside bare pikepdf; a page turn and a search in files of all sizes.

The pages are made here: reports of text for assembly, invented words for search. Everything is measured in
one run, so that the ratios hold on another machine.
"""

from __future__ import annotations

import datetime as dt
import functools
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

SIZES = (100, 1_000, 10_000)
ASSEMBLED = 500
_QUERIES = ("lumbar", '"disc protrusion"', "lumbar AND spine NOT knee", "(mri OR ct) lumbar", "menisc*")


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["OPENIMR_HOME"] = home
        _assembly(Path(home))
        _growth()
        _searches(Path(home))
        _turns()


def _timed(work: Callable[[], object], times: int = 5) -> float:
    """Median seconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return median(taken)


def _packets(folder: Path, count: int = ASSEMBLED // 100) -> list[Path]:
    """Packets of a hundred pages each."""
    from openimr.letters.typesetting import typeset

    template = folder / "packet.typ"
    template.write_text(
        '#let data = json(bytes(sys.inputs.at("data")))\n#set document(title: "x")\n'
        "#for n in range(100) { if n > 0 { pagebreak() }; [Report #data.n, page #n. #lorem(180)] }\n"
    )
    at, found = dt.datetime(2026, 1, 5, tzinfo=dt.UTC), []
    for n in range(count):
        path = folder / f"packet-{n}.pdf"
        path.write_bytes(typeset(template, {"n": n}, at=at, title="x"))
        found.append(path)
    return found


def _bare(packets: list[Path], out: Path) -> None:
    """The same file by hand with pikepdf: pages, numbers at their feet, bookmarks, labels; no front matter."""
    import pikepdf

    book = pikepdf.new()
    sources = [pikepdf.open(path) for path in packets]
    for source in sources:
        book.pages.extend(source.pages)
    font = book.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    for n, page in enumerate(book.pages, start=1):
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(f"\nQ q BT /F 9 Tf 1 0 0 1 460 20 Tm (CM26-0000001 {n:06}) Tj ET Q".encode())
        page.add_resource(font, pikepdf.Name.Font, pikepdf.Name("/F"))
    with book.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(f"Record {n}", n * 5) for n in range(len(book.pages) // 5))
    book.save(out, deterministic_id=True)


def _assembly(folder: Path) -> None:
    from openimr.casefile.assembly import Cover, Part, assemble
    from openimr.casefile.assembly.front import typeset_front
    from openimr.casefile.reading.reader import hash_of

    packets = _packets(folder)
    hashes = [hash_of(path) for path in packets]
    parts = [
        Part(
            number=n + 1, title=f"Record {n + 1}", kind="progress-report", date="2015-01-12", author="A. B., M.D.",
            source=packets[n // 20], sha256=hashes[n // 20], pages=tuple(range(n % 20 * 5 + 1, n % 20 * 5 + 6)),
        )
        for n in range(ASSEMBLED // 5)
    ]  # fmt: skip
    at = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)
    cover = Cover(case_number="CM26-0000001", date=at.date())
    front = folder / "front.pdf"
    front.write_bytes(typeset_front(parts, cover=cover, at=at)[0])
    program = (
        "from benchmarks.casefile_reader import _bare; from pathlib import Path; import sys;"
        "_bare([Path(p) for p in sys.argv[2:]], Path(sys.argv[1]))"
    )
    arguments = [sys.executable, "-c", program, str(folder / "bare.pdf"), *map(str, packets)]
    found = [
        ("bare pikepdf: merge, numbers, bookmarks", lambda: _bare(packets, folder / "bare.pdf")),
        (
            "bare pikepdf, the same to look at: also cover and list (typeset beforehand) with links, strip below, labels",
            lambda: _bare_alike(packets, front, parts, folder / "alike.pdf"),
        ),
        ("the first in a process of its own", lambda: subprocess.run(arguments, check=True)),
        (
            "`assemble` without its process: hashes, cleaning, cover and list typeset, same bytes again",
            lambda: _unguarded(lambda: assemble(parts, cover=cover, out=folder / "ours.pdf", at=at)),
        ),
        ("`assemble` as it is, guarded", lambda: assemble(parts, cover=cover, out=folder / "ours.pdf", at=at)),
    ]  # fmt: skip
    print(f"Assembly of {ASSEMBLED} pages, {len(parts)} records, {len(packets)} packets; processor time\n")
    print("| | s | to bare | to the same to look at |")
    print("|---|---|---|---|")
    taken = [_worked(work) for _, work in found]
    for (name, _), seconds in zip(found, taken, strict=True):
        print(f"| {name} | {seconds:.3f} | {seconds / taken[0]:.1f} | {seconds / taken[1]:.1f} |")


def _worked(work: Callable[[], object], times: int = 7) -> float:
    """Median seconds of the processor, those of processes that were started and ended included."""
    taken = []
    for _ in range(times):
        start = sum(os.times()[:4])
        began = time.process_time()
        work()
        own, whole = time.process_time() - began, sum(os.times()[:4]) - start
        taken.append(max(own, whole) if whole - own > 0.02 else own)  # the second clock ticks by 0.01 s
    return median(taken)


def _bare_alike(packets: list[Path], front: Path, parts: Sequence[Any], out: Path) -> None:
    """By hand what one sees of our file: cover, list with links, a strip below each page, bookmarks, labels."""
    import pikepdf

    book = pikepdf.new()
    first = pikepdf.open(front)
    book.pages.extend(first.pages)
    before = len(book.pages)
    for path in packets:
        book.pages.extend(pikepdf.open(path).pages)
    name = pikepdf.Name("/F")
    font = book.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    pages = list(book.pages)
    for n, page in enumerate(pages[before:], start=1):
        x0, y0, x1, y1 = (float(side) for side in page.mediabox)
        page.contents_add(f"q {x0} {y0} {x1 - x0} {y1 - y0} re W n\n".encode(), prepend=True)
        page.contents_add(
            f"\nQ /Artifact <</Type /Pagination /Subtype /Footer>> BDC q 1 g {x0} {y0 - 20} {x1 - x0} 20 re f BT 0 g "
            f"/F 9 Tf 1 0 0 1 {x1 - 140} {y0 - 13} Tm (CM26-0000001 {n:06}) Tj 0.35 g /F 7.6 Tf 1 0 0 1 {x0 + 27} {y0 - 13} Tm "
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


def _unguarded(work: Callable[[], object]) -> None:
    """Do it with the guarded work in this process, to see what the process of its own costs."""
    from openimr.casefile.assembly import assembling
    from openimr.casefile.assembly.binding import bind
    from openimr.casefile.assembly.preparing import prepare

    class Direct:
        def __init__(self, **_: object) -> None: ...

        def __enter__(self) -> Direct:
            return self

        def __exit__(self, *_: object) -> None: ...

        def call(self, function: str, payload: dict[str, Any], *, seconds: float) -> dict[str, Any]:
            return (prepare if function.endswith(":prepare") else bind)(payload)

    kept = assembling.Guard
    assembling.Guard = Direct  # type: ignore[assignment, misc]
    try:
        work()
    finally:
        assembling.Guard = kept  # type: ignore[misc]


def _growth() -> None:
    """Assembly and completeness in files that grow, each in a process of its own."""
    print("\nAssembly (words behind every second page) and looking what is missing, by size of the file\n")
    print("| pages | assembly, s of processor | site, MB | guarded process, MB | missing, s | MB |")
    print("|---|---|---|---|---|---|")
    for size in (100, 1_000, 5_000):
        done = []
        for what in ("_assembled_alone", "_missing_alone"):
            program = f"from benchmarks import casefile_reader; casefile_reader.{what}({size})"
            with tempfile.TemporaryDirectory() as home:
                run = subprocess.run(
                    [sys.executable, "-c", program], check=True, capture_output=True, text=True,
                    env={**os.environ, "OPENIMR_HOME": home},
                )  # fmt: skip
            done.append(run.stdout.strip())
        print(f"| {size:,} | {' | '.join(done)} |")


def _assembled_alone(size: int) -> None:
    from openimr.casefile.assembly import Cover, Part, assemble
    from openimr.casefile.reading.reader import hash_of

    line = [[f"word{n % 90}", 0.1, 0.1 + n / 500, 0.2, 0.11 + n / 500, 0.9] for n in range(350)]

    class Words(dict[int, Any]):
        def __missing__(self, page: int) -> Any:
            return [list(word) for word in line]

        def get(self, page: int, default: Any = None) -> Any:
            return self[page] if page % 2 else default

    with tempfile.TemporaryDirectory() as folder:
        packets = _packets(Path(folder), size // 100)
        parts = [
            Part(
                number=n + 1, title=f"Record {n + 1}", kind="progress-report", date="2015-01-12", author="A. B., M.D.",
                source=packets[n // 20], sha256=hash_of(packets[n // 20]), words=Words(),
                pages=tuple(range(n % 20 * 5 + 1, n % 20 * 5 + 6)),
            )
            for n in range(size // 5)
        ]  # fmt: skip
        at = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)
        cover = Cover(case_number="CM26-0000001", date=at.date())
        start = sum(os.times()[:4])
        assemble(parts, cover=cover, out=Path(folder) / "ours.pdf", at=at)
        taken = sum(os.times()[:4]) - start
    own, guarded = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(f"{taken:.2f} | {own:.0f} | {guarded:.0f}")


def _missing_alone(size: int) -> None:
    from openimr.cli import migrate, set_up

    set_up()
    migrate()
    from openimr.casefile.completeness import keeping

    texts = [
        f"Progress report, page {n}. MRI of the lumbar spine dated 0{n % 9 + 1}/1{n % 9}/2015 was reviewed.\n{text}"
        for n, text in enumerate(_texts(size))
    ]
    case = _a_case(size, texts)
    start = time.process_time()
    keeping.missing(case)
    taken = time.process_time() - start
    print(f"{taken:.2f} | {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")


def _a_case(size: int, texts: Sequence[str]) -> Any:
    """A case with a packet of that many pages, five a record, each with 350 words and their boxes."""
    from django.utils import timezone

    from openimr.casefile.models import Document, Packet, Page
    from openimr.cases.models import Case

    now = timezone.now()
    words = [[f"word{n}", 0.1, 0.1, 0.2, 0.12, 0.9] for n in range(350)]
    case = Case.objects.create(
        number=f"CM26-{size:07}", state="records_complete", priority="regular", opened_at=now, state_since=now
    )
    packet = Packet.objects.create(
        case=case, sha256=f"{size:064}", filename="p", size=1, sent_by="x", submitted_by="x", received_at=now,
        state="read", page_count=size,
    )  # fmt: skip
    Document.objects.bulk_create(
        Document(case=case, packet=packet, number=n + 1, first_page=n * 5 + 1, last_page=n * 5 + 5, kind="progress-report", date="2015-01-12")
        for n in range(size // 5)
    )  # fmt: skip
    keys = dict(Document.objects.filter(case=case).values_list("number", "pk"))
    for start in range(0, size, 500):
        Page.objects.bulk_create(
            Page(packet=packet, number=n + 1, bates=n + 1, document_id=keys[n // 5 + 1], source="ocr", text=texts[n], words=words, width=612, height=792)
            for n in range(start, min(start + 500, size))
        )  # fmt: skip
    return case


def _texts(count: int) -> list[str]:
    rng = random.Random(count)
    words = ["".join(rng.choices("abcdefghilmnoprstu", k=rng.randint(3, 11))) for _ in range(15_000)]
    weights = [1 / (n + 10) for n in range(len(words))]
    planted = ["lumbar spine", "lurnbar", "disc protrusion", "mri", "ct of the knee", "meniscal tear"]
    return [
        " ".join(
            [*rng.choices(words, weights, k=330), *rng.sample(planted, k=1 if rng.random() < 0.1 else 0)]
        )
        for _ in range(count)
    ]


def _searches(folder: Path) -> None:
    from openimr.casefile.reader.index import CaseIndex, IndexPage
    from openimr.casefile.reader.query import parse

    print("\nSearch in a case file (median over the queries; a plain scan of all texts beside it)\n")
    print("| pages | index, s | index, MB | first search, ms | search, ms | scan of the texts, ms |")
    print("|---|---|---|---|---|---|")
    for size in SIZES:
        texts = _texts(size)
        index = CaseIndex(folder / f"{size}.sqlite3")
        built = _timed(lambda: index.make(IndexPage(key=n, text=t) for n, t in enumerate(texts)), 1)  # noqa: B023
        first = _timed(lambda: index.search(parse(_QUERIES[0])), 1)  # noqa: B023
        found = median(_timed(lambda: index.search(parse(q))) for q in _QUERIES)  # noqa: B023
        scan = _timed(lambda: [n for n, t in enumerate(texts) if "lumbar" in t.lower()])  # noqa: B023
        print(
            f"| {size:,} | {built:.2f} | {index.path.stat().st_size / 1e6:.1f} | {1000 * first:.1f} | {1000 * found:.1f} | {1000 * scan:.1f} |"
        )


def _turns() -> None:
    """A page turn as the site answers it: the sheet fetched ahead, and telling that it is shown."""
    from openimr.cli import migrate, set_up

    set_up()
    migrate()
    from django.conf import settings
    from django.test import Client

    from openimr.cases.models import User

    settings.ALLOWED_HOSTS = ["testserver"]
    clerk = User.objects.create_user(username="clerk", password="x" * 12, role="records-clerk")
    client = Client()
    client.force_login(clerk)
    print("\nA page turn (median of 20), and memory of the process after it\n")
    print("| pages | sheet ahead, ms | told shown, ms | whole page, ms | highest memory, MB |")
    print("|---|---|---|---|---|")
    for size in SIZES:
        number = _a_case(size, ["x " * 350] * size).number
        pages = [random.Random(1).randint(1, size) for _ in range(1)] + [size // 2 + n for n in range(20)]
        queue = iter(pages * 40)

        ask = functools.partial(_ask, client, f"/cases/{number}/pages", queue)
        ahead, shown, whole = (functools.partial(ask, how) for how in ("ahead", "shown", "whole"))
        ahead()
        found = [1000 * _timed(work, times) for work, times in ((ahead, 20), (shown, 20), (whole, 5))]
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"| {size:,} | {found[0]:.0f} | {found[1]:.0f} | {found[2]:.0f} | {memory:.0f} |")


def _ask(client: Any, base: str, pages: Iterator[int], how: str) -> None:
    address = f"{base}/{next(pages)}"
    if how == "shown":
        answer = client.post(f"{address}/seen", {"opened": "yes"}, headers={"X-Reader": "turn"})
    else:
        answer = client.get(address, headers={"X-Reader": "ahead"} if how == "ahead" else {})
    assert answer.status_code == 200, answer.status_code
