"""The second half, kept aside: other words for all of it."""

from .bank import Bank

HELD = Bank(
    made=(
        "MAXIMUS Federal Services gave the whole case file to an expert reviewer. He/she is not affiliated with the "
        "employer, the employee, any provider or the claims administrator.",
        "He/she has more than five years of active clinical practice and now works at least 24 hours each week. The "
        "reviewer was chosen for experience, education, background and expertise in specialties that evaluate the "
        "condition and the disputed items/Service. He/she knows the laws that govern, and the hierarchy of evidence "
        "that applies to determinations of this kind.",
    ),
    lead="The expert reviewer developed the following summary of the clinical case based on the file and all records:",
    items_lead="The Final Determination rests on decisions for the disputed items/services listed below:",
    primary=(
        ("Revision lumbar laminectomy L4 through S1 and facetectomy", "laminectomy"),
        ("RIGHT HIP ARTHROSCOPY: LABRAL REPAIR; CHONDROPLASTY", "hip arthroscopy"),
        ("Spinal cord stimulator: permanent implant, two leads", "spinal cord stimulator"),
        ("Trigger finger release, right long and ring fingers", "trigger finger release"),
        ("Left ulnar nerve transposition at the elbow", "ulnar nerve transposition"),
        (
            "Open reduction of nonunion, left distal radius, with iliac crest autograft, plate and screws, and revision "
            "of scar: outpatient",
            "open reduction",
        ),
    ),
    services=(
        "Gabapentin 600mg, ninety count",
        "Chiropractic manipulation, neck: 9 visits",
        "Hydrocodone/APAP 5/500 #90; Docusate 100mg #60; Terocin patches #30",
        "CT of the thoracic spine",
        "Psychological consultation: one evaluation and six follow-up visits of cognitive behavioral therapy, to begin "
        "within thirty days of authorization and to be reported monthly",
        "Lumbar orthosis (brace): size large",
        "Request Upheld in 2012: Botulinum toxin 100 units",
        "Medial branch blocks, Upheld on first review, right L4-5 facet",
        "Sleep study (polysomnogram)",
        "Multidisciplinary pain program, 160 hours: initial 80 hours; then 80 hours on proof of gains",
        "Voltaren gel 1%: 5 tubes",
        "Hot/cold unit; purchase",
        "ORTHOPEDIC FOLLOW UP 1 X 6",
        "Extracorporeal shock wave therapy, left plantar fascia, 1 x 3: low energy",
        "Lab work: CBC, CRP, CPK, CMP",
        "Transportation to appointments",
    ),
    associated=(
        "Associated surgical services: Crutches",
        "Medical clearance before surgery: consultation, urinalysis",
        "Continuous passive motion device, 21 days",
        "SURGICAL ASSISTANT",
        "Postoperative therapy: 12 visits",
    ),
    worker=(
        "The applicant, a {age} {sex}, has a date of injury of {date} and works as a welder.",
        "This {age} {sex} was injured at work on {date}.",
        "The patient is a {age} {sex} whose date of injury is {date}.",
        "The employee is a {age} {sex} and suffered an industrial injury on {date} after a fall.",
    ),
    by_pronoun=(
        "The employee, {age}, has a date of injury of {date}. According to the notes, {he} cannot lift {his} arm.",
    ),
    history=(
        "Reported complaints were neck stiffness, numb fingers and poor sleep.",
        "There was a report of 3/14/2014 with weakness of grip and a positive Tinel sign.",
        "For 7 months there has been a cough of no known cause.",
        "Medicines at the last visit: Lyrica, Soma, and Relafen.",
        "Conservative care consisted of braces, heat, and 18 sessions with a therapist.",
        "The provider's request of January 5, 2014 sought further care.",
        "A brother, a 40 year old man, lives nearby.",
        'Reflexes were 2+ and symmetric; "giving way" was seen on one test.',
    ),
    reasons=(
        "Nothing in the file shows that a trial of lesser measures was completed.",
        "Evidence for this item comes from small series, and its quality is low.",
        "What the examiner found agrees with what the imaging of 10/2013 shows.",
        "No contract between patient and prescriber was among the papers.",
        "In the note dated 13/45/2013 the dose is not legible.",
        "Whether the prior denial was upheld or overturned elsewhere cannot be told.",
        "After six visits, range of motion was better by a third; pain fell to 3/10.",
        "The treater's letter doesn't tell why a formal program would be needed.",
    ),
    falls=(
        "The primary procedure is {not_}medically necessary; therefore, the associated service is {not_}medically necessary.",
        "As the primary surgery is {not_}medically necessary, this associated service, like the rest, is {not_}medically necessary.",
        "Because the primary surgery was found {not_}medically necessary, the associated item is likewise {not_}medically necessary.",
    ),
    falls_named=(
        "As the {name} is {not_}medically necessary, this associated service is {not_}medically necessary too.",
    ),
    closes=(
        "For these reasons {what} is {not_}medically necessary.",
        "The request is thus {not_}medically necessary.",
    ),
    certifications=(
        "Neurological Surgery",
        "Emergency Medicine",
        "Neurology; Clinical Neurophysiology",
        "Psychology/Chiropractor",
        "Plastic and Reconstructive Surgery",
        "Pediatrics, Occupational Medicine",
        "Hand & Upper Extremity Surgery",
    ),
    subspecialties=("Sports Medicine", "Toxicology", "Interventional Pain"),
    sections=(
        "Discectomy",
        "Therapeutic exercise",
        "Initial Care",
        "NSAIDs, GI symptoms",
        "Shock wave therapy",
        "Activity",
    ),
    others=(
        ("Verne's Principles of Hand Surgery, 3rd edition, pages 410-418", ("410-418",)),
        ("Okada T. A trial of shock waves in the foot. Annals of Foot Medicine. 2009, p. 12", ("12",)),
        ("National Guideline Clearinghouse, treatment of neuropathic pain", ()),
    ),
    laws=("Labor Code section 4600(b)", "Title 8, California Code of Regulations, section 9792.20"),
    documents=(
        "IMR Application received 7/1/2013",
        "Denial letter of 5/30/2013",
        "Reports of Valley Orthopaedics, 2012-2013",
    ),
    questions=("Is the requested {0} medically necessary?", "{0}", "{0} and {1}", "a) {0}; b) {1}"),
)
