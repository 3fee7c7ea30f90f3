"""The contract for ingest, sentence by sentence: what a document is, of when, by whom; what a mention is and is not."""

from __future__ import annotations

import pytest

from openimr.casefile.documents import PageText, understand
from openimr.casefile.reading.model import Word


def packet(*texts: str) -> list[PageText]:
    return [
        PageText(key=(1, n), packet=1, number=n, source="text" if text.strip() else "blank", text=text)
        for n, text in enumerate(texts, start=1)
    ]


PAPERS = {
    "a chiropractic note is a therapy note": (
        "BLUE HERON CHIROPRACTIC\nDAILY CHIROPRACTIC TREATMENT NOTE\nPatient: A. Nobody\nDate of treatment: 3/4/2014\nSpinal manipulation C5-T1.\nOda Finch, D.C.",
        "therapy-note", "2014-03-04", "Oda Finch, D.C."),
    "an acupuncture note is a therapy note": (
        "STILL WATER ACUPUNCTURE\nACUPUNCTURE PROGRESS NOTE\nPt: A. Nobody\nDOS: 03/04/2014\nNeedles retained 20 minutes.\nImre Vance, L.Ac.",
        "therapy-note", "2014-03-04", "Imre Vance, L.Ac."),
    "a psychotherapy note is a psychological report": (
        "PSYCHOTHERAPY NOTE\nPatient: A. Nobody\nSession date: April 2, 2014\nMood low. CBT provided.\nSabine Osei, Psy.D.",
        "psychological-report", "2014-04-02", "Sabine Osei, Psy.D."),
    "an explanation of review is billing and dated by its last service": (
        "FRONTIER MUTUAL\nEXPLANATION OF REVIEW\nReview date: 05/30/2014\nClaim: X-1\nDate of Service   Code   Billed   Allowed\n05/01/2014   99213   $150.00   $80.00\n05/08/2014   97110   $60.00   $30.00\nTotal   $210.00   $110.00",
        "billing", "2014-05-08", "FRONTIER MUTUAL"),
    "a subpoena is legal": (
        "WORKERS' COMPENSATION APPEALS BOARD\nSTATE OF CALIFORNIA\nSUBPOENA DUCES TECUM\nCase No. ADJ1234567\nThe People of the State of California send greetings to the custodian of records.\nDated: June 3, 2014\nUna Thornquist, Esq.\nAttorney for Defendant",
        "legal", "2014-06-03", "Una Thornquist, Esq."),
    "a release is other": (
        "AUTHORIZATION FOR RELEASE OF HEALTH INFORMATION\nPatient name: A. Nobody\nI authorize the release of my records.\nPatient signature: ____________   Date: 07/01/2014",
        "other", "2014-07-01", None),
    "a questionnaire is other": (
        "OSWESTRY DISABILITY QUESTIONNAIRE\nName: A. Nobody   Date: 7/2/2014\nSection 1: Pain intensity. Section 2: Personal care.",
        "other", "2014-07-02", None),
    "a separator is other and has no date": ("SEPARATOR SHEET\nMEDICAL RECORDS", "other", None, None),
    "a decision is dated by its decision, and by who signed the letter": (
        "Northgate Review\nPO Box 10, Fresno, CA 93721   Phone (555) 010-0133\nMay 9, 2014\nA. Stone, M.D.\n1 Main Street\nFresno, CA 93721\nRE: A. Nobody\nNOTICE OF UTILIZATION REVIEW DECISION\n"
        "Date received: 05/02/2014\nDetermination date: 05/08/2014\nDear Dr. Stone:\nThe request is non-certified. Reviewed by: Percival Anand, M.D., board certified in orthopedic surgery.\nSincerely,\nFenna Lindqvist, R.N.\nUtilization Review Nurse",
        "ur-decision", "2014-05-08", "Fenna Lindqvist, R.N."),
    "an operative report is dated by the operation, not by dictation": (
        "VALLEY HOSPITAL\nOPERATIVE REPORT\nNAME: Nobody, A\nDATE OF ADMISSION: 06/09/2014\nDATE OF SURGERY: 06/10/2014\nSURGEON: Viggo Marchbanks, M.D.\nPREOPERATIVE DIAGNOSIS: Tear.\nThe patient was taken to the operating room.\nVIGGO MARCHBANKS, M.D.\nVM/ab\nD: 06/11/2014   T: 06/12/2014",
        "operative-report", "2014-06-10", "VIGGO MARCHBANKS, M.D."),
    "a laboratory report is dated by collection": (
        "QUARRY LABS\nFINAL REPORT\nToxicology Report\nPatient: Nobody, A\nDate Received: 08/05/2014\nDate Collected: 08/03/2014\nDate Reported: 08/07/2014\nSpecimen: Urine\nOxycodone   NEGATIVE   ng/mL",
        "laboratory-report", "2014-08-03", "QUARRY LABS"),
    "an imaging report is dated by the examination": (
        "OPEN VIEW MRI\nPatient: Nobody, A   DOB: 01/02/1960\nExam Date: 09/01/2014   Report Date: 09/02/2014\nMRI RIGHT SHOULDER WITHOUT CONTRAST\nFINDINGS: Tear.\nIMPRESSION: Tear.\nDictated by: Hester Gannet, M.D.\nTranscribed: 09/03/2014",
        "imaging-report", "2014-09-01", "Hester Gannet, M.D."),
    "a request is dated and signed by the physician": (
        "State of California\nDivision of Workers' Compensation\nREQUEST FOR AUTHORIZATION\nDWC Form RFA\nEmployee Name: A. Nobody   Date of Injury: 01/01/2013\nRequesting Physician Name: Viggo Strand, M.D.\nClaims Administrator: Frontier Mutual\nDiagnosis   ICD   Service\nPhysician Signature: Viggo Strand, M.D.   Date: 10/01/2014",
        "request-for-authorization", "2014-10-01", "Viggo Strand, M.D."),
    "an application is by the employee": (
        "APPLICATION FOR INDEPENDENT MEDICAL REVIEW\nDWC Form IMR\nEmployee Name (First, MI, Last): Ansel Q. Nobody\nDate of UR determination letter: 10/20/2014\nRequesting physician: Viggo Strand, M.D.\nEmployee Signature: Ansel Q. Nobody   Date: 11/01/2014",
        "application", "2014-11-01", "Ansel Q. Nobody"),
    "a fax cover is by its sender on its date line": (
        "11/05/2014 09:14 AM FAX 555 010 0144 HARBOR P.001/009\nFAX TRANSMITTAL\nTo: Claims Department   From: Bettina Farrowby\nDate: 11/04/2014   Pages: 9\nConfidential",
        "fax-cover", "2014-11-04", "Bettina Farrowby"),
    "a proof of service is signed and dated at its end": (
        "PROOF OF SERVICE\nI am over 18. On 11/06/2014 I served the application dated 11/01/2014 by mail.\nI declare under penalty of perjury that the foregoing is true.\nExecuted on November 7, 2014, at Fresno, California.\n______________\nGideon Oakhanger",
        "legal", "2014-11-07", "Gideon Oakhanger"),
    "a received stamp is never the date": (
        "RECEIVED MAR 12 2015\nHARBOR CLINIC\nPROGRESS NOTE\nPatient: A. Nobody\nReceived: 03/12/2015\nThe knee is better.\nElectronically signed by: Una Strand, PA-C",
        "progress-report", None, "Una Strand, PA-C"),
    "a work slip has the date of its signing": (
        "HARBOR CLINIC\nWORK STATUS\nPatient: A. Nobody\nDate of injury: 01/01/2013\nModified duty, no lifting over 10 lbs until 04/15/2015.\nNext appointment: 04/20/2015\nPhysician signature: Una Strand, M.D.   Date: 03/20/2015",
        "work-status", "2015-03-20", "Una Strand, M.D."),
    "a comprehensive permanent and stationary report is one": (
        "A. Stone, M.D.\n12 Elm Street, Fresno, CA 93721\nMarch 9, 2015\nPRIMARY TREATING PHYSICIAN'S PERMANENT AND STATIONARY REPORT (PR-4)\nPatient: A. Nobody\nDate of current examination: March 2, 2015\nThe patient is permanent and stationary. Whole person impairment 8 percent.\nRespectfully submitted,\nA. Stone, M.D.",
        "permanent-and-stationary-report", "2015-03-02", "A. Stone, M.D."),
    "a first report is one": (
        "STATE OF CALIFORNIA\nDOCTOR'S FIRST REPORT OF OCCUPATIONAL INJURY OR ILLNESS\nPatient Name: A. Nobody   Date of Birth: 1/2/1960\nDate and hour of injury: 01/01/2013\nDate and hour of first examination or treatment: 01/03/2013 10:00 AM\nDoctor's Name and Degree: Una Strand, M.D.\nDoctor's Signature: Una Strand, M.D.   Date: 01/05/2013",
        "first-report", "2013-01-03", "Una Strand, M.D."),
    "a qualified medical evaluation is medical-legal": (
        "IMRE PETRAKIS, M.D.\nQualified Medical Evaluator\n9 Oak Way, Fresno, CA 93721\nApril 20, 2015\nRE: Nobody, A.\nPANEL QUALIFIED MEDICAL EVALUATION IN ORTHOPAEDIC SURGERY\nDate of evaluation: April 1, 2015\nCausation and apportionment are discussed.\nImre Petrakis, M.D., Q.M.E.",
        "medical-legal-report", "2015-04-01", "Imre Petrakis, M.D., Q.M.E."),
    "a CURES report is a medication record": (
        "Department of Justice\nCURES 2.0\nPATIENT ACTIVITY REPORT\nPatient: A. Nobody\nReport date: 05/01/2015\nDate Filled   Drug   Qty   Pharmacy   Refill\n04/01/2015   HYDROCODONE   60   CORNER OAK   0",
        "medication-record", "2015-05-01", "Department of Justice"),
    "an attorney's letter is correspondence": (
        "QUILLON & REYES\nAttorneys at Law\n77 Court Place, Oakland, CA 94612\nMay 5, 2015\nVIA FACSIMILE\nIndependent Medical Review\nRe: A. Nobody v. Bayline\nDear Reviewer:\nPlease find enclosed the records.\nVery truly yours,\nQUILLON & REYES\nDamaris Quillon",
        "correspondence", "2015-05-05", "Damaris Quillon"),
    "an EMG is electrodiagnostic": (
        "BAY NEURO\nEMG / NCV REPORT\nPatient: A. Nobody\nTest date: 05/06/2015\nMotor nerve latency and amplitude normal.\nYusra Halloran MD\nDiplomate, ABEM",
        "electrodiagnostic-report", "2015-05-06", "Yusra Halloran MD"),
    "a subpoena is by who signed it for the office": (
        "WORKERS' COMPENSATION APPEALS BOARD\nA. Nobody, Applicant, v. Quarry Haulage, Defendant.   Case ADJ7654321\nSUBPOENA DUCES TECUM\nTo the custodian of records of Elm Clinic: bring all charts.\nDated: May 6, 2014\nBy: Gideon Oakhanger, for Thornquist & Reyes LLP",
        "legal", "2014-05-06", "Gideon Oakhanger"),
    "a notice is by the name below the rule to sign on": (
        "Law Offices of U. Thornquist\n3 Court Place, Oakland, CA 94612\nTel (555) 010-0155   Fax (555) 010-0156\nNOTICE OF REPRESENTATION\nThis office represents A. Nobody in claim X-1.\nDated 05/07/2014\n______________________________\nGideon Oakhanger",
        "legal", "2014-05-07", "Gideon Oakhanger"),
    "a bill is by the signature in it, also without credentials": (
        "Elm Street Medical Group\nITEMIZED STATEMENT\nPatient: A. Nobody   Claim: X-1\nService date   Code   Amount\n03/02/2014   99213   $100.00\n03/09/2014   97110   $50.00\nI certify these charges (signature): Bettina Farrowby   03/12/2014",
        "billing", "2014-03-09", "Bettina Farrowby"),
    "a note is by the name before its electronic signature": (
        "Elm Rehab Partners\nDaily Physical Therapy Note\nPt Nobody, A   DOS 03/05/14   Visit 2 of 12\nHot pack, stretching, home exercise program.\nTime 30 min. Oda Finch, DPT, electronically signed 03/05/14 5:10 PM",
        "therapy-note", "2014-03-05", "Oda Finch, DPT"),
    "a note is by the name before the hour of its signature": (
        "Elm Surgery Center   March 6, 2014\nInjection Note\nThe needle was advanced under fluoroscopy. Lidocaine was injected.\nHollis Varga, D.O.   (signed 3/6/2014 2:15 pm)",
        "procedure-note", "2014-03-06", "Hollis Varga, D.O."),
    "a note is by who signed beside a field left blank": (
        "Elm Rehab Partners\nPhysical Therapy Initial Evaluation\nDate of service: 03/07/2014   Referred by Una Strand, M.D.\nGoals: lift twenty pounds. Home exercise program.\nOda Finch, OTR/L   3/7/2014   Certified by physician: ______________",
        "therapy-note", "2014-03-07", "Oda Finch, OTR/L"),
    "a laboratory report is not by who ordered it": (
        "Quarry Laboratories\nLaboratory Results\nOrdered by: Una Strand, M.D.\nCollected: 04/03/2014   Reported: 04/05/2014\nTest   Value   Units\nSodium   140   mmol/L\nSpecimen: serum",
        "laboratory-report", "2014-04-03", "Quarry Laboratories"),
    "a decision is by its signatory": (
        "UTILIZATION REVIEW DETERMINATION\nTo: Una Strand, M.D.   Employee: A. Nobody\nDetermination date: 05/03/2014\n1   Therapy, left knee   Denied\nThe therapy is not medically necessary.\nPhysician reviewer and signatory: Percival Anand, M.D.",
        "ur-decision", "2014-05-03", "Percival Anand, M.D."),
    "the name of whose records follow is not who made the sheet": ("RECORDS OF\nElm Street Medical Group", "other", None, None),
    "an application names its employee behind the label": (
        "APPLICATION FOR INDEPENDENT MEDICAL REVIEW (DWC Form IMR)\nName of employee ____ Ansel Q. Nobody ____\nTreating physician ____ Una Strand, M.D. ____\nSigned Ansel Q. Nobody on 11/02/2014",
        "application", "2014-11-02", "Ansel Q. Nobody"),
    "a list of drugs has the day on which it was gone over": (
        "Corner Oak Pharmacy\nMEDICATION LIST\nPatient: A. Nobody   Updated on: 6/2/2014\nNaproxen   550 mg   twice a day\nOmeprazole   20 mg   daily\nUna Strand, M.D.",
        "medication-record", "2014-06-02", "Una Strand, M.D."),
    "what is attached to a request does not date it": (
        "Elm Street Medical Group\n1 Main Street, Fresno, CA 93721\nAugust 4, 2014\nTreatment Authorization Request\nPatient: A. Nobody\nWe ask for a home traction unit.\nAttached:\n> 06/20/2014 - PR-2\n> 07/01/2014 - MRI of the neck\nUna Strand, M.D.",
        "request-for-authorization", "2014-08-04", "Una Strand, M.D."),
    "an operation performed on a day is of that day": (
        "Surgical Report\nPatient A. Nobody\nSurgery performed on Monday, June 9, 2014\nOperating surgeon Viggo Marchbanks, M.D.\nIn the psychological evaluation from 03-02-2014 he was well.\nThe incision was closed with nylon. Tourniquet time 20 minutes.",
        "operative-report", "2014-06-09", "Viggo Marchbanks, M.D."),
    "a visit is dated in whatever form the date is written": (
        "NEW PATIENT CONSULTATION\nVisit 12-MAY-2014   Patient Nobody, A\nPast medical history: none. Review of systems: negative.\nSigned: Una Strand, M.D.   05/14/2014",
        "consultation", "2014-05-12", "Una Strand, M.D."),
    "a note has its title beside the office and the day": (
        "ELM STREET ORTHOPAEDICS   CLINIC NOTE   DATE OF SERVICE 04/07/14\nNAME: NOBODY, ANSEL   ACCT 12\nHPI:\nHad acupuncture and physical therapy. Refill naproxen, quantity 60.\nPE:\nTender over the knee. Gait normal.\nA/P:\nReturn in four weeks.\nSigned: Una Strand, M.D.   04/07/14",
        "progress-report", "2014-04-07", "Una Strand, M.D."),
    "a progress report of a psychologist is a psychological report": (
        "Elm Street Clinic\n1 Main Street, Fresno, CA 93721\nBehavioral Health Progress Report\nAnsel Nobody, claim X-1, seen April 9, 2014\nThoughts of self-harm are denied. Mood is low.\nSix sessions of cognitive therapy are asked for.\nSabine Osei, Psy.D.",
        "psychological-report", "2014-04-09", "Sabine Osei, Psy.D."),
    "a letter that tells a re-examination is the progress report, of that day": (
        "April 16, 2014\nBettina Farrowby, Claims Examiner\nFrontier Mutual\nRe: Ansel Nobody   Claim: X-1\nDear Ms. Farrowby:\nAs the primary treating physician I re-examined Mr. Nobody on April 11, 2014. The knee aches at night.\n"
        "On examination the pulse is 70, reflexes are equal, and motion of the knee is 90 degrees with tenderness.\nMy impression is a sprain. He will go on with exercise.\nYours truly,\nUna Strand, M.D.",
        "progress-report", "2014-04-11", "Una Strand, M.D."),
    "a letter of thanks for a referral that tells an examination is a consultation, of that day": (
        "April 18, 2014\nUna Strand, M.D.\nElm Street Clinic\nRE: Ansel Nobody\nDear Dr. Strand:\nMany thanks for sending Mr. Nobody, whom I saw in surgical consultation on April 14, 2014. He fell at work.\n"
        "Strength is full, light touch is intact, the gait is slow, and there is swelling of the knee.\nIn my opinion this is a sprain.\nWith kind regards,\nViggo Marchbanks, M.D.",
        "consultation", "2014-04-14", "Viggo Marchbanks, M.D."),
    "a letter that speaks of a consultation and examines nobody is a letter": (
        "April 20, 2014\nUna Strand, M.D.\nElm Street Clinic\nRE: Ansel Nobody\nDear Dr. Strand:\nDr. Marchbanks saw your patient in surgical consultation on April 14, 2014. Please send us his report.\nSincerely,\nBettina Farrowby",
        "correspondence", "2014-04-20", "Bettina Farrowby"),
    "neurological is not psychological misread": (
        "Initial Neurological Consultation\nName: Ansel Nobody   Seen on: April 21, 2014\nPsychotherapy note of 01/05/2014 reviewed. Depression denied. Mental status normal. Past medical history: none.\nUna Strand, M.D.",
        "consultation", "2014-04-21", "Una Strand, M.D."),
    "a fax cover may space its letters": (
        "F A X\nFrom: Bettina Farrowby\nTo: Frontier Mutual\nDate: 10/26/2014\nNo. of pages: 10",
        "fax-cover", "2014-10-26", "Bettina Farrowby"),
    "a pleading has numbers beside its lines": (
        "\n".join(
            f"{n} {line}" for n, line in enumerate(
                ("Gideon Oakhanger", "Thornquist Legal Group", "BEFORE THE WORKERS' COMPENSATION APPEALS BOARD", "Ansel Nobody,", "Applicant,", "vs.", "Quarry Haulage,", "Defendant.",
                 "DECLARATION OF READINESS TO PROCEED", "The matter cannot be settled.", "A hearing is asked for.", "Dated: May 8, 2014", "Respectfully submitted,", "Gideon Oakhanger"), 1)),
        "legal", "2014-05-08", "Gideon Oakhanger"),
    "a physician who tells of acupuncture writes a progress note": (
        "NOBODY, ANSEL\nSEPTEMBER 9, 2014\nMr. Nobody comes back today with pain in the back. Acupuncture and chiropractic care were had in the past.\nOn exam there is spasm. Gait is normal, flexion is full, strength is good.\n"
        "Plan: continue exercise, return in six weeks, medication unchanged.\nUNA STRAND, MD\nUS:ab",
        "progress-report", "2014-09-09", "UNA STRAND, MD"),
    "a note is by the therapist, though the patient signs below": (
        "Elm Rehab\nPHYSICAL THERAPY DAILY NOTE\nPatient: Ansel Nobody\nDate of treatment: 3/4/2014\nTherapeutic exercise.\nTherapist signature: Oda Finch, PT\nPatient signature: Ansel Nobody   Date: 3/4/2014",
        "therapy-note", "2014-03-04", "Oda Finch, PT"),
    "a questionnaire is by the patient who signs it": (
        "PAIN QUESTIONNAIRE\nName: Ansel Nobody\nDoctor: Una Strand, M.D.\nWhere is the pain?\nPatient signature: Ansel Nobody   Date: 3/5/2014",
        "other", "2014-03-05", "Ansel Nobody"),
    "a laboratory without a signature is not by its director or the client": (
        "Quarry Labs\nLABORATORY REPORT\nPhysician: Una Strand, M.D.\nCollected: 3/6/2014\nSodium 140\nLaboratory Director: Hester Gannet, M.D.",
        "laboratory-report", "2014-03-06", "Quarry Labs"),
    "a pathologist signs": (
        "Quarry Labs\nPATHOLOGY REPORT\nOrdering: Una Strand, M.D.\nCollected: 3/7/2014\nBenign tissue.\nHester Gannet, M.D.\nPathologist",
        "laboratory-report", "2014-03-07", "Hester Gannet, M.D."),
    "a letter that nobody signed is not by whom it goes to": (
        "May 3, 2014\nUna Strand, M.D.\n1 Main Street\nFresno, CA 93721\nRe: Ansel Nobody\nDear Dr. Strand:\nPlease send the chart. We enclose a form.\nSincerely,\nMedical Records Department",
        "correspondence", "2014-05-03", None),
    "what a psychologist heads a progress report is a psychological report": (
        "Elm Street Associates\n1 Main Street, Fresno, CA 93721\nPROGRESS REPORT\nPatient: Ansel Nobody\nDate of session: 4/2/2014\nDepressed mood, poor sleep. Cognitive therapy given.\nSabine Osei, Ph.D.\nLicensed Psychologist",
        "psychological-report", "2014-04-02", "Sabine Osei, Ph.D."),
    "an appeal by the physician is a letter, though it tells what was found": (
        "Elm Street Orthopaedics\n1 Main Street, Fresno, CA 93721\nMay 9, 2014\nFrontier Mutual\nRe: Ansel Nobody\nDear Reviewer:\nAs the primary treating physician I am appealing the denial of the MRI. I examined Mr. Nobody on May 2, 2014. "
        "The knee is tender, the gait is antalgic, strength is reduced.\nPlease reconsider.\nSincerely,\nUna Strand, M.D.",
        "correspondence", "2014-05-09", "Una Strand, M.D."),
    "the next appointment dates nothing, though its label runs over the line": (
        "NOBODY, ANSEL\nOCTOBER 14, 2014\nMr. Nobody comes back today with pain in the back.\nOn exam there is spasm. Gait is normal, flexion is full, strength is good.\nPlan: continue exercise and medication. Next\nappointment: 11/14/2014, 10:15 AM.\nUNA STRAND, M.D.",
        "progress-report", "2014-10-14", "UNA STRAND, M.D."),
    "a petition is by the name signed beside its date": (
        "WORKERS' COMPENSATION APPEALS BOARD\nAnsel Nobody, Applicant vs. Quarry Haulage, Defendant\nPETITION FOR PENALTIES\nApplicant asks for penalties.\nDate: May 8, 2014   Signed: Gideon Oakhanger",
        "legal", "2014-05-08", "Gideon Oakhanger"),
    "a name may have particles": (
        "WORKERS' COMPENSATION APPEALS BOARD\nSUBPOENA DUCES TECUM\nTo the custodian of records: bring all charts.\nDated: May 6, 2014\nBy: Gideon Q. de la Oakhanger, for Thornquist & Reyes LLP",
        "legal", "2014-05-06", "Gideon Q. de la Oakhanger"),
    "an evaluation from a day, told in a sentence over two lines, dates nothing": (
        "NEW PATIENT CONSULTATION\nVisit 05-JAN-2014   Patient Nobody, A\nPast medical history: none. In the psychological\nevaluation from 14-JUL-2013 by Dr. Osei he was well.\nSigned: Una Strand, M.D.   01/08/2014",
        "consultation", "2014-01-05", "Una Strand, M.D."),
    "an injection is a procedure note": (
        "GOLDEN SURGERY CENTER\nPROCEDURE: LUMBAR EPIDURAL STEROID INJECTION, L5-S1\nPatient: A. Nobody\nDate of procedure: 05/07/2015\nPhysician: Hollis Varga, D.O.\nUnder fluoroscopy the needle was advanced. Lidocaine was injected.",
        "procedure-note", "2015-05-07", "Hollis Varga, D.O."),
}  # fmt: skip


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper(name: str) -> None:
    text, kind, date, author = PAPERS[name]
    found = understand(packet(text)).documents
    assert [(d.kind, d.date, d.author) for d in found] == [(kind, date, author)]


def named(
    sentence: str, kind: str = "progress-report", date: str = "2015-06-01"
) -> list[tuple[str, str | None, str | None]]:
    top = {
        "progress-report": "PROGRESS NOTE\nPatient: A. Nobody\nDate of visit: ",
        "correspondence": "Frontier Mutual\n",
        "ur-decision": "UTILIZATION REVIEW DECISION\nDecision date: ",
    }[kind]
    text = f"{top}{date[5:7]}/{date[8:]}/{date[:4]}\n{sentence}\nUna Strand, M.D."
    return [(m.kind, m.date, m.author) for m in understand(packet(text)).mentions]


MENTIONS = {
    "MRI of the lumbar spine dated 12/1/2014 showed a protrusion.": [("imaging-report", "2014-12-01", None)],
    "The 12/1/2014 lumbar MRI is reviewed.": [("imaging-report", "2014-12-01", None)],
    "On December 1, 2014 an MRI of the right knee was obtained.": [("imaging-report", "2014-12-01", None)],
    "MRI right shoulder (12/1/14): full thickness tear.": [("imaging-report", "2014-12-01", None)],
    "X-rays taken in March 2013 were normal.": [("imaging-report", "2013-03", None)],
    "She had X-rays in 2013 that showed no fracture.": [("imaging-report", "2013", None)],
    "MRI of the cervical spine showed stenosis at C5-6.": [("imaging-report", None, None)],
    "EMG/NCV of the lower extremities by Dr. Halloran on 11/20/2014 was positive.": [("electrodiagnostic-report", "2014-11-20", "Dr. Halloran")],
    "He underwent L4-5 microdiscectomy on 3/4/2011.": [("operative-report", "2011-03-04", None)],
    "Status post right knee arthroscopy 5/6/2012 with Dr. Strand.": [("operative-report", "2012-05-06", "Dr. Strand")],
    "She is status post left carpal tunnel release in 2010.": [("operative-report", "2010", None)],
    "The patient underwent a lumbar epidural steroid injection on 4/3/2014 with 50% relief.": [("procedure-note", "2014-04-03", None)],
    "Medial branch blocks were performed on 2/3/2014.": [("procedure-note", "2014-02-03", None)],
    "Urine drug screen dated 1/2/2015 was consistent.": [("laboratory-report", "2015-01-02", None)],
    "Per the QME report of Dr. Petrakis dated 4/1/2015, the injury is industrial.": [("medical-legal-report", "2015-04-01", "Dr. Petrakis")],
    "Dr. Petrakis' AME report of 4/1/2015 was reviewed.": [("medical-legal-report", "2015-04-01", "Dr. Petrakis")],
    "I reviewed the progress reports dated 1/5/2015, 2/3/2015 and 3/2/2015.": [("progress-report", "2015-01-05", None), ("progress-report", "2015-02-03", None), ("progress-report", "2015-03-02", None)],
    "Psychological evaluation by Sabine Osei, Psy.D. dated 3/3/2014 is noted.": [("psychological-report", "2014-03-03", "Sabine Osei, Psy.D.")],
    "UR decision dated 5/8/2015 denied the request.": [("ur-decision", "2015-05-08", None)],
    "Physical therapy progress note of 2/2/2015 documents gains.": [("therapy-note", "2015-02-02", None)],
    "The operative report was reviewed.": [("operative-report", None, None)],
    "Initial orthopedic consultation by Dr. Brandt on 10/9/2014 recommended surgery.": [("consultation", "2014-10-09", "Dr. Brandt")],
    # what is none
    "I am requesting an MRI of the lumbar spine.": [],
    "Request authorization for lumbar epidural steroid injection.": [],
    "An EMG has been scheduled for 7/1/2015.": [],
    "He will undergo surgery on 8/1/2015.": [],
    "If symptoms persist, an MRI should be obtained.": [],
    "We are awaiting authorization of the knee arthroscopy.": [],
    "He completed 12 visits of physical therapy in 2014.": [],
    "Continue chiropractic treatment twice a week.": [],
    "Follow-up appointment on 7/15/2015.": [],
    "Today's X-rays are deferred.": [],
    "The patient is a candidate for a right knee arthroscopy.": [],
    "Please attach the PR-2 and the imaging report.": [],
    "No MRI has been done.": [],
    "Repeat MRI of the knee is recommended.": [],
    "The injury of 3/4/2013 happened when he lifted a crate.": [],
    "Surgery was denied by utilization review.": [],
    "Date of injury: 3/4/2013": [],
}  # fmt: skip


@pytest.mark.parametrize("sentence", MENTIONS)
def test_a_sentence_names_what_exists_and_nothing_else(sentence: str) -> None:
    assert named(sentence) == MENTIONS[sentence]


def test_each_item_of_a_list_of_records_is_one_mention() -> None:
    found = named(
        "Records reviewed:\n1. PR-2 by Dr. Brandt, 01/12/2015\n2. MRI of the lumbar spine, 12/01/2014\n3. Operative report, L4-L5 microdiscectomy, 03/04/2011\n"
        "4. QME report of Imre Petrakis, M.D., dated 04/01/2015\n5. Physical therapy notes\nSincerely,",
        kind="ur-decision",
    )
    assert [(k, d) for k, d, _ in found] == [
        ("progress-report", "2015-01-12"), ("imaging-report", "2014-12-01"), ("operative-report", "2011-03-04"),
        ("medical-legal-report", "2015-04-01"), ("therapy-note", None),
    ]  # fmt: skip
    assert found[0][2] == "Dr. Brandt"
    assert found[3][2] == "Imre Petrakis, M.D."


def test_a_list_set_as_a_table_is_one_mention_a_row() -> None:
    found = named(
        "Enclosures\n01/12/2015  Progress report  Ottoline Brandt, M.D.  4\n12/01/2014  MRI lumbar spine  Ferris Okonjo, M.D.  2\n",
        kind="correspondence",
    )
    assert found == [
        ("progress-report", "2015-01-12", "Ottoline Brandt, M.D."),
        ("imaging-report", "2014-12-01", "Ferris Okonjo, M.D."),
    ]


IMAGING = "OPEN VIEW MRI\nMRI OF THE {part}\nPatient: A. Nobody   DOB: 01/02/1960\nExam date: {date}\nFINDINGS: Mild change.\nIMPRESSION: Mild.\nFerris Okonjo, M.D."
NOTE = "PROGRESS NOTE\nPatient: A. Nobody\nDate of visit: 06/01/2015\n{}\nUna Strand, M.D."


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("MRI of the right knee dated 12/1/2014 showed a tear.", 0),
        ("MRI of the left knee dated 12/1/2014 showed a tear.", None),
        ("MRI of the lumbar spine dated 12/1/2014 showed a tear.", None),
        ("MRI of the right knee dated 12/2/2014 showed a tear.", None),
        ("MRI of the right knee dated December 2014 showed a tear.", 0),
        ("MRI of the right knee by Dr. Okonjo dated 12/1/2014 showed a tear.", 0),
        ("MRI of the right knee by Dr. Somebody dated 12/1/2014 showed a tear.", None),
        ("MRI of the right knee showed a tear.", 0),
        ("MRI of the lumbar spine showed a bulge.", 1),
    ],
)  # fmt: skip
def test_kind_date_part_and_author_must_agree_with_the_record_named(sentence: str, meant: int | None) -> None:
    pages = packet(
        IMAGING.format(part="RIGHT KNEE", date="12/01/2014"),
        IMAGING.format(part="LUMBAR SPINE", date="11/03/2014"),
        NOTE.format(sentence),
    )
    assert [m.document for m in understand(pages).mentions] == [meant]


def test_enclosed_forms_are_documents_of_their_own() -> None:
    letter = PAPERS["a decision is dated by its decision, and by who signed the letter"][0]
    form = PAPERS["an application is by the employee"][0]
    service = PAPERS["a proof of service is signed and dated at its end"][0]
    assert [d.kind for d in understand(packet(letter, form, service)).documents] == [
        "ur-decision",
        "application",
        "legal",
    ]


def test_a_report_quoted_within_another_is_no_document() -> None:
    first = "QME REPORT\nPatient: A. Nobody\nDate of examination: 04/01/2015\nHistory as given by the patient, who was lifting a crate at work when pain began.\nReview of records follows.\nPage 1 of 3"
    quoted = "Operative Report, 03/04/2011, Dr. Strand: the patient had a repair of the right shoulder.\nMRI report, 12/01/2014: tear.\nPage 2 of 3"
    last = "Causation is industrial.\nImre Petrakis, M.D.\nPage 3 of 3"
    assert [(d.first_page, d.last_page) for d in understand(packet(first, quoted, last)).documents] == [
        (1, 3)
    ]


def set_in_cells(*rows: list[tuple[float, str]]) -> list[PageText]:
    """One page with its words where they stand: each row as pieces with the place of their left edge."""
    words, lines = [], []
    for number, row in enumerate(rows):
        y = 0.08 + 0.03 * number
        for x, piece in row:
            for word in piece.split():
                words.append(Word(text=word, x0=x, y0=y, x1=x + 0.011 * len(word), y1=y + 0.012))
                x += 0.011 * (len(word) + 1)
        lines.append(" ".join(piece for _, piece in row))
    return [
        PageText(key=(1, 1), packet=1, number=1, source="text", text="\n".join(lines), words=tuple(words))
    ]


def test_captions_may_stand_below_their_values() -> None:
    found = understand(
        set_in_cells(
            [(0.1, "PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT")],
            [(0.1, "Nobody, Ansel"), (0.4, "6/9/1987"), (0.7, "12/13/2011")],
            [(0.1, "Last, First"), (0.4, "Birth"), (0.7, "Injury")],
            [(0.1, "X-1"), (0.4, "Frontier Mutual"), (0.7, "5/29/2014")],
            [(0.1, "Claim No."), (0.4, "Administrator"), (0.7, "Examined")],
            [(0.1, "Subjective complaints: the knee aches.")],
            [(0.1, "Signature: Una Strand, M.D."), (0.6, "Date: 5/31/2014")],
        )
    ).documents
    assert [(d.date, d.author) for d in found] == [("2014-05-29", "Una Strand, M.D.")]


def test_captions_above_their_values_still_do_beside_fields_with_values() -> None:
    found = understand(
        set_in_cells(
            [(0.1, "PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT")],
            [(0.1, "Patient: Ansel Nobody"), (0.6, "DOB: 6/9/1987")],
            [(0.1, "Provider"), (0.6, "Date of exam")],
            [(0.1, "Una Strand, M.D."), (0.6, "5/29/2014")],
            [(0.1, "Subjective complaints: the knee aches.")],
            [(0.1, "Signature: Una Strand, M.D."), (0.6, "Date: 5/31/2014")],
        )
    ).documents
    assert [(d.date, d.author) for d in found] == [("2014-05-29", "Una Strand, M.D.")]


def test_the_second_sheet_of_an_application_belongs_to_it() -> None:
    found = understand(
        packet(
            "Application for Independent Medical Review (DWC Form IMR)\nName of employee ____ Ansel Nobody ____\nTreating physician ____ Una Strand, M.D. ____\nTreatment in dispute: a brace",
            "Application for Independent Medical Review, continued\nThe above is true.\nSigned Ansel Nobody on 6/30/2014",
        )
    ).documents
    assert [(d.first_page, d.last_page, d.kind, d.date, d.author) for d in found] == [
        (1, 2, "application", "2014-06-30", "Ansel Nobody")
    ]


def test_a_note_without_heading_begins_with_a_name_and_a_day() -> None:
    found = understand(
        packet(
            "QUARRY LABS\nLABORATORY REPORT\nPatient: Nobody, Ansel\nCollected: 01/18/2014\nSodium 140\nGlucose 90",
            "Elm Street Clinic\nJune 17, 2014\nPlease excuse Ansel Nobody from work until the next visit. Light duty.\nUna Strand, M.D.",
        )
    ).documents
    assert [(d.first_page, d.kind, d.date) for d in found][-1] == (2, "work-status", "2014-06-17")


@pytest.mark.parametrize("order", [(3, 2, 1), (1, 3, 2)])
def test_sheets_fed_backwards_or_swapped_are_one_document_all_the_same(order: tuple[int, ...]) -> None:
    sheets = {
        1: "HARBOR CLINIC\nPROGRESS REPORT\nPatient: A. Nobody\nDate of visit: 06/01/2015\nThe knee is better and\nPage 1 of 3",
        2: "A. Nobody   06/01/2015\nthe range is full. Strength is good in all muscles that were tried today.\nPage 2 of 3",
        3: "A. Nobody   06/01/2015\nReturn in six weeks.\nSincerely,\nUna Strand, M.D.\nPage 3 of 3",
    }
    lab = PAPERS["a laboratory report is dated by collection"][0]
    found = understand(packet(*(sheets[n] for n in order), lab)).documents
    assert [(d.first_page, d.last_page, d.kind, d.date) for d in found][0] == (
        1,
        3,
        "progress-report",
        "2015-06-01",
    )
    assert found[0].author == "Una Strand, M.D."
    assert len(found) == 2
