"""Uploads are looked at by their bytes, kept whole or not at all, and shown under a name that can do no harm."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.cases import files
from openimr.intake import uploads


class Breaking(io.BytesIO):
    """A source whose line goes dead after the first part."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() > 0 and size != 1024:
            raise ConnectionResetError("gone")
        return super().read(16 if size and size > 1024 else size)


def kept() -> list[str]:
    return [p.name for p in files.root().rglob("*") if p.is_file()] if files.root().exists() else []


def test_an_upload_that_breaks_off_leaves_nothing_behind(settings, tmp_path) -> None:
    settings.OPENIMR_FILES = tmp_path / "files"
    with pytest.raises(ConnectionResetError):
        uploads.take(Breaking(b"%PDF-1.7 " + b"x" * 5000), "decision.pdf", most=10_000)
    assert kept() == []
    assert uploads.take(io.BytesIO(b"%PDF-1.7 x"), "decision.pdf", most=10_000)["format"] == "PDF"
    assert len(kept()) == 1


@pytest.mark.parametrize("data", [b"", b"MZ\x90", b"PK\x03\x04", b"<html>", b"GIF89a", b"\x00" * 40])
def test_what_is_no_pdf_and_no_picture_is_refused_and_not_kept(settings, tmp_path, data: bytes) -> None:
    settings.OPENIMR_FILES = tmp_path / "files"
    with pytest.raises(uploads.BadUpload):
        uploads.take(io.BytesIO(data), "decision.pdf", most=10_000)
    assert kept() == []


def test_a_file_that_is_too_large_is_refused_before_it_is_read(settings, tmp_path) -> None:
    settings.OPENIMR_FILES = tmp_path / "files"
    with pytest.raises(uploads.BadUpload, match="at most"):
        uploads.take(io.BytesIO(b"%PDF-" + b"x" * 100), "decision.pdf", most=50)
    assert kept() == []


@given(st.text(max_size=300))
def test_no_name_leads_anywhere_or_hides_what_it_is(name: str) -> None:
    shown = uploads.safe_name(name)
    assert 0 < len(shown) <= 120
    assert not set(shown) & set('/\\:<>"|?*\x00\r\n\u202e\u200f')
    assert shown not in {".", ".."}
