"""The tables of the panel: the register and its facts, organisations, questions, the table of specialties,
assignments; and, in its own store, who the reviewers are.
"""

from openimr.panel.models.assignment import Assignment
from openimr.panel.models.facts import (
    KINDS,
    Absence,
    BarringRole,
    Certification,
    Consent,
    Discipline,
    Fact,
    Language,
    Licence,
    Practice,
    Profession,
    Terms,
    Tie,
)
from openimr.panel.models.house import HouseTieDecision
from openimr.panel.models.organisation import Organisation, OrganisationName, Relation
from openimr.panel.models.question import Question
from openimr.panel.models.reviewer import Identity, Reviewer
from openimr.panel.models.seal import SealedRecord
from openimr.panel.models.several import SeveralApproval
from openimr.panel.models.specialty import SpecialtyChange

__all__ = [
    "KINDS", "Absence", "Assignment", "BarringRole", "Certification", "Consent", "Discipline", "Fact", "HouseTieDecision", "Identity",
    "Language", "Licence", "Organisation", "OrganisationName", "Practice", "Profession", "Question", "Relation",
    "Reviewer", "SealedRecord", "SeveralApproval", "SpecialtyChange", "Terms", "Tie",
]  # fmt: skip
