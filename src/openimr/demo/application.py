"""The application of a demonstration case, field by field as the request form asks for it (rulebook 4.1)."""

from __future__ import annotations

from typing import Any

from openimr.demo.values import DemoCase, Party


def application_fields(case: DemoCase) -> dict[str, Any]:
    """The filled-in request form as nested fields; dates as YYYY-MM-DD, what does not apply as None.

    Blocks: `ur_type`, `employee`, `attorney`, `requesting_physician`, `claims_administrator`, `treatment`,
    `signature`, `channel`. Source of the fields: rulebook 4.1.
    """
    form, employee, attorney = case.application, case.the("employee"), case.first("attorney")
    physician = case.the("requesting-physician")
    practice = case.party(physician.organisation) if physician.organisation else physician
    administrator = case.the("claims-administrator")
    return {
        "ur_type": form["ur_type"],
        "channel": form["channel"],
        "employee": {
            "first_name": employee.first_name,
            "middle_initial": employee.middle_initial or None,
            "last_name": employee.last_name,
            **_postal(employee),
            "phone": employee.phone,
            "birth_date": employee.birth_date.isoformat() if employee.birth_date else None,
            "claim_number": form["claim_number"],
            "date_of_injury": case.date_of_injury.isoformat(),
            "eams_number": form.get("eams_number"),
            "wcis_number": form.get("wcis_number"),
            "employer_name": case.the("employer").name,
        },
        "attorney": None
        if attorney is None
        else {"name": attorney.plain_name, **_postal(attorney), "phone": attorney.phone, "fax": attorney.fax},
        "requesting_physician": {
            "first_name": physician.first_name,
            "last_name": physician.last_name,
            "specialty": physician.specialty,
            "practice_name": practice.name,
            **_postal(practice),
            "phone": practice.phone,
            "fax": practice.fax,
        },
        "claims_administrator": {
            "company": administrator.name,
            "contact": administrator.contact,
            **_postal(administrator),
            "phone": administrator.phone,
            "fax": administrator.fax,
            "email": administrator.email,
        },
        "treatment": {
            "ur_decision_date": case.law["ur_decision"]["decided_on"],
            "primary_diagnosis": form["diagnosis"],
            "icd_code": form["icd"],
            "items": [item.description for item in case.items],
            "liability_disputed": form["liability_disputed"],
            "liability_reason": form.get("liability_reason"),
            "missing_information": form["missing_information"],
        },
        "signature": {"signed_by": form["signed_by"], "signed_on": form["signed_on"]},
    }


def _postal(party: Party) -> dict[str, str]:
    return {"street": party.street, "city": party.city, "state": party.state, "zip": party.zip}
