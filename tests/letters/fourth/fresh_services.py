"""What was asked for in the half `fresh`."""

from __future__ import annotations

from .bank import Service

SERVICES = (
    Service("Chiropractic treatment for the lumbar spine, 2x/week x 3 weeks"),
    Service("Sleep study (polysomnography)"),
    Service("Cold therapy unit x 30 day rental"),
    Service("Consultation with a spine surgeon: evaluate & treat"),
    Service("MRI Arthrogram of the Left Shoulder"),
    Service("Bilateral custom foot orthotics, 1 pair"),
    Service("Labs: CBC, CMP, Hepatic panel, UA, testosterone (total and free)"),
    Service("Work hardening/conditioning program, 10 sessions"),
    Service("One lumbar facet injection at bilateral L4-5 and L5-S1 levels under IV sedation"),
    Service("TENS unit with electrodes and batteries, 60-day trial"),
    Service("Transportation to and from all medical appointments"),
    Service("DNA/pharmacogenetic testing"),
    Service(
        "Retrospective request for 1 container of Capsaicin 0.0375%, Menthol 10%, Camphor 2.5%, Tramadol 20% (240 grams), apply 2-3 times/day, and 1 container of Diclofenac 25%/Tramadol 15% (240 grams): DOS 11/20/2013: quantity 2: no refills"
    ),
)
DRUGS = (
    Service("Percocet 10/325 mg, Qty 150"),
    Service("Ondansetron ODT 8mg #30 x 2 DOS 4/30/14"),
    Service("Medrox Pain Relief Ointment 120gm x 2, apply BID"),
    Service("Naproxen Sodium 550mg, #100, dispensed 9/26/12"),
    Service("Soma (carisoprodol) 350 mg: one tab TID: #90"),
    Service("Gabapentin 600 MG Tablets #90 with 3 Refills"),
    Service("OxyContin 40mg #120 between 3/12/2014 and 5/30/2014"),
)
SURGERIES = (
    Service(
        "Left endoscopic cubital tunnel decompression, possible anterior transposition",
        "cubital tunnel decompression",
    ),
    Service("Anterior Lumbar Interbody Fusion (ALIF) L5-S1 with cage: posterior instrumentation", "ALIF"),
    Service("RIGHT KNEE ARTHROSCOPY, PARTIAL MEDIAL MENISCECTOMY, CHONDROPLASTY", "meniscectomy"),
    Service("Spinal cord stimulator implantation (permanent), 2 leads", "stimulator implantation"),
    Service("Trigger finger release, right ring finger", "trigger finger release"),
)
ASSOCIATED = (
    Service("Associated Surgical Service: Post op physical therapy 3x4"),
    Service("Medical clearance, to include H&P, EKG, chest x-ray, labs"),
    Service("One (1) assistant surgeon"),
    Service("Vascutherm cold compression unit x 14 days rental"),
    Service("Associated surgical service: Percocet 5/325 #40"),
    Service("Inpatient hospital stay: 3 days"),
    Service("Walker with wheels"),
)
TRAPS = (
    Service("Reconsideration: Upheld denial of lumbar epidural steroid injection #2: left L4-L5"),
    Service("Overturned in 2013 and again requested: aqua therapy 2 x 4"),
    Service("Request for authorization: Decision: Topamax 50 mg: #60"),
    Service("Medically necessary dental treatment, per report: crowns on #14, #15"),
    Service("Rationale letter by the treating physician, and 1 follow-up visit"),
    Service("Guideline-based functional restoration program: initial 2 weeks (10 days)"),
)
