"""The clauses of a rationale: what each says was found, of what, and how it hangs together with those beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# What joins clauses; longer words first. "As" is a cause only where a subject follows: "as an adjunct", "as requested" are none.
_NOMINAL_CAUSE = (
    r"in\s+(?:the\s+)?(?:light|view)\s+of|in\s+consequence\s+of|by\s+reason\s+of|on\s+account\s+of|on\s+the\s+strength\s+of|as\s+a\s+(?:result|consequence)\s+of"
    r"|due\s+to|owing\s+to|because\s+of|based\s+(?:up)?on|following(?=\s+the\s+(?:denial|approval|non))"
)
_CLAUSAL_CAUSE = (
    r"(?:seeing|given|considering|now|granted|provided)\s+that|(?:when|where|once)(?=\s+(?:the|that|no|there|an?)\b)|inasmuch\s+as|in\s+as\s+much\s+as|insofar\s+as|for\s+the\s+(?:simple\s+)?reason\s+that"
    r"|on\s+the\s+grounds?\s+that|in\s+that|i\.e\.,?\s+because|because|since|(?<!be\s)given(?!\s+(?:with|under|in|above|for|by|to|below)\b)|considering|whereas"
    r"|with(?=\s+(?:the|no|that)\s+[\w\s-]{3,40}?\s(?:not\s+)?(?:being\s+|having\s+been\s+)?(?:not\s+)?(?:denied|approved|authorized|certified|refused|declined|allowed|upheld)\b)"
    r"|as(?=\s+(?:the|this|that|it|its|they|no|neither|item|none|there|[a-z-]+\s+(?:is|are|was|were|has|have)\b))"
)
_CONCLUSION = (
    r"it\s+follows(?:\s+that)?|for\s+(?:this|that|the\s+same|these|those)\s+reasons?(?:\s+(?:only|alone))?|on\s+(?:this|that)\s+(?:account|ground)|in\s+consequence(?!\s+of)|in\s+turn"
    r"|as\s+(?:such|a\s+result|a\s+consequence)|that\s+being\s+(?:so|the\s+case)|given\s+(?:this|that|the\s+above)(?=\s*,)"
    r"|therefore|thus|hence|accordingly|consequently|ergo|so(?!\s+(?:far|long|much|many|called|severe|that\b))"
)
_BOUNDARY = re.compile(
    rf"""(?P<stop>[.!?](?<!\bi\.)(?<!\bi\.e\.)(?<!\be\.)(?<!\be\.g\.)(?<!\bDr\.)(?<!\bNo\.)(?<!\bp\.)(?<!\bpp\.)["”’')\]]*(?:\s+|$))
    |(?P<mark>[,;:()]+(?:\s+|$)|\s[-–—]+\s+)
    |\b(?=[abcefghilnopstw])(?:(?P<so>{_CONCLUSION})\b,?\s*
    |(?P<cause>(?:{_NOMINAL_CAUSE}|{_CLAUSAL_CAUSE})(?:\s+the\s+fact\s+that)?)\b\s*
    |(?P<rel>which|that(?=\s+(?:is|was|has|have|had|were|are|will|does)\b))\s+
    |(?P<and>and|but|while|although|though)\b\s*)""",
    re.IGNORECASE | re.VERBOSE,
)
_LIKE = (
    r"necessary|appropriate|reasonable|warranted|indicated|justified|supported|certified|approved|authorized"
)
# "necessary and appropriate" is one finding.
_TWO_IN_ONE = re.compile(
    rf"\b({_LIKE})\s*(?:,\s*(?:and|or)?|and/or|and|or|nor)\s+(?:medically\s+)?(?:{_LIKE})\b", re.IGNORECASE
)
_FINDING = re.compile(
    r"\b(?:(?P<granted>approved|certified|authori[sz]ed|allowed|granted|permitted|accepted|endorsed|overturned|medically\s+(?:necessary|appropriate|warranted|indicated|supported|justified|reasonable))"
    r"|(?P<denied>non-?\s?(?:certified|approved|authorized)|denied|unnecessary|unapproved|upheld|refused|declined|rejected|disallowed|disapproved|turned\s+down|withheld)"
    r"|(?P<weak>necessary|appropriate|warranted|indicated|supported|needed|justified|recommended|reasonable|required))\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?:not|no|none|neither|nor|never|cannot|without|lack\w*|hardly|nothing|isn['’]t|wasn['’]t|aren['’]t)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\s*\b(?:is|are|was|were|be|being|been|has|have|had|having|will|would|can|cannot|could|should|does|did|may|must"
    r"|not|just|already|itself|themselves|also|likewise|found|deemed|determined|held|judged|remains?|goes|failed|fails)\b",
    re.IGNORECASE,
)
# "The denial of the fusion": a finding in a noun.
_NOUN = re.compile(
    r"\b(?:(?P<denied>denial|refusal|rejection|non-?\s?(?:certification|approval|authorization)|disapproval|lack\s+of\s+(?:medical\s+)?necessity|adverse\s+(?:determination|finding))"
    r"|(?P<granted>(?:medical\s+)?necessity|approval|certification|authorization|granting|allowance)"
    r"|(?P<open>decision|outcome|result|finding|determination|fate|conclusion|disposition|ruling))s?"
    r"(?:\s+(?:made|reached|rendered|given|above|below))?\s+(?:on|of|for|in|as\s+to|regarding|about|concerning|with\s+(?:respect|regard)\s+to|under)\s+(?P<subject>.{1,80})",
    re.IGNORECASE,
)
# What a service does that has no fate of its own.
_SHARES = re.compile(
    r"\b(?:(?:falls?|fails?|stands?(?:\s+(?:or|and)\s+falls?)?|goes|go|rises?(?:\s+(?:or|and)\s+falls?)?|declined|denied|refused|upheld|approved|allowed|granted|certified|dismissed)"
    r"\s+(?:along\s+|together\s+)?with|shares?\s+(?:in\s+)?the\s+(?:fate|outcome|decision|result)\s+of|hangs?\s+(?:up)?on|depends?\s+(?:entirely\s+|wholly\s+)?(?:up)?on|(?:contingent|dependent|conditional)\s+(?:up)?on"
    r"|hinges?\s+(?:up)?on|follows?(?:\s+from)?|attends?|accompan(?:y|ies)|required\s+by|needed\s+(?:only\s+)?(?:for|after)|(?:accessory|adjunct|ancillary|incident(?:al)?)\s+to|supplies\s+for"
    r"|part\s+(?:and\s+parcel\s+)?of)\s+(?P<subject>[^,;:.]{1,80})",
    re.IGNORECASE,
)
_ITS_FATE = re.compile(
    r"\b(?:shares?\s+(?:in\s+)?(?:its|their|that|the\s+same)\s+(?:fate|outcome|decision|result)|with\s+(?:it|them|that)\b|(?:follows?|flows?)\s+from\s+(?:that|this|it|them)\b|(?:follows?|attends?|accompan(?:y|ies)|hangs?\s+(?:up)?on|depends?\s+(?:up)?on)\s+(?:it|them|that)\b"
    r"|adjunct\s+to\s+(?:it|that)\b|goe?s?\s+along\b|follows?\s*$|without\s+which\b|(?:and|as)\s+the\s+[\w-]+\s+with\s+it\b)",
    re.IGNORECASE,
)
_MOOT = re.compile(
    r"\b(?:moot|nothing\s+(?:at|to|for|with|that|from|left)\b|nothing\b|nowhere|no\s+(?:role|need|place|reason|purpose|use|point|call|occasion|longer|indication)\b|not\s+arise|need\s+not\s+detain"
    r"|pointless|superfluous|unnecessary|not\s+(?:needed|required)|cannot\s+be|fails?|falls?)\b",
    re.IGNORECASE,
)
_LIKEWISE = re.compile(
    r"\b(?:too|also|as\s+well|likewise|similarly|equally|either|neither|nor|in\s+turn|the\s+same)\b|\b(?:is|are|was|were)\W*$|\b(?:is|are|was|were|does|do|should|must)\s+not\W*$",
    re.IGNORECASE,
)


@dataclass
class Clause:
    """A clause: its words, what opens it ("cause", "so", "rel", "and", "mark", or "stop" for a new sentence), and its sentence."""

    text: str
    opening: str
    sentence: int
    found: bool = field(default=False, init=False)
    """Whether it says that something was found; the next five are what."""
    subject: str = field(default="", init=False)
    necessary: bool | None = field(default=None, init=False)
    weak: bool = field(default=False, init=False)
    """Whether its word may be a guideline's as well ("recommended"), and is no decision by itself."""
    bare: bool = field(default=False, init=False)
    """Whether it has no verb: "unit denied"."""
    tail: str = field(default="", init=False)

    def __post_init__(self) -> None:
        text = self.text
        found = _FINDING.search(text)
        active = _HAVING_FOUND.match(text)
        self.found = found is not None
        if found:
            verb = _VERB.search(text, 0, found.start())
            before = text[: verb.start() if verb else found.start()]
            self.bare = verb is None or not _AUXILIARY.search(text, 0, found.start())
            self.subject = before.strip()
            denied = found["denied"] is not None
            self.necessary = denied == bool(_NO.search(text, 0, found.start()))
            self.weak = found["weak"] is not None
            self.tail = text[found.end() :].strip()
            if active:
                self.subject, self.opening = active["subject"] or active["object"], "cause"
                self.weak = self.bare = False
            elif self.opening != "rel" and _ABSOLUTE.search(text, 0, found.start()):
                self.opening = "cause"
        elif none := _NO_INDICATION.search(text):
            self.found, self.necessary, self.subject = True, False, none["subject"]

    @property
    def moot(self) -> bool:
        """Whether it says that there is no use for something."""
        return bool(_MOOT.search(self.text))

    @property
    def hangs(self) -> bool:
        """Whether it says of something that it goes as what was named before it goes."""
        return bool(_ITS_FATE.search(self.text))

    @property
    def denies(self) -> bool:
        """Whether it ends on a "not" that has no word of its own: "the remainder is not"."""
        return bool(_IS_NOT.search(self.text))

    @property
    def likewise(self) -> bool:
        """Whether it says the same of something else: "too", "neither", "its care is not"."""
        return bool(_LIKEWISE.search(self.text) or _ITS_FATE.search(self.text))

    @property
    def noun(self) -> re.Match[str] | None:
        """A finding in a noun, with its `subject`: "the denial of the fusion"."""
        return _NOUN.search(self.text)

    @property
    def shares(self) -> re.Match[str] | None:
        """A fate shared in a verb, with its `subject`: "falls with the fusion"."""
        return _SHARES.search(self.text)


_IS_NOT = re.compile(r"\b(?:is|are|was|were|does|do|should|must)\s+not\W*$", re.IGNORECASE)
# "The fusion being denied, …": a cause without its word.
_ABSOLUTE = re.compile(
    r"^(?!.*\b(?:is|are|was|were|has|have|had|if)\b).*\b(?:being|having\s+been)\b", re.IGNORECASE
)
_NO_INDICATION = re.compile(
    r"\bno\s+(?:medical\s+)?indication\s+for\s+(?:the\s+|an?\s+)?(?P<subject>[^,;:]{3,80})", re.IGNORECASE
)
# "Having found the treatment necessary, …"
_HAVING_FOUND = re.compile(
    r"having\s+(?:(?:found|deemed|held|judged)\s+(?P<subject>[^,;]{3,60}?)\s+(?:to\s+be\s+)?(?:not\s+)?(?:to\s+be\s+)?(?:medically\s+)?(?:un)?necessary\b"
    r"|(?:approved|allowed|denied|refused|certified|authorized)\s+(?P<object>[^,;]{3,60}))",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|be|being|been|has|have|had|having|will|would|can|cannot|could)\b", re.IGNORECASE
)


def clauses(text: str) -> list[Clause]:
    """The clauses of a text in their order. No more is known of language than marks and joining words."""
    text = _TWO_IN_ONE.sub(r"\1", text)
    found: list[Clause] = []
    start, opening, sentence = 0, "stop", 0
    for boundary in _BOUNDARY.finditer(text):
        words = text[start : boundary.start()].strip()
        kind = boundary.lastgroup or ""
        if words:
            found.append(Clause(words, opening, sentence))
            opening = kind
        elif kind == "stop" and opening == "so" and found and found[-1].sentence == sentence:
            found[-1].opening = "so"  # "It is approved on that account."
        elif kind != "mark" and (kind == "stop" or opening not in ("cause", "so")):
            opening = kind  # "; therefore", ", and so": the stronger one opens
        if kind == "stop":
            sentence += 1
            opening = "stop"
        start = boundary.end()
    if words := text[start:].strip():
        found.append(Clause(words, opening, sentence))
    return found
