"""The examples of the reference page on letters."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

from openimr.letters.reading import __path__ as reading_room

ROOT = Path(__file__).parents[2]


def test_the_examples_of_the_page_say_what_they_say() -> None:
    failed, tried = doctest.testfile(str(ROOT / "docs/reference/letters.md"), module_relative=False)
    assert tried > 10
    assert failed == 0


def test_the_page_names_every_warning_of_the_reader() -> None:
    page = (ROOT / "docs/reference/letters.md").read_text("utf-8")
    for path in Path(next(iter(reading_room))).rglob("*.py"):
        for code in re.findall(r'(?:add(?:_raw)?\(\s*|code=)"([a-z-]+)"', path.read_text("utf-8")):
            assert f"`{code}`" in page, code
