"""Invented papers of a claim, as the text of their pages: what the rules for documents are tried on."""

from __future__ import annotations

FAX_HEADER = "01/28/2015 09:14 AM  FAX 555 010 0144  HARBOR SPINE CLINIC   P.{n:03d}/{of:03d}"

FAX_COVER = """HARBOR SPINE CLINIC
FACSIMILE TRANSMITTAL SHEET
TO: Utilization Review Department
FROM: Marisol Vance
FAX: (555) 010-0190
DATE: January 28, 2015
NUMBER OF PAGES INCLUDING COVER: 14
RE: Authorization for surgery
This message is confidential and meant only for the addressee."""

RFA_1 = """State of California, Division of Workers' Compensation
REQUEST FOR AUTHORIZATION
DWC Form RFA
New Request   Resubmission   Expedited Review
Employee Information
Name (Last, First, Middle): Quillfeather, Ansel
Date of Injury (MM/DD/YYYY): 06/17/2013   Date of Birth: 02/03/1971
Claim Number: WC-771204   Employer: Bayline Freight
Requesting Physician Information
Name: Ottoline Brandt, M.D.
Practice Name: Harbor Spine Clinic   Contact Name: Marisol Vance
Requested Treatment
Lumbar spine radiculopathy 724.4   L4-S1 decompression   CPT/HCPCS 63047
Requesting Physician Signature: Ottoline Brandt, M.D.   Date: 01/27/2015"""

PR2_1 = """Harbor Spine Clinic
1200 Wharf Street, Suite 4, Alameda, CA 94501   Phone (555) 010-0143   Fax (555) 010-0144
PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT (PR-2)
Patient: Ansel Quillfeather   Claim No: WC-771204   Date of Birth: 02/03/1971
Date of Injury: 06/17/2013
Date of Examination: 01/12/2015
Subjective complaints: The patient has low back pain that goes down the left leg, rated 7/10. He has
finished twelve visits of physical therapy with little relief. The MRI of the lumbar spine dated 12/1/2014
showed a disc protrusion of 5 mm at L4-L5.
Objective findings: Lumbar flexion is 40 degrees. Straight leg raise is positive on the left at 45
degrees. Sensation is less over the L5 dermatome. Strength of the left great toe is 4/5 and"""

PR2_2 = """Ansel Quillfeather
January 12, 2015
Page 2
the ankle reflex is equal on both sides.
Diagnoses: 1. Lumbar radiculopathy. 2. Disc protrusion L4-L5.
Treatment plan: Request authorization for decompression L4 to S1. A repeat MRI of the lumbar spine will be
obtained before surgery. Continue Norco 10/325 mg #60.
Work status: Modified work, no lifting over 10 pounds.
Sincerely,
Ottoline Brandt, M.D.
Orthopaedic Surgery"""

MRI = """PACIFIC CREST IMAGING CENTER
88 Alder Road, Oakland, CA 94607   Tel (555) 010-0177
MRI OF THE LUMBAR SPINE WITHOUT CONTRAST
Patient: QUILLFEATHER, ANSEL   MRN: 55-0912   Referring: O. Brandt, M.D.
Date of Exam: 12/01/2014   Date of Birth: 02/03/1971
Technique: Sagittal T1 and T2, axial T2 images.
Comparison: None.
Findings: At L4-L5 there is a broad disc protrusion of 5 mm with narrowing of the left lateral recess. At
L5-S1 there is a bulge of 2 mm. The conus ends at L1.
Impression: 1. Disc protrusion L4-L5 with lateral recess narrowing. 2. Disc bulge L5-S1.
Electronically signed by: Ferris Okonjo, M.D. on 12/02/2014"""

THERAPY = """TIDEWATER PHYSICAL THERAPY
DAILY TREATMENT NOTE
Patient: Ansel Quillfeather   DOB: 02/03/1971
Date of Service: {date}   Visit {visit} of 12
S: Patient reports pain of {pain}/10 in the low back after sitting at work for an hour.
O: Therapeutic exercise 20 minutes (97110), manual therapy 15 minutes (97140), hot pack.
A: Tolerated well, small gain in flexion.
P: Continue with the home exercise program, progress as tolerated.
Imre Castellane, PT, DPT"""

UR_1 = """Northgate Utilization Review Services
PO Box 4410, Sacramento, CA 95812   Telephone (555) 010-0160   Fax (555) 010-0161
February 4, 2015
Ottoline Brandt, M.D.
Harbor Spine Clinic
RE: Ansel Quillfeather   Claim: WC-771204   Date of Injury: 06/17/2013
NOTICE OF UTILIZATION REVIEW DECISION
Date of Decision: 02/03/2015
Request for authorization received: 01/28/2015
Dear Dr. Brandt:
We have reviewed your request for L4-S1 decompression. The requested treatment is denied as not medically
necessary. The reviewer looked at the progress report dated 01/12/2015, the MRI of the lumbar spine dated
12/01/2014 and the operative report of 03/04/2011 by Dr. Leopold Strand.
Criteria used: MTUS, Low Back Complaints.
Page 1 of 2"""

UR_2 = """Claim: WC-771204
The employee may ask for an Independent Medical Review within 30 days of service of this decision. The form
is enclosed.
Reviewer: Percival Anand, M.D., Orthopedic Surgery, licensed in California
Sincerely,
Rosalind Teague, R.N.
Utilization Review Coordinator
Page 2 of 2"""

OPERATIVE_1 = """ST. BRENDAN MEDICAL CENTER
OPERATIVE REPORT
Patient: Quillfeather, Ansel   MRN: 4410022
Date of Operation: 03/04/2011
Preoperative Diagnosis: Rotator cuff tear, right shoulder
Postoperative Diagnosis: Same
Surgeon: Leopold Strand, M.D.   Assistant: None
Anesthesia: General   Estimated Blood Loss: 20 ml
Description: After informed consent the patient was placed in the beach chair position. An incision was made
and the scope was introduced. The tear was repaired with two anchors."""

OPERATIVE_2 = """Quillfeather, Ansel   MRN: 4410022
OPERATIVE REPORT (continued)
The wound was closed in layers and a dressing put on. There were no complications.
Leopold Strand, M.D.
Dictated: 03/05/2011   Transcribed: 03/06/2011"""

EMG = """BAY NEURODIAGNOSTICS MEDICAL GROUP
ELECTRODIAGNOSTIC REPORT
Patient: Ansel Quillfeather   Date of Study: 11/20/2014
Nerve conduction: the left peroneal motor nerve has normal latency and amplitude.
Needle examination: fibrillation potentials in the left tibialis anterior. H-reflex symmetric.
Impression: Left L5 radiculopathy.
Yusra Halloran, M.D., Ph.D."""

LAB = """CLEARWATER CLINICAL LABORATORY
LABORATORY REPORT
Patient: QUILLFEATHER, ANSEL   Accession: CW-8831
Collected: 12/15/2014 09:20   Received: 12/16/2014   Reported: 12/18/2014
Specimen: Urine   Test   Result   Reference Range   Units
Hydrocodone   412   < 50   ng/mL
Creatinine   88   20-300   mg/dL
Laboratory director: Odalys Finch, Ph.D.   CLIA 05D0000000"""

CONSULTATION = """GOLDEN STATE PAIN INSTITUTE
540 Mesa Avenue, Fremont, CA 94536   Phone: (555) 010-0122
INITIAL PAIN MANAGEMENT CONSULTATION
RE: Ansel Quillfeather   Claim Number: WC-771204
Date of Consultation: 10/09/2014
Dear Dr. Brandt:
Thank you for referring this patient for evaluation of low back pain.
History of present illness: The patient was lifting a crate when he felt a sharp pain.
Past medical history: Right shoulder surgery in 2011.
Impression: Lumbar radiculopathy. A transforaminal injection is considered.
Respectfully submitted,
Hollis Varga, D.O.
Board Certified in Pain Medicine"""

LETTER = """Quillon & Reyes, Attorneys at Law
77 Court Place, Oakland, CA 94612   Telephone: (555) 010-0108
March 2, 2015
To whom it may concern
RE: Ansel Quillfeather v. Bayline Freight
Dear Sir or Madam:
Enclosed are records that we ask you to consider. Our client asks that all of them be read.
Very truly yours,
Damaris Quillon, Esq."""

PROCEDURE = """GOLDEN STATE SURGERY CENTER
PROCEDURE NOTE: TRANSFORAMINAL EPIDURAL STEROID INJECTION, LEFT L5
Patient: Ansel Quillfeather   Date of Procedure: 11/04/2014
Informed consent was obtained. Under fluoroscopy a needle was placed by sterile technique. Lidocaine and
triamcinolone were injected. The patient went home in good condition.
Hollis Varga, D.O."""

XRAY = """ALAMEDA RADIOLOGY MEDICAL GROUP
EXAM: X-RAY LUMBAR SPINE, 3 VIEWS
Patient: Quillfeather, Ansel   Exam Date: 07/01/2013
Findings: Alignment is normal. There is mild disc space narrowing at L4-L5.
Impression: Mild degenerative change.
Interpreted by: Ferris Okonjo, M.D."""
