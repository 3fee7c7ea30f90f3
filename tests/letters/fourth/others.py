"""Documents that are no determination, though they speak of reviews, of guidelines, and of what was upheld."""

from __future__ import annotations

OTHERS: dict[str, tuple[str, ...]] = {
    "dev": (
        "REQUEST FOR AUTHORIZATION\nDWC Form RFA\nEmployee Name:\nDate of Injury: 03/04/2012\nRequested treatment: MRI of the lumbar spine\nDiagnosis: lumbago\nThe request is expedited: No\n",
        "NOTICE OF ASSIGNMENT AND REQUEST FOR INFORMATION\nCase Number: CM14-0012345\nDate Assigned: 03/04/2014\nYour application was found eligible and is assigned to a reviewer. Send the records that were before the utilization review.\n",
        "UTILIZATION REVIEW DETERMINATION\nRequest: Norco 10/325 mg #60\nDecision: Non-certified\nGuideline: MTUS, Chronic Pain Medical Treatment Guidelines, pages 76-80.\nRationale: The request is not medically necessary.\n",
        "Dear Sir,\nthe earlier decision on the brace was: Upheld\nI ask that you look at it again.\n",
    ),
    "test": (
        "PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT (PR-2)\nDate of exam: 4/5/2014\nSubjective: neck pain. Objective: spasm.\nPlan: physical therapy x 6. The UR denial was overturned by IMR.\n",
        "INDEPENDENT MEDICAL REVIEW APPLICATION\nDWC Form IMR\nDate of Injury: 1/2/2010\nUR Denial Date: 5/6/2014\nDisputed Medical Treatment: acupuncture x 8\nSignature:\n",
        "Independent Medical Review\nNotice of Ineligibility\nIMR Case Number: CM15-0001234\nThe application was received on 02/03/2015, more than 30 days after the utilization review decision, and is not eligible for review.\n",
        "INVOICE\nCase: CM16-0004321\nStandard review by one reviewer, one item, upheld   USD 550.00\nPage 1 of 1\n",
    ),
}
