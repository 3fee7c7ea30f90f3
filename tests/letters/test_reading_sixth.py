"""Letters by a sixth author: their truth has the form of the schema, and each letter is the same each time."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from openimr.cli.letters import letters
from openimr.letters import parse

from .foreign.scoring import differences
from .fuzz import SCHEMA
from .sixth.damage import HARD
from .sixth.letters import LAYOUTS, letter
from .sixth.others import NO_LETTERS, without_end, without_items
from .sixth.paper import drawn

MODERN = LAYOUTS[:2]


@pytest.mark.parametrize("half", ["dev", "test"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_truth_has_the_form_of_the_schema(half: str, layout: str) -> None:
    for seed in range(15):
        truth = letter(half, layout, seed, damaged=True).truth | {"warnings": []}
        jsonschema.Draft202012Validator(SCHEMA).validate(truth)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_letter_is_the_same_each_time(layout: str) -> None:
    assert letter("dev", layout, 7, damaged=True) == letter("dev", layout, 7, damaged=True)
    with pytest.raises(ValueError, match="moths is none of"):
        letter("dev", layout, 7, hard="moths")


@pytest.mark.parametrize("damage", ["", "all", *HARD])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_text_of_the_truth_stands_in_the_letter(layout: str, damage: str) -> None:
    for seed in range(10):
        for half in ("dev", "test"):
            made = letter(half, layout, seed, damage == "all", damage if damage in HARD else "")
            words = set(made.text.split())
            for item in made.truth["disputed_items"]:
                for said in (item["description"], item["rationale"], item["reviewer_guideline"]["statement"]):
                    assert set(said.split()[:-1]) <= words


@pytest.mark.parametrize("name", NO_LETTERS)
def test_what_is_no_letter_is_read_as_none(name: str) -> None:
    read = parse(NO_LETTERS[name]).to_json()
    assert read["layout"] == "unknown"
    assert read["disputed_items"] == []


@pytest.mark.parametrize("layout", MODERN)
def test_half_a_letter_gives_what_it_has(layout: str) -> None:
    for seed in range(10):
        assert differences(without_items("dev", layout, seed)) == [], f"seed {seed}"
        assert differences(without_end("dev", layout, seed)) == [], f"seed {seed}"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_letter_drawn_as_a_pdf_is_read_from_the_command(layout: str, tmp_path: Path) -> None:
    """Marks above ASCII are left to the fonts of others; the figures of PDFs are told by the command."""
    made = letter("dev", layout, 0)
    path = drawn(made.text, tmp_path / "letter.pdf", "Page {n}")
    result = CliRunner().invoke(letters, ["parse", str(path)])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["layout"] == layout


@pytest.mark.parametrize("damaged", [False, True])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_letters_of_the_sixth_author_are_exact_in_every_field(layout: str, damaged: bool) -> None:
    for seed in range(5000, 5015):
        assert differences(letter("dev", layout, seed, damaged)) == [], f"seed {seed}"
