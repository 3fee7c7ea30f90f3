"""What was asked for in the half `dev`."""

from __future__ import annotations

from .bank import Service

SERVICES = (
    Service("MRI of the lumbar spine without contrast"),
    Service("12 sessions of physical therapy for the right shoulder, 2 times a week for 6 weeks"),
    Service("EMG/NCV of the bilateral upper extremities"),
    Service("Urine toxicology screen (DOS: 6/3/2013)"),
    Service("Functional capacity evaluation"),
    Service("Home H-wave device, one month rental"),
    Service("Interferential unit and supplies, purchase"),
    Service("L4-L5 transforaminal epidural steroid injection under fluoroscopic guidance"),
    Service("Aquatic therapy 3x4"),
    Service("Follow-up visit with pain management, quantity 1"),
)
DRUGS = (
    Service("Norco 10/325mg #120"),
    Service("Omeprazole DR 20 mg, #60 with 2 refills"),
    Service("Retrospective request for Terocin patches, 20 count, dispensed 5/12/2014"),
    Service("Compound: Capsaicin 0.025%, Flurbiprofen 15%, Gabapentin 10%, Menthol 2%, Camphor 2%, 180gm"),
    Service("Cyclobenzaprine HCl 7.5mg tablets Qty: 90"),
    Service("Tramadol ER 150mg 1 cap PO QD PRN, #30 x 3 refills"),
)
SURGERIES = (
    Service(
        "Right shoulder arthroscopy with subacromial decompression and possible rotator cuff repair",
        "shoulder arthroscopy",
    ),
    Service("L4-S1 posterior lumbar interbody fusion with instrumentation", "lumbar interbody fusion"),
    Service("LEFT TOTAL KNEE REPLACEMENT", "total knee replacement"),
    Service(
        "C5-C6 Anterior Cervical Discectomy and Fusion: Allograft, Plate and Screws", "cervical discectomy"
    ),
    Service("Right carpal tunnel release", "carpal tunnel release"),
)
ASSOCIATED = (
    Service("Associated Surgical Service: Assistant surgeon"),
    Service("Pre-op clearance: CBC, CMP, PT/PTT, EKG and chest x-ray"),
    Service("Associated Surgical Service: Cold therapy unit, 7 day rental"),
    Service("Post-operative physical therapy, 12 visits"),
    Service("2-3 day inpatient stay"),
    Service("Shoulder sling with abduction pillow"),
    Service("PRE-OPERATIVE MEDICAL CLEARANCE"),
)
TRAPS = (
    Service("Physical therapy, 8 additional visits (12 were Overturned on appeal in 2012)"),
    Service("Second request: Norco 5/325 (prior denial Upheld): 60 tablets"),
    Service("Medically necessary transportation to and from all visits"),
    Service("Decision regarding: spinal cord stimulator trial, 1-week, Upheld status to be reviewed"),
    Service("MAXIMUS guideline consultation for chronic pain: one visit"),
    Service("Orthopedic mattress - Queen size: firm: with 1) frame and 2) cover"),
)
