"""Sources, each cited in many ways: all the ways of one source count as one, and no two sources as one."""

from __future__ import annotations

CITED = {
    "dev": {
        "acoem-2/9": (
            "MTUS ACOEM Chapter 9 Shoulder Complaints Page(s): 207-209", "MTUS Shoulder Complaints 2004, Section(s): Imaging",
            "ACOEM Practice Guidelines, 2nd Edition (2004), Chapter 9, pages 210-211", "MTUS shoulder chapter",
            "ACOEM, 2nd ed., Ch. 9 (Shoulder Complaints), p. 213", "ACOEM Guidelines Chapter 9", "Shoulder Complaints (ACOEM Practice Guidelines, 2nd Edition (2004), Chapter 9) pg. 204",
            "the MTUS/ACOEM Chapter 9, Shoulder Complaints", "California MTUS, Shoulder Complaints, 2004", "American College of Occupational and Environmental Medicine, 2nd Edition, 2004, Shoulder Complaints",
        ),
        "mtus/chronic-pain": (
            "MTUS Chronic Pain Medical Treatment Guidelines Page(s): 78-80", "MTUS Chronic Pain Treatment Guidelines Opioids",
            "Chronic Pain Medical Treatment 2009, Section(s): Opioids", "CA MTUS, Chronic Pain Medical Treatment Guidelines, page 43 of 127",
            "Chronic Pain Medical Treatment Guidelines (May, 2009)", "MTUS: Chronic Pain Medical Treatment Guidelines, 8 CCR 9792.24.2", "MTUS chronic pain chapter",
            "Medical Treatment Utilization Schedule (MTUS), Chronic Pain Medical Treatment Guidelines, NSAIDs, p 67", "MTUS (Chronic Pain Medical Treatment Guidelines), pg. 22", "CHRONIC PAIN MEDICAL TREATMENT GUIDELINES",
        ),
        "odg/knee-and-leg": (
            "Official Disability Guidelines (ODG) Knee Chapter, MRI", "ODG, Knee & Leg (Acute & Chronic)", "ODG Knee and Leg Chapter", "ODG-TWC, Knee & Leg",
            "Official Disability Guidelines, Treatment Index, 12th Edition (web), 2014, Knee", "Official Disability Guidelines-Treatment in Workers' Compensation, Knee chapter", "ODG; Work Loss Data Institute; Knee & Leg",
        ),
        "odg/neck-and-upper-back": (
            "ODG Neck and Upper Back Chapter", "ODG, Neck & Upper Back (Acute & Chronic), Fusion", "Official Disability Guidelines (ODG) Neck Chapter", "ODG - Neck and Upper Back",
        ),
        "acoem-2/12": ("ACOEM Chapter 12", "MTUS Low Back Complaints 2004", "MTUS ACOEM Low Back Complaints, pages 287-310", "ACOEM 2nd Edition, Chapter 12, Low Back"),
        "mtus/postsurgical": ("MTUS Postsurgical Treatment Guidelines", "Post-Surgical Treatment Guidelines, page 26", "MTUS Postsurgical Treatment 2009, Section(s): Knee", "Postsurgical Treatment Guidelines (2009)"),
        "ca/ccr/8/9792.24.2": ("8 CCR 9792.24.2", "8 C.C.R. §9792.24.2", "Title 8, California Code of Regulations, section 9792.24.2", "California Code of Regulations, Title 8, § 9792.24.2", "Cal. Code Regs. tit. 8, § 9792.24.2"),
        "ca/lab/4610.5": ("Labor Code section 4610.5", "Labor Code § 4610.5", "LC 4610.5", "California Labor Code Section 4610.5", "Cal. Lab. Code § 4610.5"),
    },
    "test": {
        "acoem-2/13": (
            "MTUS ACOEM Chapter 13 Knee Complaints Page(s): 341-343", "MTUS Knee Complaints 2004, Section(s): Special Studies", "ACOEM Practice Guidelines, 2nd Edition, Chapter 13, Knee Complaints, page 335",
            "MTUS knee chapter", "ACOEM Ch. 13", "Knee Complaints Chapter (ACOEM Practice Guidelines, 2nd Edition (2004), Chapter 13), p. 347", "ACOEM (2004), Chapter 13", "CA MTUS/ACOEM, Chapter 13",
            "MTUS, ACOEM 2nd Edition, 2004, Chapter 13 Knee Complaints", "ACOEM Guidelines, 2nd edition, Knee Complaints",
        ),
        "acoem-2/8": (
            "MTUS ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 177", "MTUS Neck and Upper Back Complaints 2004", "ACOEM, Chapter 8", "ACOEM Practice Guidelines, Chapter 8 (Neck and Upper Back Complaints), pages 165, 181", "MTUS neck and upper back chapter",
        ),
        "mtus/acupuncture": ("MTUS Acupuncture Treatment Guidelines", "Acupuncture Medical Treatment Guidelines", "MTUS Acupuncture Treatment 2007", "MTUS, Acupuncture Medical Treatment Guidelines, 8 CCR 9792.24.1"),
        "odg/pain": ("ODG, Pain (Chronic) Chapter, Insomnia treatment", "ODG Pain Chapter", "Official Disability Guidelines (ODG), Pain (Chronic)", "Official Disability Guidelines Pain Chapter: Zolpidem", "ODG-TWC Pain Chapter"),
        "odg/shoulder": ("ODG Shoulder Chapter", "Official Disability Guidelines, Shoulder (Acute & Chronic), Surgery for impingement", "ODG: Shoulder", "Official Disability Guidelines (ODG) Treatment in Workers Compensation, Shoulder"),
        "odg/mental-illness-and-stress": ("ODG Mental Illness & Stress Chapter", "ODG, Mental Illness and Stress, Cognitive behavioral therapy", "Official Disability Guidelines (ODG) Mental Illness & Stress"),
        "ca/ccr/8/9792.21.1": ("8 CCR 9792.21.1", "8 CCR § 9792.21.1", "CCR, title 8, section 9792.21.1", "California Code of Regulations, title 8, section 9792.21.1"),
        "ca/lab/4604.5": ("Labor Code section 4604.5", "LC § 4604.5", "Lab. Code, § 4604.5", "Labor Code 4604.5"),
    },
}  # fmt: skip
