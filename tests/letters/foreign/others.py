"""Documents that are no determination letters. Their layout is `unknown`, and they have no items."""

from __future__ import annotations

OTHERS = {
    "empty": "",
    "white space": " \n\n\t\r\n ",
    "a denial of utilization review": """UTILIZATION REVIEW DETERMINATION - NON-CERTIFICATION
Date of decision: 06/02/2014
Request for Authorization received: 05/28/2014
The request for Norco 10/325mg #60 is not medically necessary and appropriate.
Rationale: The guideline asks for documented function. MTUS, Chronic Pain Medical Treatment Guidelines, page 78.
The physician reviewer is Board Certified in Occupational Medicine and is licensed to practice in California.
You may ask for an Independent Medical Review within 30 days.
""",
    "a denial with numbered decisions": """NOTICE OF UTILIZATION REVIEW DECISION
1) MRI of the lumbar spine is not medically necessary and appropriate.
2) Physical therapy 2x6 is medically necessary.
CLINICAL SUMMARY
The patient is a 44-year-old male with a date of injury of 3/3/2012.
RATIONALE: see the above. ODG, Low Back Chapter.
""",
    "an application": """APPLICATION FOR INDEPENDENT MEDICAL REVIEW
DWC Form IMR
TO REQUEST INDEPENDENT MEDICAL REVIEW: 1. Sign and date this application. 2. Mail a copy of the written decision.
Employee Name: ____________ Date of Injury: 02/03/2014
Claims Administrator: ______ UR Denial Date: 06/02/2014
Is the Claims Administrator disputing liability? Yes / No
List each specific requested medical services, goods, or items that were denied or modified:
1. MRI of the left shoulder
2. Physical therapy
""",
    "an explanation of benefits": """EXPLANATION OF REVIEW
Claim: 00-123456 DOS 03/04/2014
CPT 99214 billed 210.00 allowed 128.11 reason G14
CPT 97110 x2 billed 160.00 allowed 71.40
Total: 199.51
""",
    "news": """Reviewers upheld nine of ten denials last year
SACRAMENTO - Independent medical review upheld 91 percent of utilization review decisions, a report says: Upheld
decisions were most frequent for opioids. The claims administrator guideline, MTUS, was cited most often.
""",
    "a web page": """<!DOCTYPE html><html><head><title>IMR decisions</title><script>var a = "Upheld";</script></head>
<body><h1>Independent Medical Review</h1><ul><li><a href="/CM14-0000001">CM14-0000001: Upheld</a></li></ul></body></html>
""",
    "a request for information": """NOTICE OF ASSIGNMENT AND REQUEST FOR INFORMATION
IMR Case Number: CM14-0000001
Date of Injury: 01/02/2010
The application was found eligible. Send the records within 15 days.
""",
    "an ineligibility notice": """NOTICE THAT THE APPLICATION IS NOT ELIGIBLE
Case Number: CM14-0000002
Decision Date: 03/03/2014
The application cannot be reviewed: the utilization review decision was not sent with it.
""",
    "a bill review decision": """INDEPENDENT BILLING REVIEW FINAL DETERMINATION
Case Number: CB14-0000003
ISSUE IN DISPUTE: Provider seeks the full fee for CPT 95904
CODES BILLED: 95904 x4. DETERMINATION: Claims Administrator determination is upheld.
""",
    "a progress report": """PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT (PR-2)
CLINICAL CASE SUMMARY: A 51 year old woman, date of injury 6/5/2011, with pain of the right wrist.
Plan: EMG. Decision rationale: to find out whether surgery is needed.
""",
    "a court's decision": """WORKERS' COMPENSATION APPEALS BOARD
OPINION AND ORDER DENYING PETITION FOR RECONSIDERATION
Applicant appeals the IMR determination in CM14-0000004, which upheld the denial of MRI. Labor Code section 4610.6(h).
""",
    "numbers": "1\n2\n3\n" * 200,
    "nothing but marks": "\x00\x01 \ufffd\ufffd ∎∎∎ 🂡 \u202e abc",
}
