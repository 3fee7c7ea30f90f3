"""Which item an associated service follows, by what its rationale says (letters rule 8)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from openimr.letters.data import read_data
from openimr.letters.model import Decision
from openimr.letters.reading.items import moot

_DATA = read_data("associated_services.json")


def _any_of(words: Sequence[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", r"\s+").replace(r"\-", r"[\s-]?") for w in ordered)


_TITLE_OF_SERVICE = re.compile(
    r"(?:\W|\b\d+\w*\b|\b(?:days?|nights?|hours?|of|to|for|x|one|two|three|additional)\b){0,9}+"
    rf"(?:{_any_of(_DATA['openings'])})",
    re.IGNORECASE,
)
_PRIMARY = re.compile(
    rf"\b(?:{_any_of(_DATA['primary'])})\s+(?:\w+\s+){{0,3}}?(?:{_any_of(_DATA['procedure'])})\b",
    re.IGNORECASE,
)
_SURGICAL = re.compile(rf"\b(?:{_any_of(_DATA['surgical'])})\b", re.IGNORECASE)
# "the requested surgery is": no word of it says which.
_SURGERY_ALONE = re.compile(
    rf"\s*(?:(?:the|this|that|such|requested|proposed|planned|disputed)\s+)*+(?:{_any_of(_DATA['surgical'])}|surgical\s+request)"
    r"(?:\s+for\s+which\s+(?:it|this)\s+is\s+(?:asked|requested|needed))?\s+(?:\w+\s+){0,4}?(?:medically\s+)?",
    re.IGNORECASE,
)
_TITLE_OF_SURGERY = re.compile("|".join(map(re.escape, _DATA["surgery_in_titles"])), re.IGNORECASE)
# "Given the non-certification of the surgery": a finding in a noun.
_DENIAL_OF = re.compile(
    r"\b(?:given|due\s+to|because\s+of|in\s+(?:light|view)\s+of|with|as\s+a\s+result\s+of|based\s+on|owing\s+to|because|since|as)\s+(?:(?:the|an)\s+)?"
    r"(?:non-?\s?certification|denial|lack\s+of\s+(?:medical\s+)?necessity|non-?\s?approval|adverse\s+determination)\s+(?:of|for)\s+(?P<subject>[^,.;]{3,120})",
    re.IGNORECASE,
)
_ASSOCIATED = re.compile(
    r"\b(?:associated|dependent|ancillary|adjunct\w*|related|accompanying|concurrent"
    r"|(?:peri|post|pre)-?\s?operative|goe?s?\s+(?:along\s+)?with)\b",
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
_ITEM_NUMBER = re.compile(
    r"\b(?:item|request|issue|service)\s*(?:#|no\.?|number)?\s*(\d{1,3})\b", re.IGNORECASE
)
_WORD = re.compile(r"[A-Za-z]\w*(?:-\d+\w*)?|\d+-\d+")
_LONGEST_SENTENCE = 800
_LONGEST_KEPT = 600
_LONGEST_TOLD = 600
_NEIGHBOURS = 100

_NO_NAME = frozenset(_DATA["name_nothing"])
_OF_NO_ITEM = frozenset(
    {"thu", "hence", "therefore", "either", "well", "also", "too", "likewise", "appropriate", "record", "so"}
)


@dataclass(frozen=True, slots=True)
class Follower:
    """An item as far as following goes."""

    description: str
    decision: Decision | None
    rationale: str


@dataclass(frozen=True, slots=True)
class Following:
    """The answer for one item: the position it follows, if any, and what is doubtful about it."""

    position: int | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class _Cascade:
    """A sentence by which a service shares the fate of a procedure.

    `subject` are the words for the procedure; `necessary` is what was found of it (None: as of the service).
    `about` are the words that can name what shares its fate, where the procedure is but called the surgery.
    """

    subject: str
    necessary: bool | None
    primary: bool
    about: frozenset[str] = frozenset()
    alone: bool = False
    """Whether neither the surgery nor what shares its fate is named by any word of weight."""
    sure: bool = True
    """Whether its words are those of a surgery, or join cause and finding: "Therefore" may conclude from anything."""
    in_other_words: bool = False
    """Whether no two findings are joined: then the item itself must not be what is named."""


_OF_ITSELF = Following()


def find_following(items: Sequence[Follower]) -> list[Following]:
    """For each item, in order, which item it follows.

    Where the sentence names a procedure, that one, whether it comes before or after. Else the closest of the items before
    that is a procedure in its own right and was decided as the sentence says. Where there is none, None with a doubt.
    """
    cascades = [
        _kept(i.rationale) if len(i.rationale) <= _LONGEST_KEPT else _cascades(i.rationale) for i in items
    ]
    if not any(cascades):
        return [_OF_ITSELF] * len(items)
    names = [_names(item.description) for item in items]
    services = [
        any(c.primary or c.about & own for c in found)
        or is_service(item.description)
        or (any(c.alone for c in found) and _goes_with_a_surgery(items, number))
        for number, (item, found, own) in enumerate(zip(items, cascades, names, strict=True))
    ]
    nearest: dict[tuple[Decision | None, bool], int] = {}
    answers: list[Following] = []
    for number, found in enumerate(cascades):
        answers.append(_follow(number, found, items, names, services, nearest))
        if not found or (not services[number] and answers[-1].position is None):
            nearest[items[number].decision, services[number]] = number
    return answers


def _goes_with_a_surgery(items: Sequence[Follower], number: int) -> bool:
    """Whether an item is no surgery by its title, and one before it is."""
    return not _TITLE_OF_SURGERY.search(items[number].description) and any(
        _TITLE_OF_SURGERY.search(item.description) for item in items[max(0, number - _NEIGHBOURS) : number]
    )


def is_service(description: str) -> bool:
    """Whether a title is that of a service which goes with a procedure (rulebook F-07)."""
    return bool(_TITLE_OF_SERVICE.match(description))


def _follow(
    number: int, found: Sequence[_Cascade], items: Sequence[Follower], names: Sequence[frozenset[str]],
    services: Sequence[bool], nearest: dict[tuple[Decision | None, bool], int],
) -> Following:  # fmt: skip
    for cascade in found:
        named = _named(number, cascade, names, services)
        if named is not None and cascade.in_other_words:
            words = _names(cascade.subject)
            own = not is_service(items[number].description) and len(words & names[number]) >= len(
                words & names[named]
            )
            if own or items[named].decision not in _agreeing(cascade, items[number]):
                continue
        if named is not None:
            agrees = items[named].decision in _agreeing(cascade, items[number])
            return Following(named + 1, "" if agrees else "names an item whose outcome is another one")
    for cascade in found:
        if cascade.in_other_words and not _SURGICAL.search(cascade.subject):
            continue
        if cascade.primary or (services[number] and cascade.sure):
            agreeing = _agreeing(cascade, items[number])
            # Failing a procedure, an item that is titled like a service and has reasons of its own.
            for like_a_service in (False, True):
                places = [nearest[d, like_a_service] for d in agreeing if (d, like_a_service) in nearest]
                if places:
                    return Following(max(places) + 1)
            return Following(None, "shares the fate of a primary procedure, and no earlier item agrees")
    return _OF_ITSELF


def _agreeing(cascade: _Cascade, item: Follower) -> tuple[Decision, ...]:
    """The outcomes that an item must have one of to be what the sentence tells of."""
    necessary = cascade.necessary
    if necessary is None:
        necessary = item.decision is not Decision.UPHELD
    return (Decision.OVERTURNED, Decision.MODIFIED) if necessary else (Decision.UPHELD,)


def _named(
    number: int, cascade: _Cascade, names: Sequence[frozenset[str]], services: Sequence[bool]
) -> int | None:
    """The item that the words for the procedure name: by its number, or by words of its title."""
    if numbered := _ITEM_NUMBER.search(cascade.subject):
        place = int(numbered[1]) - 1
        return place if 0 <= place < len(names) and place != number else None
    words = _names(cascade.subject)
    if not words:
        return None
    best: tuple[float, bool, bool, int] | None = None
    for place in range(max(0, number - _NEIGHBOURS), min(len(names), number + _NEIGHBOURS)):
        shared = len(words & names[place])
        if place == number or 5 * shared < 3 * len(words) or not shared:
            continue
        rank = (shared / len(words), not services[place], place < number, -abs(place - number))
        if best is None or rank > best[:4]:
            best = rank
    return None if best is None else number + (best[3] if best[2] else -best[3])


def _names(words: str) -> frozenset[str]:
    """The words that can name a procedure, in one form."""
    lower = (w.lower() for w in _WORD.findall(words))
    return frozenset(w.removesuffix("s") for w in lower if len(w) > 2 and w not in _NO_NAME)


def _cascades(rationale: str) -> tuple[_Cascade, ...]:
    found = _of_sentences(rationale)
    if found or len(rationale) > _LONGEST_TOLD:
        return found
    said = moot.told(rationale)
    if said is None or not (_SURGICAL.search(said[0]) or _names(said[0])):
        return ()
    primary = bool(_PRIMARY.search(said[0]) or (_SURGICAL.search(said[0]) and _ASSOCIATED.search(rationale)))
    return (_Cascade(said[0], said[1], primary=primary, alone=not _names(said[0]), in_other_words=True),)


def _of_sentences(rationale: str) -> tuple[_Cascade, ...]:
    if not _may_cascade(rationale):
        return ()  # what no sentence of it can have, then, and most rationales have none
    found: list[_Cascade] = []
    start = 0
    while True:
        stop = _SENTENCE_END.search(rationale, start)
        sentence = rationale[start : stop.start() + 1 if stop else None]
        if len(sentence) <= _LONGEST_SENTENCE and _may_cascade(sentence) and (cascade := _cascade(sentence)):
            found.append(cascade)
        if stop is None:
            return tuple(found)
        start = stop.end()


# Most associated services are decided in the same few words.
_kept = lru_cache(maxsize=2048)(_cascades)


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


def _cascade(sentence: str) -> _Cascade | None:
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
    if denial and (_PRIMARY.search(denial["subject"]) or _SURGICAL.search(denial["subject"])):
        rest = sentence[: denial.start()] + sentence[denial.end() :]
        if _NECESSITY.search(rest):
            primary = bool(_PRIMARY.search(denial["subject"]) or _ASSOCIATED.search(rest))
            about = _names(_NECESSITY.sub(" ", rest)) - _OF_NO_ITEM
            return _Cascade(denial["subject"], False, primary, about, alone=not about)
    shares = _SHARES.search(sentence)
    if shares and (_PRIMARY.search(shares["subject"]) or _SURGICAL.search(shares["subject"])):
        return _Cascade(shares["subject"], necessary=None, primary=True)
    along = _ASSOCIATED_WITH.search(sentence)
    if along and (_PRIMARY.search(along["subject"]) or _SURGICAL.search(along["subject"])):
        said = along["said"]
        if finding := _NECESSITY.search(said):
            denied = finding["denied"] is not None
            found = denied == bool(_NO.search(said, 0, finding.start()))
            return _Cascade(along["subject"], found, primary=True)
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
                cascade.primary or _SURGICAL.search(clause) or _TITLE_OF_SURGERY.search(clause)
            ):
                return replace(cascade, sure=False)
            return cascade
    return None


def _read(clause: str, finding: re.Match[str], rest: str) -> _Cascade | None:
    associated = bool(_ASSOCIATED.search(rest))
    if not associated and not _NECESSITY.search(rest) and not _LIKEWISE.search(rest):
        return None
    surgical = bool(_SURGICAL.search(clause))
    primary = bool(_PRIMARY.search(clause)) or (surgical and associated)
    if not primary and not surgical and not _ITEM_NUMBER.search(clause) and not _names(clause):
        return None
    denied = finding["denied"] is not None
    generic = surgical and not primary and not _SURGICAL.search(rest)
    about = _names(_NECESSITY.sub(" ", rest)) - _OF_NO_ITEM if generic else frozenset()
    alone = generic and not about and bool(_SURGERY_ALONE.fullmatch(clause))
    return _Cascade(clause, denied == bool(_NO.search(clause)), primary, about, alone)
