"""The first half: as near to the real letters as words may be."""

from .bank import Bank

DEV = Bank(
    made=(
        "MAXIMUS Federal Services sent the complete file to an expert reviewer. He/she has no tie or affiliation with "
        "the employer, employee, providers or claims administrator.",
        "He/she has been in active clinical practice for over five years and is currently working no less than 24 "
        "hours a week in it. The expert reviewer was selected based on his/her education, background, and "
        "expertise in the same or similar specialties that treat the condition and disputed items/services. He/she is "
        "familiar with the governing laws and regulations, and with the strength of evidence hierarchy that applies to "
        "Independent Medical Review.",
    ),
    lead="The expert reviewer developed the following clinical case summary from a review of the case file, "
    "including all medical records:",
    items_lead="The Final Determination was based on decisions for each of the disputed items/services set forth below:",
    primary=(
        ("Left shoulder arthroscopic rotator cuff repair, possible open", "rotator cuff repair"),
        (
            "L3-L4 ANTERIOR LUMBAR INTERBODY FUSION WITH CAGE: INSTRUMENTATION AND BONE GRAFT",
            "interbody fusion",
        ),
        ("Right carpal tunnel release; flexor tenosynovectomy", "carpal tunnel release"),
        ("Total knee arthroplasty, left: cemented, with computer navigation", "total knee arthroplasty"),
        ("C5-C6 Artificial Disc Replacement", "disc replacement"),
        ("Right ankle ligament reconstruction: modified Brostrom", "ligament reconstruction"),
    ),
    services=(
        "Norco 10/325mg #120",
        "Physical therapy 2x6 weeks, lumbar spine: 12 sessions",
        "MRI of the cervical spine without contrast",
        "Cyclobenzaprine 7.5mg, #60 with 2 refills; Omeprazole 20mg, #60",
        "Urine drug screen (retrospective: DOS 3/4/2014)",
        "TENS unit: 30 day trial, then purchase; electrodes x 4 packs and batteries x 8, for use at home under the "
        "supervision of the treating physician, bilateral knees and low back",
        "Functional capacity evaluation (previously Upheld by utilization review), 1 visit",
        "Appeal of Upheld: Acupuncture 1 x 8",
        "Transforaminal epidural steroid injection, bilateral L5-S1 levels under fluoroscopy and conscious sedation with "
        "epidurography: quantity 1, to be followed by re-evaluation in two weeks",
        "EMG/NCV bilateral upper extremities",
        "Flurbiprofen 20%/Lidocaine 5% cream: 180 grams",
        "Aquatic therapy: 8 visits (2 times a week for 4 weeks)",
        "Home health aide, 4 hours/day, 5 days/week",
        "Gym membership: 13 weeks",
        "Interferential unit, supplies: electrodes, 10 packs; power pack, 24; adhesive remover, 32",
        "X-RAY OF THE PELVIS, 2 VIEWS",
    ),
    associated=(
        "Associated Surgical Service: Assistant surgeon",
        "Pre-operative medical clearance: EKG, chest x-ray, labs",
        "ASSOCIATED SURGICAL SERVICE: COLD THERAPY UNIT, 7 DAY RENTAL",
        "Post-operative physical therapy, 3 x 4",
        "Inpatient stay, 2 days",
    ),
    worker=(
        "This is a {age} {sex} patient with a {date} date of injury.",
        "The patient is a {age} {sex} with a date of injury of {date}.",
        "The injured worker is a {age} {sex}, who sustained an industrial injury on {date}.",
        "The claimant is a {age} {sex} who was injured on {date} when a pallet fell.",
    ),
    by_pronoun=(
        "The injured worker is {age} and was injured on {date}. {He} states that {his} pain is worse at night.",
    ),
    history=(
        "The diagnoses include lumbar radiculopathy, shoulder impingement and insomnia.",
        "Treatment to date has included medications, a home program, and two injections in 2012.",
        "A progress note dated 06/17/2013 records tenderness over L4 and L5 with spasm.",
        "An MRI that was 18 months old showed a 4 mm protrusion at L5-S1.",
        "The review on 12-26-2013 had non-certified a request for further care.",
        'Work status is described as "temporarily totally disabled."',
        "At home there is a 12-year-old son who helps with lifting.",
        "Straight leg raising was positive at 40 degrees on the left.",
    ),
    reasons=(
        "The guideline supports this treatment where functional improvement has been shown.",
        "The records do not describe how function changed with the earlier course.",
        "There is no documentation of red flags, and the examination was unchanged.",
        "The notes list pain scores of 7/10 without and 4/10 with the medication.",
        "A prior request of 02/30/2013 was not found among the records.",
        "An earlier panel had upheld a similar request, while another one had been overturned.",
        "Radiographs of 11-05-2013 showed no instability; flexion views were normal.",
        "The provider's plan doesn't name a dose, a frequency, or an end point.",
    ),
    falls=(
        "Since the primary procedure is {not_}medically necessary, the associated services are {not_}medically necessary.",
        "As the primary procedure is {not_}medically necessary, this associated service is {not_}medically necessary.",
        "Because the requested surgery is {not_}medically necessary, the associated service is {not_}medically necessary as well.",
    ),
    falls_named=(
        "Since the {name} is {not_}medically necessary, this associated service is {not_}medically necessary.",
    ),
    closes=(
        "Therefore, the request for {what} is {not_}medically necessary.",
        "Given the above, the request is {not_}medically necessary.",
    ),
    certifications=(
        "Orthopedic Surgery",
        "Physical Medicine and Rehabilitation",
        "Preventive Medicine/Occupational Medicine",
        "Internal Medicine, Rheumatology",
        "Anesthesiology; Pain Management",
        "Psychiatry & Neurology",
        "Family Practice",
    ),
    subspecialties=("Spine Surgery", "Pain Medicine", "Fellowship Trained in Hand Surgery"),
    sections=(
        "Fusion (spinal)",
        "Length of Stay",
        "Opioids, criteria for use",
        "MRI",
        "Special Studies",
        "Hardware Injection",
    ),
    others=(
        (
            "Brandt's Textbook of Orthopaedic Surgery, 10th ed., Mosby, Inc. P. 691-692, 703",
            ("691-692", "703"),
        ),
        (
            "Hollis R, et al. Outcomes after knee arthroplasty. Journal of Joint Surgery. 2011, pages 300-305",
            ("300-305",),
        ),
        ("American Academy of Neurology position paper on opioids", ()),
    ),
    laws=("8 CCR 9792.21.1", "California Labor Code section 4610.5"),
    documents=(
        "Application for Independent Medical Review",
        "Utilization Review Determination dated 6/18/2013",
        "Medical Records from Coast Clinic",
    ),
    questions=(
        "Whether {0} is medically necessary.",
        "{0}",
        "{0}; {1}",
        "1. Is {0} medically necessary? 2. Is {1} medically necessary?",
    ),
)
