"""What the set-up says of the machine is true."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

SETUP = ROOT / "tools" / "setup.sh"
DEBIAN = list(Path("/usr/share/tesseract-ocr").glob("*/tessdata/eng.traineddata"))


def finds_tessdata(**environment: str) -> bool:
    found = re.search(r"^tessdata\(\) \{.*?^\}", SETUP.read_text(), re.DOTALL | re.MULTILINE)
    assert found is not None
    clean = {k: v for k, v in os.environ.items() if k != "TESSDATA_PREFIX"}
    script = f"set -euo pipefail\n{found[0]}\ntessdata"
    return subprocess.run(["bash", "-c", script], env=clean | environment, check=False).returncode == 0


def test_tesseracts_data_are_found_where_the_prefix_names_them(tmp_path: Path) -> None:
    (tmp_path / "eng.traineddata").write_bytes(b"data")
    assert finds_tessdata(TESSDATA_PREFIX=str(tmp_path))


@pytest.mark.skipif(not DEBIAN, reason="Debian's package of Tesseract's data is not installed here")
def test_tesseracts_data_are_found_where_debian_puts_them_though_no_prefix_is_set() -> None:
    assert finds_tessdata()


@pytest.mark.skipif(bool(DEBIAN), reason="Debian's package of Tesseract's data is installed here")
def test_data_that_are_not_here_are_not_found(tmp_path: Path) -> None:
    assert not finds_tessdata(TESSDATA_PREFIX=str(tmp_path))
