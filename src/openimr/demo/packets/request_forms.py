"""The two printed forms of the process: the physician's request for authorization, the application for review."""

from __future__ import annotations

from openimr.demo.application import application_fields
from openimr.demo.packets.context import FormContext, us_date


def request_for_authorization(context: FormContext) -> str:
    """The request for authorization of the disputed items, in the layout of DWC Form RFA."""
    case, record = context.case, context.record
    fields = application_fields(case)
    employee, physician = fields["employee"], fields["requesting_physician"]
    administrator, treatment = fields["claims_administrator"], fields["treatment"]
    name = f"{employee['last_name']}, {employee['first_name']} {employee['middle_initial'] or ''}"
    diagnosis = [treatment["primary_diagnosis"], *["same"] * (len(case.items) - 1)]
    rows = "\n".join(
        f"| {said} | {treatment['icd_code']} | {item.description} | {item.code} | {item.quantity} |"
        for said, item in zip(diagnosis, case.items, strict=True)
    )
    note = str(record.options.get("note", ""))
    doctor = case.the("requesting-physician")
    return f"""
Attach the report that substantiates the request: a first report of injury, a treating physician's progress
report, or an equivalent narrative report.

[x] New Request [ ] Resubmission: change in material facts [ ] Expedited review [ ] Confirmation of an oral request

@boxes Employee Information
:: Name (Last, First, Middle) ~2 = {name} || Date of Injury = {us_date(employee["date_of_injury"])}
:: Date of Birth = {us_date(employee["birth_date"])} || Claim Number = {employee["claim_number"]} \
|| Employer = {employee["employer_name"]}

@boxes Requesting Physician Information
:: Name = {doctor.display} || Specialty = {physician["specialty"]}
:: Practice Name = {physician["practice_name"]} || Contact Name = {record.options.get("contact", "Authorizations desk")}
:: Address ~2 = {physician["street"]} || City = {physician["city"]} || State, ZIP = {physician["state"]} \
{physician["zip"]}
:: Phone = {physician["phone"]} || Fax = {physician["fax"]}

@boxes Claims Administrator Information
:: Company Name = {administrator["company"]} || Contact Name = {administrator["contact"]}
:: Address ~2 = {administrator["street"]} || City = {administrator["city"]} || State, ZIP = {administrator["state"]} \
{administrator["zip"]}
:: Phone = {administrator["phone"]} || Fax = {administrator["fax"]} || E-mail ~1.4 = {administrator["email"]}

@boxes Requested Treatment (each on a line of its own; more on an attached sheet)

| Diagnosis | ICD Code | Service or Good Requested | CPT/HCPCS | Other Information (frequency, duration, quantity) |
|--4--|--2--|--6--|--2--|--3--|
{rows}

{note}

@sign {doctor.display} | Requesting Physician Signature | Date: {us_date(record.date)}

**Claims administrator or utilization review response**

[ ] Approved [ ] Denied or modified (see separate decision) [ ] Delay [ ] Liability disputed

@boxes To be filled in by the claims administrator
:: Authorization Number (if assigned) = || Date =
:: Authorized Agent Name = || Signature =
"""


def application(context: FormContext) -> str:
    """The application for independent medical review, in the layout of DWC Form IMR."""
    fields = application_fields(context.case)
    employee, physician = fields["employee"], fields["requesting_physician"]
    administrator, treatment, attorney = (
        fields["claims_administrator"],
        fields["treatment"],
        fields["attorney"],
    )
    items = "\n".join(f"{number}. {said}" for number, said in enumerate(treatment["items"], start=1))
    signer = context.case.the(fields["signature"]["signed_by"])
    sign = f"@sign {signer.plain_name} | Signature of {fields['signature']['signed_by']} | Date: " + us_date(
        fields["signature"]["signed_on"]
    )
    if not context.record.options.get("signed", True):
        sign = "@line Signature of employee or representative | Date:"
    represented = (
        f":: Attorney Name = {attorney['name']} || Phone = {attorney['phone']} || Fax = {attorney['fax']}"
        if attorney
        else ":: Attorney Name (if represented) = none || Phone = || Fax ="
    )
    return f"""
The written utilization review decision must come with this form. The form must arrive within the number of
days that the decision states.

Type of utilization review: regular review unless marked otherwise.

{_ticks(fields["ur_type"] == "regular", "Regular")} {_ticks(fields["ur_type"] == "expedited", "Expedited")}

@boxes Employee
:: First Name = {employee["first_name"]} || MI ~0.4 = {employee["middle_initial"] or ""} || Last Name = \
{employee["last_name"]}
:: Address ~2 = {employee["street"]} || City = {employee["city"]} || State, ZIP = {employee["state"]} {employee["zip"]}
:: Phone = {employee["phone"]} || Claim Number = {employee["claim_number"]} || Date of Injury = \
{us_date(employee["date_of_injury"])}
:: EAMS Case Number = {employee["eams_number"] or "none"} || WCIS Claim Number = {employee["wcis_number"] or "none"} \
|| Employer = {employee["employer_name"]}
{represented}

@boxes Requesting Physician
:: Name = {physician["first_name"]} {physician["last_name"]} || Specialty = {physician["specialty"]}
:: Practice ~1.3 = {physician["practice_name"]} || Phone = {physician["phone"]} || Fax = {physician["fax"]}
:: Address = {physician["street"]}, {physician["city"]}, {physician["state"]} {physician["zip"]}

@boxes Claims Administrator
:: Company ~1.3 = {administrator["company"]} || Adjuster = {administrator["contact"]} || Phone = {administrator["phone"]}
:: Address ~1.6 = {administrator["street"]}, {administrator["city"]}, {administrator["state"]} {administrator["zip"]} \
|| Fax = {administrator["fax"]} || E-mail ~1.3 = {administrator["email"]}

@boxes Disputed Medical Treatment
:: Date of Utilization Review Decision = {us_date(treatment["ur_decision_date"])} || Primary Diagnosis ~2.4 = \
{treatment["primary_diagnosis"]} ({treatment["icd_code"]})
:: Is liability disputed for a reason other than medical necessity? = {_yes(treatment["liability_disputed"])} \
|| Was information that the physician did not send the reason? = {_yes(treatment["missing_information"])}

List of each good or service in dispute, as on the request for authorization:

{items}

## Request and consent

I ask that the treatment listed above be reviewed independently. I allow my providers of care and the claims
administrator to give the review organization the medical records that bear on this treatment, including
records about mental health, substance use and HIV where they matter to it. This consent ends one year after
the date below, except where the law allows otherwise. I may end it sooner in writing.

{sign}
"""


def _ticks(on: bool, said: str) -> str:
    return f"[{'x' if on else ' '}] {said}"


def _yes(answer: bool) -> str:
    return "Yes" if answer else "No"
