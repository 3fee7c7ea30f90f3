"""Cascades without two findings of necessity: "As the arthroplasty was denied above, the walker is moot" (letters rule 8)."""

from __future__ import annotations

import re

_SUBJECT = r"(?:the\s+|an?\s+|this\s+|that\s+)?(?P<subject>[^.,;:]{3,80}?)\s+"
_FINDING = r"(?:medically\s+)?(?:necessary|appropriate|certified|approved|supported|authorized|indicated|recommended)\b"
_FOUND = r"(?:(?:been\s+)?(?:found|deemed|determined|held|judged)\s+(?:to\s+be\s+)?)?"
_DENIED = r"(?P<denied>denied|non-?\s?certified|upheld|unnecessary)\b"
_BEGIN = r"(?:^|[.;]\s+)"
# That there is no use for it then.
_MOOT = r"\b(?:moot|nothing\s+(?:at|to|for|with|that)\b|no\s+(?:role|need|place|reason|purpose|use|longer)\b|not\s+arise|unnecessary|not\s+needed|neither\b)"
_SO = "therefore|thus|hence|accordingly|consequently"
_GOES_WITH = r"associated|related|dependent|ancillary|accompanying|as\s+well|without\s+which|this\s+service"
_IN_VIEW_OF = r"\b(?:in\s+(?:view|light)\s+of|given|because\s+of|due\s+to)"
_SHARING = (
    r"(?:(?:falls?|fails?|goes|go|stands?)\s+(?:together\s+|along\s+)?with\s+(?:it|that)\b|shares?\s+(?:its|the\s+same)\s+(?:fate|outcome)\b"
    r"|adjunct\s+to\s+(?:it|that)\b)"
)
_NECESSARY = (
    # "The arthroplasty being medically necessary, so is clearance for it."
    re.compile(
        rf"{_BEGIN}{_SUBJECT}(?P<no>not\s+)?(?:being|having)\s+(?P<no2>not\s+)?{_FOUND}(?:been\s+)?(?P<no3>not\s+)?(?:{_FINDING}|{_DENIED})[^.;]{{0,40}},",
        re.IGNORECASE,
    ),
    # "Because the repair has not been found necessary, there is nothing at which to assist."
    re.compile(
        rf"\b(?:because|since|as|given\s+that|now\s+that)\s+{_SUBJECT}(?:has|have|had|is|was|were|are)\s+(?P<no>not\s+)?(?:been\s+)?{_FOUND}(?P<no2>not\s+)?"
        rf"(?:{_FINDING}|{_DENIED})[^.;]{{0,40}}?,(?=[^.;]{{0,120}}{_MOOT})",
        re.IGNORECASE,
    ),
    # "The arthroplasty was denied above; the walker is moot."
    re.compile(
        rf"{_BEGIN}{_SUBJECT}(?:has|have|is|was|were|are)\s+(?P<no>not\s+)?(?:been\s+)?{_FOUND}(?P<no2>not\s+)?(?:{_FINDING}|{_DENIED})\s+(?:above|herein|in\s+this\s+letter)\b"
        rf"(?=[^.]{{0,120}}{_MOOT})",
        re.IGNORECASE,
    ),
    # "This request is moot because the procedure is not medically necessary."
    re.compile(
        rf"{_MOOT}[^.;]{{0,20}}?\s(?:as|because|since)\s+{_SUBJECT}(?:has|have|is|was|were|are)\s+(?P<no>not\s+)?(?:been\s+)?{_FOUND}(?P<no2>not\s+)?"
        rf"(?:{_FINDING}|{_DENIED})",
        re.IGNORECASE,
    ),
    # "The arthroscopy is found to be medically necessary and so is what follows from it."
    re.compile(
        rf"(?:^|[.;,]\s+){_SUBJECT}(?:has|have|is|was|were|are)\s+(?P<no>not\s+)?(?:been\s+)?{_FOUND}(?P<no2>not\s+)?(?:{_FINDING}|{_DENIED})"
        r"(?:\s+above)?,?\s+and\s+so\s+(?:is|are|was|were)\s+(?:what|everything|all|whatever|anything)\b",
        re.IGNORECASE,
    ),
    # "The hip arthroplasty is not medically necessary; this service falls with it."
    # "The fusion is medically necessary, and this associated service is likewise medically necessary."
    re.compile(
        rf"{_BEGIN}{_SUBJECT}(?:has|have|is|was|were|are)\s+(?P<no>not\s+)?(?:been\s+)?{_FOUND}(?P<no2>not\s+)?(?:{_FINDING}|{_DENIED})(?:\s+above)?[;,.]\s+(?:and\s+)?"
        rf"(?:(?=[^.;]{{0,80}}{_SHARING})|(?:this|the|that|such|these)\s+(?:associated|related|ancillary|dependent|accompanying)\b)",
        re.IGNORECASE,
    ),
    # "The fusion is not medically necessary. The associated stay is therefore not medically necessary."
    re.compile(
        rf"{_BEGIN}{_SUBJECT}(?:has|have|is|was|were|are)\s+(?P<no>not\s+)?(?:been\s+)?{_FOUND}(?P<no2>not\s+)?(?:{_FINDING}|{_DENIED})\.\s+"
        rf"(?=[^.]{{0,160}}\b(?:{_SO})\b)(?=[^.]{{0,160}}\b(?:{_GOES_WITH})\b)",
        re.IGNORECASE,
    ),
)
_GRANTED = (
    # "Necessary in view of the release approved above."
    re.compile(
        rf"{_IN_VIEW_OF}\s+the\s+(?P<subject>[^.,;:]{{3,60}}?)\s+(?:that\s+(?:is|was)\s+)?(?:approved|certified|authorized|allowed|found\s+necessary)\s+(?:above|herein)\b",
        re.IGNORECASE,
    ),
    # "In view of the medical necessity of the fusion, monitoring is likewise medically necessary."
    re.compile(
        rf"{_IN_VIEW_OF}\s+the\s+(?:medical\s+necessity|approval|certification|authorization)\s+of\s+(?:the\s+|an?\s+)?(?P<subject>[^.,;:]{{3,80}}),",
        re.IGNORECASE,
    ),
)
# The fate that a service shares is its own.
_FATE = (
    # "This service falls with the hip arthroplasty, …"
    re.compile(
        rf"\b(?:falls?|fails?|stands?(?:\s+(?:or|and)\s+falls?)?|goes|go)\s+(?:together\s+|along\s+)?with\s+(?!(?:it|them|that|this|these)\b)(?:the\s+|an?\s+)?(?P<subject>[^.,;:]{{3,80}}),\s+which\b(?=[^.;]{{0,60}}{_FINDING})",
        re.IGNORECASE,
    ),
    re.compile(r"\bshares?\s+the\s+(?:fate|outcome|result|decision)\s+of\s+(?:the\s+|an?\s+)?(?P<subject>[^.,;:]{3,80})", re.IGNORECASE),
    # "The stay follows the fusion, which has been found necessary."
    re.compile(rf"\bfollows\s+(?:from\s+)?(?:the\s+)?(?P<subject>[^.,;:]{{3,60}}?),\s+which\s+(?:is|was|has|are|were)\b(?=[^.;]{{0,60}}{_FINDING})", re.IGNORECASE),
    # "a service associated with the laminectomy and shares its fate"
    re.compile(
        r"\bwith\s+(?:the\s+|an?\s+)?(?P<subject>[^.,;:]{3,60}?)\s+and\s+(?:so\s+)?(?:shares?\s+its\s+(?:fate|outcome)|falls?\s+with\s+it)\b",
        re.IGNORECASE,
    ),
)  # fmt: skip
_NOT_NECESSARY = (
    # "A unit is needed only if the arthroplasty goes ahead. It does not, …"
    re.compile(
        rf"\bonly\s+(?:if|when|once)\s+{_SUBJECT}(?:goes\s+ahead|proceeds?|takes\s+place|is\s+(?:to\s+be\s+)?(?:done|performed|carried\s+out|certified|approved|necessary))"
        r"\.\s+(?:it|this|that)\s+(?:does|is|will|has|was)\s+not\b",
        re.IGNORECASE,
    ),
    # "There is no indication for the arthroplasty. Therefore, this associated service …"
    re.compile(
        r"\bno\s+(?:medical\s+)?indication\s+for\s+(?:the\s+|an?\s+)?(?P<subject>[^.,;:]{3,80})\.\s+(?:therefore|thus|hence|accordingly|consequently)\b"
        r"[^.]{0,60}?\b(?:associated|related|dependent|ancillary|accompanying)\b",
        re.IGNORECASE,
    ),
    # "In view of the denial of the fusion above, there is no need for this."
    re.compile(
        rf"{_IN_VIEW_OF}\s+the\s+(?:denial|non-?\s?certification)\s+of\s+(?:the\s+|an?\s+)?(?P<subject>[^.,;:]{{3,80}}?)(?:\s+above)?,(?=[^.;]{{0,120}}{_MOOT})",
        re.IGNORECASE,
    ),
    # "Without the surgery there is no role for an assistant."
    re.compile(rf"\bwithout\s+(?:the|that|this)\s+(?P<subject>[^.,;:]{{3,60}}?),?\s+(?:there\s+is|there\s+would\s+be|it\s+has)\s+(?=[^.;]{{0,10}}{_MOOT})", re.IGNORECASE),
)  # fmt: skip
_SIGNS = ("being medically", "being necessary", "being certified", "having been", "is moot", "only if the", "no indication for the", "is nothing ", "ithout the ", "not arise",
          "nothing that", "being unnecessary", " and so is ", " and so are ", "ed above", "necessity of the", "pproval of the", "enial of the",
          "ertification of the", " with it", "shares ", "share the ", "alls with the ", "goes with the ", "follows the ", "adjunct to it",
          "this associated ", "the associated ")  # fmt: skip
_SIGNS_OF_A_PAIR = ("associated", "as well", "ancillary", "without which", "dependent", "his service")
_CONCLUDES = re.compile(rf"\b(?:{_SO})\b")


def told(rationale: str) -> tuple[str, bool | None] | None:
    """The words for a procedure whose fate a service shares, and whether it was found necessary; None where none is told.

    Only for reasons in which no sentence joins two findings. Whether the words name an item is for who asks.
    """
    if not any(map(rationale.__contains__, _SIGNS)) and not (
        any(map(rationale.__contains__, _SIGNS_OF_A_PAIR)) and _CONCLUDES.search(rationale)
    ):
        return None
    for pattern in _NECESSARY:
        if found := pattern.search(rationale):
            denials = [found[name] for name in ("no", "no2", "no3", "denied") if name in pattern.groupindex]
            return found["subject"], sum(map(bool, denials)) % 2 == 0
    for pattern in _GRANTED:
        if found := pattern.search(rationale):
            return found["subject"], True
    for pattern in _FATE:
        if found := pattern.search(rationale):
            return found["subject"], None
    for pattern in _NOT_NECESSARY:
        if found := pattern.search(rationale):
            return found["subject"], False
    return None
