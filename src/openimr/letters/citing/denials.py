"""What a guideline statement says it does *not* rest on: nothing was cited, or not the schedule (letters rule 5).

The patterns are parts of those of `statements`, which finds the sentence forms; `denies` tells cheaply whether a
statement has any of them.
"""

from __future__ import annotations

MTUS = r"(?:(?:California\s+|CA\s+)?(?:MTUS|Medical\s+Treatment\s+Utilization\s+Schedule(?:\s+\(MTUS\))?))"
"""The schedule itself, by any of its names."""
SUBJECT = r"(?:the\s+)?(?:claims\s+administrator|(?:(?:expert|physician|professional|medical|independent)\s+)?reviewer)"
"""Who decided."""
_WHO = rf"(?:{SUBJECT}|it|they|he/she|he|she)"
THEIR = r"(?:their|its|his/\s?her|his\s+or\s+her|his|her|the|this)"
# "nothing but the ODG", "no guideline other than …": these say what was cited.
_SAVE = r"(?:other\s+than|except(?:\s+for)?|besides|apart\s+from|aside\s+from|but(?=\s+(?:the|for|an?|MTUS|ACOEM|ODG|official|american)\b))"
_NOT_SAVE = rf"(?![^.;,]{{0,60}}?\b{_SAVE})"
_ALL_BUT = rf"\bno(?:thing|ne)?\b[^.;,]{{0,60}}?\b{_SAVE}"
"""The words before the source of a sentence that says that there is no other."""
# With a capital within a sentence it is of a title: "Cooling Devices Used in the Outpatient Setting".
_USED = (
    r"(?-i:cited|used|referenced|CITED|USED|REFERENCED|(?:(?<![\s\S])|(?<=[.;:]\s))(?:Cited|Used|Referenced))"
)
# "relied besides on …", "relied, as did the Claims Administrator, on …"
_HOW = (
    r"(?:\s+(?:in\s+addition|in\s+turn|in\s+part|additionally|also|besides|moreover|likewise|again|equally|instead|rather|further|primarily|principally"
    r"|mainly|mostly|largely|chiefly|partly|solely|only|exclusively|wholly|entirely)|,\s+(?!not\b|but\b)[^.;,]{2,60},)?"
)
_RULING = r"(?:decision|determination|opinion|conclusion|denial|approval|certification|non-?certification|modification|recommendation|finding|judgment|ruling|answer|view)s?"
# "its denial of the request", "the decision to deny the scan"
_ABOUT = r"(?:\s+(?:of|to|about|for|regarding|concerning)\s+[^.;,]{2,60}?)?"
RESTS = (
    rf"(?:(?:has\s+)?(?:also\s+|further\s+|additionally\s+)?(?:base[ds]|rest(?:s|ed))\s+{THEIR}\s+{_RULING}{_ABOUT}\s+(?:up)?on"
    rf"|(?<!\bnot\s)(?:relie[ds]|rests?|rested){_HOW}\s+(?:up)?on|(?<!\bnot\s){_USED}\b(?:\s+(?:as\s+well|also|in\s+addition)\b(?!\s+(?:as|to)\b))?(?:\s+{_ALL_BUT}|(?!\s+(?:no|none)\b)))"
)
"""What leads in the source that something rests on."""
# Where a sentence that denies the MTUS goes on to what it rests on, or ends.
_TO_THE_SOURCE = (
    r"(?=[.;]|:\s+(?:the\s+)?(?-i:[A-Z])|\s+but\s+on\b|,?\s+(?:and|but|so|therefore|thus|hence)\s+(?:therefore\s+|instead\s+|rather\s+|(?:per|under|by|following|applying|pursuant|in\s+accord\w{0,4})\s[^.;,]{1,60}?\s)?"
    rf"(?:{_WHO}\s+)?(?:therefore\s+|instead\s+)?{RESTS}|$)"
)
_NOUN = r"(?:evidence|guidelines?|citations?|bas[ie]s|sources?|authorit(?:y|ies)|references?|literature|criteria|stud(?:y|ies)|MTGs?)\b"
_NO_GUIDELINE = rf"no\s+(?:(?!MTUS\b|ACOEM\b|ODG\b)[\w/-]{{1,20}}\s+){{0,4}}?{_NOUN}(?!\s+(?:of|from|in|within|under)\s+(?:the\s+)?{MTUS})"
# "a guideline", "its source": the thing itself, no part of one and none that is named.
_A_GUIDELINE = rf"(?:(?:any|an?|its|their|his/\s?her|his|her|the)\s+)?(?:(?!MTUS\b|ACOEM\b|ODG\b|pages?\b|sections?\b|chapters?\b|that\b|of\b)[\w/-]{{1,20}}\s+){{0,3}}?{_NOUN}(?!['’]s?\b)"
_TAIL = r"(?:(?!\bbut\b|\b(?:and|so)\s+(?:instead\s+)?(?:relied|based|used|rested)\b)[^.;]){0,80}\.?"
_CITED = r"(?:cited|given|identified|provided|referenced|listed|named|offered|supplied|used|mentioned|relied\s+(?:up)?on|referred\s+to)\b"
_WAS = r"(?:was|were|is|are|has\s+been|have\s+been)\s+"
NO_EVIDENCE = (
    # "did not cite any evidence", "failed to cite a guideline"
    rf"(?:{_WHO}\s+)?(?:(?:did|does|has|have)\s+not|didn['’]t|failed\s+to)\s+(?:(?:cited?|provided?|identif(?:y|ied)|referenced?|given?|supply|supplied|offer(?:ed)?)\b"
    rf"(?!\s+(?:the|any|an?)\s+(?:\w+\s+of\s+(?:the\s+)?)?{MTUS}(?!\s+(?:or|and)\b)){_NOT_SAVE}"
    rf"[^.]{{0,80}}?\b{_NOUN}"
    # "did not name a guideline", "did not state any": of these verbs a guideline is what was not named, no page of one.
    rf"|(?:name|state|adduce|mention|specify|list|furnish|quote|invoke|indicate|present|submit)d?\b\s+(?:{_A_GUIDELINE}|any(?=\s?[.;]|\s?$)){_NOT_SAVE}"
    rf"|(?:rely\s+(?:up)?on|use|apply|follow|consult|refer\s+to|point\s+to|base\s+{THEIR}\s+{_RULING}\s+(?:up)?on)\s+(?=an?\s|any\s){_A_GUIDELINE}(?!\s+(?:of|from|in|within|under)\s+(?:the\s+)?{MTUS}){_NOT_SAVE}){_TAIL}"
    # "cited no evidence", "gave none", "relied on nothing"
    rf"|(?:{_WHO}\s+)?(?:has\s+)?(?:cite[sd]|provide[sd]|reference[sd]|g[ai]ve[sn]?|identifie[sd]|offer(?:ed|s)|listed|named|supplie[sd]|used|relie[sd]\s+(?:up)?on"
    rf"|adduce[sd]|stated?s?|mentioned|specifie[sd]|furnishe[sd]|quoted|invoke[sd]|indicated|presented|submitted|pointed\s+to|had\s+recourse\s+to)\s+"
    rf"{_NOT_SAVE}(?:{_NO_GUIDELINE}|none\b|nothing\b(?!\s+(?:from|in|of)\s+(?:the\s+)?{MTUS})){_TAIL}"
    # "No guideline was given", "none cited"
    rf"|(?:there\s+{_WAS})?{_NOT_SAVE}(?:{_NO_GUIDELINE}(?:\s+(?:or|and|nor)\s+(?:[\w-]{{1,20}}\s+)?{_NOUN})?(?:\s+for\s+(?:its|the|this|their)\s+\w+)?|none|nothing)"
    rf"\s+(?:{_WAS})?{_CITED}(?!\s+that\b){_TAIL}"
    # "None.", "Not stated."
    r"|(?<![\s\S])(?:none|nothing|n/a|no\s+guidelines?|not\s+(?:stated|given|provided|cited|specified|indicated|identified|applicable))(?=[\s.]*(?![\s\S]))"
)
"""Nothing was cited."""
_ADDRESS = r"(?:address|discuss|mention|cover|contain|speak|provide|include|apply|deal|pertain|consider|offer|comment|refer|have|give|make)"
_SAYS_NOTHING = (
    rf"(?:{MTUS}(?:\s+(?:guidelines?|itself))?\s+(?:\w{{2,15}}ly\s+)?(?:(?:is|was|are|were)\s+(?:not|silent|mute)\b"
    rf"|(?:does|do|did)\s+not\s+(?:\w{{2,15}}ly\s+)?{_ADDRESS}\b|(?:has|have|had|contains?|offers?|provides?|gives?|makes?)\s+no\b|says?\s+nothing\b"
    rf"|fails?\s+to\s+{_ADDRESS}\b|lacks?\b))"
)
_NO_PART = (
    rf"(?:(?:there\s+(?:is|was|are|were)\s+)?(?:no\s+(?:[\w-]{{1,20}}\s+){{0,2}}?(?:section|chapter|part|portion|guideline|provision|recommendation|guidance|support|basis|mention|discussion|coverage|criteria)s?|nothing)"
    rf"(?:\s+(?:for|on|about)\s+[^.;,]{{1,60}}?)?\s+(?:of|in|from|within|under)\s+(?:the\s+)?{MTUS}"
    rf"|(?:there\s+(?:is|was|are|were)\s+)?no\s+(?:[\w-]{{1,20}}\s+)?{MTUS}\s+(?:section|chapter|guideline|provision|recommendation|citation|guidance)s?)\b"
)
_SILENT = (
    rf"(?:{_NO_PART}|(?:the\s+)?{_SAYS_NOTHING}"
    # "Neither the MTUS nor the ACOEM guidelines address this", "MTUS: silent."
    rf"|neither\s+(?:the\s+)?(?:{MTUS}|ACOEM)(?:\s+guidelines?)?\s+nor\s+(?:the\s+)?(?:{MTUS}|ACOEM|ODG)(?:\s+guidelines?)?\s+(?:\w{{2,15}}ly\s+)?{_ADDRESS}(?:e?s)?\b"
    rf"|{MTUS}\s?[:–-]?\s?(?:silent|none|n/a|nothing|no(?=[.;,])|not\s+(?:applicable|cited|addressed|found|used|relied|on\s+point)\b))"
)
# "Not based on the MTUS.", "Not MTUS; …", "Not the MTUS, which does not address this."
_BARELY = (
    rf"(?:no\s+{MTUS}(?=\s{{0,9}}[.;:])|not\s+(?:(?:based|founded|grounded|resting|made|decided)\s+(?:up)?on\s+|(?:(?:addressed|covered|discussed|mentioned|listed|included|found|dealt\s+with)\s+)?(?:by|from|in|under|within|per|part\s+of)\s+)?(?:the\s+|any\s+)?{MTUS})"
    r"(?:\s+\((?:silent|none|n/a|no[\w\s]{0,30})\)|-based\b)?(?=\s{0,9}(?:[.;:]|$|[–-]\s|,(?!\s+(?:the\s+)?(?-i:[A-Z]))|\b(?:which|because|since|as|but)\b))(?:,?\s+(?:which|because|since|as)\b[^.;]{1,120}?(?=[.;]|,\s+but\b|$))?"
)
NOT_MTUS = (
    rf"(?:{_WHO}\s+)?(?:(?:did|does|do)\s+not|didn['’]t)\s+(?:(?:base|rest|ground|found|make)\s+(?:{THEIR}\s+(?:decision|determination|opinion|conclusion)\s+)?(?:up)?on"
    rf"|rely\s+(?:up)?on|use|cite|apply|follow|reference)\s+(?:(?:the\s+|any\s+|an?\s+)(?:\w+\s+(?:of|from|in)\s+)?)?(?:the\s+)?{MTUS}\b(?!\s+(?:alone|only|solely|exclusively)\b)\.?"
    rf"|(?:decision|determination)\s+(?:(?:was|is)\s+)?not\s+based\s+(?:up)?on\s+(?:the\s+)?{MTUS}\b\.?"
    rf"|(?=not?\s)(?:(?<![\s\S])|(?<=[.;:]\s)|(?<=[.;:]\s\s)|(?<=decision\s)){_BARELY}"
    # "rests on no MTUS guideline", "had recourse to no part of the MTUS"
    rf"|(?:rest(?:s|ed)?\s+(?:up)?on|relie[ds]\s+(?:up)?on|had\s+recourse\s+to|base[ds]\s+{THEIR}\s+{_RULING}\s+(?:up)?on)\s+no\s+"
    rf"(?:(?:part|section|chapter|portion|provision)s?\s+(?:of|from|in)\s+(?:the\s+)?)?{MTUS}\b(?:\s+(?:guidelines?|sections?|chapters?|provisions?)\b)?"
    rf"|(?:rest(?:s|ed)?|relie[ds]|base[ds]\s+{THEIR}\s+{_RULING}),?\s+not\s+(?:up)?on\s+(?:the\s+)?{MTUS}\b(?!\s+(?:alone|only|solely|exclusively)\b)"
    rf"|(?:{_WHO}\s+)?did\s+not\s+(?:fi|ﬁ)nd\b[^.;]{{0,30}}?{MTUS}\b[^.;]{{0,80}}?{_TO_THE_SOURCE}"
    rf"|(?:rather\s+than|instead\s+of|in\s+lieu\s+of|in\s+the\s+absence\s+of)\s+(?:the\s+|any\s+|an\s+)?(?:applicable\s+)?{MTUS}\b(?:\s+(?:guidelines?|guidance|section|chapter))?"
)
"""What was decided does not rest on the schedule."""
SILENT = (
    rf"(?:{_WHO}\s+)?(?:found|stated|noted|indicated|determined|concluded|cited|used|identified)\s+(?:that\s+)?{_SILENT}[^.;]{{0,120}}?{_TO_THE_SOURCE}"
    # "found the MTUS silent on this device and relied on …"
    rf"|(?:{_WHO}\s+)?(?:found|considered|deemed|judged)\s+(?:the\s+)?{MTUS}\s+(?:guidelines?\s+)?(?:to\s+be\s+)?(?:silent|mute|inapplicable|lacking|not\s+(?:to\s+(?:be|apply)|applicable|relevant|helpful))\b"
    rf"[^.;]{{0,120}}?{_TO_THE_SOURCE}"
    # A sentence of its own.
    rf"|(?:(?<![\s\S])|(?<=[.;:]\s)|(?<=[.;:]\s\s)){_SILENT}[^.;]{{0,120}}?{_TO_THE_SOURCE}"
    rf"|(?:as|since|because|while|although|though|where)\s+{_SILENT}[^.,;]{{0,80}}"
)
"""The schedule has nothing on this: what was decided does not rest on it, but for what it was said to rest on before."""
_SIGNS = ("not ", "no ", ": no", "none", "nothing", "n't", "n’t", "failed to", "n/a", "silent", "lack", "rather", "instead", "lieu", "absence", "fails to", "inapplic", "neither")  # fmt: skip


def denies(statement: str) -> bool:
    """Whether a statement may deny anything at all; most do not, and this is quickly seen."""
    small = statement.lower()
    return any(map(small.__contains__, _SIGNS))
