"""The example of the reference page is a letter."""

from __future__ import annotations

import re

from openimr.letters import parse
from openimr.letters.inputs import read_input
from openimr.letters.letter import Organisation
from openimr.letters.readback import check_readable
from openimr.letters.writing import FORMATS, render, render_text
from tests.conftest import ROOT
from tests.letters.letter_samples import AT


def test_the_documented_input_is_written_in_every_form_and_reads_back() -> None:
    page = (ROOT / "docs" / "reference" / "letter-formats.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    given = read_input(example, organisation=Organisation(name="Nobody"))
    assert check_readable(given.determination, given.letter) == []
    assert parse(render_text(given.determination, given.letter)) == given.determination
    for to in FORMATS:
        assert f"`{to}`" in page
        assert render(given.determination, given.letter, to=to, at=AT)
