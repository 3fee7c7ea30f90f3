"""Services that share the fate of a procedure, in the words of letters written by hand (letters rule 8)."""

from __future__ import annotations

import pytest

from openimr.letters import parse

from .reading_samples import item, letter


def follows(*items: tuple[str, str], asked: int) -> int | None:
    made = letter(*(item(title, rationale=reason) for title, reason in items))
    return parse(made).disputed_items[asked - 1].follows_item


FUSION, DENIED, ALLOWED = "L4-5 discectomy and fusion", "The slip is small.", "The slip is large."


@pytest.mark.parametrize(
    "reason",
    [
        "The fusion is not medically necessary. The associated stay is thus not medically necessary.",
        "Since the discectomy and fusion is not supported (see above), nothing that attends it is.",
        "The fusion being unnecessary, a stay for it is moot.",
        "The discectomy and fusion was denied above and so is what goes with it.",
        "In view of the denial of the fusion above, there is no need for this.",
        "The discectomy and fusion is not medically necessary; this service falls with it.",
        "This service falls with the fusion, which is not medically necessary.",
        "The stay stands or falls with the fusion, which is not medically necessary.",
        "This is a service associated with the fusion and shares its fate. It is not medically necessary.",
        "As an associated service, this shares the outcome of the fusion, which is not medically necessary.",
        "Since the fusion above is not medically necessary, the stay is not medically necessary either.",
        "The fusion is not medically necessary. This service therefore is not medically necessary.",
    ],
)
def test_a_service_falls_with_its_procedure(reason: str) -> None:
    items = [
        (f"{FUSION}: Upheld", DENIED),
        ("Norco #60: Upheld", "No gain."),
        ("Inpatient stay, 2 days: Upheld", reason),
    ]
    assert follows(*items, asked=3) == 1


@pytest.mark.parametrize(
    "reason",
    [
        "Necessary in view of the fusion approved above.",
        "In view of the medical necessity of the discectomy and fusion, a stay is a reasonable adjunct, and is likewise medically necessary.",
        "In any event, the fusion is found to be medically necessary and so is what follows from it.",
        "Given the approval of the fusion, the stay is necessary too.",
        "The fusion has been approved. As the stay is an adjunct to it, the stay is medically necessary as well.",
        "This is an associated service and shares the outcome of the fusion, which is medically necessary.",
        "The stay follows the fusion, which has been found medically necessary.",
        "The fusion is certified; the stay goes with it and is medically necessary.",
        "The fusion is medically necessary, and this associated service is likewise medically necessary.",
        "The fusion was found to be medically necessary. The stay without which it cannot be done is therefore medically necessary as well.",
    ],
)
def test_a_service_stands_with_its_procedure(reason: str) -> None:
    items = [
        (f"{FUSION}: Overturned", ALLOWED),
        ("Norco #60: Upheld", "No gain."),
        ("Inpatient stay, 2 days: Overturned", reason),
    ]
    assert follows(*items, asked=3) == 1


@pytest.mark.parametrize(
    "reason",
    [
        "The criteria for a stay are not met. The request is therefore not medically necessary.",
        "In view of the therapy approved in 2012, no more is needed.",
        "The fusion of 2010 was medically necessary. A stay is therefore not needed now.",
        "Since opioids are not supported for this, the request is not medically necessary.",
        "The stay is not supported by the guideline and so is not medically necessary.",
        "Norco is not recommended. This is therefore not medically necessary.",
        "The brace goes with the guideline, which is not met. It is not medically necessary.",
        "The request follows the acupuncture of 2012, which was not helpful. It is not medically necessary.",
        "Conservative care falls within the guideline. A brace is not medically necessary.",
    ],
)
def test_a_service_that_is_judged_on_its_own_follows_none(reason: str) -> None:
    items = [
        ("Acupuncture, 6 visits: Upheld", "No trial."),
        ("Norco #60: Overturned", "It helps."),
        ("Lumbar brace: Upheld", reason),
    ]
    assert follows(*items, asked=3) is None


def test_where_the_procedure_is_not_named_the_nearest_that_agrees_is_followed() -> None:
    reason = (
        "The primary procedure was not found to be medically necessary. "
        "The associated services are therefore not medically necessary and appropriate."
    )
    items = [
        ("Pre-op clearance: Upheld", "It falls with the fusion."),
        (f"{FUSION}: Upheld", DENIED),
        ("Inpatient stay: Upheld", reason),
    ]
    assert follows(*items, asked=3) == 2


@pytest.mark.parametrize(
    "reason",
    [
        "The primary procedure is not medically necessary; this service falls with it.",
        "The primary procedure is not medically necessary; this service shares its fate.",
        "The surgery is not medically necessary; the associated service falls with it.",
    ],
)
def test_a_service_falls_with_a_procedure_that_has_no_name(reason: str) -> None:
    items = [
        (f"{FUSION}: Upheld", DENIED),
        ("Pre-op clearance: Upheld", reason),
        ("Cold therapy unit: Upheld", reason),
    ]
    assert [follows(*items, asked=n) for n in (2, 3)] == [1, 1]


@pytest.mark.parametrize(
    "reason",
    [
        "Not needed, as the procedure for which it is asked is not medically necessary.",
        "Not needed, because the surgery is not medically necessary.",
        "This request is moot because the procedure is not medically necessary.",
        "The boot would only be needed if surgery was performed. As surgery is not supported, it is not medically necessary.",
    ],
)
@pytest.mark.parametrize(
    "surgery", ["Cheilectomy of the first joint", "Right total knee replacement", "Ulnar nerve transposition"]
)
def test_the_surgery_without_which_a_thing_is_not_needed_is_the_one_that_was_asked_for(
    reason: str, surgery: str
) -> None:
    items = [
        (f"{surgery}: Upheld", DENIED),
        ("Orthotics, 1 pair: Overturned", "They help."),
        ("CAM boot (replacement): Upheld", reason),
    ]
    assert follows(*items, asked=3) == 1
