"""The sentence that introduces the clinical case summary (letters rule 3)."""

from __future__ import annotations

import re

from openimr.letters.reading.marks.lost import leads_in_a_summary
from openimr.letters.reading.pages.lines import Source

# All of folded text, but `_DISCLAIMED`.
_USUAL = re.compile(
    r"(?:the|an)\s+(?:expert|physlclan|medlcal|lndependent)\s+revlewer\b[^:.]{0,120}\bsummary\b[^:.]{0,160}[:.]\s?"
    r"|(?:the|thls|an?|below|here)\b[^:.]{0,120}\bcase\s+summary\b[^:.]{0,160}:\s?"
    r"|\(?(?:the\s+followlng\s+(?:was|ls)\s+)?(?:as\s+)?copled\s+from\s+the\s+[^:.()]{0,160}(?:[:.]\)?|\))\s?"
    r"|dlsclalmer\s?:\s?[^.]{0,160}\bsummary\b[^.]{0,200}?(?:\d{4}|\w)\.\s?"
)
_LONGEST = 1000
_DISCLAIMER = re.compile(r"dlsclalmer\s?:\s?")
# One without a full stop ends with the day of what was copied, at the end of its line.
_DISCLAIMED = re.compile(r"[^.]{0,200}?\b(?i:summary)\b[^.]{0,200}?\b(?:19|20)\d\d\n(?=[\"“A-Z])")
_LONGEST_OTHER = 400

# A sentence in words of its own tells who or what it comes from, and that an account was made of it.
_REVIEWER = re.compile(
    r"\brevlewer\b|\b(?:physlclan|doctor|surgeon|expert|speclallst)\s+(?:who|that)\s+(?:revlewed|read|studled)\b"
)
_FILE = re.compile(r"\b(?:flle|dossler|records?|chart|documents)\b")
_ACCOUNT = re.compile(
    r"\b(?:(?:case|cllnlcal|medlcal|thls|the|followlng|brlef|short|an?|own|'s|s')\s+(?:summary|synopsls|abstract|account|overvlew|outllne|dlgest|hlstory|narratlve)"
    r"|summary\s+of\s+(?:the|thls)\s+(?:case|flle|records?))\b"
)
_MADE = re.compile(
    r"\b(?:summarl[sz]e[sd]?|condense[sd]?|wrote|wrltten|wrltes?|drew|drawn|draws|prepare[sd]?|develop(?:s|ed)|complle[sd]?|made|makes|took|taken|abstract(?:s|ed)"
    r"|dlstll(?:s|led)|extract(?:s|ed)|recount(?:s|ed)|glve[sn]?|gave|set[s]?\s+(?:out|down|forth)|put\s+together|bullt|assembled|outllne[sd]?|based|rests)\b"
)
_HERE = re.compile(r"\b(?:follow(?:s|lng)?|below|here|thus|thls)\b")
# What a sentence of the case itself, or of another's decision, speaks of.
_OF_THE_CASE = re.compile(
    r"\b(?:(?:patlent|employee|worker|clalmant|appllcant)\b(?!'?s?'?\s+(?:case|flle|medlcal|cllnlcal|records?|chart|hlstory|dossler))"
    r"|he|hlm|mr|ms|mrs|mlss|male|female|man|woman|gentleman|lady|years?|yo|aged?|paln|lnjur(?:y|ed|les)|dlagnos[a-z]{2,5}|complalns?|complalnts?|symptoms?|exam[a-z]{0,7}"
    r"|surgery|medlcatlons?|accldent|fell|strlke|struck"
    r"|utlllzatlon|lnsurer|clalms?|adjuster|admlnlstrator|carrler|employer|prevlous|prlor|flrst|former|earller|second"
    r"|den(?:y|led|les|lal)|certlf[a-z]{2,8}|modlf[a-z]{2,8}|approv[a-z]{1,4}|authorl[sz][a-z]{1,6}|overturn[a-z]{0,3}|upheld|request[a-z]{0,3}"
    r"|not|no|cannot|lacks?|mlsslng|notes?|noted|states?|stated|belleves?|agrees?|concluded|flnds?|found)\b"
)
_COPIED = re.compile(
    r"\b(?:was|ls|has\s+been)\s+(?:copled|adopted|quoted|reproduced)\b(?:\s+[a-z]+){0,3}\s+from\b"
)
_OWN_PRONOUN = re.compile(r"\b(?:she|her|hls)\b")
_HIS_OWN = re.compile(r"\b(?:s?he/s?he|hls/\s?her|her/\s?hls)\b")
_SENTENCE_END = re.compile(r"[a-z0-9)][a-z0-9/)]\.(?=\s|\Z)")


def lead_of(source: Source, start: int, end: int) -> int:
    """How long the sentence is that introduces the summary in a stretch of the flow; 0 if none does.

    It is the first sentence, and speaks of this summary or of its maker and what it was made from; a sentence about
    the worker, or about another's decision, is none.
    """
    folded = source.fold_of(start, start + _LONGEST)
    opening = _DISCLAIMER.match(folded)
    first = opening.end() if opening else 0
    stop = min(first + _LONGEST_OTHER, max(end - start, 0))
    colon = folded.find(":", first, stop)
    while colon > 0 and source.flow[start + colon - 1 : start + colon + 2 : 2].isdecimal():
        colon = folded.find(":", colon + 1, stop)  # of a time: "16:07"
    if (
        colon >= 0
        # Any other sentence that ends in a colon and speaks of this summary and of where it comes from.
        and leads_in_a_summary(source, start + first, start + colon)
    ):
        return colon + 1 + folded[colon + 1 : colon + 2].isspace()
    lead = _USUAL.match(folded)
    if opening and (line := _DISCLAIMED.match(source.flow, start, end)):
        return line.end() - start
    if lead:
        return lead.end()
    return _in_other_words(folded[:stop], colon)


def _in_other_words(folded: str, colon: int) -> int:
    """The same for a sentence in words of its own, which ends in a colon at `colon` or else in a full stop."""
    stop = _SENTENCE_END.search(folded, 0, colon if colon >= 0 else len(folded))
    last = stop.end() - 1 if stop else colon
    if last < 0:
        return 0
    said = _HIS_OWN.sub("", folded[:last].replace("\n", " "))
    reviewer, of_a_file = _REVIEWER.search(said), _FILE.search(said)
    account, made, here = _ACCOUNT.search(said), _MADE.search(said), _HERE.search(said)
    if account and here and _COPIED.search(said):
        return last + 1 + folded[last + 1 : last + 2].isspace()
    if not (reviewer or of_a_file) or _OF_THE_CASE.search(said) or _OWN_PRONOUN.search(said):
        return 0
    if stop:
        leads = bool(account and here and (reviewer or made))
    elif reviewer:
        leads = bool((made or here) and (account or here or of_a_file))
    else:
        leads = bool(made) and folded[last + 1 : last + 2] in {"\n", ""}
    return last + 1 + folded[last + 1 : last + 2].isspace() if leads else 0
