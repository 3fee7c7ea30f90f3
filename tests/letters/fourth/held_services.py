"""What was asked for in the half `test`."""

from __future__ import annotations

from .bank import Service

SERVICES = (
    Service("Acupuncture two (2) times a week for four (4) weeks to the cervical spine"),
    Service("CT scan of the left wrist"),
    Service("Lumbar brace, Quantity: 1"),
    Service("Trigger point injections x4 to the upper trapezius (DOS 2/14/13-3/1/13)"),
    Service("Psychological evaluation & 6 sessions of cognitive-behavioral therapy"),
    Service("Gym membership with pool access for 6 months"),
    Service("Nerve conduction velocity (NCV) study of the right lower extremity"),
    Service("Bilateral L3, L4, L5 medial branch blocks"),
    Service("Extracorporeal shock wave therapy for the plantar fascia: 3 sessions"),
    Service("Home health aide 4 hours/day, 7 days/week"),
)
DRUGS = (
    Service("Hydrocodone/APAP 7.5/500 mg, ninety (90) count"),
    Service("Ketoprofen 10%/Cyclobenzaprine 3%/Lidocaine 5% cream, 120g"),
    Service("Zolpidem Tartrate 10mg Take 1 tablet at bedtime as needed #30 Refill: 1"),
    Service("Prilosec 20mg capsules BID, dispensed on 11/04/2013"),
    Service("One (1) prescription of Duragesic 25mcg/hr patches #15"),
    Service("Lidoderm 5% patch: apply 1-2 patches every 12 hours, #60"),
)
SURGERIES = (
    Service("Left hip arthroscopy with labral repair", "hip arthroscopy"),
    Service("Lumbar laminectomy at L5-S1, bilateral: with microscope", "lumbar laminectomy"),
    Service("RIGHT ULNAR NERVE TRANSPOSITION AT THE ELBOW", "ulnar nerve transposition"),
    Service("Revision Right Ankle Arthrodesis w/ Bone Graft", "ankle arthrodesis"),
    Service("Removal of hardware, left distal radius", "removal of hardware"),
)
ASSOCIATED = (
    Service("Associated Surgical Services: Facility fee"),
    Service("Post-Op DVT prophylaxis: Lovenox 40mg x 14 days"),
    Service("Surgical assistant, PA-C"),
    Service("Length of stay (LOS): 3 days"),
    Service("Front-wheeled walker"),
    Service("History and physical: pre-surgical"),
    Service("Associated surgical service: post op antibiotics, Keflex 500mg #28"),
)
TRAPS = (
    Service("Retro: Topical creams (DOS 1/2/14; UR denial upheld 2/1/14) x 2"),
    Service("Continued Oxycodone 15mg: Overturned in part by CM13-0011223: #90 only"),
    Service("Treatment found medically necessary by the AME: Botox 200 units"),
    Service("Decision rationale consult: psychiatry"),
    Service("Claims Administrator approved 6 of 12 visits: the remaining 6 chiropractic visits"),
    Service("Percutaneous stimulator, 4 treatments: over 30 days: upheld previously"),
)
