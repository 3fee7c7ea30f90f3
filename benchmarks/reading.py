"""Reading letters, and finding citations, against what one would use instead.

Letters as PDF against the bare text extraction of the same files; two processes against one; plain text a second and
how that grows; memory; citations against a plain scan for their names. Ratios of processor time in one run.
`OPENIMR_BENCHMARK_LETTERS` sets how many letters of plain text are read at most (10,000 if it is not set).
"""

from __future__ import annotations

import logging
import os
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from functools import cache
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

import pypdfium2

from benchmarks.letters import AT, a_determination
from openimr import letters
from openimr.letters.letter import Letter, Organisation
from openimr.letters.reading.pages.pdf import pdf_text
from tests.letters.generated import generate

PDFS = 208
BATCH = 4
BATCH_ALONE = 16
ROUNDS = 5
ROUNDS_OF_TWO = 9
BARE = "pypdfium2, `get_text_bounded`"
DIFFERENT_LETTERS = 400
NAMES = re.compile(
    r"\b(?:MTUS|ACOEM|ODG|Official Disability Guidelines|Chapter \d+|pages? [\d, -]+|Labor Code|CCR)\b"
)


def bounded(paths: Sequence[Path]) -> None:
    """What pypdfium2's own introduction does."""
    for path in paths:
        document = pypdfium2.PdfDocument(path)
        for page in document:
            page.get_textpage().get_text_bounded()
        document.close()


def by_range(paths: Sequence[Path]) -> None:
    """The quickest way there is to have the text."""
    for path in paths:
        document = pypdfium2.PdfDocument(path)
        for page in document:
            page.get_textpage().get_text_range()
        document.close()


def extraction(paths: Sequence[Path]) -> None:
    for path in paths:
        pdf_text(path.read_bytes())


def each_alone(paths: Sequence[Path]) -> None:
    for path in paths:
        letters.parse_file(path)


def many(paths: Sequence[Path]) -> None:
    for _ in letters.parse_files(paths):
        pass


WAYS: dict[str, Callable[[Sequence[Path]], None]] = {
    BARE: bounded,
    "pypdfium2, `get_text_range`": by_range,
    "our text of the PDF, with its paragraphs": extraction,
    (ONE_BY_ONE := "`letters.parse_file`, one by one"): each_alone,
    (ALL := "`letters.parse_files`"): many,
}
READERS = (ONE_BY_ONE, ALL)
SURROUND = Letter(organisation=Organisation(name="OpenIMR"), demonstration=False)


def the_pdfs() -> None:
    """The same PDFs read each way, and by two processes; the readers' processes print nothing and make nothing."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{n}.pdf" for n in range(PDFS)]
        for n, path in enumerate(paths):
            path.write_bytes(letters.render_pdf(a_determination(n), SURROUND, at=AT))
        print(each_by_itself(paths))
        with processes(1) as alone:
            print(alone.submit(by_turns, paths).result())
        print(two_against_one(paths))
        for n, path in enumerate(paths):
            path.write_bytes(by_weasyprint(n))
        print(f"Set by WeasyPrint, without profiles of colours. {each_by_itself(paths)}")


def by_weasyprint(number: int) -> bytes:
    """A letter as another program sets it."""
    import weasyprint

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    page = weasyprint.HTML(string=letters.render_html(a_determination(number), SURROUND))
    content: bytes = page.write_pdf()
    return content


def each_by_itself(paths: Sequence[Path]) -> str:
    """Each way in a process of its own, as a user has it: new ones in every round, so that no letter was read before.

    They take the same letters by turns, while the others wait: what a process has set up for itself is its own.
    """
    batches = [paths[n : n + BATCH_ALONE] for n in range(0, len(paths), BATCH_ALONE)]
    ratios: dict[str, list[float]] = {name: [] for name in WAYS}
    whole: dict[str, list[float]] = {name: [] for name in WAYS}
    for _ in range(ROUNDS):
        with ExitStack() as stack:
            pools = {name: stack.enter_context(processes(1)) for name in WAYS}
            for name, pool in pools.items():
                pool.submit(WAYS[name], paths[:2]).result()
            names = list(WAYS)
            totals = dict.fromkeys(WAYS, 0.0)
            for turn, batch in enumerate(batches):
                order = names[turn % len(names) :] + names[: turn % len(names)]
                took = {name: pools[name].submit(time_of, name, batch).result() for name in order}
                for name, own in took.items():
                    ratios[name].append(own / took[BARE])
                    totals[name] += own
            for name, total in totals.items():
                whole[name].append(total / totals[BARE])
    table = "| way | median of the batches | whole rounds, least to most |\n|---|---|---|\n"
    for name in WAYS:
        table += f"| {name} | {statistics.median(ratios[name]):.3f} | {min(whole[name]):.3f} to {max(whole[name]):.3f} |\n"
    return f"Each in a process of its own, letters read for the first time, {ROUNDS} rounds of {len(batches)} batches of {BATCH_ALONE} letters:\n\n{table}"


def time_of(name: str, batch: Sequence[Path]) -> float:
    """The processor time of a way by its name, which can be sent to another process."""
    return processor_time(WAYS[name], batch)


def two_against_one(paths: Sequence[Path]) -> str:
    """How much faster two processes read than one, by turns with how much faster they only count.

    The counting says what the machine had to give at that moment.
    """
    found: dict[str, list[float]] = {}
    with processes(1) as first, processes(1) as second:
        for pool in (first, second):
            pool.submit(many, paths[:2]).result()
        for _ in range(ROUNDS_OF_TWO):
            for name, work in (("read", many), ("count", count_up)):
                speeds = []
                for pools in ((first, first), (first, second)):
                    began = time.perf_counter()
                    halves = [
                        pool.submit(work, half)
                        for pool, half in zip(pools, (paths[::2], paths[1::2]), strict=True)
                    ]
                    for half in halves:
                        half.result()
                    speeds.append(time.perf_counter() - began)
                found.setdefault(name, []).append(speeds[0] / speeds[1])
    read, counted = found["read"], found["count"]
    return (
        f"\nTwo processes read {statistics.median(read):.2f} times as fast as one (median of {len(read)}; {min(read):.2f} to {max(read):.2f}); "
        f"two that only count are {statistics.median(counted):.2f} times as fast ({min(counted):.2f} to {max(counted):.2f}).\n"
    )


def count_up(paths: Sequence[Path]) -> None:
    """Keep the processor busy for about as long as reading takes, with nothing that two processes share."""
    total = 0
    for n in range(200_000 * len(paths)):
        total += n


def processes(count: int) -> ProcessPoolExecutor:
    """So many processes that share nothing with this one: what it has done before does not count."""
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"))


def by_turns(paths: Sequence[Path]) -> str:
    """All ways in one process, by turns, a batch of letters each: the table.

    What a letter says is kept for the next one that says the same. So of the two readers one takes the even batches, the
    other the odd ones: in the first round nothing was read before. They change about from round to round.
    """
    warm, *batches = [paths[n : n + BATCH] for n in range(0, len(paths), BATCH)]
    for way in WAYS.values():
        way(warm)
    first: dict[str, list[float]] = {name: [] for name in WAYS}
    again: dict[str, list[float]] = {name: [] for name in WAYS}
    for number in range(ROUNDS):
        for turn, batch in enumerate(batches):
            rests = READERS[(number + turn) % 2]
            took = {name: processor_time(way, batch) for name, way in WAYS.items() if name != rests}
            for name, own in took.items():
                (again if number else first)[name].append(own / took[BARE])
    table = "| way | letters read for the first time | read again |\n|---|---|---|\n"
    for name in WAYS:
        table += f"| {name} | {statistics.median(first[name]):.3f} | {statistics.median(again[name]):.3f} |\n"
    return f"Processor time as a multiple of the first way's, {len(batches)} batches of {BATCH} letters:\n\n{table}"


def processor_time(way: Callable[[Sequence[Path]], None], batch: Sequence[Path]) -> float:
    began = time.process_time()
    way(batch)
    return time.process_time() - began


@cache
def different() -> list[str]:
    """Letters of all layouts, made once."""
    return [generate(n).text for n in range(DIFFERENT_LETTERS)]


def texts(count: int) -> Iterator[str]:
    """So many letters of all layouts; no two are alike."""
    pool = different()
    for n in range(count):
        yield f"{pool[n % len(pool)]}\n{n}."


def plain_text() -> str:
    """Letters of plain text a second of processor time, and the memory that is held: the table.

    To be run in a process of its own: what others have used would count.
    """
    most = int(os.environ.get("OPENIMR_BENCHMARK_LETTERS", "10000"))
    table = "| letters of plain text | a second and core | most memory so far, MB |\n|---|---|---|\n"
    for count in [n for n in (1_000, 10_000, 100_000) if n <= most]:
        pool = texts(count)
        first = [next(pool)]
        began = time.process_time()
        for text in chain(first, pool):  # one after the other: none is kept
            letters.parse(text)
        took = time.process_time() - began
        table += f"| {count:,} | {count / took:.0f} | {most_memory():.0f} |\n"
    return table


def most_memory() -> float:
    """The most memory that this process has held, in MB (Linux). `resource` would count what its parent held."""
    held = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    assert held is not None
    return int(held[1]) / 1024


def the_citations() -> None:
    """Citations with parts and keys, against a scan for names that gives neither."""
    statements = [
        statement["statement"]
        for n in range(200)
        for item in generate(n).truth["disputed_items"]
        for statement in (item["claims_administrator_guideline"], item["reviewer_guideline"])
        if statement["statement"]
    ]
    took: dict[str, list[float]] = {"scan": [], "citations": []}
    for _ in range(ROUNDS):
        began = time.process_time()
        for statement in statements:
            list(NAMES.finditer(statement))
        took["scan"].append(time.process_time() - began)
        began = time.process_time()
        for statement in statements:
            letters.citations(statement)
        took["citations"].append(time.process_time() - began)
    scan, ours = statistics.median(took["scan"]), statistics.median(took["citations"])
    print(f"\n| {len(statements):,} statements | a second and core | time, as a multiple |\n|---|---|---|")
    print(f"| a regular expression for names, nothing more | {len(statements) / scan:,.0f} | 1 |")
    print(
        f"| `letters.citations`: parts, places and keys | {len(statements) / ours:,.0f} | {ours / scan:.1f} |"
    )


def main() -> None:
    """Print the tables."""
    the_pdfs()
    with processes(1) as alone:
        print(alone.submit(plain_text).result())
    the_citations()
