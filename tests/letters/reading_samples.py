"""Invented letters for the tests of reading, and a plain second reading to check the reader by."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from openimr.letters.model import Determination

HOW_MADE = """\
HOW THE IMR FINAL DETERMINATION WAS MADE
A review organization gave the whole file to a reviewer, who {credentials}
"""
PROSE = "is Board Certified in {certifications}, and is licensed to practice in {states}."
LISTED = """works in active practice.

State(s) of Licensure: {states}
Certification(s)/Specialty: {certifications}"""


CITES_NOTHING = "did not cite any medical evidence for its decision."
NOT_MTUS = "did not base their decision on the MTUS."


def item(
    title: str = "Lumbar support: Upheld",
    *,
    claims: str | None = f"The Claims Administrator {CITES_NOTHING}",
    reviewer: str | None = "Decision based on MTUS Low Back Complaints 2004.",
    rationale: str | None = "The request is not necessary.",
    label: str = "MAXIMUS",
) -> str:
    """One item of a letter; a field that is None is left out with its label."""
    fields = [title]
    if claims is not None:
        fields.append(f"Claims Administrator guideline: {claims}")
    if reviewer is not None:
        fields.append(f"{label} guideline: {reviewer}")
    if rationale is not None:
        fields.append(f"Decision rationale: {rationale}")
    return "\n\n".join(fields)


def letter(
    *items: str,
    front: str = "",
    summary: str = "The patient is a 40-year-old woman.",
    states: str = "Texas",
    certifications: str = "Pain Management",
    listed: bool = True,
    closing: str = "",
) -> str:
    """A whole letter in one of the two modern layouts, with empty lines between its paragraphs."""
    credentials = (LISTED if listed else PROSE).format(states=states, certifications=certifications)
    parts = [
        front,
        HOW_MADE.format(credentials=credentials),
        "CLINICAL CASE SUMMARY",
        "The expert reviewer wrote this summary of the case:",
        summary,
        "IMR ISSUES, DECISIONS AND RATIONALES",
        "Every disputed item is decided below:",
        *(items or (item(),)),
        closing,
    ]
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


def plain(lines: Sequence[str], first: int, last: int, label: str = "") -> str:
    """Lines `first` to `last` of a text, counted from 1, as one running text without the label they begin with.

    This is the second reading: no pattern, no rule, only line numbers that a person picked.
    """
    words = " ".join(" ".join(lines[first - 1 : last]).split())
    assert words.startswith(label), "the line that was picked does not begin with its label"
    return words[len(label) :].strip()


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


NOTICE = """Notice of Independent Medical Review Determination
Dated: 9/26/2013
1) MAXIMUS Federal Services, Inc. has determined the request for Norco #60 is not medically necessary and appropriate.
2) MAXIMUS Federal Services, Inc. has determined the request for a cane is medically necessary and appropriate.
Case Summary:
The patient is a 45 year old male.
1) Regarding the request for Norco #60:
The Claims Administrator did not cite any guidelines.
Rationale for the Decision:
No gain was shown.
2) Regarding the request for a cane:
The Claims Administrator did not cite any guidelines.
Rationale for the Decision:
He limps.
"""
REVIEW = """MEDICAL PROFESSIONAL REVIEW
Case Number: CM13-0001234
ISSUE AT DISPUTE: Norco #60
CASE SUMMARY: A 45 year old male was injured on 3/4/2010.
DOCUMENTS REVIEWED: Progress report
GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER: ODG, Pain Chapter, Opioids.
RATIONALE: No gain was shown. The request is not medically necessary.
MEDICAL REVIEWER QUALIFICATIONS: The reviewer is Board Certified in Psychiatry and is licensed to practice in Ohio.
"""


def fields(read: Determination) -> dict[str, object]:
    """What was read, without its warnings."""
    return {key: value for key, value in read.to_json().items() if key != "warnings"}
