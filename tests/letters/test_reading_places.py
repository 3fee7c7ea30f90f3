"""Where each field stands in the text as given (`letters.read`)."""

from __future__ import annotations

import gc
import re

import pytest

from openimr.letters import read
from openimr.letters.citing.places import places_of
from openimr.letters.model import Citation, Family

from .generated import LAYOUTS, generate
from .reading_samples import item, letter


def field(said: object, path: str) -> object:
    for part in path.split("/")[1:]:
        said = said[int(part)] if isinstance(said, list) else said[part]  # type: ignore[index]
    return said


def squeezed(words: str) -> str:
    return " ".join(words.split())


def test_each_field_knows_its_place() -> None:
    text = letter(
        item("Lumbar\n\n\tbrace:  Uphe1d", rationale="One.\r\nTwo."),
        front="Case Number: CM14-0012345\nDated: 9/26/2013",
    )
    reading = read(text)

    def words(path: str) -> str:
        return text[slice(*reading.place(path))]

    assert words("/front_matter/case_number") == "CM14-0012345"
    assert words("/front_matter/decision_date") == "9/26/2013"
    assert words("/expert_reviewer/certifications/0") == "Pain Management"
    assert words("/expert_reviewer/licensure_states/0") == "Texas"
    assert words("/employee/age") == "40-year-old"
    assert words("/employee/sex") == "woman"
    assert words("/disputed_items/0/description") == "Lumbar\n\n\tbrace"
    assert words("/disputed_items/0/decision") == "Uphe1d"
    assert words("/disputed_items/0/rationale") == "One.\r\nTwo."
    cited = "/disputed_items/0/reviewer_guideline/citations/0"
    assert words(cited) == words(f"{cited}/text") == "MTUS Low Back Complaints 2004"
    assert words(f"{cited}/chapter") == "Low Back Complaints 2004"
    with pytest.raises(KeyError):
        reading.place("/disputed_items/0/follows_item")


def test_each_part_of_a_citation_knows_its_place() -> None:
    statement = (
        "Decision based on MTUS ACOEM Chapter 9 (Shoulder\n Complaints) Page(s): 9, 205 - 208 and 210. Decision based on "
        "Non-MTUS Citation Official Disability Guidelines (ODG), Pain Chapter, Opioids."
    )
    text = letter(item(reviewer=statement))
    reading = read(text)
    at = "/disputed_items/0/reviewer_guideline/citations"
    assert {path: squeezed(text[slice(*reading.place(f"{at}/{path}"))]) for path in (
        "0/chapter", "0/pages/0", "0/pages/1", "0/pages/2", "1/chapter", "1/section")} == {
        "0/chapter": "9 (Shoulder Complaints", "0/pages/0": "9", "0/pages/1": "205 - 208", "0/pages/2": "210",
        "1/chapter": "Pain", "1/section": "Opioids",
    }  # fmt: skip
    assert reading.place(f"{at}/0/pages/0")[0] > text.index("Page(s)")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_stands_at_a_place_is_what_the_field_says(layout: str) -> None:
    for seed in range(25):
        made = generate(seed, layout)
        reading = read(made.text)
        said = reading.determination.to_json()
        assert "/clinical_case_summary" in reading.paths
        for path in reading.paths:
            start, end = reading.place(path)
            assert 0 <= start < end <= len(made.text)
            value, words = field(said, path), squeezed(made.text[start:end])
            if (
                path.endswith(("/description", "/statement", "/rationale", "/clinical_case_summary"))
                or "/certifications/" in path
            ):
                # Footers between the lines of a field are in the stretch, and in no field.
                assert value == words or len(words) > len(str(value))
            elif re.search(r"/(?:text|chapter|section|pages/\d+)$", path):
                assert set(re.findall(r"\w+", str(value))) <= set(re.findall(r"\w+", words)), path
            elif (
                "/citations/" in path
                and "Page " not in words
                and "Letter for" not in words
                and "Page" not in words
            ):
                assert value["text"] == words or len(words) > len(value["text"])  # type: ignore[index]


@pytest.mark.parametrize(
    ("words", "chapter", "pages", "expected"),
    [
        ("ODG, Pain (Acute & Chronic), page 12", "Pain (Acute & Chronic)", ("12",), {"chapter": "Pain (Acute & Chronic)", "pages/0": "12"}),
        ("ODG, Pain; (Acute & Chronic)", "Pain (Acute & Chronic)", (), {"chapter": "Pain; (Acute & Chronic)"}),
        ("MTUS Pages 1.12, 12 and 112 to 113", None, ("12", "112-113"), {"pages/0": "12", "pages/1": "112 to 113"}),
        ("ODG, Backpain, Pain Chapter", "Pain", (), {"chapter": "Pain"}),
        ("İ page E12-E15", None, ("e12-e15",), {"pages/0": "E12-E15"}),
        ("page 12a", None, ("12",), {}),
    ],
)  # fmt: skip
def test_a_part_is_found_as_its_words_stand_and_nowhere_within_another_word(
    words: str, chapter: str | None, pages: tuple[str, ...], expected: dict[str, str]
) -> None:
    cited = Citation(family=Family.ODG, text=words, chapter=chapter, pages=pages)
    found = {name: words[slice(*place)] for name, place in places_of(words, cited).items() if name != "text"}
    assert found == expected


def test_a_letter_that_was_read_is_let_go_of_at_once() -> None:
    texts = [generate(seed).text for seed in range(40)]
    for text in texts:
        read(text)
    gc.collect()
    gc.disable()
    try:
        for text in texts:
            read(text)
        held = gc.collect()
    finally:
        gc.enable()
    assert held < len(texts)
