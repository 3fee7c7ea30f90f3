"""Signs by which it is quickly seen that a text may tell of a shared fate, or that it does not, or not as its own view."""

from __future__ import annotations

import re


def _as_written(words: set[str]) -> frozenset[str]:
    """Words with the marks that may stand behind them in a text."""
    return frozenset(word + mark for word in words for mark in ("", ",", ".", ";", ":", ")", "?", '."', ".”"))


_DECIDED = _as_written({
    "necessary", "unnecessary", "necessity", "approved", "unapproved", "approval", "disapproved", "certified", "non-certified", "noncertified", "certification",
    "non-certification", "noncertification", "authorized", "authorised", "authorization", "unauthorized", "denied", "denial", "refused", "refusal", "declined",
    "allowed", "disallowed", "granted", "rejected", "rejection", "turned",
})  # fmt: skip
_HANGING = _as_written({
    "moot", "nothing", "item", "items", "hence", "nowhere", "falls", "fails", "goes", "stands", "shares", "share", "depends", "hangs", "hinges", "contingent", "one", "only", "indication",
})  # fmt: skip
_WANTING, _THERE = frozenset({"without", "absent"}), frozenset({"there", "has", "have"})
_NO_MORE = ("where there", "when there", "once there", "with no ")
FOR_WANT_OF = re.compile(
    r"\b(?:without|absent|in\s+the\s+absence\s+of|with\s+no)\s+(?:the\s+|an?\s+|that\s+|this\s+|any\s+)?(?P<subject>[^,;:.]{3,50}?)\s+(?:to\s+(?:be\s+)?\w+\s+)?"
    r"(?:there\s+(?:is|are|would\s+be|will\s+be|can\s+be)|(?:it|they|this|these)\s+(?:has|have|is|are))\b"
    r"|\bthere\s+(?:being|is|was|will\s+be)\s+no\s+(?:approved|certified|authorized|allowed|necessary)\s+(?P<subject2>[^,;:.]{3,50})",
    re.IGNORECASE,
)
_HANGS = (
    "falls with", "fails with", "goes with", "stands with", "stands or", "shares ", "share its", "share the", "depends", "hangs", "hinges", "contingent",
    "moot", "item ", "items ", "hence no", "so no", "nowhere", "nothing that", "only if", "only when", "only once", "no indication for", "without the one",
)  # fmt: skip
# What a sentence with a decision must have, or the next, to join it with another.
_JOINS = _as_written({
    "since", "because", "as", "given", "that", "with", "due", "owing", "view", "light", "ground", "grounds", "reason", "inasmuch", "considering", "being",
    "having", "following", "so", "therefore", "thus", "hence", "accordingly", "consequently", "too", "also", "well", "likewise", "either", "neither", "nor",
    "same", "which", "it", "nothing", "when", "where", "once", "similarly", "equally", "along", "account",
})  # fmt: skip
# It concludes from the sentence before, or speaks of the service itself.
_BEGINS = _as_written({
    "therefore", "thus", "hence", "accordingly", "consequently", "so", "as", "such", "a", "result", "for", "this", "these", "reason", "reasons", "given", "the",
    "it", "that", "request", "requested", "treatment", "service", "item", "medication", "retrospective", "prospective",
})  # fmt: skip
_REPORTED = re.compile(
    r"\b(?:UR|utilization\s+review(?:er)?|claims?\s+administrator|(?:prior|previous|first|initial)\s+review(?:er)?|reviewer\s+before|insurer|carrier|adjuster|denial|provider|(?:requesting|treating|attending)\s+(?:physician|provider|surgeon)|surgeon|patient|worker|attorney)(?:['’]s)?\b"
    r"[^.;]{0,40}?\b(?:held|wrote|writes|stated|states|said|says|argued|argues|reasoned|reasons|denied|refused|declined|proceeded|opined|noted|concluded|asserted|asserts|claimed|contends|contended|maintains|maintained|rested|believed|believes|thought|felt|feels|footing|reasoning)\b"
    r"|\b(?:might|may|could|can|would)\s+be\s+(?:argued|said|objected|thought|held)\b|\bit\s+(?:is|was)\s+(?:argued|said|objected|claimed|contended)\b",
    re.IGNORECASE,
)
_INDEPENDENT = re.compile(
    r"\b(?:does|do|did)\s+not\s+(?:depend|hinge|turn|hang|fall|stand|share|follow|govern|control|decide|affect)\b|\bnot\s+(?:dependent|contingent|conditional|tied|affected)\b|\beither\s+way\b|\bindependent(?:ly)?\s+of\b|\b(?:regardless|irrespective)\s+of\b"
    r"|\bwhether\b[^.;]{0,60}\bor\s+not\b|\b(?:not|neither)\b[^.;]{0,30}\badopted\b|\b(?:do|does)\s+not\s+(?:rest|rely)\b|\bneither\s+(?:argument|reason)\b|\bon\s+its\s+own\s+(?:merits|grounds|terms|footing)\b|\bapart\s+from\s+(?:the|that|this)\b",
    re.IGNORECASE,
)


def decided_on_its_own(rationale: str) -> bool:
    """Whether a rationale says that a thing does not depend on another, or that what was said so is not its view."""
    return bool(_INDEPENDENT.search(rationale))


def reported(sentence: str) -> bool:
    """Whether a sentence tells what somebody else held."""
    return bool(_REPORTED.search(sentence))


def may_tell(text: str) -> bool:
    """Whether a text may tell of a shared fate: most do not.

    It speaks of what hangs on something, or has a decision that is joined with something.
    """
    folded = text.lower()
    words = folded.split()
    if not _HANGING.isdisjoint(words) and any(map(folded.__contains__, _HANGS)):
        return True
    wanting = not _WANTING.isdisjoint(words) or ("no" in words and any(map(folded.__contains__, _NO_MORE)))
    if wanting and not _THERE.isdisjoint(words) and (FOR_WANT_OF.search(text) or "e there " in folded):
        return True
    decisions = sum(map(_DECIDED.__contains__, words))
    if decisions == 1:
        last = folded[folded.rfind(". ") + 1 :].split()
        if not _DECIDED.isdisjoint(last):
            return _joined(last, [])
    elif not decisions:
        return False
    sentences = [sentence.split() for sentence in folded.split(". ")]
    return any(map(_joined, sentences, [*sentences[1:], []]))


def _joined(sentence: list[str], later: list[str]) -> bool:
    """Whether a sentence has a decision that is joined with something: by a word of its own, or of the sentence after it."""
    decisions = sum(map(_DECIDED.__contains__, sentence))
    if decisions != 1:
        return decisions > 1
    begin = 0
    while begin < len(sentence) and sentence[begin] in _BEGINS:
        begin += 1
    return (
        not _JOINS.isdisjoint(sentence[begin:])
        or sentence[-1] in ("not", "not.")
        or not _JOINS.isdisjoint(later)
    )
