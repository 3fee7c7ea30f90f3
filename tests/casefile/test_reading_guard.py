"""The guard: whatever a file does, it costs its own page and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from openimr.casefile.reading import Limits, Reader, Reason, Source
from openimr.casefile.reading.guard import ChildFailed, Guard
from tests.casefile import hostile, scans

PARAGRAPH = "The patient was seen for low back pain that goes down the left leg since the injury."


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def _wait_until(condition: object, seconds: float = 20.0) -> bool:
    assert callable(condition)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False


def test_a_page_that_would_be_drawn_for_hours_is_given_up_and_the_next_page_is_read(tmp_path: Path) -> None:
    endless, good = hostile.nested_forms(tmp_path / "e.pdf"), hostile.plain(tmp_path / "g.pdf")
    with Reader(workers=1, limits=Limits(page_seconds=1.0)) as reader:
        given_up = reader.read_page(endless, 1, image_to=tmp_path / "e.png")
        assert (given_up.source, given_up.reason) == (Source.UNREADABLE, Reason.TOOK_TOO_LONG)
        assert not (tmp_path / "e.png").exists()
        assert reader.pids == ()
    with Reader(workers=1) as reader:
        assert reader.read_page(good, 1, image_to=tmp_path / "g.png").source is Source.TEXT


def test_a_child_killed_in_the_midst_of_a_page_is_replaced_and_the_page_is_read_again(tmp_path: Path) -> None:
    fax = scans.as_pdf(tmp_path / "fax.pdf", scans.scanned("\n".join([PARAGRAPH] * 12), height="5in"))
    with Reader(workers=1) as reader:
        reader.inspect(fax)
        (first,) = reader.pids
        killed: list[int] = []

        def kill_once_busy() -> None:
            ticks = _processor_ticks(first)
            if _wait_until(lambda: _processor_ticks(first) > ticks + 10):
                os.kill(first, signal.SIGKILL)
                killed.append(first)

        killer = threading.Thread(target=kill_once_busy)
        killer.start()
        page = reader.read_page(fax, 1, image_to=tmp_path / "fax.png")
        killer.join()
        assert killed == [first]
        assert page.source is Source.OCR
        assert "low back pain" in page.text
        assert reader.pids != (first,)
        assert not _alive(first)
        assert reader.read_page(fax, 1, image_to=tmp_path / "again.png").text == page.text


def _processor_ticks(pid: int) -> int:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0
    return int(fields[11]) + int(fields[12])


def test_a_child_ends_with_its_parent_even_while_native_code_runs(tmp_path: Path) -> None:
    hostile.nested_forms(tmp_path / "e.pdf")
    program = (
        "import threading, time\nfrom pathlib import Path\nfrom openimr.casefile.reading import Limits, Reader\n"
        "reader = Reader(workers=1, limits=Limits(page_seconds=600))\n"
        f"path = Path({str(tmp_path)!r})\n"
        "reader.inspect(path / 'e.pdf')\n"
        "print(*reader.pids, flush=True)\n"
        "reader.read_page(path / 'e.pdf', 1, image_to=path / 'e.png')\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    try:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        before = _processor_ticks(child)
        assert _wait_until(lambda: _processor_ticks(child) > before + 30), "the child never began the page"
    finally:
        parent.kill()
        parent.wait()
    assert _wait_until(lambda: not _alive(child)), "the child outlived its parent"


def test_a_page_that_asks_for_more_memory_than_there_is_says_so(tmp_path: Path) -> None:
    big = hostile.huge_page(tmp_path / "big.pdf")
    with Reader(workers=1, limits=Limits(memory_bytes=450_000_000, max_side=60_000, ocr_dpi=72)) as reader:
        page = reader.read_page(big, 1, image_to=tmp_path / "big.png")
    assert page.source is Source.UNREADABLE
    assert page.reason in (Reason.TOO_LARGE, Reason.DAMAGED)


def test_a_child_is_replaced_after_its_share_of_requests(tmp_path: Path) -> None:
    good = hostile.plain(tmp_path / "g.pdf")
    with Reader(workers=1, limits=Limits(requests_per_child=2)) as reader:
        reader.inspect(good)
        first = reader.pids
        reader.inspect(good)
        assert reader.pids == ()
        reader.inspect(good)
        assert reader.pids != first


def test_pages_can_be_read_from_several_threads_at_once(tmp_path: Path) -> None:
    many = hostile.plain(tmp_path / "many.pdf", pages=12)
    with Reader(workers=2) as reader, ThreadPoolExecutor(5) as pool:
        pages = list(
            pool.map(lambda n: reader.read_page(many, n, image_to=tmp_path / f"{n}.png"), range(1, 13))
        )
        assert [p.number for p in pages] == list(range(1, 13))
        assert {p.source for p in pages} == {Source.TEXT}
        assert len(reader.pids) <= 2


def test_a_closed_reader_has_no_children_left_and_says_that_it_is_closed(tmp_path: Path) -> None:
    good = hostile.plain(tmp_path / "g.pdf")
    reader = Reader(workers=1)
    reader.inspect(good)
    (child,) = reader.pids
    reader.close()
    reader.close()
    assert not _alive(child)
    with pytest.raises(RuntimeError, match="closed"):
        reader.inspect(good)


def test_a_child_knows_no_setting_and_no_key_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody:secret@nowhere/db")
    with Reader(workers=1) as reader:
        reader.inspect(hostile.plain(tmp_path / "g.pdf"))
        (child,) = reader.pids
        assert b"secret" not in Path(f"/proc/{child}/environ").read_bytes()


def test_a_child_serves_only_functions_of_this_package() -> None:
    with Guard(memory_bytes=2_000_000_000) as guard, pytest.raises(ChildFailed) as failed:
        guard.call("os:getcwd", {}, seconds=20)
    assert failed.value.kind == "ValueError"


@pytest.mark.skipif(
    not Path("/proc/self/schedstat").exists(),
    reason="this system does not tell how long a process stood in line",
)
def test_a_page_is_not_given_up_because_the_machine_is_busy(tmp_path: Path) -> None:
    # given a scan whose reading takes some time when nobody else wants the processor
    fax = scans.as_pdf(tmp_path / "fax.pdf", scans.scanned("\n".join([PARAGRAPH] * 12), height="5in"))
    cores = os.sched_getaffinity(0)
    one = {min(cores)}

    def read(limits: Limits) -> tuple[Reason | None, float]:
        os.sched_setaffinity(0, one)
        try:
            with Reader(workers=1, limits=limits, second_pass=False) as reader:
                began = time.monotonic()
                reading = reader.read_page(fax, 1, image_to=tmp_path / "fax.png")
                return reading.reason, time.monotonic() - began
        finally:
            os.sched_setaffinity(0, cores)

    usual = Limits(page_seconds=600)
    assert read(usual)[0] is None
    alone = _processor_seconds_of_children(lambda: read(usual))
    # when many others want the one core that it may run on, so that it takes far longer than it may
    burn = f"import os\nos.sched_setaffinity(0, {one})\nwhile True: pass"
    others = [subprocess.Popen([sys.executable, "-c", burn]) for _ in range(9)]
    try:
        limit = 2.5 * alone
        reason, taken = read(Limits(page_seconds=limit))
    finally:
        for other in others:
            other.kill()
            other.wait()
    # then it is read all the same: what it stood in line does not count against it
    assert taken > limit, "the machine was not busy enough to show anything"
    assert reason is None


def _processor_seconds_of_children(work: object) -> float:
    assert callable(work)
    before = os.times()
    work()
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system
