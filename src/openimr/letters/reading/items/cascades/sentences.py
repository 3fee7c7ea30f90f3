"""Cascades told in one sentence that joins two findings: "Since the fusion is not necessary, the stay is not necessary"."""

from __future__ import annotations

import re
from dataclasses import replace

from openimr.letters.reading.items.cascades.cascade import Cascade
from openimr.letters.reading.items.cascades.names import (
    ASSOCIATED,
    ITEM_NUMBER,
    PRIMARY,
    SURGICAL,
    SURGICAL_WORDS,
    TITLE_OF_SURGERY,
    names_of,
)
from openimr.letters.reading.items.cascades.signs import decided_on_its_own, reported

# "the requested surgery is": no word of it says which.
_SURGERY_ALONE = re.compile(
    rf"\s*(?:(?:the|this|that|such|requested|proposed|planned|disputed)\s+)*+(?:{SURGICAL_WORDS}|surgical\s+request)"
    r"(?:\s+for\s+which\s+(?:it|this)\s+is\s+(?:asked|requested|needed))?\s+(?:\w+\s+){0,4}?(?:medically\s+)?",
    re.IGNORECASE,
)
# "Given the non-certification of the surgery": a finding in a noun.
_DENIAL_OF = re.compile(
    r"\b(?:given|due\s+to|because\s+of|in\s+(?:light|view)\s+of|with|as\s+a\s+result\s+of|based\s+on|owing\s+to|because|since|as)\s+(?:(?:the|an)\s+)?"
    r"(?:non-?\s?certification|denial|lack\s+of\s+(?:medical\s+)?necessity|non-?\s?approval|adverse\s+determination)\s+(?:of|for)\s+(?P<subject>[^,.;]{3,120})",
    re.IGNORECASE,
)
# "neither is this service": a finding without its word.
_LIKEWISE = re.compile(
    r"\bno\s+(?:longer\s+a\s+)?need\s+for\b|\b(?:neither|nor|so)\s+(?:is|are|was|were)\b|\b(?:is|are|was|were)(?:\s+(?:also|likewise))?\s+(?:not|too|as\s+well|likewise)\W*$",
    re.IGNORECASE,
)
_NECESSITY = re.compile(
    r"\b(?:(?P<plain>(?:medically\s+)?"
    r"(?:necessary|appropriate|warranted|indicated|supported|needed|justified|certified|approved|authorized"
    r"|recommended|reasonable)|medical\s+necessity|overturned)"
    r"|(?P<denied>non-?\s?certified|denied|unnecessary|upheld|deemed\s+not\s+necessary|adverse\s+determination))\b",
    re.IGNORECASE,
)
# "necessary or appropriate" is one finding.
_AND_APPROPRIATE = re.compile(
    r"\s*(?:,|and/or\b|and\b|or\b)\s*(?:medically\s+)?(?:appropriate|necessary|reasonable)\b", re.IGNORECASE
)
_NO = re.compile(
    r"\b(?:not|no|none|neither|nor|never|cannot|without|lack\w*|isn['’]t|wasn['’]t)\b", re.IGNORECASE
)
_CAUSE = re.compile(
    r"\b(?:since|as|because|given(?:\s+that)?|in\s+light\s+of|due\s+to|with|if)\b\s+(?!(?:well|such|follows)\b)",
    re.IGNORECASE,
)
# "It falls with the primary procedure": says whose fate is shared, not which fate it is.
_SHARES = re.compile(
    r"\b(?:(?:falls?|fails?|stands?|goes|go)\s+(?:together\s+)?with"
    r"|shares?\s+the\s+(?:fate|outcome|decision)\s+of"
    r"|follows?\s+(?:from\s+)?(?:the\s+(?:fate|outcome|decision|determination|result)\s+(?:of|for|on)\s+)?"
    r"|(?:is|are)\s+(?:contingent|dependent)\s+(?:up)?on|depends?\s+(?:up)?on)\s*(?P<subject>[^.;]{3,150})",
    re.IGNORECASE,
)
# "requested in association with a surgical procedure that is not medically necessary"
_ASSOCIATED_WITH = re.compile(
    r"\b(?:in\s+(?:association|connection|conjunction)|associated|along)\s+with\s+(?P<subject>[^.,;]{3,80}?)\s+(?:that|which)\s+"
    r"(?P<said>[^.;]{2,80})",
    re.IGNORECASE,
)
_CONCLUDES = r"therefore|thus|hence|accordingly|consequently|as such|as a result|for this reason|it follows|given this|given the above"
_THEREFORE = re.compile(rf"\b(?:{_CONCLUDES}|so)\b", re.IGNORECASE)
# "The earlier request was decided thus: Upheld" ends a paragraph, and has no full stop.
_SENTENCE_END = re.compile(
    rf"(?:[.!?][\"”’')\]]*|:\s(?:Upheld|Overturned|Modified))\s+(?=[A-Z\"(])(?!(?i:{_CONCLUDES})\b)"
)
_FINDING_STEMS = (
    "necess", "needed", "justif", "appropriate", "warranted", "indicated", "support", "certif", "approv", "authoriz", "recommend",
    "reasonable", "overturned", "upheld", "denied", "adverse",
)  # fmt: skip
_SHARING_STEMS = ("fall", "fail", "stand", "go", "share", "follow", "contingent", "depend")
_ASSOCIATED_STEMS = (
    "associat",
    "connection",
    "conjunction",
    "dependent",
    "ancillary",
    "adjunct",
    "related",
    "accompany",
    "concurrent",
    "operative",
)
_WITH_ONE_FINDING = (*_ASSOCIATED_STEMS, "go", "neither", "nor ", "so ", "no need", "as well")
_LONGEST_SENTENCE = 800
_OF_NO_ITEM = frozenset(
    {"thu", "hence", "therefore", "either", "well", "also", "too", "likewise", "appropriate", "record", "so"}
)


def of_sentences(rationale: str) -> tuple[Cascade, ...]:
    """The cascades of a rationale, each told by one sentence of it."""
    if not _may_cascade(rationale):
        return ()  # what no sentence of it can have, then, and most rationales have none
    found: list[Cascade] = []
    start = 0
    while True:
        stop = _SENTENCE_END.search(rationale, start)
        sentence = rationale[start : stop.start() + 1 if stop else None]
        if (
            len(sentence) <= _LONGEST_SENTENCE
            and _may_cascade(sentence)
            and (cascade := _cascade(sentence))
            and not reported(sentence)
            and not decided_on_its_own(sentence)
        ):
            found.append(cascade)
        if stop is None:
            return tuple(found)
        start = stop.end()


def _may_cascade(text: str) -> bool:
    """Whether a sentence, or any of several, has the words of a cascade at all; most have not, and this is quickly seen."""
    folded = text.casefold()
    primary = "primary" in folded
    if primary and any(map(folded.__contains__, _SHARING_STEMS)):
        return True
    finding = -1
    for stem in _FINDING_STEMS:
        place = folded.find(stem)
        if place >= 0:
            if finding >= 0 or folded.find(stem, place + 1) >= 0:
                return True
            finding = place
    if "contingent" in folded or "depend" in folded or (finding >= 0 and primary):
        return True
    if finding < 0:
        return False
    # Of several sentences, only the one with the finding counts.
    first = _start_of_sentence(text, finding) if len(folded) == len(text) else 0
    return any(map(folded[first:].__contains__, _WITH_ONE_FINDING))


def _start_of_sentence(text: str, place: int) -> int:
    """Where the sentence begins that has a place in it, or a little before."""
    end = place
    while (end := max(text.rfind(mark, 0, end) for mark in ".!?:")) >= 0:
        if _SENTENCE_END.match(text, end):
            return end
    return 0


def _cascade(sentence: str) -> Cascade | None:
    """A sentence with two findings of necessity, one the cause of the other; None for any other sentence."""
    for cause in _CAUSE.finditer(sentence):
        finding = _NECESSITY.search(sentence, cause.end())
        if finding is None:
            break
        pair = _AND_APPROPRIATE.match(sentence, finding.end())
        rest = sentence[: cause.start()] + " " + sentence[pair.end() if pair else finding.end() :]
        if cascade := _read(sentence[cause.end() : finding.start()], finding, rest):
            return cascade
    denial = _DENIAL_OF.search(sentence)
    if denial and (PRIMARY.search(denial["subject"]) or SURGICAL.search(denial["subject"])):
        rest = sentence[: denial.start()] + sentence[denial.end() :]
        if _NECESSITY.search(rest):
            primary = bool(PRIMARY.search(denial["subject"]) or ASSOCIATED.search(rest))
            about = names_of(_NECESSITY.sub(" ", rest)) - _OF_NO_ITEM
            return Cascade(denial["subject"], False, primary, about, alone=not about)
    shares = _SHARES.search(sentence)
    if shares and (PRIMARY.search(shares["subject"]) or SURGICAL.search(shares["subject"])):
        return Cascade(shares["subject"], necessary=None, primary=True)
    along = _ASSOCIATED_WITH.search(sentence)
    if along and (PRIMARY.search(along["subject"]) or SURGICAL.search(along["subject"])):
        said = along["said"]
        if finding := _NECESSITY.search(said):
            denied = finding["denied"] is not None
            found = denied == bool(_NO.search(said, 0, finding.start()))
            return Cascade(along["subject"], found, primary=True)
    therefore = _THEREFORE.search(sentence)
    if therefore:
        finding = _NECESSITY.search(sentence, 0, therefore.start())
        if finding:
            adverse = finding[0][:7].lower() == "adverse"
            # "An adverse determination has been rendered for the surgery; therefore …"
            clause = sentence[finding.end() : therefore.start()] if adverse else sentence[: finding.start()]
            rest = sentence[therefore.end() :]
            cascade = _read(clause, finding, rest)
            concluded = _NECESSITY.search(rest)
            necessary = concluded and (concluded["denied"] is not None) == bool(_NO.search(rest))
            if cascade and necessary is not None and necessary is not cascade.necessary:
                return None  # "The surgery of 2010 was necessary. As such, the request is not": no fate is shared
            if cascade and not (
                cascade.primary or SURGICAL.search(clause) or TITLE_OF_SURGERY.search(clause)
            ):
                return replace(cascade, sure=False)
            return cascade
    return None


def _read(clause: str, finding: re.Match[str], rest: str) -> Cascade | None:
    associated = bool(ASSOCIATED.search(rest))
    if not associated and not _NECESSITY.search(rest) and not _LIKEWISE.search(rest):
        return None
    surgical = bool(SURGICAL.search(clause))
    primary = bool(PRIMARY.search(clause)) or (surgical and associated)
    if not primary and not surgical and not ITEM_NUMBER.search(clause) and not names_of(clause):
        return None
    denied = finding["denied"] is not None
    generic = surgical and not primary and not SURGICAL.search(rest)
    about = names_of(_NECESSITY.sub(" ", rest)) - _OF_NO_ITEM if generic else frozenset()
    alone = generic and not about and bool(_SURGERY_ALONE.fullmatch(clause))
    return Cascade(clause, denied == bool(_NO.search(clause)), primary, about, alone)
