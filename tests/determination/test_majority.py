"""Several votes make one decision: the majority, and an even split in favour of the service (rulebook F-09, F-07)."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.determination.majority import MODIFIED, OVERTURNED, UPHELD, NoVotes, Vote, majority, together

WORDS = (UPHELD, MODIFIED, OVERTURNED)
U, M, O = WORDS  # noqa: E741 - upheld, modified, overturned
votes = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("given_votes", "expected", "even"),
    [
        ([U], U, False),
        ([O], O, False),
        ([M], M, False),
        ([U, O], O, True),
        ([U, M], M, True),
        ([M, O], O, True),
        ([U, U, O], U, False),
        ([U, O, O], O, False),
        ([U, M, O], M, False),
        ([U, M, M], M, False),
        ([U, U, O, O], O, True),
        ([U, U, M, O], M, True),
        ([U, M, O, O], O, True),
        ([U, U, U, O, O], U, False),
    ],
)
def test_the_majority_decides_and_an_even_split_is_for_the_service(
    given_votes: list[str], expected: str, even: bool
) -> None:
    assert majority(given_votes) == (expected, even)


@given(votes)
def test_the_rule_of_the_book_holds_for_yes_and_no(decided: list[str]) -> None:
    """`overturn if votes_for >= votes_against`, where nobody decides in part."""
    plain = [O if one != U else U for one in decided]
    assert majority(plain)[0] == (O if plain.count(O) >= plain.count(U) else U)


@given(votes, st.randoms(use_true_random=False))
def test_the_order_of_the_reviewers_does_not_matter(decided: list[str], rng) -> None:
    shuffled = list(decided)
    rng.shuffle(shuffled)
    assert majority(shuffled) == majority(decided)


@given(votes, st.data())
def test_a_vote_more_for_the_service_never_turns_the_decision_against_it(decided: list[str], data) -> None:
    at = data.draw(st.integers(0, len(decided) - 1))
    kinder = list(decided)
    kinder[at] = WORDS[min(2, WORDS.index(decided[at]) + 1)]
    assert WORDS.index(majority(kinder)[0]) >= WORDS.index(majority(decided)[0])


@given(votes)
def test_somebody_always_decided_as_all_did_together(decided: list[str]) -> None:
    assert majority(decided)[0] in decided


@pytest.mark.parametrize("wrong", [[], ["overturn"], [""], [O, None]])
def test_what_is_no_vote_is_refused(wrong: list) -> None:
    with pytest.raises(ValueError, match="expected at least one of"):
        majority(wrong)


# --- items that belong to a primary one


def test_a_vote_that_only_follows_the_primary_falls_away_when_the_primary_is_necessary() -> None:
    surgery = [Vote(decision=O), Vote(decision=O), Vote(decision=U)]
    assistant = [Vote(decision=U), Vote(decision=O), Vote(decision=U, follows=True)]
    found = together({1: surgery, 2: assistant}, {2: 1})
    assert found[1].decision == O
    assert found[2].counted == (0, 1)
    assert (found[2].decision, found[2].even) == (O, True)
    assert found[2].speaks_for_it(assistant) == 1


def test_it_counts_while_the_primary_stays_refused() -> None:
    found = together({1: [Vote(decision=U)] * 2, 2: [Vote(decision=U, follows=True)] * 2}, {2: 1})
    assert (found[2].decision, found[2].counted) == (U, (0, 1))


def test_where_only_following_votes_are_left_the_item_must_go_back() -> None:
    surgery = [Vote(decision=O), Vote(decision=U)]
    with pytest.raises(NoVotes) as problem:
        together({1: surgery, 2: [Vote(decision=U, follows=True)] * 2}, {2: 1})
    assert problem.value.item == 2


def test_a_ring_of_items_ends() -> None:
    ring = {1: [Vote(decision=U, follows=True)], 2: [Vote(decision=O)]}
    with pytest.raises(NoVotes):
        together(ring, {1: 2, 2: 1})


def test_all_small_boards_agree_with_counting_by_hand() -> None:
    for size in range(1, 6):
        for decided in itertools.product(WORDS, repeat=size):
            some, whole = sum(d != U for d in decided), sum(d == O for d in decided)
            expected = U if some < size - some else (O if whole >= size - whole else M)
            assert majority(decided)[0] == expected
