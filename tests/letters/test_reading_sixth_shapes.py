"""Feet in other forms, and letters set as one flow, as a sixth author wrote them."""

from __future__ import annotations

import pytest

from openimr.letters import parse, read

from .reading_samples import NOTICE, REVIEW, fields, item, letter

FRONT = "Case Number: CM14-0012345\nDecision Date: 8/5/2014"
LONG = item(rationale="The file describes neither a plan nor a goal, and no gain was shown. " * 4)
ABOVE = "The records describe pain in the low back that goes down the left leg and that"
BELOW = "has not changed since the last visit, although the worker was seen six times."


def paragraphs(*feet: str) -> str:
    """A rationale of three pages, each of which ends within a sentence."""
    said = [
        "The worker did well at first and then had pain in the leg that went on as in the",
        "weeks before it, so that walking was hard for him and he could not do any work;",
    ]
    lines = []
    for page, foot in enumerate(feet):
        lines += [f"Of page {page} it is told that nothing else was found but what stands here."] + said * 5
        lines += [
            f"It is known from visit {page * 7 + 3} that the {('arm', 'leg', 'hip')[page]}",
            foot,
            f"{'uvw'[page]}as weak and did not move at all.",
        ]
    return "\n".join(lines)


def test_a_foot_without_a_page_or_a_case_is_known_by_coming_again() -> None:
    foot = "Specimen Review Services - Confidential"
    with_feet = letter(item(rationale=paragraphs(foot, foot, foot)))
    without = letter(item(rationale=paragraphs("X", "X", "X").replace("\nX\n", "\n")))

    assert parse(with_feet).disputed_items == parse(without).disputed_items


def test_a_treatment_that_is_named_again_on_a_line_of_its_own_is_no_foot() -> None:
    said = paragraphs("Chiropractic treatment for the lumbar", *["Chiropractic treatment for the lumbar"] * 2)
    said = (
        said.replace("uas weak", "spine was")
        .replace("vas weak", "spine was")
        .replace("was weak", "spine was")
    )

    assert (
        parse(letter(item(rationale=said))).disputed_items[0].rationale.count("Chiropractic treatment") == 3
    )


def of_one_flow(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    "made",
    [
        letter(LONG, item(title="Associated service: cane, 30 days: Overturned"), front=FRONT),
        letter(LONG, item(reviewer=None, title="MRI: lumbar spine: Modified"), front=FRONT, listed=False),
        NOTICE.replace(
            "Case Summary:",
            "Medical Qualifications of the Expert Reviewer:\nThe reviewer is Board Certified in Neurology and is licensed to practice "
            "in Ohio.\nCase Summary:",
        ),
        REVIEW.replace(
            "No gain was shown.", "No gain was shown. The file describes neither a plan nor a goal."
        ),
    ],
)
def test_a_letter_may_be_one_flow(made: str) -> None:
    flow = of_one_flow(made)
    reading = read(flow)

    assert len(flow) > 400
    assert fields(reading.determination) == fields(parse(made))
    for number, found in enumerate(reading.determination.disputed_items):
        assert flow[slice(*reading.place(f"/disputed_items/{number}/description"))] == found.description
        assert flow[slice(*reading.place(f"/disputed_items/{number}/rationale"))] == found.rationale


def test_a_foot_in_one_flow_is_left_out() -> None:
    made = letter(LONG, item(title="Cane: Upheld"), front=FRONT)
    foot = " Final Determination Letter for IMR Case Number CM14-0012345 3 no gain"

    assert fields(parse(of_one_flow(made).replace(" no gain", foot))) == fields(parse(made))


@pytest.mark.parametrize("gap", ["\n", "\n\n\n"])
@pytest.mark.parametrize(
    "foot",
    [
        "IMR Final Determination {}", "Determination CM14-0012345 (page {} of 3)", "CM14-0012345 | {}", "Specimen Review - page {}",
        "p. {}", "Independent Medical Review", "P.O. Box 138009, Sacramento, CA 95813-8009", "Continued on next page", "Confidential",
        "State of California - Division of Workers' Compensation", "(855) 865-8873 Fax: (916) 605-4270",
    ],
)  # fmt: skip
def test_feet_that_count_or_name_the_program_are_in_no_field(foot: str, gap: str) -> None:
    made = letter(
        item(rationale=f"{ABOVE}\n{BELOW} {{}}"),
        item(title="Cane: Overturned", rationale=f"{ABOVE.replace('pain', 'ache')}{{}}\n{BELOW}"),
        summary="The patient is a 40-year-old woman.{}",
        front="Case Number: CM14-0012345",
    )
    feet = [f"{gap}{foot.format(page)}{gap}" for page in (1, 2, 3)]

    assert fields(parse(made.format(*feet))) == fields(parse(made.format("", "", "")))


@pytest.mark.parametrize("foot", ["Page 3", "- 3 -", "3", "IMR Determination", "Independent Medical Review"])
def test_a_foot_that_parts_a_sentence_is_in_no_field(foot: str) -> None:
    made = letter(item(rationale=f"{ABOVE}\n{foot}\n{BELOW}"))

    assert parse(made).disputed_items[0].rationale == f"{ABOVE} {BELOW}"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("as is said in the Chronic Pain Medical Treatment Guidelines", "and is asked for again."),
        ("it is of grade", "of five."),
    ],
)
def test_a_number_that_a_sentence_goes_on_with_is_no_foot(above: str, below: str) -> None:
    said = f"{ABOVE} is treated\n{above}\n3\n{below}"

    assert parse(letter(item(rationale=said))).disputed_items[0].rationale.endswith(f"{above} 3 {below}")


def test_a_program_named_at_the_end_of_a_line_is_no_foot() -> None:
    said = "The Final Determination rests on each\nDetermination:\nand on what is said of it in what follows, which is not to be left out."

    assert "Determination: and on" in parse(letter(item(rationale=said))).disputed_items[0].rationale


def test_the_headings_of_a_flow_are_not_cut_within() -> None:
    made = REVIEW.replace(
        "RATIONALE:", "RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS NOT MEDICALLY NECESSARY:"
    )
    made = made.replace("ISSUE AT DISPUTE:", "QUESTION(S) FOR REVIEW:")

    assert fields(parse(of_one_flow(made))) == fields(parse(made))
