"""Services, reasons, reviewers, records; entries of a bank are parted by upright strokes."""

from __future__ import annotations

from random import Random


def bank(text: str) -> list[str]:
    return [" ".join(entry.split()) for entry in text.split("|")]


BODIES = bank("""
low back | neck | right knee | left shoulder | bilateral wrist | ankle | thoracic spine
""")
SERVICES = bank("""
Norco 10/325mg #120 | Hydrocodone/APAP 5/325 mg, quantity 60, 2 refills | Physical Therapy 2x6 for the {body} | ACUPUNCTURE 2 TIMES A WEEK FOR 4 WEEKS |
MRI of the {body} without contrast | EMG/NCV of the bilateral upper extremities | Urine drug screen | Omeprazole 20 mg, one capsule twice daily, #60 |
TENS unit, 30-day trial: electrodes, batteries, and lead wires | Topical compound: Flurbiprofen 20%, Lidocaine 5%, 240 gm |
LUMBAR EPIDURAL STEROID INJECTION AT L4-L5 AND L5-S1 UNDER FLUOROSCOPIC GUIDANCE | Functional restoration program (80 hours) |
Chiropractic treatment, {body}, 12 visits (upheld in part by prior review) | Follow-up visit with pain management specialist |
Cyclobenzaprine 7.5mg #90 | Interferential unit: purchase | Home health aide, 4 hours per day x 6 weeks |
Retrospective request (DOS: 3/14/2014): Toradol injection 60 mg | Six sessions of cognitive behavioral therapy | X-ray {body} (AP/lateral), 3 views |
Terocin patches, #30: apply one patch daily | Trigger point injections x 4 to the {body} | Second opinion consultation, Re: Upheld surgical request |
Gym membership for one (1) year | Prescription for Lyrica 75 mg (pregabalin), #60 with 3 refills & Cymbalta 30 mg |
RANDOM URINE TOXICOLOGY TESTING; QUALITATIVE, 4 TIMES PER YEAR | Custom molded orthotics (pair) | Sleep study/polysomnogram
""")
ASSOCIATED = bank("""
Associated Surgical Service: Inpatient 1-2 days | Associated surgical service: Assistant surgeon | ASSISTANT SURGEON |
Pre-Op Labs: Complete Blood Count (CBC), Basic Metabolic Panel (BMP) | PRE-OP MEDICAL CLEARANCE | 2 Day Length of Stay |
Post-Op Physical Therapy 3x8 Weeks | Associated Surgical Services: Cold therapy unit x 7 days rental |
Associated Surgical Service: Electrocardiography (EKG) | Post-operative sling
""")
SPECIALTIES = bank("""
Orthopedic Surgery | Physical Medicine & Rehabilitation | Physical Medicine and Rehabilitation | Preventive Medicine | Occupational Medicine |
Internal Medicine | Neurological Surgery | Family Practice | Emergency Medicine | Anesthesiology | Pain Management | Chiropractor | Psychiatry |
Acupuncturist
""")
SUBSPECIALTIES = bank("""
Pain Medicine | Hand Surgery | Sports Medicine | Spine Surgery | Geriatric Medicine
""")
RECORDS = bank("""
Application for Independent Medical Review | Utilization Review Determination | Medical Records from Claims Administrator |
Medical Records from Provider, 1/8/2012 to 6/21/2013 | Employee's medical records from Valley Spine and Joint (dated 9/12/12 - 7/2/13) |
Medical Treatment Utilization Schedule | Progress reports by treating physician, 2012-2013 | Operative report of 2011
""")
REASONS = bank("""
The MTUS Guidelines support this treatment only with evidence of functional improvement. |
The submitted documentation does not describe a recent trial of conservative care. |
There is no clear rationale in the records for the quantity requested. |
ODG states that criteria include objective findings, failure of first-line treatment, and a plan of care. |
A prior request was upheld; no new information has been submitted since. |
The guidelines note the following: (1) a written plan; (2) measurable goals; and (3) a limited period. |
Pain was rated 8/10 without medication and 5/10 with medication. |
Per the report, straight leg raising was positive and reflexes were 1+ at the Achilles tendon. |
Imaging showed a 3-4 mm disc protrusion at L5-S1 without nerve root compression. |
The requesting physician's notes are hand-written and partly illegible. |
Long-term use of this medication is not well supported, and it carries well-known risks. |
Evidence of aberrant drug-taking behavior was neither described nor ruled out. |
The frequency and duration of the request: not specified in the documents. |
Twelve visits have been completed, and a home exercise program should by now be in place. |
Guidelines recommend re-evaluation after 3-6 visits before further treatment is authorized. |
It is unclear whether the service was provided in 2012 or is to be provided in the future. |
Radiographs were normal, and electrodiagnostic studies were reported as non-diagnostic.
""")
SURGERIES = [
    (line.split(" = ")[0], line.split(" = ")[1])
    for line in bank("""
L4-S1 Decompression and Fusion with Instrumentation = fusion | Right Knee Arthroscopy with Partial Medial Meniscectomy = arthroscopy |
LEFT SHOULDER ARTHROSCOPIC ROTATOR CUFF REPAIR, SUBACROMIAL DECOMPRESSION, AND DISTAL CLAVICLE RESECTION = rotator cuff repair |
Carpal tunnel release, right = carpal tunnel release | C5-C7 Anterior Cervical Discectomy: allograft and plate = discectomy |
Total knee replacement = knee replacement
""")
]
"""Title, and the name that a sentence may use."""
STATES = dict(
    entry.split(" = ")
    for entry in bank("""
California = CA | New York = NY | Texas = TX | Illinois = IL | Florida = FL | North Carolina = NC | Pennsylvania = PA | New Jersey = NJ |
District of Columbia = DC | Ohio = OH | West Virginia = WV | Virginia = VA | Oregon = OR | Arizona = AZ | Montana = MT | Minnesota = MN | Hawaii = HI |
Georgia = GA
""")
)
ENDS = {
    "upheld": bank("""
Therefore, the request is not medically necessary. | As such, the request for {name} is not medically necessary. |
Medical necessity has not been established. | Given the above, the request is not medically necessary and appropriate. |
The requested treatment is not medically necessary.
"""),
    "overturned": bank("""
Therefore, the request is medically necessary. | As such, the request for {name} is medically necessary. |
Given the above, the request is medically necessary and appropriate. | The criteria are met, and the treatment is medically necessary.
"""),
    "modified": bank("""
Therefore, six of the twelve visits are medically necessary and the remainder is not. |
The request is medically necessary in part: one month's supply for weaning.
"""),
}
FALLS = {
    "upheld": bank("""
Since the {main} is not medically necessary, none of the {such} services are medically necessary. |
As the {main} is not medically necessary, the associated service is not medically necessary. |
Because the {main} is not medically necessary, this associated service is also not medically necessary.
"""),
    "overturned": bank("""
Since the {main} is medically necessary, the associated services are also medically necessary. |
As the {main} is medically necessary, the associated service is medically necessary.
"""),
}
NAMED = {
    "upheld": bank("""
Since the requested {name} is not medically necessary, this associated service is not medically necessary. |
As the {name} is not medically necessary, none of the {such} services are medically necessary.
"""),
    "overturned": bank("""
Since the requested {name} is medically necessary, this associated service is also medically necessary.
"""),
}


DRUGS = bank(
    "Tramadol ER | Naproxen | Gabapentin | Soma | Ambien | Prilosec | Percocet | Lidoderm 5% patch | Flexeril | Menthoderm"
)
MAINS = bank(
    "primary procedure | primary procedure | primary procedure | primary surgical procedure | requested surgery"
)


def service(r: Random, taken: set[str]) -> str:
    """A title that no other item of the letter has."""
    if r.random() < 0.35:
        found = r.choice(
            (
                f"{r.choice(DRUGS)} {r.choice((5, 10, 50, 100))} mg #{r.choice((30, 60, 90))}{r.choice(('', ' with 2 refills', ' (dispensed ' + str(r.randint(1, 12)) + '/4/2013)'))}",
                f"{r.choice(('Physical therapy', 'Occupational Therapy', 'Aquatic therapy'))}, {r.randint(2, 3)} times a week for {r.randint(3, 8)} weeks, {r.choice(BODIES)}",
                f"{r.randint(4, 24)} {r.choice(('Acupuncture', 'chiropractic', 'massage therapy'))} visits",
                f"MRI {r.choice(BODIES)}: {r.choice(('open', '3.0 Tesla', 'with and without contrast'))}",
                f"Retro {r.choice(DRUGS)} DOS {r.randint(1, 12)}/{r.randint(1, 28)}/13: quantity {r.randint(1, 90)}",
                f"{r.choice(DRUGS)}, QTY: {r.choice((30, 60))}, REFILLS: {r.randint(0, 3)}",
                f"One (1) prescription of {r.choice(DRUGS)} {r.choice((5, 10, 50))}mg, #{r.choice((30, 60))} - Upheld on appeal",
            )
        )
        found = found.upper() if r.random() < 0.2 else found
    else:
        found = r.choice([s for s in SERVICES if s not in taken])
    if found in taken:
        return service(r, taken)
    taken.add(found)
    return found.format(body=r.choice(BODIES))
