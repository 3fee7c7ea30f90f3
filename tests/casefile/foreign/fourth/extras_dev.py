"""Blocks that fill the pages of large systems' papers, for the half that rules may be mended by: heading and lines.

`{d0}` to `{d2}` are dates of former visits at which something was measured; they name no record.
"""

from __future__ import annotations

CHART = (
    ("Current Outpatient Medications", ("naproxen (NAPROSYN) 500 MG tablet, take 1 tablet by mouth 2 times daily. Disp: 60, Rfl: 1",
     "gabapentin (NEURONTIN) 300 MG capsule, take 1 capsule at bedtime. Disp: 30, Rfl: 2", "omeprazole 20 MG capsule, 1 daily before breakfast")),
    ("Problem List", ("Chronic pain syndrome", "Essential hypertension", "Sprain, subsequent encounter", "Insomnia due to medical condition")),
    ("Allergies", ("No known drug allergies. Latex: not on file.",)),
    ("Review of Systems", ("Constitutional: negative for fever and weight change.", "Respiratory: negative for cough. Cardiovascular: negative for chest pain.",
     "Musculoskeletal: positive as in the history.", "Neurological: positive for occasional tingling. Psychiatric: negative.")),
    ("Vitals Flowsheet", ("{d0}   BP 128/80   Pulse 72   Wt 184 lb", "{d1}   BP 131/84   Pulse 70   Wt 186 lb", "{d2}   BP 126/79   Pulse 75   Wt 185 lb")),
    ("Social History Narrative", ("Works in a warehouse. Never smoker. Two children. Sleeps about five hours.",)),
    ("Health Maintenance", ("Influenza vaccine: due each fall.", "Colorectal screening: not yet due.", "Tetanus: completed.")),
    ("Patient Instructions", ("Use ice for fifteen minutes three times a day. Do the exercises on the sheet. Do not drive after taking medicine that makes you drowsy.",
     "Call the clinic for fever, new weakness, or trouble passing urine. Messages by the portal are answered within two working days.")),
    ("Family History", ("Mother: diabetes. Father: heart disease. Siblings: healthy.",)),
    ("Level of Service", ("A total of 30 minutes was spent on the day of the visit with review of the chart, examination, counseling and documentation.",)),
)  # fmt: skip
RIGHTS = (
    ("Important information about this notice", ("You have the right to disagree with decisions that affect your claim. If you have questions about this notice, call the claims administrator named above. "
     "If you are represented by an attorney, please contact your attorney instead of the administrator.",
     "For information about the workers' compensation claims process and your rights and obligations, go to the Division's web site or call an information and assistance officer of the state at the toll free number.")),
    ("How the review was done", ("A nurse first compared the request with the medical treatment utilization schedule. A physician licensed in any state and competent to evaluate the clinical issues then made the decision. "
     "No one is paid more or less because treatment is denied.",)),
    ("Guideline excerpt", ("Recommended as an option where conservative measures of at least six weeks have been tried and have failed, there are objective findings, and the result would change what is done. "
     "Not recommended for nonspecific complaints without red flags, as findings are common in people without pain.", "Criteria: (1) documented findings; (2) unresponsive to exercise, physical methods and medicine; (3) no more than two levels in one session.")),
    ("Time limits", ("The decision stays in effect for twelve months from its date unless there is a documented change in the facts material to the basis of the decision.",)),
)  # fmt: skip
EXPERT = (
    ("REVIEW OF SYSTEMS", ("The applicant denies headaches, dizziness, shortness of breath, chest pain, stomach ulcers, bleeding and kidney stones.",)),
    ("OCCUPATIONAL HISTORY", ("The applicant began with this employer some years ago as a loader and later drove a forklift. The job called for lifting to 75 pounds, bending, climbing and standing for whole shifts. Former employers were a bakery and a nursery.",)),
    ("ACTIVITIES OF DAILY LIVING", ("Self care: some difficulty. Communication: none. Physical activity: much difficulty with standing and lifting. Sensory function: none. Travel: some difficulty. Sleep: much difficulty.",)),
    ("MEASUREMENTS", ("Grip by Jamar dynamometer in kilograms: right 32/30/31, left 28/27/28. Circumference at mid forearm: right 27 cm, left 26.5 cm. Thigh: 44 cm on both sides.",)),
    ("DISCLOSURES", ("I took the history, examined the applicant, and wrote this report. Transcription was by an outside service. The report is ratable as it stands. I reserve the right to change my opinion should more records come.",)),
)  # fmt: skip
