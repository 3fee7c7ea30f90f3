"""What a guideline statement says about sources without naming one: it is blanked, so that no source is read from it.

Letters of 2013 are full of it: that a source is part of the schedule, that the provider did not dispute it, that it
was found relevant, that no page was given.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from openimr.letters.citing.statements import MTUS

_THE_OTHERS = r"(?:the\s{1,9})?(?:claims\s{1,9}administrator|utilization\s{1,9}review(?:er)?|UR\s{1,9}physician|provider)"

_REJECTED = (
    r"(?:(?:is|are|was|were|has\s{1,9}been|does|do|did)\s{1,9}(?:(?:found|held|considered|deemed|thought|judged)\s{1,9})?(?:not\b|inapplicable|irrelevant|inapt|inapposite|misplaced|mistaken|wrong|outdated|rejected|out\s{1,9}of\s{1,9}place)"
    r"|(?:is|are|was|were)\s{1,9}of\s{1,9}no\b)"
)
_APPROVED = (
    r"(?:(?:is|are|was|were|has\s{1,9}been)\s{1,9}(?:(?:found|held|considered|deemed|thought|judged|seen|taken)\s{1,9}(?:to\s{1,9}be\s{1,9}|as\s{1,9})?)?(?:also\s{1,9}|quite\s{1,9}|entirely\s{1,9})?"
    r"(?:apt|apposite|appropriate|proper|correct|right|sound|fitting|relevant|applicable|reasonable|justified|acceptable|accepted|noted|considered|reviewed|read|shared|adequate|sufficient|in\s{1,9}order|well\s{1,9}(?:taken|founded|chosen|placed))\b)"
)
# What the parties said of each other's sources. It is no sentence form of the statement, either.
_OF_THE_PARTIES = re.compile(
    r"\b(?=[a-z])(?:"
    r"(?:the\s{1,9})?(?:provider|(?:(?:primary\s{1,9})?treating|requesting)\s{1,9}(?:provider|physician)|employee|injured\s{1,9}worker|applicant)"
    r"\s{1,9}did\s{1,9}not\s{1,9}(?:dispute|object|provide|submit|offer|cite|reference)\b[^.;]{0,200}[.;]?"
    r"|(?:(?:the\s{1,9})?(?:same\s{1,9}|cited\s{1,9})?(?P<theirs>guidelines?)\s{1,9})?\b(?:used|cited|referenced|relied\s{1,9}(?:up)?on)"
    rf"\s{{1,9}}by\s{{1,9}}{_THE_OTHERS}\b"
    # "The Claims Administrator's reference to page 113 was not found applicable."
    rf"|(?=[cptu])(?:(?<=[.;]\s)|(?<![\s\S])){_THE_OTHERS}['’]s\s{{1,9}}(?:reference|citation|reliance|recourse|appeal|use|choice|guidelines?|pages?|sources?|section)\b"
    rf"[^.;]{{0,120}}?\s{_REJECTED}[^.;]{{0,80}}[.;]?"
    # "The UR physician's recourse to the ODG, Pain Chapter, is sound."
    rf"|(?P<apt>(?=[cptu])(?:(?<=[.;]\s)|(?<![\s\S])){_THE_OTHERS}['’]s\s{{1,9}}(?:reference|citation|reliance|recourse|appeal|use|choice|guidelines?|pages?|sources?|section)\b"
    rf"[^.;]{{0,120}}?\s{_APPROVED})[^.;]{{0,80}}[.;]?"
    # "Page 113, cited by the Claims Administrator, does not apply."
    rf"|(?=[pt])(?:(?<=[.;]\s)|(?<![\s\S]))(?:the\s{{1,9}})?pages?\s{{1,9}}\d[^.;]{{0,40}}?\b(?:cited|referenced|used|relied\s{{1,9}}(?:up)?on|named|given)\s{{1,9}}by\s{{1,9}}{_THE_OTHERS}\b[^.;]{{0,40}}?\s{_REJECTED}[^.;]{{0,80}}[.;]?"
    # "They were used because they address the indications." Why something was used is no source, unless it names one.
    r"|(?=[bit])(?<=[.;]\s)(?:they|it|this|these|both|each)\s{1,9}(?:(?:guidelines?|sources?|chapters?|sections?|references?)\s{1,9})?(?:was|were|is|are)\s{1,9}"
    r"(?:used|chosen|selected|cited|followed|applied|preferred|referenced)\s{1,9}(?:because|since|as|for|in\s{1,9}that)\b"
    r"(?![^.;]{0,200}\b(?:MTUS|ACOEM|ODG|Official|American|Journal|www)\b)[^.;]{0,200}[.;]?)",
    re.IGNORECASE,
)
_SIGNS = ("did", "by", "'s ", "’s ", ". they ", ". it ", ". this ", ". these ", ". both ", ". each ")
_NONE_BEFORE = re.compile(r"\b(?:no|none|nothing)\b[^.;]*$", re.IGNORECASE)
_REACH = 60
# "… page 80, which is (not) part of the MTUS" says what a source is.
_PART = (
    r"(?:(?:which|that|and|(?P<it>it|they|this|these|those)|(?P<all>(?:neither|none)\s{1,9}of\s{1,9}(?:which|them|these|the\s{1,9}two)|(?:both|all|each)(?:\s{1,9}of\s{1,9}(?:which|them|these|the\s{1,9}two))?))\s{1,9}(?:is|are)\s{1,9}|(?P<each>both|all|each|neither|none)\s{1,9})?"
    r"(?:an?\s{1,9}[^.;,]{0,60}?\s(?:(?:that|which)\s{1,9}(?:is|are)\s{1,9}(?=not|part|an?\s)|(?=other\s{1,9}than|outside|not\s{1,9}(?:an?\s{1,9})?part)))?"
    r"(?P<how>(?:not\s{1,9})?(?:an?\s{1,9})?part\s{1,9}of|(?:(?<=\bis\s)|(?<=\bare\s))(?:not\s{1,9})?(?:in|within|from)(?=\s{1,9}(?:the\s{1,9})?(?:California\s{1,9})?(?:MTUS|Medical\s{1,9}Treatment\s{1,9}Util))|outside(?:\s{1,9}of)?|other\s{1,9}than)\s{1,9}(?:the\s{1,9})?"
    rf"{MTUS}\)?(?(it)(?:,?\s{{1,9}}(?:and|because|since|as|for|so|but)\b(?![^.;]{{0,120}}\b(?:ACOEM|ODG|Official|American|Journal|www)\b)[^.;]{{0,120}})?)"
    # "ODG, Pain Chapter (not MTUS)"
    rf"|(?P<bare>not)\s(?:(?<=,\snot\s)|(?<=\(not\s))(?:(?:from|in|within|under)\s{{1,9}})?(?:the\s{{1,9}})?{MTUS}(?=[).;]|\s{{0,9}}$)\)?"
)
_ASIDES = re.compile(
    rf"\b(?=[a-z])(?:{_PART}"
    # What it was used for, what sort of guideline it is, and that it was found relevant.
    r"|to\s{1,9}(?:make|reach|support)\s{1,9}(?:his/\s?her|his\s{1,9}or\s{1,9}her|their|its|the)\s{1,9}(?:decision|determination)\b"
    r"|a\s{1,9}medical\s{1,9}treatment\s{1,9}guideline(?:\s{1,9}\(MTG\))?(?=\s{0,9}[,.;])"
    r"|(?:(?:to\s{1,9}be|is|are|was|were)\s{1,9})?(?:relevant|applicable|appropriate)\b"
    r"(?:(?:,|\s{1,9}and)\s{1,9}(?:relevant|applicable|appropriate)\b)?"
    r"(?:\s{1,9}(?:for|to|in)\s{1,9}the\s{1,9}(?:employee|injured\s{1,9}worker|patient|worker|issue|clinical|medical|treatment|disputed|request)[^.;]{0,80})?"
    # That no section, page or reason was given with it.
    r"|(?:(?<=[,;]\s)(?:but|however|although|though)\b,?\s{1,9}[^.;]{0,60}?|(?<=\s)but\s{1,9}(?:(?:it|they|he/she|he|she)\s{1,9})?(?:did|does|do|has|have|is|was|were)\s{1,9})\bnot\s{1,9}"
    r"(?:cited?|provided?|give|given|identify|identified|specify|specified|include|included|state|stated|indicate|indicated|referenced?|listed?)\b[^.;]{0,80}"
    r"|(?<=[,;]\s)(?:(?:but|however|although|though|and)\b,?\s{1,9})?(?:[^.;,]{0,30}?\b(?:cited|gave|provided|with)\s{1,9})?no\s{1,9}(?:(?:specific|exact|particular)\s{1,9})?"
    r"(?:sections?|pages?|chapters?|topics?)\b[^.;]{0,80}"
    r"|without\s{1,9}(?:an?|any|giving|naming|citing|specifying|a\s{1,9}specific)\s{1,9}(?:an?\s{1,9}|any\s{1,9}|the\s{1,9})?(?:(?:specific|exact|particular)\s{1,9})?(?:sections?|pages?|chapters?|topics?)\b[^.;]{0,80}"
    # That it applies, and what it is about.
    r"|(?:(?<=[,)]\s)|(?<=\d\s))(?:(?:which|that|both|all|each)\s{1,9})?(?:also\s{1,9})?appl(?:y|ies|ied)\b(?:\s{1,9}(?:here|to|in)\b[^.;,]{0,80})?"
    r"|(?<=,\s)(?:which|that)\s{1,9}(?:also\s{1,9})?(?:address|discuss|cover|govern|support|recommend|state|deal|concern|describe|apply|applie)[sd]?(?:es|ed|s)?\b"
    r"(?![^.;,]{0,80}\b(?:MTUS|ACOEM|ODG|official|american|medical\s{1,9}treatment)\b)[^.;,]{0,80}"
    # "the referenced section of the MTUS": any section; "the same section, …": as the other side's.
    r"|(?:the|a)\s{1,9}(?:(?:referenced|relevant|applicable|appropriate|specific|same|following|cited|above|aforementioned|foregoing)\s{1,9})?(?:sections?|chapters?|portions?|parts?|guidelines?)\s{1,9}of"
    rf"(?=\s{{1,9}}(?:the\s{{1,9}})?(?:{MTUS}|ACOEM|ODG|Official|American))"
    r"|(?:the\s{1,9})?(?:same|aforementioned|foregoing|above(?:-?\s?(?:cited|mentioned|named))?)\s{1,9}(?:sections?|chapters?|guidelines?|sources?|pages?|citations?|references?)\b(?!\s{1,9}\d))",
    re.IGNORECASE,
)


def without_the_parties(text: str) -> tuple[str, bool]:
    """The text with blanks for what the parties said of sources, as long as before.

    The second value says whether it rests on "the guidelines used by" the other side.
    """
    theirs = False
    small = text.lower()
    if not any(map(small.__contains__, _SIGNS)):
        return text, False

    def blank(aside: re.Match[str]) -> str:
        nonlocal theirs
        if _NONE_BEFORE.search(text, max(0, aside.start() - _REACH), aside.start()):
            return aside[0]  # "No guideline was cited by the claims administrator"
        theirs = theirs or aside["theirs"] is not None or aside["apt"] is not None
        return " " * len(aside[0])

    return _OF_THE_PARTIES.sub(blank, text), theirs


class Asides:
    """A text with blanks for all that is said about its sources, and what of it tells which are of the schedule."""

    def __init__(self, text: str) -> None:
        """Blank the asides of a text, and the comma or bracket that leads to each; offsets stay."""
        self._starts: list[int] = []
        self._parts: list[bool] = []
        self._of_all: list[bool] = []
        self._sentences: list[bool] = []
        pieces: list[str] = []
        done = 0
        for aside in _ASIDES.finditer(text):
            start = aside.start()
            while start > max(done, aside.start() - 3) and text[start - 1] in " \n\t,;(":
                start -= 1
            pieces += [text[done:start], " " * (aside.end() - start)]
            done = aside.end()
            if how := aside["how"] or aside["bare"]:
                self._starts.append(start)
                said = " ".join(how.split()).casefold().startswith(("part", "a part", "in", "within", "from"))
                each = (aside["all"] or aside["each"] or "").casefold()
                self._parts.append(said and not each.startswith(("neither", "none")))
                self._of_all.append(each != "")
                self._sentences.append(aside["it"] is not None)
        self.rest = "".join([*pieces, text[done:]])

    def __bool__(self) -> bool:
        """Whether anything is said of what is part of the schedule."""
        return bool(self._starts)

    def of_the_schedule(self, end: int) -> bool | None:
        """Whether a source that ends there is said to be part of the MTUS; None if nothing is said."""
        at = bisect_left(self._starts, end)
        if at == len(self._starts):
            return None
        between = self.rest[end : self._starts[at]]
        if between.strip(" ,;()." if self._sentences[at] else " ,;()") and not (
            self._of_all[at] and ". " not in between
        ):
            return None  # "…, and …, neither of which is part of the MTUS" is said of each
        return self._parts[at]
