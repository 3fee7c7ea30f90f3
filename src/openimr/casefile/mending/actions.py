"""The verb of this part of the room: mending what was found."""

from __future__ import annotations

import datetime as dt

from openimr.casefile.completeness import keeping
from openimr.casefile.mending import applying
from openimr.casefile.mending.models import Mend
from openimr.casefile.models import Page
from openimr.cases.actors import Actor
from openimr.cases.door import Deed, action
from openimr.cases.errors import Invalid
from openimr.cases.models import Case


@action("mend_record")
def mend_record(case: Case, *, by: Actor, at: dt.datetime, page: int, what: str, value: str) -> Deed:
    """Mend where a record begins, its kind, date, author, title, or of what it is a copy; gives back the Mend.

    `page` is the key of the record's page (for `begins`, of the page that begins). The values themselves stay out of
    the audit entry: titles and authors are words of the record. Raises Invalid. Source: rulebook N-05.
    """
    row = Page.objects.select_related("document", "packet").filter(pk=page, packet__case=case).first()
    if row is None:
        raise Invalid({"": "There is no such page in this case."})
    found = applying.apply(row, what, value.strip())
    of = applying.copied_from(row.document) if what == "duplicate" and row.document else None
    made = Mend.objects.create(
        page=row, what=what, found=found[:300], meant=value.strip()[:300], of=of, by=by.name, at=at
    )
    keeping.ask_to_look(case)
    return Deed(
        result=made, detail={"packet": row.packet_id, "page": row.number, "what": what, "mend": made.pk}
    )
