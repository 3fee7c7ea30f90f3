"""What a guideline statement says, its basis, and the sources that it names."""

from __future__ import annotations

from random import Random
from typing import Any

from .words import bank


def _chapters(text: str) -> list[tuple[str, list[str]]]:
    """Chapters with their sections."""
    cut = [entry.partition(" =") for entry in bank(text)]
    return [
        (chapter, sections.strip().split("; ") if sections.strip() else []) for chapter, _, sections in cut
    ]


ACOEM = [
    (n, name[0])
    for n, name in _chapters("""
8 = Neck and Upper Back Complaints | 9 = Shoulder Complaints | 10 = Elbow Disorders | 11 = Forearm, Wrist, and Hand Complaints |
12 = Low Back Complaints | 13 = Knee Complaints | 14 = Ankle and Foot Complaints | 15 = Stress Related Conditions
""")
]
DATED = _chapters("""
Low Back Complaints 2004 = Special Studies; Physical Methods; Initial Care; Surgical Considerations |
Neck and Upper Back Complaints 2004 = Special Studies; Initial Care | Shoulder Complaints 2004 = Surgical Considerations; Special Studies |
Knee Complaints 2004 = Surgical Considerations; Special Studies; Physical Methods |
Ankle and Foot Complaints 2004 = Physical Methods; Summary |
Chronic Pain Medical Treatment 2009 = Opioids, criteria for use; Functional restoration programs (FRPs); Topical Analgesics; Muscle relaxants (for pain) |
Chronic Pain Medical Treatment Guidelines 2009 = Opioids; Anti-epilepsy drugs (AEDs); NSAIDs | Acupuncture Treatment 2007 = | General Approaches 2004 = Initial Approaches to Treatment |
Postsurgical Treatment 2009 = Shoulder; Knee
""")
PAGED = bank("""
Chronic Pain Medical Treatment Guidelines | Chronic Pain Treatment Guidelines | Postsurgical Treatment Guidelines |
Acupuncture Medical Treatment Guidelines
""")
ODG = _chapters("""
Low Back = Fusion (spinal); MRIs (magnetic resonance imaging); Length of Stay; Facet joint diagnostic blocks (injections) |
Neck and Upper Back = Epidural steroid injection (ESI); Fusion, anterior cervical |
Pain = Zolpidem; Proton pump inhibitors (PPIs); Urine drug testing (UDT); Compound drugs |
Knee = Hyaluronic acid injections; Walking aids; MRI's (magnetic resonance imaging) |
Knee & Leg = Continuous-flow cryotherapy; Knee joint replacement |
Shoulder = Surgery for rotator cuff repair; Continuous passive motion (CPM) |
Mental Illness & Stress = Cognitive therapy for depression; Insomnia treatment |
Carpal Tunnel Syndrome = Carpal tunnel release surgery (CTR); Electrodiagnostic studies
""")
OTHERS = bank("""
American Academy of Orthopaedic Surgeons (AAOS) Position Statement on Surgical Assistants |
Washington State Department of Labor and Industries Guideline for Hyaluronic Acid | National Guideline Clearinghouse |
FDA prescribing information for Botox | www.drugs.com | Aetna Clinical Policy Bulletin 0236 |
American Society of Anesthesiologists Practice Advisory for Preanesthesia Evaluation | Medscape Reference | Milliman Care Guidelines
""")


def cited(
    family: str,
    text: str,
    chapter: str | None = None,
    section: str | None = None,
    pages: list[str] | None = None,
) -> dict[str, Any]:
    return {"family": family, "text": text, "chapter": chapter, "section": section, "pages": pages or []}


def pages(r: Random) -> tuple[str, list[str]]:
    """As written, and the list."""
    first = sorted(r.sample(range(8, 380), 4))
    spans = [str(n) if r.random() < 0.5 else f"{n}-{n + r.randint(1, 4)}" for n in first]
    form = r.randrange(8)
    if form == 6:
        return f"{spans[0]}, {spans[1]} and {spans[2]}", spans[:3]
    if form == 7:
        return f"{spans[0]}; {spans[1]}", spans[:2]
    if form < 3:
        return spans[0], spans[:1]
    if form == 3:
        return f"{first[0]} of 127", [str(first[0])]
    if form == 4:
        return f"{spans[0]} and {spans[1]}", spans[:2]
    return ", ".join(spans[:3]), spans[:3]


def of_the_schedule(r: Random) -> dict[str, Any]:
    """A source that the label MTUS stands before."""
    form = r.random()
    written, numbers = pages(r)
    if form < 0.4:
        number, name = r.choice(ACOEM)
        text = f"MTUS ACOEM Chapter {number} {name}"
        if r.random() < 0.15:
            return cited("ACOEM", text, f"{number} {name}")
        return cited("ACOEM", f"{text} Page(s): {written}", f"{number} {name}", None, numbers)
    if form < 0.7:
        chapter, sections = r.choice(DATED)
        if not sections or r.random() < 0.25:
            return cited("MTUS", f"MTUS {chapter}", chapter)
        section = r.choice(sections)
        return cited("MTUS", f"MTUS {chapter}, Section(s): {section}", chapter, section)
    chapter = r.choice(PAGED)
    if r.random() < 0.2:
        return cited("MTUS", f"MTUS {chapter}", chapter)
    return cited("MTUS", f"MTUS {chapter} Page(s): {written}", chapter, None, numbers)


def odg(r: Random) -> dict[str, Any]:
    chapter, sections = r.choice(ODG)
    section = r.choice(sections)
    name = r.choice(("Official Disability Guidelines (ODG)", "Official Disability Guidelines", "ODG"))
    form = r.random()
    if form < 0.05:
        text = f"{name}, {chapter} Chapter (updated {r.randint(1, 12)}/{r.randint(1, 28)}/14), {section}"
        return cited("ODG", text, chapter, section)
    if form < 0.1:
        return cited("ODG", f"{name}, {chapter} Chapter, Section: {section}", chapter, section)
    if form < 0.14:
        return cited("ODG", f"{name} - {chapter} Chapter: {section}", chapter, section)
    if form < 0.19:
        return cited("ODG", f"ODG-TWC, {chapter} Chapter, {section}", chapter, section)
    if form < 0.24:
        return cited("ODG", f"{name}, {chapter}, {section}", chapter, section)
    if form < 0.55:
        comma = r.choice((",", "")) if name.endswith(")") else ","
        return cited("ODG", f"{name}{comma} {chapter} Chapter, {section}", chapter, section)
    if form < 0.75:
        return cited("ODG", f"{name}, {chapter} Chapter", chapter)
    if form < 0.85:
        return cited(
            "ODG",
            f"Official Disability Guidelines-TWC, {chapter} Procedure Summary",
            chapter,
            "Procedure Summary",
        )
    if form < 0.93:
        return cited("ODG", f"{name}; Work Loss Data Institute, LLC; Section: {chapter}", None, chapter)
    return cited("ODG", name)


def of_others(r: Random) -> tuple[str, list[dict[str, Any]]]:
    """The words after the label Non-MTUS, and what they cite."""
    form = r.random()
    if form < 0.65:
        one = odg(r)
        return one["text"], [one]
    if form < 0.78:
        one = cited("other", r.choice(OTHERS))
        return one["text"], [one]
    if form < 0.86:
        number, name = r.choice(ACOEM)
        written, numbers = pages(r)
        one = cited(
            "ACOEM",
            f"ACOEM Guidelines, Chapter {number} {name}, Page(s): {written}",
            f"{number} {name}",
            None,
            numbers,
        )
        return one["text"], [one]
    if form < 0.9:
        number, name = r.choice(ACOEM)
        written, numbers = pages(r)
        text = f"American College of Occupational and Environmental Medicine (ACOEM), 2nd Edition, (2004), Chapter {number}, page {written}"
        return text, [cited("ACOEM", text, number, None, numbers)]
    one, two = odg(r), cited("other", r.choice(OTHERS))
    if r.random() < 0.3:
        one, two = two, one
    return f"{one['text']}; {two['text']}", [one, two]


def statement(r: Random, who: str) -> dict[str, Any]:
    """A modern statement of `who`, in the five variants of the rulebook."""
    form = r.random()
    its = "their" if r.random() < 0.8 else "its"
    if form < 0.22:
        return nothing(r, who)
    mtus = of_the_schedule(r)
    text, sources = of_others(r)
    label = "Decision based on Non-MTUS Citation "
    if r.random() < 0.2:
        label += "Other Medical Treatment Guideline or Medical Evidence:" + r.choice(("", " "))
    if form < 0.3:
        other = of_the_schedule(r)
        while other["chapter"] == mtus["chapter"]:
            other = of_the_schedule(r)
        other["text"] = other["text"][5:]
        words = (
            f"Decision based on MTUS {mtus['text'][5:]}{r.choice((', and ', '; ', ' and '))}{other['text']}."
        )
        return guideline(words, ["mtus"], [mtus, other])
    if form < 0.55:
        return guideline(f"Decision based on MTUS {mtus['text'][5:]}.", ["mtus"], [mtus])
    if form < 0.78:
        words = f"The {who} did not base {its} decision on the MTUS. {label}{text}."
        return guideline(words, ["non-mtus"], sources)
    words = f"Decision based on MTUS {mtus['text'][5:]}. {label}{text}."
    return guideline(words, ["mtus", "non-mtus"], [mtus, *sources])


def nothing(r: Random, who: str) -> dict[str, Any]:
    its = r.choice(("its", "its", "their"))
    return guideline(f"The {who} did not cite any medical evidence for {its} decision.", ["none"])


def old_statement(r: Random, who: str, bare: bool = False) -> dict[str, Any]:
    """A statement of 2013, as a sentence, or `bare`, after a label."""
    form = r.random()
    if form < 0.15:
        return guideline(f"The {who} did not cite any evidence-based criteria for its decision.", ["none"])
    written, numbers = pages(r)
    chapter = r.choice(PAGED)
    number, name = r.choice(ACOEM)
    if form < 0.45:
        said = f"{chapter}, page {numbers[0]}" if r.random() < 0.5 else chapter
        source = cited("MTUS", said, chapter, None, numbers[:1] if said != chapter else [])
        basis, tail = ["mtus"], ", which is part of the MTUS"
    elif form < 0.7:
        said = f"ACOEM Guidelines, Chapter {number} {name}, pages {written}"
        source, basis, tail = (
            cited("ACOEM", said, f"{number} {name}", None, numbers),
            ["mtus"],
            ", which is part of the MTUS",
        )
    else:
        source = odg(r)
        said, basis, tail = source["text"], ["non-mtus"], r.choice((", which is not part of the MTUS", ""))
        if not tail and not bare:
            tail = ", which is not part of the MTUS"
    if bare and r.random() < 0.5:
        if basis == ["mtus"]:
            source["text"] = said = f"MTUS {said}"
        return guideline(f"{said}.", basis, [source])
    its = "its" if "Claims" in who else "his/her"
    return guideline(f"The {who} based {its} decision on the {said}{tail}.", basis, [source])


def guideline(words: str, basis: list[str], sources: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {"statement": words, "basis": basis, "citations": sources or []}
