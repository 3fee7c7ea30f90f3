"""A second reading of letters: plain, slow, and independent of the first.

It shares no code and no pattern with `openimr.letters.reading`: lines are walked from top to bottom, and string methods
decide. It knows letters whose labels are written as usual, and of each the fields that stand under labels: that is
what it is compared on. Where the two differ, one of them is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, field

OUTCOMES = {"upheld": "upheld", "overturned": "overturned", "modified": "modified"}
CLAIMS, REVIEWER, WHY = "Claims Administrator guideline:", "MAXIMUS guideline:", "Decision rationale:"
HEADINGS = {
    "HOW THE IMR FINAL DETERMINATION WAS MADE": "how",
    "CLINICAL CASE SUMMARY": "summary",
    "IMR ISSUES, DECISIONS AND RATIONALES": "items",
    "DOCUMENTS REVIEWED": "documents",
    "IMR DECISION(S) AND RATIONALE(S)": "decisions",
    "Effect of the Decision:": "end",
}
SECTION = "Section of the Medical Treatment Utilization Schedule Relied Upon by the Expert Reviewer to Make His/Her Decision"
PROFESSIONAL = {
    "ISSUE AT DISPUTE:": "issue",
    "CASE SUMMARY:": "summary",
    "DOCUMENTS REVIEWED FOR DETERMINATION:": "documents",
    "MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER AND WHY:": "guideline",
    "RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS NOT MEDICALLY NECESSARY:": "why upheld",
    "RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS MEDICALLY NECESSARY:": "why overturned",
    "MEDICAL REVIEWER QUALIFICATIONS:": "reviewer",
}


@dataclass
class PlainItem:
    title: str = ""
    decision: str = ""
    claims: str = ""
    reviewer: str = ""
    rationale: str = ""


@dataclass
class Plain:
    layout: str = "unknown"
    summary: str = ""
    items: list[PlainItem] = field(default_factory=list)


def squeezed(text: str) -> list[str]:
    """The lines with words, their white space single, without feet."""
    out = []
    for line in text.replace("\r\n", "\n").replace("\f", "\n").split("\n"):
        words = " ".join(line.split())
        if words and not is_foot(words):
            out.append(words)
    return out


def is_foot(line: str) -> bool:
    parts = line.split()
    if len(parts) == 4 and parts[0] == "Page" and parts[2] == "of" and parts[3] == "30":
        return True
    if line.lower().startswith("final determination letter for imr case number"):
        return True
    return len(parts) == 6 and parts[1] == "·" and parts[2] == "Page"


def joined(lines: list[str]) -> str:
    return " ".join(lines).strip()


def plain_reading(text: str) -> Plain:
    """What a letter says under its labels."""
    lines = squeezed(text)
    found = set(lines)
    if "IMR ISSUES, DECISIONS AND RATIONALES" in found:
        return modern(lines)
    if (
        "IMR DECISION(S) AND RATIONALE(S)" in found
        or "INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE" in found
    ):
        return numbered(lines)
    if "MEDICAL PROFESSIONAL REVIEW" in found:
        return professional(lines)
    return Plain()


def modern(lines: list[str]) -> Plain:
    top, items = lines.index("CLINICAL CASE SUMMARY"), lines.index("IMR ISSUES, DECISIONS AND RATIONALES")
    listed = any(line.startswith("State(s) of Licensure:") for line in lines[:top])
    read = Plain("listed-credentials" if listed else "prose-credentials", after_lead(lines[top + 1 : items]))
    body = lines[items + 1 :]
    starts = []
    for n, line in enumerate(body):
        word = line.rpartition(":")[2].strip().lower()
        if word in OUTCOMES and n + 1 < len(body) and body[n + 1].startswith(CLAIMS):
            first = n
            while (
                first > 0
                and not body[first - 1].endswith((".", ".”", '."'))
                and not body[first - 1].endswith("below:")
            ):
                first -= 1
            starts.append((first, n))
    for k, (first, last) in enumerate(starts):
        end = starts[k + 1][0] if k + 1 < len(starts) else len(body)
        title, _, word = joined(body[first : last + 1]).rpartition(":")
        item = PlainItem(title.strip(), OUTCOMES[word.strip().lower()])
        part = ""
        for line in body[last + 1 : end]:
            for label, name in ((CLAIMS, "claims"), (REVIEWER, "reviewer"), (WHY, "rationale")):
                if line.startswith(label) and not getattr(item, name):
                    part, line = name, line[len(label) :]
            setattr(item, part, f"{getattr(item, part)} {line}".strip())
        read.items.append(item)
    return read


def after_lead(lines: list[str]) -> str:
    words = joined(lines)
    said = ("developed", "wrote")  # by letters as they are found, and by generated ones
    if words.startswith(
        tuple(f"The {who} reviewer {verb}" for who in ("expert", "physician") for verb in said)
    ):
        return words.partition("medical records:")[2].strip()
    if words.startswith("Disclaimer:"):
        return words.partition("2013.")[2].strip()
    return words


def numbered(lines: list[str]) -> Plain:
    notice = "INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE" in lines
    read = Plain("numbered-decisions")
    top = lines.index("Case Summary:" if notice else "CLINICAL CASE SUMMARY")
    stop = lines.index(
        "Documents Reviewed for Determination:" if notice else "IMR DECISION(S) AND RATIONALE(S)"
    )
    read.summary = after_lead(lines[top + 1 : stop])
    body = lines[stop + 1 :]
    if "Effect of the Decision:" in body:
        body = body[: body.index("Effect of the Decision:")]
    decided = (
        decisions(joined(lines[: lines.index("Medical Qualifications of the Expert Reviewer:")]))
        if notice
        else {}
    )
    paragraphs: list[list[str]] = []
    expected = 1
    for n, line in enumerate(body):
        number = line.split(" ")[0]
        if number in {f"{expected})", f"{expected}."} and starts_item(body, n, notice=notice):
            paragraphs.append([])
            expected += 1
        if paragraphs:
            paragraphs[-1].append(line)
    for k, lines_of_item in enumerate(paragraphs, start=1):
        read.items.append(section(lines_of_item, decided.get(k, "")) if notice else decision(lines_of_item))
    return read


def starts_item(body: list[str], n: int, *, notice: bool) -> bool:
    if notice:
        return "Regarding the request for" in body[n]
    ahead = joined(body[n : n + 6])
    stop = min((ahead.find(w) for w in ("The Claims Administrator based",) if w in ahead), default=-1)
    return stop > 0 and "medically necessary and appropriate." in ahead[:stop]


def decisions(words: str) -> dict[int, str]:
    """The outcomes of a list, by number."""
    found = {}
    for number in range(1, 30):
        start = words.rfind(f" {number}) The organization has determined")
        if start < 0:
            break
        said = words[start : words.find("medically necessary and appropriate", start)]
        found[number] = "upheld" if said.rstrip().endswith("not") else "overturned"
    return found


def section(lines: list[str], outcome: str) -> PlainItem:
    words = joined(lines)
    title, _, rest = words.partition(f": {SECTION}")
    basis, _, why = rest.lstrip(": ").partition("Rationale for the Decision:")
    claims, _, reviewer = basis.partition("The Expert Reviewer based")
    title = title.partition("Regarding the request for ")[2]
    return PlainItem(
        title, outcome, claims.strip(), f"The Expert Reviewer based{reviewer}".strip(), why.strip()
    )


def decision(lines: list[str]) -> PlainItem:
    words = joined(lines)
    said, _, rest = words.partition(" medically necessary and appropriate.")
    if "notmedically necessary and appropriate." in words[: len(said) + 50]:
        said, _, rest = words.partition("medically necessary and appropriate.")
    outcome = "upheld" if said.rstrip().endswith("not") else "overturned"
    title = said.rstrip().removesuffix("not").rstrip().removesuffix("is").rstrip()
    title = title.partition(" ")[2].removeprefix("The request for ")
    basis, _, why = rest.partition("ecision rationale:")
    basis = basis.removesuffix("D").rstrip().removesuffix("The Physician Reviewer's d").rstrip()
    claims, _, reviewer = basis.partition("The Physician Reviewer based")
    return PlainItem(
        title, outcome, claims.strip(), f"The Physician Reviewer based{reviewer}".strip(), why.strip()
    )


def professional(lines: list[str]) -> Plain:
    words = joined(lines)
    places = sorted((words.find(heading), heading) for heading in PROFESSIONAL if heading in words)
    parts = {}
    for n, (start, heading) in enumerate(places):
        end = places[n + 1][0] if n + 1 < len(places) else len(words)
        parts[PROFESSIONAL[heading]] = words[start + len(heading) : end].strip()
    outcome = "upheld" if "why upheld" in parts else "overturned"
    item = PlainItem(parts["issue"], outcome, "", parts["guideline"], parts[f"why {outcome}"])
    return Plain("professional-review", parts["summary"], [item])
