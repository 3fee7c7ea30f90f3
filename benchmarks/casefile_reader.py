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
from collections.abc import Callable, Iterator
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


def _packets(folder: Path) -> list[Path]:
    """Five packets of a hundred pages each."""
    from openimr.letters.typesetting import typeset

    template = folder / "packet.typ"
    template.write_text(
        '#let data = json(bytes(sys.inputs.at("data")))\n#set document(title: "x")\n'
        "#for n in range(100) { if n > 0 { pagebreak() }; [Report #data.n, page #n. #lorem(180)] }\n"
    )
    at, found = dt.datetime(2026, 1, 5, tzinfo=dt.UTC), []
    for n in range(ASSEMBLED // 100):
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
    bare = _timed(lambda: _bare(packets, folder / "bare.pdf"), 3)
    program = "from benchmarks.casefile_reader import _bare; from pathlib import Path; import sys; _bare([Path(p) for p in sys.argv[2:]], Path(sys.argv[1]))"
    arguments = [sys.executable, "-c", program, str(folder / "bare.pdf"), *map(str, packets)]
    alone = _timed(lambda: subprocess.run(arguments, check=True), 3)
    ours = _timed(lambda: assemble(parts, cover=cover, out=folder / "ours.pdf", at=at), 3)
    print(f"Assembly of {ASSEMBLED} pages, {len(parts)} records, {len(packets)} packets\n")
    print("| | s | ratio |")
    print("|---|---|---|")
    print(f"| bare pikepdf, in this process: merge, numbers, bookmarks | {bare:.2f} | 1.0 |")
    print(f"| the same in a process of its own | {alone:.2f} | {alone / bare:.1f} |")
    print(
        f"| `assemble`: guarded, hashes checked, cleaned, cover, list, links, same bytes again | {ours:.2f} | {ours / bare:.1f} |"
    )


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
    from django.utils import timezone

    from openimr.casefile.models import Document, Packet, Page
    from openimr.cases.models import Case, User

    settings.ALLOWED_HOSTS = ["testserver"]
    clerk = User.objects.create_user(username="clerk", password="x" * 12, role="records-clerk")
    client = Client()
    client.force_login(clerk)
    now = timezone.now()
    print("\nA page turn (median of 20), and memory of the process after it\n")
    print("| pages | sheet ahead, ms | told shown, ms | whole page, ms | highest memory, MB |")
    print("|---|---|---|---|---|")
    words = [[f"word{n}", 0.1, 0.1, 0.2, 0.12, 0.9] for n in range(350)]
    for size in SIZES:
        number = f"CM26-{size:07}"
        case = Case.objects.create(
            number=number, state="records_complete", priority="regular", opened_at=now, state_since=now
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
                Page(packet=packet, number=n + 1, bates=n + 1, document_id=keys[n // 5 + 1], source="ocr", text="x " * 350, words=words, width=612, height=792)
                for n in range(start, min(start + 500, size))
            )  # fmt: skip
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
