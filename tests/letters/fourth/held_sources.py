"""Sources and statements of the half `test`."""

from __future__ import annotations

from .bank import Source

MTUS = (
    Source(
        "ACOEM",
        "ACOEM Chapter 8 Neck and Upper Back Complaints Page(s):",
        ("177", "178"),
        "177 and 178",
        chapter="8 Neck and Upper Back Complaints",
    ),
    Source(
        "ACOEM",
        "ACOEM Chapter 11 Forearm, Wrist, and Hand Complaints Page(s):",
        ("270",),
        "270",
        chapter="11 Forearm, Wrist, and Hand Complaints",
    ),
    Source(
        "ACOEM",
        "ACOEM Chapter 14 Ankle and Foot Complaints Page(s):",
        ("371-372", "376"),
        "371-372, 376",
        chapter="14 Ankle and Foot Complaints",
    ),
    Source(
        "MTUS",
        "Chronic Pain Medical Treatment Guidelines Page(s):",
        ("63-66",),
        "63-66",
        chapter="Chronic Pain Medical Treatment Guidelines",
    ),
    Source(
        "MTUS",
        "Chronic Pain Treatment Guidelines NSAIDs, GI symptoms & cardiovascular risk Page(s):",
        ("68", "69"),
        "68 and 69",
        open=True,
    ),
    Source(
        "MTUS",
        "Neck and Upper Back Complaints 2004, Section(s): Special Studies",
        chapter="Neck and Upper Back Complaints 2004",
        section="Special Studies",
    ),
    Source(
        "MTUS",
        "Postsurgical Treatment Guidelines Page(s):",
        ("26-27",),
        "26-27",
        chapter="Postsurgical Treatment Guidelines",
    ),
    Source("MTUS", "Acupuncture Treatment Guidelines", chapter="Acupuncture Treatment Guidelines"),
    Source(
        "MTUS",
        "Knee Complaints 2004, Section(s): Initial Care",
        chapter="Knee Complaints 2004",
        section="Initial Care",
    ),
)
OTHERS = (
    Source(
        "ODG",
        "Official Disability Guidelines (ODG) Neck & Upper Back Chapter, Facet joint diagnostic blocks",
        chapter="Neck & Upper Back",
        section="Facet joint diagnostic blocks",
    ),
    Source(
        "ODG",
        "Official Disability Guidelines (ODG), Knee Chapter, Walking aids",
        chapter="Knee",
        section="Walking aids",
    ),
    Source(
        "ODG",
        "ODG Mental Illness & Stress Chapter, Cognitive therapy for depression",
        chapter="Mental Illness & Stress",
        section="Cognitive therapy for depression",
    ),
    Source(
        "ODG",
        "Official Disability Guidelines-TWC, Pain Procedure Summary",
        chapter="Pain",
        section="Procedure Summary",
    ),
    Source("other", "American College of Occupational Health Nursing, position paper of 2011", open=True),
    Source(
        "other",
        "Goodman and Gilman's The Pharmacological Basis of Therapeutics, 12th ed., pages",
        ("481-486",),
        "481-486",
        open=True,
    ),
    Source("other", "Food and Drug Administration labeling for zolpidem", open=True),
)
NOTHING = (
    "The {Side} did not cite any medical evidence to support its decision.",
    "The {Side} did not cite any guidelines.",
    "No guideline was given: the {Side} did not cite medical evidence.",
)
NOT_MTUS = (
    "The {Side} did not base their decision on MTUS.",
    "{Side} did not base the decision on the MTUS.",
)
ON_MTUS = ("Decision based on MTUS {cite}",)
_OTHER = "Other Medical Treatment Guideline or Medical Evidence"
ON_OTHER = (
    "Decision based on Non-MTUS Citation: {cite}.",
    f"Decision based on Non-MTUS Citation {_OTHER}:{{cite}}.",
)
PROSE_MTUS = (
    "The {Side} based {their} decision on the MTUS {cite}.",
    "The {Side} used the {cite}, which is part of the MTUS, to make {their} decision.",
)
PROSE_OTHER = (
    "The {Side} rested {their} decision on the {cite}, a guideline other than the MTUS.",
    "The {Side} stated that the MTUS was silent and relied on the {cite}, not a part of the MTUS.",
    "The {Side} did not base {their} decision on the MTUS but on the {cite}.",
)
PROSE_NOTHING = ("The {Side} did not cite any medical evidence as the basis of {their} decision.",)
