"""Dev half: review vendors, the state's forms as software fills them, networks of evaluators."""

from __future__ import annotations

from ..writing import Job, template
from .desk import Desk
from .voice import LISTED

DEV = "fourth-dev"


@template(DEV, "ur-decision")
def notice(j: Job) -> None:
    """A review vendor's notice of several pages: decision, rationale with documents reviewed, rights."""
    k = Desk(j)
    w, v = k.w, k.v
    k.head()
    w.line(k.on())
    w.line(j.m.treaters[0][0].full)
    w.line(j.m.treaters[0][1])
    w.gap()
    k.facts([("Injured Worker", j.m.patient.name), ("Claim Number", j.m.claim), ("Employer", j.m.employer), ("Date of Injury", k.d(j.m.injured)),
             ("RFA Received", k.on(-4)), ("Decision Date", k.on()), ("Review ID", k.number(7))])  # fmt: skip
    k.title(
        k.pick(
            "NOTICE OF UTILIZATION REVIEW DETERMINATION",
            "UTILIZATION REVIEW - ADVERSE DETERMINATION",
            "Notice of Modification of Treatment Request",
        )
    )
    k.running("UR Notice")
    w.p(
        f"Dear {j.m.treaters[0][0].full}: We have completed the review of the treatment requested on behalf of the above named worker."
    )
    w.table([("Service requested", "Quantity", "Decision"), (f"{k.pick('MRI', 'Physical therapy', 'Surgery')}, {v.part(j.r)}", "1", k.pick("Non-certified", "Modified")),
             ("Tramadol 50 mg", "60", "Certified")], (0.5, 0.2, 0.3))  # fmt: skip
    w.line(
        k.pick("Records Submitted for Review", "Documents reviewed", "Clinical information considered"),
        bold=True,
    )
    k.listed(v.some(5, LISTED))
    k.parts([("Clinical Summary", v.told("complaints", 2)), ("Rationale", ["The guidelines ask for failure of lesser care before this service; the records do not show it."]),
             ("Guideline", ["MTUS, chronic pain and low back chapters."]), ("Reviewed by", [f"{j.m.town.person('physician').full}, California license G{k.number(5)}"])])  # fmt: skip
    k.extras(4, "RIGHTS")
    k.parts([("Your right to dispute this decision", ["You may ask for an independent medical review within 30 days of service of this notice. "
              "An application form, already filled in, comes with this notice. Sign it and send it to the Division with a copy of this decision."]),
             ("Timely internal appeal", ["The requesting physician may appeal within 10 days with further records, such as a current PR-2."])])  # fmt: skip
    k.ink("Sincerely,", k.pick("Utilization Review Department", "UR Nurse Coordinator"))
    w.line(f"cc: {j.m.patient.name}; {j.m.adjuster.name}; applicant attorney", size=8)


@template(DEV, "request-for-authorization")
def form_rfa(j: Job) -> None:
    """The state's request form, filled by software."""
    k = Desk(j, sizes=(8.5, 9))
    w, v = k.w, k.v
    w.line("State of California, Division of Workers' Compensation - DWC Form RFA", align="centre", size=9)
    k.title("REQUEST FOR AUTHORIZATION", align="centre")
    w.p("Attach the Doctor's First Report of Occupational Injury or Illness, Form DLSR 5021, a Treating Physician's Progress Report, "
        "DWC Form PR-2, or equivalent narrative report substantiating the requested treatment.")  # fmt: skip
    k.boxes(("New Request", "Resubmission - Change in Material Facts", "Expedited Review"), 0)
    w.line("Employee Information", bold=True)
    k.facts([("Name (Last, First, Middle)", j.m.patient.turned), ("Date of Injury (MM/DD/YYYY)", k.d(j.m.injured)), ("Date of Birth", k.d(j.m.born)),
             ("Claim Number", j.m.claim), ("Employer", j.m.employer)], k.pick("boxes", "below", "grid"))  # fmt: skip
    w.line("Requesting Physician Information", bold=True)
    k.facts([("Name", j.r.author.full), ("Practice Name", j.r.place), ("Specialty", "Orthopedics"), ("NPI Number", k.number(10)),
             ("Phone", j.m.town.phone()), ("Fax Number", j.m.town.phone())], k.pick("boxes", "below", "grid"))  # fmt: skip
    w.line("Claims Administrator Information", bold=True)
    k.facts([("Company Name", j.m.insurer), ("Contact Name", j.m.adjuster.name)], "grid")
    w.line(
        "Requested Treatment (see instructions for guidance; attached additional pages if necessary)",
        bold=True,
    )
    w.table([("Diagnosis", "ICD-Code", "Service/Good Requested", "CPT/HCPCS", "Other Information"),
             (f"{v.part(j.r)} pain", "M54.5", k.pick("MRI", "Physical therapy", "EMG/NCV"), "72148", "Quantity 1")], (0.22, 0.14, 0.28, 0.16, 0.2))  # fmt: skip
    w.line(
        f"Requesting Physician Signature: {k.pick('/s/ ', 'Electronically signed by ', '')}{j.r.author.full}     Date: {k.on()}"
    )
    w.line("Claims Administrator/Utilization Review Organization (URO) Response", bold=True)
    k.boxes(("Approved", "Denied or Modified (See separate decision letter)", "Delay"), 9)
    w.line("Authorization Number (if assigned):              Date:              Signature:")


@template(DEV, "application")
def form_imr(j: Job) -> None:
    """The application for independent medical review as a vendor's software fills it."""
    k = Desk(j, sizes=(8.5, 9))
    w, v = k.w, k.v
    w.line("State of California - Department of Industrial Relations", size=8)
    w.line("Division of Workers' Compensation", size=8)
    k.title("APPLICATION FOR INDEPENDENT MEDICAL REVIEW", align="centre")
    w.line("DWC Form IMR", align="centre", size=8)
    w.author = j.m.patient.name
    w.p(
        "To ask for independent review sign and date this form and mail it with the utilization review decision within 30 days."
    )
    k.facts([("Employee Name (First, MI, Last)", j.m.patient.name), ("Address", "On file"), ("Phone Number", j.m.town.phone()), ("Claim Number", j.m.claim),
             ("Date of Injury", k.d(j.m.injured)), ("EAMS Case Number", f"ADJ{k.number(7)}"), ("Employer Name", j.m.employer),
             ("Claims Administrator", j.m.insurer), ("Adjuster", j.m.adjuster.name), ("Treating Physician", j.m.treaters[0][0].full),
             ("Date of UR Determination Letter", k.on(-12)), ("Type of UR", "Regular")], k.pick("boxes", "below", "grid", "tabbed"))  # fmt: skip
    k.disputed(-12)
    w.line("Disputed Medical Treatment", bold=True)
    w.p(f"1. {k.pick('MRI', 'Acupuncture', 'Surgery')} of the {v.part(j.r)}   Primary Diagnosis: strain")
    k.boxes(("Consent to obtain medical records", "Provider request"), 0)
    w.p(
        "I allow my health care providers and claims administrator to furnish medical records to the review organization."
    )
    w.line(f"Employee Signature: {j.m.patient.name}      Date: {k.on()}")


@template(DEV, "medical-legal-report")
def panel(j: Job) -> None:
    """A network evaluator's report: cover block, table of contents, sources, findings, declarations."""
    k = Desk(j, fonts=("Times-Roman", "Helvetica"), sizes=(10, 10.5))
    w, v = k.w, k.v
    k.head()
    k.title(
        k.pick(
            "PANEL QUALIFIED MEDICAL EVALUATION",
            "COMPREHENSIVE MEDICAL-LEGAL EVALUATION",
            "QME RE-EVALUATION",
        ),
        align="centre",
    )
    k.facts([("Applicant", k.patient()), ("Employer", j.m.employer), ("Date of Injury", k.d(j.m.injured)), ("Claim No.", j.m.claim),
             (k.pick("Date of Evaluation", "Examination Date"), k.on()), ("Report Date", k.on(24)), ("Panel", k.number(7))])  # fmt: skip
    w.line("TABLE OF CONTENTS", bold=True)
    for n, name in enumerate(
        (
            "Introduction",
            "History",
            "Review of Records",
            "Examination",
            "Diagnostic Impressions",
            "Causation",
            "Apportionment",
        ),
        start=1,
    ):
        w.line(f"{name} {'.' * 60} {n + 1}")
    w.p(
        "This evaluation was requested by the parties under Labor Code section 4062.2. Face to face time was 45 minutes, record review 3 hours."
    )
    k.running(k.pick("QME Evaluation", "Medical-Legal Report"))
    w.newpage()
    k.parts([("HISTORY OF INJURY", v.told("story", 3)), ("CURRENT COMPLAINTS", [v.say("complaints", 4)])])
    w.line("REVIEW OF RECORDS", bold=True)
    k.listed(v.some(k.rng.randint(5, 16), LISTED))
    k.parts([("PHYSICAL EXAMINATION", [v.say("findings", 6)]), ("DIAGNOSTIC IMPRESSIONS", [f"1. Strain, {v.part(j.r)}. 2. Degenerative change."]),
             ("CAUSATION", [v.say("story", 2)]), ("APPORTIONMENT", ["Ninety percent to the injury and ten percent to prior wear."]),
             ("FUTURE MEDICAL CARE", [v.nothing() + " " + v.nothing()])])  # fmt: skip
    k.extras(5, "EXPERT")
    w.p(
        "I declare under penalty of perjury that the information in this report is true and correct to the best of my knowledge and belief."
    )
    w.line(f"Signed in {k.pick('Fresno', 'Orange')} County, California on {k.on(24)}.")
    k.ink(k.pick("Sincerely,", "Very truly yours,"), "Qualified Medical Evaluator")
