"""Whose fate a service shares, clause by clause (letters rule 8): what tells of it, and what only sounds like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.letters.model import Decision
from openimr.letters.reading.items.cascades.clauses import clauses
from openimr.letters.reading.items.cascades.fates import told
from openimr.letters.reading.items.cascades.names import head_of, number_in
from openimr.letters.reading.items.following import Follower, Following, find_following

UPHELD, OVERTURNED, MODIFIED = Decision.UPHELD, Decision.OVERTURNED, Decision.MODIFIED
OWN = "The criteria are not met."
SURGERY = "Right shoulder arthroscopy with decompression"
GRANTED = "The criteria are met."


def follows(
    title: str, reason: str, decision: Decision, *others: tuple[str, Decision], first: bool = True
) -> Following:
    """What an item follows that stands below the surgery and a drug of another outcome, and above the others."""
    drug = Follower("Naproxen 550 mg #60", OVERTURNED if decision is UPHELD else UPHELD, OWN)
    before = [Follower(SURGERY, decision, OWN if decision is UPHELD else GRANTED), drug] if first else [drug]
    after = [Follower(title, outcome, OWN) for title, outcome in others]
    return find_following([*before, Follower(title, decision, reason), *after])[len(before)]


@pytest.mark.parametrize(
    "reason",
    [
        "Falls with item 1.",
        "Fails with 1, on which it depends.",
        "It depends on 1 and falls with 1.",
        "This is moot in view of the outcome on the first item.",
        "Moot. See the decision on the arthroscopy, which was not approved.",
        "As the arthroscopy has not been certified, this falls with it.",
        "Since the arthroscopy was not approved, its aftercare is not.",
        "The arthroscopy has been refused; this request, which hangs upon it, is refused with it.",
        "Arthroscopy denied, sling denied.",
        "No arthroscopy, hence no sling.",
        "Without the arthroscopy there is nowhere to use it.",
        "There being no approved arthroscopy, there is nothing to protect.",
        "With the arthroscopy not certified there is no period after it in which to wear one.",
        "It is for the weeks after the arthroscopy, which has not been found to be medically necessary. The sling is therefore not medically necessary.",
        "A sling is an accessory to the arthroscopy which was just declined; it is declined likewise.",
        "It is to be worn after the arthroscopy; accordingly it stands or falls with the arthroscopy, and it falls.",
        "The arthroscopy is not medically necessary, and for that reason none of the services associated with it is medically necessary.",
        "Inasmuch as the arthroscopy is denied, so is this.",
        "Not necessary in consequence of item 1.",
        "For the reasons given under item 1, i.e. because the primary procedure is not necessary.",
        "As item 1 goes, so goes this item.",
        "On the ground that the shoulder surgery is not authorized, the sling is not authorized.",
        "See item 1. Surgery not approved; sling not approved.",
        "The arthroscopic surgery was turned down. Accordingly the sling must be turned down too.",
        "Given the non-certification of the arthroscopy, the sling is likewise not certified.",
        "As the arthroscopy was not found to be medically necessary, there is no wound that this worker would need to rest.",
        "It was ordered to be worn after the arthroscopy. Since that was not approved, the sling is not medically necessary.",
        "With no arthroscopy to be done there is no arm to be rested.",
        "No sling is needed where there will be no arthroscopy.",
        "A sling has no place when the operation has not been approved. The request is not medically necessary and appropriate.",
        "The sling was to come after the arthroscopy: without the one, the other is not needed. It is not medically necessary.",
        "Having denied the arthroscopy, I find no use for the sling.",
    ],
)
def test_a_service_falls_with_the_procedure_that_was_denied(reason: str) -> None:
    assert follows("Sling with abduction pillow", reason, UPHELD) == Following(1)


@pytest.mark.parametrize(
    "reason",
    [
        "Approved because the arthroscopy is approved.",
        "Allowed because of item 1.",
        "Goes with the surgery.",
        "The arthroscopy is certified, and this goes along.",
        "The surgery is certified. A sling is needed after it. This associated service is therefore certified as well.",
        "It goes with the arthroscopy. That is necessary and so is this.",
        "The arthroscopy having been allowed, the sling that goes with it is allowed.",
        "The arthroscopy having been found necessary, the sling follows.",
        "The arthroscopy is approved and the sling with it.",
        "Seeing that the arthroscopy has been allowed, prudence demands that the arm be rested, and the sling is allowed too.",
        "The arm must be rested, and inasmuch as the arthroscopy itself has been found to be medically necessary, it follows that the sling is medically necessary too.",
        "The arthroscopy has been authorized above (item 1). The sling is part and parcel of it, and is approved on that account.",
        "The arthroscopy is authorized, and the sling that accompanies the arthroscopy shares its fate.",
        "The arthroscopy, decided above, is medically necessary. At 61, a sling for it goes along.",
        "Item 1 is medically necessary. Therefore the sling is medically necessary.",
        "In light of the decision on item 1, a sling is medically necessary.",
        "Given that the arthroscopy is approved, the sling is too.",
        "The arm will be at rest for some weeks after the arthroscopy, which has been certified in this review. The sling follows from that decision and is medically necessary.",
        "The sling is part and parcel of the arthroscopic treatment. Having found the treatment necessary, I find the same for it.",
        "Needed after the operation. The arthroscopy being medically necessary, so is the sling for it.",
    ],
)
def test_a_service_stands_with_the_procedure_that_was_granted(reason: str) -> None:
    assert follows("Sling with abduction pillow", reason, OVERTURNED) == Following(1)


@pytest.mark.parametrize(
    ("reason", "decision"),
    [
        (
            "It might be argued that because the arthroscopy has been denied the sling must be denied. It helps without any surgery.",
            UPHELD,
        ),
        (
            "The claims administrator reasoned that since the arthroscopy was denied the sling must be denied as well. The arm needs rest. It is medically necessary.",
            OVERTURNED,
        ),
        (
            "The prior reviewer wrote that the arthroscopy is not necessary and so neither is the sling. The sling she has is sound.",
            UPHELD,
        ),
        ("UR denied the sling because the arthroscopy was denied. The sling of May is still good.", UPHELD),
        (
            "The sling does not depend on the arthroscopy. It is not medically necessary, for it was tried.",
            UPHELD,
        ),
        (
            "Whether the arthroscopy is approved or not, a sling is wanted, and so it is medically necessary.",
            OVERTURNED,
        ),
        ("Unlike the drug, it does not fall with item 1. It was tried in vain.", UPHELD),
        ("Regardless of the arthroscopy, which is denied, the sling is not medically necessary.", UPHELD),
        ("Although the arthroscopy has been denied, the arm needs rest.", OVERTURNED),
        ("Not dependent on item 1. The sling she has is worn out.", OVERTURNED),
        ("If item 1 had been denied, this would have been moot. It was not.", OVERTURNED),
        ("The arthroscopy of 2011 was not approved. The sling is therefore not medically necessary.", UPHELD),
        ("The arthroscopy was denied last year; accordingly a sling was not worn.", UPHELD),
        ("A one-month rental is medically necessary, the remainder is not.", MODIFIED),
        (
            "The utilization review decision should be upheld. Therefore, the request is not medically necessary.",
            UPHELD,
        ),
        ("No brace, no exercise and no improvement. The sling is not medically necessary.", UPHELD),
        ("Without a plan of care there is no reason to go on.", UPHELD),
        (
            "The guideline allows a sling for ten days. As the ten days are over, it is not medically necessary.",
            UPHELD,
        ),
        ("A sling is needed when there is no improvement, and there is none.", UPHELD),
        ("The guideline has no place for a sling when the arm moves freely. It is not necessary.", UPHELD),
        ("Having found no fracture, the sling is not medically necessary.", UPHELD),
        ("Given the history, to be given a sling is not necessary.", UPHELD),
        ("As menthol is not approved other than as a rub, there is no need for it.", UPHELD),
        ("She wears no brace. Since none is approved, there is no need for a sling.", UPHELD),
        (
            "A sling was approved in therapy and is worn. Another is therefore not medically necessary.",
            UPHELD,
        ),
        ("For want of progress, a second sling has nothing to add; none was asked for.", UPHELD),
        ("Exercise is preferred; accordingly it is recommended. The sling is not.", UPHELD),
    ],
)
def test_what_only_speaks_of_another_follows_nothing(reason: str, decision: Decision) -> None:
    assert follows("Sling with abduction pillow", reason, decision).position is None


def test_a_fate_that_is_not_the_items_own_outcome_is_not_shared_and_is_told() -> None:
    read = follows(
        "Sling", "Since the primary procedure is not medically necessary, the sling is not.", OVERTURNED
    )
    assert read == Following(None, "speaks of the fate of another, and its own outcome is not that fate")


@pytest.mark.parametrize("said", ["item 4", "the fusion"])
def test_a_procedure_that_comes_later_is_followed(said: str) -> None:
    reason = f"Clearance would be for {said} only. As {said} was not approved, it has no use."
    later = [("Knee brace", UPHELD), ("Lumbar fusion", UPHELD)]
    assert follows("Medical clearance", reason, UPHELD, *later, first=False) == Following(4)


def test_a_service_may_be_declined_with_a_later_item() -> None:
    reason = "Clearance would be for item 4 only and is declined with it."
    later = [("Knee brace", UPHELD), ("Lumbar fusion", UPHELD)]
    assert follows("Medical clearance", reason, UPHELD, *later, first=False) == Following(4)


@pytest.mark.parametrize(
    ("procedure", "said"),
    [
        ("Left total knee arthroplasty", "knee replacement"),
        ("Radiofrequency ablation L3-L5", "neurotomy"),
        ("Stellate ganglion block x 2", "injection"),
        ("Anterior lumbar interbody arthrodesis", "fusion"),
        ("Spinal cord stimulator implant", "implantation"),
        ("Microdiscectomy L5-S1", "discectomy"),
    ],
)
def test_a_procedure_may_be_named_by_another_word_of_the_field(procedure: str, said: str) -> None:
    items = [
        Follower(procedure, UPHELD, OWN),
        Follower("Gabapentin 300 mg", UPHELD, OWN),
        Follower("Lodging, two nights", UPHELD, f"As the {said} was not approved, there is nothing to lodge for."),
    ]  # fmt: skip
    assert find_following(items)[2] == Following(1)


def test_what_belongs_to_a_thing_is_not_that_thing() -> None:
    items = [
        Follower("Digital hearing aids: 1 pair", OVERTURNED, GRANTED),
        Follower(
            "Hearing aid cases, two",
            OVERTURNED,
            "The hearing aids are medically necessary, and so are the cases that protect them.",
        ),
    ]
    assert find_following(items)[1] == Following(1)


def test_a_long_rationale_may_tell_it_at_its_end() -> None:
    long = (
        "The records tell of an injury at work, of months of therapy and of injections that did not last. "
        * 9
    )
    reason = f"{long}The arthroscopy has been refused; this request, which hangs upon it, is refused with it."
    assert follows("Sling with abduction pillow", reason, UPHELD) == Following(1)


def test_clauses_tell_what_was_found_of_what() -> None:
    parts = clauses(
        "Since the fusion is not medically necessary and appropriate, the stay is unnecessary; it falls with it."
    )
    assert [(p.opening, p.subject, p.necessary) for p in parts] == [
        ("cause", "the fusion", False),
        ("mark", "the stay", False),
        ("mark", "", None),
    ]
    assert parts[2].hangs


@pytest.mark.parametrize(
    ("words", "number"), [("item 12", 12), ("Items 2", 2), ("the third request", 3), ("the stay", None)]
)
def test_an_item_may_be_named_by_its_number(words: str, number: int | None) -> None:
    assert number_in(words) == number


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Hearing aid batteries, 1 year supply", "batterie"),
        ("Associated surgical service: cold therapy unit x 7 days", "unit"),
        ("Transportation to the surgery center", "transportation"),
        ("L4-5", ""),
    ],
)
def test_the_head_of_a_title_says_what_the_thing_is(title: str, head: str) -> None:
    assert head_of(title) == head


@given(st.text(alphabet=st.sampled_from(list("asince no.,;:() denied with it 1\n“")), max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert isinstance(told(text), list)
