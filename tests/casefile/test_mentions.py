"""The names that records go by, by their grammar: a discipline, a visit, a paper; a way of imaging, what it made."""

from __future__ import annotations

import pytest

from openimr.casefile.documents import PageText, understand

TOPS = {
    "progress-report": "PROGRESS NOTE\nPatient: A. Nobody\nDate of visit: 06/01/2015",
    "ur-decision": "UTILIZATION REVIEW DECISION\nDecision date: 06/01/2015",
    "correspondence": "Frontier Mutual\nJune 1, 2015\nDear Reviewer:",
}


def named(text: str, kind: str = "progress-report") -> list[tuple[str, str | None, str | None]]:
    """Kind, date and author of the mentions on a page of this kind with this text."""
    page = f"{TOPS[kind]}\n{text}\nUna Strand, M.D."
    found = understand([PageText(key=(1, 1), packet=1, number=1, source="text", text=page)])
    return [(m.kind, m.date, m.author) for m in found.mentions]


NAMES = {
    "MR imaging of the left hip": "imaging-report",
    "MR arthrogram, right wrist": "imaging-report",
    "computed tomography of the chest": "imaging-report",
    "magnetic resonance scan of the neck": "imaging-report",
    "roentgenograms of the elbow": "imaging-report",
    "bone scintigraphy": "imaging-report",
    "ultrasound examination of the ankle": "imaging-report",
    "nerve conduction velocity and EMG of the arms": "electrodiagnostic-report",
    "EMG and nerve conduction testing": "electrodiagnostic-report",
    "occupational therapy chart note": "therapy-note",
    "physical therapist's discharge summary": "therapy-note",
    "acupuncturist's progress note": "therapy-note",
    "chiropractic office note": "therapy-note",
    "aqua therapy session record": "therapy-note",
    "psychologist's letter": "psychological-report",
    "psychiatrist's initial evaluation": "psychological-report",
    "neuropsychological assessment report": "psychological-report",
    "behavioral health session note": "psychological-report",
    "agreed medical re-evaluation": "medical-legal-report",
    "panel qualified medical evaluation report": "medical-legal-report",
    "AME supplemental report": "medical-legal-report",
    "re-check note": "progress-report",
    "recheck report": "progress-report",
    "return visit note": "progress-report",
    "clinic visit note": "progress-report",
    "SOAP note": "progress-report",
    "physiatry consult note": "consultation",
    "DWC-RFA": "request-for-authorization",
    "treatment request (RFA)": "request-for-authorization",
    "urine drug test laboratory report": "laboratory-report",
    "dispensing record": "medication-record",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_tells_the_kind(name: str) -> None:
    kind = NAMES[name]
    assert named(f"We have before us the {name} dated 02/03/2015.") == [(kind, "2015-02-03", None)]
    listed = f"Documents considered:\n- {name[0].upper()}{name[1:]}, 02/03/2015\nSincerely,"
    assert named(listed, "ur-decision") == [(kind, "2015-02-03", None)]
