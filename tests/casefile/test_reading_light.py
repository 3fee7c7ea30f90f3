"""Pages under bad light: photographed with a shadow on one side, on gray paper, as a negative."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter

from openimr.casefile.reading import Reader, Source
from openimr.casefile.reading.light import evened
from tests.casefile import scans
from tests.casefile.test_reading_pages import REPORT, needs_tesseract

LONG = "\n".join([REPORT] * 5)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(workers=1) as opened:
        yield opened


def drawn(page: str) -> Image.Image:
    return scans.scanned(page, skew=0.0, noise=0).convert("L")


def in_the_shadow(image: Image.Image) -> Image.Image:
    """The page with a shadow that darkens it from the right, below, to the left, above."""
    gray = np.asarray(image, dtype=float)
    shadow = np.linspace(0.5, 1, gray.shape[1])[None, :] * np.linspace(0.75, 1, gray.shape[0])[:, None] * 0.8
    return Image.fromarray((gray * shadow + 20).astype(np.uint8)).filter(ImageFilter.GaussianBlur(1))


def read(reader: Reader, folder: Path, image: Image.Image) -> tuple[Source, str, Path]:
    packet = folder / "page.png"
    image.save(packet, dpi=(200, 200))
    page = reader.read_page(packet, 1, image_to=folder / "kept.png")
    return page.source, " ".join(page.text.split()), folder / "kept.png"


@needs_tesseract
@pytest.mark.parametrize("spoil", [in_the_shadow, lambda image: image.point(lambda v: 255 - v)])
def test_a_page_in_the_shadow_and_a_negative_are_read_whole(
    spoil: object, reader: Reader, tmp_path: Path
) -> None:
    source, text, _ = read(reader, tmp_path, spoil(drawn(LONG)))  # type: ignore[operator]
    assert source is Source.OCR
    assert text.count("Lumbar flexion is 45 degrees") == 5
    assert text.count("Norco 10/325 mg") == 5


@needs_tesseract
def test_the_page_is_kept_as_it_came(reader: Reader, tmp_path: Path) -> None:
    image = in_the_shadow(drawn(REPORT))
    _, _, kept = read(reader, tmp_path, image)
    shown, came = np.asarray(Image.open(kept).convert("L"), dtype=float), np.asarray(image, dtype=float)
    assert abs(shown[:, : shown.shape[1] // 8].mean() - came[:, : came.shape[1] // 8].mean()) < 3


@pytest.mark.parametrize("noise", [0, 14])
def test_a_page_under_even_light_is_the_very_same_image(noise: int) -> None:
    gray = np.asarray(scans.scanned(LONG, noise=noise).convert("L"))
    assert evened(gray) is gray


def test_an_empty_page_a_black_page_and_a_tiny_one_stay_what_they_are() -> None:
    for value in (0, 255):
        gray = np.full((2200, 1700), value, dtype=np.uint8)
        assert np.ptp(evened(gray)) == 0
    tiny = np.full((20, 20), 128, dtype=np.uint8)
    assert evened(tiny) is tiny


def test_gray_paper_becomes_white_and_its_ink_stays_dark() -> None:
    gray = np.full((2200, 1700), 150, dtype=np.uint8)
    gray[300:1900:50, 200:1500] = 40
    lit = evened(gray)
    assert lit[100, 100] > 240
    assert lit[300, 700] < 80
