"""What a scanner and a careless typist do to a letter, where the contract still says what the letter means."""

from __future__ import annotations

import re
from random import Random

LABELS = {
    "Claims Administrator guideline": (
        "C1aims Administrator guideline",
        "Claims Adminstrator guideline",
        "Claims Administrator guide1ine",
        "CLAIMS ADMINISTRATOR GUIDELINE",
    ),
    "MAXIMUS guideline": ("MAXlMUS guideline", "MAXIMUS guidelinc", "Maximus guideline", "MAX1MUS guideline"),
    "Decision rationale": (
        "Decision rationa1e",
        "Decison rationale",
        "DECISION RATIONALE",
        "Decision Rationale",
    ),
    "CLINICAL CASE SUMMARY": ("CLINICAL CASE SUMMAKY", "CLINCAL CASE SUMMARY", "Clinical Case Summary"),
    "IMR ISSUES, DECISIONS AND RATIONALES": (
        "IMR ISSUES, DECISIONS AND RATIONALE",
        "IMR ISSUES, DECISI0NS AND RATIONALES",
        "lMR ISSUES, DECISIONS AND RATIONALES",
    ),
    "HOW THE IMR FINAL DETERMINATION WAS MADE": ("HOW THE IMR FINAL DETERMINATI0N WAS MADE",),
    "State(s) of Licensure": ("State(s) of Licensurc", "States of Licensure"),
    "Certification(s)/Specialty": ("Certification(s)/Specia1ty", "Certifications/Specialty"),
    "DOCUMENTS REVIEWED": ("D0CUMENTS REVIEWED", "DOCUMENTS REVEIWED"),
}
OUTCOMES = {
    "Upheld": ("Uphe1d", "UPHELD", "upheld", "UpheId", "Upheid", "UPHE1D", "Uphcld"),
    "Overturned": ("0verturned", "OVERTURNED", "overturned", "Overtumed", "0VERTURNED", "Ovcrturned"),
    "Modified": ("MODIFIED", "Modifled", "modified", "Modif1ed"),
}


def label(words: str, r: Random, noisy: bool) -> str:
    """A label or heading, perhaps damaged."""
    return r.choice(LABELS[words]) if noisy and words in LABELS and r.random() < 0.3 else words


def colon(r: Random, noisy: bool) -> str:
    """What stands after a label."""
    if not noisy or r.random() < 0.85:
        return ": "
    return r.choice((" : ", ":", ":   ", "; ", ". ", ":\n"))


def outcome(word: str, r: Random, noisy: bool) -> str:
    """An outcome word, in any case and with noise."""
    return r.choice(OUTCOMES[word]) if noisy and word in OUTCOMES and r.random() < 0.35 else word


def state(name: str, r: Random, noisy: bool) -> str:
    """A state's name with a letter misread."""
    if not noisy or r.random() > 0.25:
        return name
    for old, new in r.sample([("l", "1"), ("o", "0"), ("i", "l"), ("rn", "m")], 4):
        if old in name:
            return name.replace(old, new, 1)
    return name


def worn(text: str, r: Random) -> str:
    """Ligatures, typographic marks and misread letters, which all stay as they are written."""
    if r.random() < 0.3:
        text = text.replace("fi", "\ufb01").replace("fl", "\ufb02")
    if r.random() < 0.3:
        text = text.replace("'", "\u2019")
    if r.random() < 0.25:
        text = re.sub(
            r"\b(medica|symptom|clinica)(l|s)\b", lambda m: m[1] + m[2].replace("l", "1"), text, count=2
        )
    return text
