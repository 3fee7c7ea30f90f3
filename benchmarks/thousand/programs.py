"""The programs of a run that need Django set up: each runs in a process of its own, with the house of the run."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any


def python(env: dict[str, str], code: str, *args: str) -> Any:
    """Run code with Django set up in a process of its own; it prints one JSON value last."""
    done = subprocess.run(
        [sys.executable, "-c", code, *args], env=env, check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(done.stdout.strip().splitlines()[-1])


_SET_UP = """
import json, sys
from openimr.cli import migrate, set_up
set_up()
migrate()
"""
HOUSE = (
    _SET_UP
    + """
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from openimr.cases.roles import Role
from openimr.panel import actions as panel
from tests.factories import DAY, a_user, an_actor, an_assigned_case
from tests.papers import a_packet
from tests.process.steps import LATER, complete, hand_in, the_reviewer, with_register

def cookies(user):
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.set_expiry(7 * 24 * 3600)
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={'s' * 32}"

with_register()
small, case = an_assigned_case(), an_assigned_case(claim_number="KX-9000-01")
hand_in(small, a_packet())
complete(small)
panel.assign_reviewer(small, by=an_actor(Role.PANEL_MANAGER), at=LATER)
panel.attest(small, by=the_reviewer(), at=LATER, no_conflict=True, qualified=True, will_read_all=True)
print(json.dumps({
    "small": small.number, "case": case.number,
    "cookies": {"clerk": cookies(a_user(Role.RECORDS_CLERK)), "reviewer": cookies(a_user(Role.EXPERT_REVIEWER, reviewer_ref="R-FIT"))},
}))
"""
)
ASKER = (
    _SET_UP
    + """
from openimr.cases.models import AuditEvent, Case
from openimr.casefile.models import Packet, Page
from openimr.casefile.reader import searching
case = Case.objects.get(number=sys.argv[1])
for _ in sys.stdin:
    packet = Packet.objects.filter(case=case, filename="packet.pdf").first()
    print(json.dumps({
        "state": packet.state if packet else "", "pages": Page.objects.filter(packet=packet).count() if packet else 0,
        "indexed": len(searching.index_of(case).known()),
        "looked": AuditEvent.objects.filter(chain=case.number, verb="look_for_gaps", outcome="done").exists(),
    }), flush=True)
"""
)
ASSIGN = (
    _SET_UP
    + """
from openimr.cases.models import Case
from openimr.cases.roles import Role
from openimr.panel import actions as panel
from django.utils import timezone
from tests.factories import an_actor
from tests.process.steps import the_reviewer
case = Case.objects.get(number=sys.argv[1])
now = timezone.now()
panel.assign_reviewer(case, by=an_actor(Role.PANEL_MANAGER), at=now)
panel.attest(case, by=the_reviewer(), at=now, no_conflict=True, qualified=True, will_read_all=True)
print(json.dumps(case.state))
"""
)
SUMMARY = (
    _SET_UP
    + """
from django.utils import timezone
from openimr.cases.models import Case
from openimr.determination import actions as determination
from tests.process.steps import the_reviewer
case = Case.objects.get(number=sys.argv[1])
determination.write_summary(
    case, by=the_reviewer(), at=timezone.now(), text="The right knee was injured in a fall [p. 1]."
)
print(json.dumps(case.state))
"""
)
FIRST_PAGES = (
    _SET_UP
    + """
from openimr.casefile.records import records_of
from openimr.cases.models import Case
print(json.dumps([r.first_page for r in records_of(Case.objects.get(number=sys.argv[1])) if r.duplicate_of is None]))
"""
)
LOOK = (
    _SET_UP
    + """
from collections import Counter
from pathlib import Path
import pikepdf
from openimr.casefile.models import Document, Packet, Page
from openimr.casefile.reader import searching
from openimr.casefile.records import current_file
from openimr.cases import audit, files
from openimr.cases.models import Case
case, truth, count = Case.objects.get(number=sys.argv[1]), json.loads(Path(sys.argv[2]).read_text()), int(sys.argv[3])
packet = Packet.objects.get(case=case, filename="packet.pdf")
pages = list(Page.objects.filter(packet=packet).defer("words").order_by("number"))
assert [p.number for p in pages] == list(range(1, count + 1)), "a page is missing, or stands twice"
assert [p.bates for p in pages] == list(range(pages[0].bates, pages[0].bates + count)), "not numbered in order"
assert all(p.document_id for p in pages), "a page is in no record"
unread = Counter(p.reason for p in pages if p.source == "unreadable")
assert all(p.text.strip() for p in pages if p.source in ("text", "ocr")), "a page has no text"
known = searching.index_of(case).known()
assert {p.pk for p in pages} <= set(known), "a page is not in the index"
made = current_file(case)
with pikepdf.open(files.path_of(made.sha256)) as pdf:
    bound = len(pdf.pages)
assert bound > made.pages >= count, "the case file is short of pages"
assert audit.verify().whole
numbers = {p.pk: p.number for p in pages}
told = {p["number"]: p for p in truth}
same = sum(1 for p in pages if p.rotation == told[p.number]["rotation"] or p.source != "ocr")
blank = sum(1 for p in pages if (p.source == "blank") == (told[p.number]["source"] == "blank"))
print(json.dumps({
    "every page stands once, in order, in a record, in the index, and in the bound file": True,
    "pages by where their text is from": ", ".join(f"{n} {s}" for s, n in sorted(Counter(p.source for p in pages).items())),
    "pages that could not be read, with the reason in their place": ", ".join(f"{n} {why}" for why, n in unread.items()) or "none",
    "pages upright as they should be": f"{same} of {count}",
    "blank pages told from others": f"{blank} of {count}",
    "records": Document.objects.filter(packet=packet).count(),
    "pages found to be there again": sum(1 for p in pages if p.duplicate_of_id),
    "pages of the bound PDF with cover and list": bound,
    "the certificate verifies": True,
    "the audit log is whole": True,
}))
"""
)
