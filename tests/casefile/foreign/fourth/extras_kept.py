"""Blocks that fill the pages, for the half of which only totals are looked at: heading and lines."""

from __future__ import annotations

CHART = (
    ("Meds", ("MELOXICAM 15 MG TABS, one po qd, qty 30", "DULOXETINE HCL 30 MG CPEP, one po qd", "ACETAMINOPHEN 500 MG TABS, two po prn")),
    ("Active problems", ("Pain in limb. Disorder of back. Reactive depression. Obesity.",)),
    ("Drug sensitivities", ("Sulfa (rash).",)),
    ("ROS", ("GEN no chills. HEENT no vision loss. GI no reflux. MSK see above. SKIN no rash. PSYCH see above.",)),
    ("Measurements over time", ("Weight 88 kg ({d0}), 89 kg ({d1}), 88 kg ({d2})", "Oswestry 42 ({d0}), 40 ({d1}), 38 ({d2})")),
    ("Personal history", ("High school graduate, lives in an apartment, does not use drugs, former smoker of ten pack years.",)),
    ("Education given", ("Back care, safe storage of medicine, and when to call. Understanding was shown by teach back. No barrier to learning was found.",)),
    ("Compliance", ("State database was queried today and is consistent. Opioid agreement is in the chart. No aberrant behavior was noted.",)),
    ("Coding", ("ICD-9 724.2, 729.1, E927.0. E&M level 4 by complexity of decision.",)),
    ("Functional goals", ("Walk thirty minutes daily. Sit through a shift. Sleep six hours. Lift a laundry basket.",)),
)  # fmt: skip
RIGHTS = (
    ("Notice of rights", ("Should you be dissatisfied with this outcome you may dispute it through the process set by law. No fee is charged to you. The review is done by doctors who have no tie to your employer or to us.",
     "An Information and Assistance Officer of the Division can explain the steps. The officer cannot give legal advice. You may also consult a lawyer; most offer one free meeting.")),
    ("Peer discussion", ("The requesting provider may speak with the reviewer from 8 a.m. to 5 p.m. Pacific time by calling the number at the top within five business days.",)),
    ("Text of the criteria", ("Indications: symptoms for twelve weeks or more; failed trial of active therapy; corroborating findings. Contraindications: infection, anticoagulation that cannot be held. Frequency: one, repeat only with functional gain.",)),
    ("Statement of no conflict", ("The reviewer has no material professional, familial or financial affiliation with the parties, the provider, the facility, or the maker of any drug or device at issue.",)),
)  # fmt: skip
EXPERT = (
    ("Work history", ("Hired as a stocker and later lead. The duties were unloading of trucks, stocking of shelves to shoulder height, and sweeping. Earlier work was in restaurants. There was no military service.",)),
    ("Habits", ("Coffee twice daily. No tobacco now. Beer on weekends.",)),
    ("Daily living", ("Dresses with pauses, cooks simple meals, no longer gardens. Naps in the afternoon. A sister helps with shopping.",)),
    ("Tables of motion", ("Flexion 48/60, extension 12/25, right bend 15/25, left bend 16/25; three trials agreed within five degrees.",)),
    ("Basis of opinion", ("The opinions are those of the undersigned alone and rest on reasonable medical probability. Billing is under the fee schedule for medical-legal services. The county where this was signed appears below.",)),
)  # fmt: skip
