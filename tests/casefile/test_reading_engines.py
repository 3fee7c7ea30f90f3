"""Which engine reads: Tesseract first, RapidOCR what came out poorly, RapidOCR alone where it must."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from openimr.casefile.reading import Reader, Source, engines, ocr
from openimr.casefile.reading.model import READ_AGAIN_BELOW
from openimr.casefile.reading.recognizing import recognize
from tests.casefile import scans

NOTE = "Knee flexion is 120 degrees\nTake Norco 10/325 mg\nSeen on 01/12/2015"

needs_rapidocr = pytest.mark.skipif(not engines().rapidocr, reason="RapidOCR is not here")
needs_tesseract = pytest.mark.skipif(not engines().tesseract, reason="Tesseract's language data are not here")


def _note(path: Path, **how: object) -> Path:
    page = scans.scanned(NOTE, height="2.4in", **how)  # type: ignore[arg-type]
    return scans.as_pdf(
        path,
        page.crop((0, 0, 700, page.height))
        if not how.get("turned")
        else page.crop((1000, 0, 1700, page.height)),
    )


def test_the_report_says_what_is_missing_and_what_follows(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    report = engines()
    assert not report.tesseract
    assert not report.orientation
    assert report.language_data is None
    assert any("slower" in message for message in report.messages) or not report.rapidocr


@needs_tesseract
def test_the_language_data_are_found_where_the_variable_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = engines().language_data
    assert found is not None
    (tmp_path / "tessdata").symlink_to(found)
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert engines().language_data == tmp_path / "tessdata"


@needs_rapidocr
def test_without_language_data_the_other_engine_reads_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    with Reader(workers=1) as reader:
        page = reader.read_page(_note(tmp_path / "n.pdf"), 1, image_to=tmp_path / "n.png")
        assert (page.source, page.engine, page.rotation) == (Source.OCR, "rapidocr", 0)
        assert "Norco 10/325 mg" in page.text
        assert page.text.index("Knee") < page.text.index("Norco") < page.text.index("01/12/2015")
        upside_down = _note(tmp_path / "u.pdf", turned=180)
        page = reader.read_page(upside_down, 1, image_to=tmp_path / "u.png")
        assert (page.engine, page.rotation) == ("rapidocr", 180)
        assert "Norco 10/325 mg" in page.text


@needs_tesseract
@needs_rapidocr
def test_a_poor_scan_is_read_a_second_time_and_only_if_that_is_wanted(tmp_path: Path) -> None:
    poor = _note(tmp_path / "n.pdf", noise=30)
    with Reader(workers=1, second_pass_below=1.0) as reader:
        page = reader.read_page(poor, 1, image_to=tmp_path / "n.png")
        assert page.engine == "tesseract+rapidocr"
        assert "Norco 10/325 mg" in page.text
    with Reader(workers=1, second_pass=False, second_pass_below=1.0) as reader:
        assert reader.read_page(poor, 1, image_to=tmp_path / "n.png").engine == "tesseract"


@needs_rapidocr
def test_a_page_on_which_the_second_engine_sees_no_text_is_read_all_the_same() -> None:
    ruled = np.full((600, 800), 255, np.uint8)
    ruled[300:302] = 0
    assert ocr.read_with_rapidocr(ruled).lines == ()


@needs_tesseract
@needs_rapidocr
@pytest.mark.parametrize(("lost", "engine"), [(0, "tesseract"), (1, "tesseract+rapidocr")])
def test_a_page_with_a_word_that_could_not_be_read_is_read_again(
    monkeypatch: pytest.MonkeyPatch, lost: int, engine: str
) -> None:
    page = scans.scanned(NOTE, height="2.4in", noise=0, skew=0.0)
    gray = np.asarray(page.convert("L"))[:, :700].copy()
    read = ocr.read_with_tesseract
    monkeypatch.setattr(ocr, "read_with_tesseract", lambda g, *, dpi: replace(read(g, dpi=dpi), lost=lost))
    found = recognize(gray, dpi=200, second_pass_below=0.1, much=True).recognized
    assert found.engine == engine
    assert "Norco 10/325 mg" in found.text


def test_the_command_and_the_worker_go_by_one_rule() -> None:
    assert inspect.signature(Reader).parameters["second_pass_below"].default == READ_AGAIN_BELOW
    unset = {k: v for k, v in os.environ.items() if k != "OPENIMR_READ_AGAIN_BELOW"}
    code = "import openimr.web.settings as s; print(s.OPENIMR_READ_AGAIN_BELOW)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=unset)
    assert said.stdout.strip() == "None"
