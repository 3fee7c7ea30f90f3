"""Test half: other review vendors, other prints of the state's forms, another network of evaluators."""

from __future__ import annotations

from ..writing import Job, template
from .desk import Desk
from .voice import LISTED

TEST = "fourth-test"


@template(TEST, "ur-decision")
def decision(j: Job) -> None:
    """A letter of decision to the worker, boxes of facts, the reviewer's opinion, then the remedies."""
    k = Desk(j, fonts=("Times-Roman", "Helvetica"), sizes=(9.5, 10))
    w, v = k.w, k.v
    k.head()
    k.title(
        k.pick(
            "Utilization Review Decision",
            "NON-CERTIFICATION NOTICE",
            "Utilization Review Findings: Treatment Denied",
            "UTILIZATION REVIEW RECONSIDERATION DECISION",
        )
    )
    k.facts([("Employee", j.m.patient.name), ("Claim no.", j.m.claim), ("Provider", j.m.treaters[1][0].full), (k.pick("Determination date", "Date of decision", "Decision made"), k.on()),
             ("Request received", k.on(-5)), ("Request dated", k.on(-6)), ("Notice mailed", k.on(1))])  # fmt: skip
    k.running("Decision")
    w.p(f"Dear {j.m.patient.name}:")
    w.p(
        "A physician reviewer has gone through the request of your doctor. The outcome for each item is as follows."
    )
    w.table(
        [
            ("#", "Treatment", "Outcome"),
            (
                "1",
                f"{k.pick('Epidural injection', 'Acupuncture x 6', 'CT')}, {v.part(j.r)}",
                k.pick("Not medically necessary", "Denied"),
            ),
        ],
        (0.1, 0.5, 0.4),
    )
    k.parts([("What the record shows", v.told("complaints", 3))])
    w.line(k.pick("Sources considered by the reviewer", "Information received", "Materials"), bold=True)
    k.listed(v.some(5, LISTED))
    k.parts([("Reason", ["The treatment guidelines do not support the item at this stage of care."]), ("Physician reviewer", [f"{j.m.town.person('physician').full}, board certified; available for peer discussion."]),
             ("If you disagree", ["A request for independent medical review must be mailed within thirty days. The form is part of this mailing. "
              "Send no medical records now; the review organization will ask for them."])])  # fmt: skip
    k.extras(4, "RIGHTS")
    k.ink(k.pick("On behalf of the claims administrator,", "Very truly yours,"), "Managed Care Unit")


@template(TEST, "request-for-authorization")
def request(j: Job) -> None:
    """The request form in another print: captions above, items in a grid."""
    k = Desk(j, sizes=(8.5, 9, 9.5))
    w, v = k.w, k.v
    k.title(
        k.pick(
            "Request for Authorization for Medical Treatment (DWC Form RFA)",
            "REQUEST FOR AUTHORIZATION - DWC FORM RFA",
            "Treatment Authorization Request (RFA)",
        )
    )
    w.p(
        "This form must accompany the Doctor's First Report, the PR-2, or a narrative report that supports the request. Check one:"
    )
    k.boxes(
        (
            "New",
            "Resubmission",
            "Expedited: the worker faces an imminent threat",
            "Confirmation of oral request",
        ),
        0,
    )
    k.facts([("Employee", j.m.patient.turned), ("DOI", k.d(j.m.injured)), ("DOB", k.d(j.m.born)), ("Claim", j.m.claim), ("Requesting physician", j.r.author.full), ("Practice", j.r.place),
             ("Contact", j.m.town.person("lay").name), ("Adjuster", j.m.adjuster.name), ("Administrator", j.m.insurer)])  # fmt: skip
    for n in range(k.rng.randint(1, 3)):
        w.line(
            f"{n + 1})  {k.pick('Physical therapy 2x6', 'MRI', 'Injection', 'Psychology consultation', 'Surgery')}  {v.part(j.r)}   ICD S39.012A   CPT {k.number(5)}   Qty {k.number(1)}"
        )
    w.gap()
    w.line(f"Signature of physician: {j.r.author.full}")
    w.line(k.pick(f"Date of request {k.on()}", f"Signed {k.on()}", f"Date: {k.on()}"))
    w.line(
        "For administrator use:  [ ] approved  [ ] denied  [ ] modified   by ____________  on ____________"
    )


@template(TEST, "application")
def application(j: Job) -> None:
    """The application in another print."""
    k = Desk(j, sizes=(9, 9.5))
    w, v = k.w, k.v
    k.title(
        k.pick(
            "Independent Medical Review Application (DWC Form IMR)",
            "APPLICATION FOR INDEPENDENT MEDICAL REVIEW - DWC FORM IMR",
        ),
        align="centre",
    )
    w.author = j.m.patient.name
    w.p(
        "Mail or fax this signed form and the decision of utilization review to the organization named in your instructions."
    )
    k.facts([("Injured worker", j.m.patient.name), ("Telephone", j.m.town.phone()), ("Injury", k.d(j.m.injured)), ("Claim", j.m.claim), ("Employer", j.m.employer), ("Physician", j.m.treaters[0][0].full),
             ("Administrator", j.m.insurer), ("UR decision dated", k.on(-20))], k.pick("below", "three", "lines", "boxes"))  # fmt: skip
    k.disputed(-20)
    w.line("Treatment in dispute", bold=True)
    w.p(f"a. {k.pick('Physical therapy', 'Injection', 'Imaging')} for the {v.part(j.r)}")
    w.p(
        "I request an independent medical review of the decision and consent to the release of my records and relevant medical information."
    )
    w.line(f"Worker's signature {j.m.patient.name}     {k.pick('Dated', 'Date signed')} {k.on()}")


@template(TEST, "medical-legal-report")
def evaluation(j: Job) -> None:
    """An evaluator's report as a letter to both sides, contents and a schedule of records."""
    k = Desk(j, fonts=("Times-Roman",), sizes=(10, 10.5, 11))
    w, v = k.w, k.v
    k.head()
    w.line(k.on(20))
    w.two([j.m.lawyer.name, "Counsel for applicant"], [j.m.adjuster.name, j.m.insurer])
    k.title(
        k.pick(
            "AGREED MEDICAL EVALUATOR'S REPORT",
            "QUALIFIED MEDICAL EVALUATION",
            "Medical-Legal Evaluation (ML103)",
        ),
        align="centre",
    )
    k.facts(
        [
            ("Re", j.m.patient.name),
            ("Claim", j.m.claim),
            (k.pick("Evaluated on", "Date examined", "Date of exam"), k.on()),
            ("Date of loss", k.d(j.m.injured)),
        ],
        k.pick("lines", "tabbed", "grid"),
    )
    w.line("Contents", bold=True)
    for n, name in enumerate(
        ("Purpose", "Account of the injury", "Schedule of records", "Examination", "Discussion"), start=2
    ):
        w.line(f"{name}    page {n}")
    w.p(
        "Dear counsel: The above was examined by me in my office. This is a complex evaluation; three factors of complexity are met."
    )
    k.running("Evaluation")
    w.newpage()
    k.parts([("Account of the injury", v.told("story", 3)), ("Symptoms now", [v.say("complaints", 3)])])
    w.line("Schedule of records", bold=True)
    k.listed(v.some(k.rng.randint(5, 16), LISTED))
    k.parts([("Examination", [v.say("findings", 6)]), ("Discussion", [v.say("story", 2), *v.told("complaints", 2)]), ("Impairment", ["Seven percent of the whole person."]),
             ("Need for care", [v.nothing()]), ("Disclosure", ["No part was written by another. I have not violated section 139.3 or 4628."])])  # fmt: skip
    k.extras(5, "EXPERT")
    k.ink(
        k.pick("Very truly yours,", "Respectfully submitted,"),
        k.pick("Diplomate, American Board of Orthopaedic Surgery", "Examiner"),
    )
