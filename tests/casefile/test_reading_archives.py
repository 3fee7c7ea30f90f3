"""A ZIP of packets: every file in it is read or has its reason, and no archive leads anywhere or fills the disk."""

from __future__ import annotations

import io
import json
import stat
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from openimr.casefile.reading import Limits, Reader, Reason, Unpacked
from openimr.casefile.reading.archives import is_archive, shown, unpack
from openimr.casefile.reading.model import CannotWrite
from openimr.cli.casefile import casefile
from tests.casefile import hostile, papers, scans

MOST = 5_000_000


def a_zip(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def of(path: Path, tmp_path: Path, most: int = MOST) -> list[tuple[str, Reason | None]]:
    return [(f.name, f.reason) for f in unpack(path, tmp_path / "out", max_bytes=most)]


def test_the_files_of_a_zip_are_packets_of_one_matter(tmp_path: Path) -> None:
    path = a_zip(tmp_path / "all.zip", {
        "a/mri.pdf": scans.born_digital(papers.MRI), "b/lab.pdf": scans.born_digital(papers.LAB), "bad.pdf": b"<html>",
        "__MACOSX/a/._mri.pdf": b"x",
    })  # fmt: skip
    result = CliRunner().invoke(casefile, ["ingest", str(path), "--json"], catch_exceptions=False)
    answer = json.loads(result.stdout)
    assert [Path(p["file"]).name for p in answer["packets"]] == ["mri.pdf", "lab.pdf", "bad.pdf"]
    assert [p["state"] for p in answer["packets"]] == ["read", "read", "unreadable"]
    assert [d["kind"] for d in answer["documents"]] == ["imaging-report", "laboratory-report"]
    assert result.exit_code == 1


def test_a_zip_in_a_zip_is_opened_and_one_too_deep_is_not(tmp_path: Path) -> None:
    inner = hostile.plain(tmp_path / "x.pdf").read_bytes()
    for depth in range(4):
        inner = a_zip(tmp_path / f"{depth}.zip", {("x.pdf" if depth == 0 else "in.zip"): inner}).read_bytes()
    assert of(tmp_path / "2.zip", tmp_path) == [("in.zip/in.zip/x.pdf", None)]
    assert [r for _, r in of(tmp_path / "3.zip", tmp_path)] == [Reason.TOO_LARGE]


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "C:\\windows\\x.pdf", "a/../../b.pdf", "..\\..\\x"]
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    path = a_zip(tmp_path / "evil.zip", {name: b"%PDF-1.4"})
    found = unpack(path, tmp_path / "deep" / "out", max_bytes=MOST)
    assert all(f.path is not None and f.path.parent == tmp_path / "deep" / "out" for f in found)
    assert ".." not in found[0].name
    assert not found[0].name.startswith("/")


@given(st.text(max_size=300))
def test_every_name_can_be_shown(name: str) -> None:
    clean = shown(name)
    assert clean
    assert len(clean) <= 180
    assert clean.isprintable()
    assert ".." not in clean.split("/")


def test_a_bomb_is_stopped_at_the_limit_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = a_zip(tmp_path / "bomb.zip", {"zeros.pdf": bytes(40_000_000), "small.pdf": b"%PDF-1.4 small"})
    assert path.stat().st_size < 100_000
    assert of(path, tmp_path) == [("zeros.pdf", Reason.TOO_LARGE), ("small.pdf", None)]
    assert sum(f.stat().st_size for f in (tmp_path / "out").iterdir()) < MOST


def test_an_archive_that_lies_about_its_sizes_is_counted_as_it_comes(tmp_path: Path) -> None:
    path = a_zip(tmp_path / "liar.zip", {"zeros.pdf": bytes(20_000_000)})
    data = path.read_bytes()
    path.write_bytes(data.replace((20_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little")))
    assert [r for _, r in of(path, tmp_path)][0] in {Reason.TOO_LARGE, Reason.DAMAGED}


def test_a_link_is_no_document_and_a_locked_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "odd.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("link.pdf")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert of(path, tmp_path) == [("link.pdf", Reason.NOT_A_DOCUMENT)]
    locked = bytearray(a_zip(tmp_path / "locked.zip", {"a.pdf": b"%PDF-1.4"}).read_bytes())
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(bytes(locked))
    assert of(tmp_path / "locked.zip", tmp_path) == [("a.pdf", Reason.ENCRYPTED)]


def test_a_document_packed_as_a_zip_is_no_archive(tmp_path: Path) -> None:
    assert not is_archive(
        a_zip(tmp_path / "letter.docx", {"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    )
    assert is_archive(a_zip(tmp_path / "all.zip", {"a.pdf": b"x"}))


@pytest.mark.parametrize("cut", [30, 60, 120])
def test_half_an_archive_is_damaged_and_no_crash(tmp_path: Path, cut: int) -> None:
    data = a_zip(tmp_path / "x.zip", {"a.pdf": hostile.plain(tmp_path / "p.pdf").read_bytes()}).read_bytes()
    (tmp_path / "half.zip").write_bytes(data[:cut])
    assert of(tmp_path / "half.zip", tmp_path) == [("half.zip", Reason.DAMAGED)]


def test_an_empty_archive_says_so(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    zipfile.ZipFile(buffer, "w").close()
    (tmp_path / "none.zip").write_bytes(buffer.getvalue())
    assert of(tmp_path / "none.zip", tmp_path) == [("none.zip", Reason.EMPTY)]


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(workers=1) as made:
        yield made


def test_a_guarded_process_unpacks_and_tells_where_each_file_lies(tmp_path: Path, reader: Reader) -> None:
    path = a_zip(
        tmp_path / "all.zip", {"a/x.pdf": b"%PDF-1.4 x", "__MACOSX/a": b"", "b/../y.pdf": b"%PDF-1.4 y"}
    )
    found = reader.unpack(path, tmp_path / "out", max_bytes=MOST)
    assert found is not None
    assert [(f.name, f.path.read_bytes() if f.path else None) for f in found] == [
        ("a/x.pdf", b"%PDF-1.4 x"),
        ("b/y.pdf", b"%PDF-1.4 y"),
    ]
    assert reader.pids, "nothing of an archive is opened in this process"


def test_what_is_no_archive_is_told_without_a_child(tmp_path: Path) -> None:
    letter = {"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}
    with Reader(workers=1) as reader:
        assert reader.unpack(hostile.plain(tmp_path / "x.pdf"), tmp_path / "out", max_bytes=MOST) is None
        assert not reader.pids
        docx = a_zip(tmp_path / "letter.docx", letter)
        assert reader.unpack(docx, tmp_path / "out", max_bytes=MOST) is None


def test_an_archive_with_a_list_of_hundreds_of_thousands_of_files_costs_a_child_and_not_the_site(
    tmp_path: Path,
) -> None:
    # given an archive whose list of files alone takes more memory than a child may have
    entry = struct.pack(
        "<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 0, 20, 0, 0, 0, 0, 33, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0
    )
    listed, count = (entry + b"x.pd") * 400_000, 400_000
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count & 0xFFFF, count & 0xFFFF, len(listed), 30, 0)
    path = tmp_path / "list.zip"
    path.write_bytes(b"PK\x03\x04" + bytes(26) + listed + tail)
    # when it is to be unpacked
    with Reader(workers=1, limits=Limits(memory_bytes=120_000_000)) as reader:
        found = reader.unpack(path, tmp_path / "out", max_bytes=MOST)
        # then it says that it is too large, and the next one is taken as ever
        assert found == [Unpacked(name="list.zip", path=None, reason=Reason.TOO_LARGE)]
        good = a_zip(tmp_path / "good.zip", {"x.pdf": b"%PDF-1.4 x"})
        again = reader.unpack(good, tmp_path / "again", max_bytes=MOST)
        assert [f.name for f in again or []] == ["x.pdf"]


def test_an_archive_that_takes_too_long_says_so(tmp_path: Path) -> None:
    path = a_zip(tmp_path / "slow.zip", {f"{n}.pdf": bytes(2_000_000) for n in range(60)})
    with Reader(workers=1, limits=Limits(unpack_seconds=0.01)) as reader:
        found = reader.unpack(path, tmp_path / "out", max_bytes=500_000_000)
    assert found == [Unpacked(name="slow.zip", path=None, reason=Reason.TOOK_TOO_LONG)]


def test_a_folder_that_cannot_be_written_is_the_machines_fault_and_not_the_archives(
    tmp_path: Path, reader: Reader
) -> None:
    path = a_zip(tmp_path / "all.zip", {"x.pdf": b"%PDF-1.4 x", "y.pdf": b"%PDF-1.4 y"})
    out = tmp_path / "out"
    (out / "0002").mkdir(parents=True)  # where the second file would lie
    with pytest.raises(CannotWrite):
        unpack(path, out, max_bytes=MOST)
    with pytest.raises(OSError, match="the disk has room"):
        reader.unpack(path, out, max_bytes=MOST)


def test_a_child_that_tells_of_a_file_elsewhere_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_zip(tmp_path / "all.zip", {"x.pdf": b"%PDF-1.4 x"})
    told = {"archive": True, "files": [["x.pdf", "../all.zip", None]]}
    with Reader(workers=1) as reader:
        monkeypatch.setattr(reader._guard, "call", lambda *_, **__: told)
        found = reader.unpack(path, tmp_path / "out", max_bytes=MOST)
    assert found == [Unpacked(name="all.zip", path=None, reason=Reason.DAMAGED)]
