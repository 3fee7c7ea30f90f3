"""A ZIP of packets: every file in it is read or has its reason, and no archive leads anywhere or fills the disk."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from openimr.casefile.reading import Reason, is_archive, unpack
from openimr.casefile.reading.archives import shown
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
