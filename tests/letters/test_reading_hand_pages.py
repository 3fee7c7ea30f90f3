"""Pages of letters that were copied, lost or doubled."""

from __future__ import annotations

import pytest

from openimr.letters import parse, read

from .reading_samples import NOT_MTUS, fields, item, letter

LONG = (
    "The record shows pain of six out of ten and no gain in function from earlier sessions; the plan is not told. "
    * 3
)
ITEMS = [
    item(f"Service {n}: Upheld", rationale=f"{LONG} So it stands with service {n}.")
    for n in ("alpha", "beta", "gamma")
]
PAGES = (
    letter(*ITEMS)
    .replace("Service beta", "\fService beta")
    .replace("Service gamma", "\fService gamma")
    .split("\f")
)


@pytest.mark.parametrize(("number", "after"), [(n, after) for after in range(3) for n in range(after + 1)])
def test_a_page_that_stands_twice_counts_once_and_is_warned_of(number: int, after: int) -> None:
    whole = parse("\f".join(PAGES))
    doubled = "\f".join([*PAGES[: after + 1], PAGES[number], *PAGES[after + 1 :]])

    reading = read(doubled)

    assert [i.description for i in reading.determination.disputed_items] == [
        f"Service {n}" for n in ("alpha", "beta", "gamma")
    ]
    assert fields(reading.determination) == fields(whole)
    (warning,) = (w for w in reading.determination.warnings if w not in whole.warnings)
    assert doubled[warning.start : warning.end] == PAGES[number].strip()


def test_short_pages_may_be_alike() -> None:
    text = "\f".join(["Exhibit", *PAGES, "Exhibit", "", ""])
    assert [w.code for w in parse(text).warnings] == [
        w.code for w in parse("\f".join(["Exhibit", *PAGES])).warnings
    ]


def test_a_label_at_the_top_of_every_page_is_no_head() -> None:
    tops = (
        "CM14-0011678   Final Determination\n\nMAXIMUS guideline: The Expert Reviewer "
        + NOT_MTUS
        + " Decision based on\n"
    )
    pages = [
        f"Service {n}: Upheld\n\nClaims Administrator guideline: The Claims Administrator did not cite any guideline.\n\f{tops}"
        f"Non-MTUS Citation ODG, Knee Chapter, {n}.\n\nDecision rationale: {LONG} So it stands with {n}.\n\n"
        for n in ("alpha", "beta", "gamma")
    ]
    text = letter().partition("Lumbar support")[0] + "".join(pages)
    read_ = parse(text)
    assert [i.reviewer_guideline.statement for i in read_.disputed_items] == [
        f"The Expert Reviewer {NOT_MTUS} Decision based on Non-MTUS Citation ODG, Knee Chapter, {n}."
        for n in ("alpha", "beta", "gamma")
    ]
