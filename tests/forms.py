"""The fields of an application, as a form gives them."""

from __future__ import annotations

from typing import Any

NO_EVIDENCE = "did not cite any medical evidence for its decision."


def a_form(**changes: Any) -> dict[str, Any]:
    """The fields of an application that is in time, signed and complete."""
    return {
        "priority": "regular",
        "channel": "electronic",
        "claim_number": "KX-2201-77",
        "diagnosis": "Right knee, tear of the medial meniscus",
        "date_of_injury": "2024-06-10",
        "signed": True,
        "signed_by": "employee",
        "ur_decision": {"decided_on": "2025-02-20", "served_on": "2025-02-20", "served_by": "mail"},
        "parties": [
            {"role": "employee", "name": "Oralia Benavidez", "ref": "person:oralia-benavidez", "address": "12 Elm\nFresno, CA 93701"},
            {"role": "employer", "name": "Sierra Bottling", "ref": "org:sierra-bottling"},
            {"role": "claims-administrator", "name": "Quail Hollow Claims", "ref": "org:quail-hollow", "contact": "Wendell Achterberg"},
            {"role": "requesting-physician", "name": "Tobias Ferncastle, M.D.", "ref": "person:tobias-ferncastle", "organisation": "Knee Practice"},
        ],
        "items": [
            {"description": "Right knee arthroscopy with partial medial meniscectomy", "category": "surgery", "body_system": "knee",
             "ur_guideline": "Decision based on MTUS Knee Complaints 2004."},
            {"description": "Crutches", "category": "dmepos", "body_system": "knee", "depends_on": 1,
             "ur_guideline": f"The Claims Administrator {NO_EVIDENCE}"},
        ],
        **changes,
    }  # fmt: skip
