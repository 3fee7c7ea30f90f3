"""Walking the demonstration's cases from application to published letter.

The walk plays the script of each case through the rooms' actions, as the people of the house would, and
asks the case itself where it stands: a walk that was ended in the middle goes on, and a second walk finds
nothing to do. Decisions are scripted; that is what `Case.demonstration` says on every page and letter.
"""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from openimr.casefile import actions as casefile
from openimr.casefile import compiling, records
from openimr.casefile.models import Packet, Page
from openimr.cases import door
from openimr.cases.actors import SYSTEM, Actor
from openimr.cases.lifecycle import EXITS, State
from openimr.cases.models import Case
from openimr.corpus import tasks as corpus
from openimr.demo import people
from openimr.demo.application import application_fields
from openimr.demo.facts import PLACEHOLDER, DemoCase, load_all
from openimr.demo.packets import GeneratedCase, generate
from openimr.demo.register import entries, organisations
from openimr.determination import actions as determination
from openimr.determination.drafting import items_under_review
from openimr.determination.statements import take_apart
from openimr.intake import actions as intake
from openimr.intake.application import ApplicationForm, read_form
from openimr.panel import actions as panel
from openimr.panel import register
from openimr.panel.organisations.taking import take_in_organisations
from openimr.publication import actions as publication
from openimr.publication.models import PublicCopy

ENDS = EXITS | {State.INELIGIBLE, State.ISSUED}
LONGEST_WAIT = 600.0
"""Seconds that the walk waits for packets to be read before it gives up."""


class WalkStopped(Exception):
    """The walk could not go on with a case."""

    def __init__(self, *, case: str, why: str) -> None:
        self.case, self.why = case, why
        super().__init__(f"{case}: {why}")


@dataclass
class Walk:
    """One walk: what it says, and how long each kind of step took in seconds."""

    material: Path
    say: Callable[[str], None]
    until: State = State.ISSUED
    seconds: dict[str, float] = field(default_factory=dict)
    steps: int = 0

    @contextmanager
    def _timed(self, step: str) -> Iterator[None]:
        began = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[step] = self.seconds.get(step, 0.0) + time.perf_counter() - began
            self.steps += 1

    def all(self) -> list[Case]:
        """Walk all seven; returns the cases in order."""
        now = dt.datetime.now(dt.UTC)
        with self._timed("accounts and register"):
            people.house(at=now)
            taken = register.take_in(entries(), by=people.actor("panel"), at=now, source="demonstration")
            belong = take_in_organisations(
                organisations(), by=people.actor("panel"), at=now, source="demonstration"
            )
            if wrong := [*map(str, [*taken.faults, *belong.faults]), *taken.questions]:
                raise WalkStopped(case="the register", why="; ".join(wrong))
        todo = [demo for demo in load_all() if not self._ended(demo)]
        if todo:
            with self._timed("generating the material"):
                self.say(f"Making the papers of {len(todo)} invented cases …")
                generated = generate(self.material, only=[demo.id for demo in todo])
            # All packets are handed in first, so that they are read while the cases go on.
            begun = [self._to_records(one) for one in generated]
            for one, case in zip(generated, begun, strict=True):
                self._to_the_end(one, case)
                self.say(f"  {case.number}  {State(case.state).label}")
        cases = [Case.objects.get(number=demo.case_number) for demo in load_all()]
        for n, case in enumerate(cases, start=1):
            people.parties(case, n, at=now)
        with self._timed("into the corpus"):
            self._wait_for_corpus()
        return cases

    def _ended(self, demo: DemoCase) -> bool:
        """Whether nothing is left to do for a case."""
        case = Case.objects.filter(number=demo.case_number).first()
        if case is None:
            return False
        if State(case.state) is self.until and self.until is not State.ISSUED:
            return True
        published = PublicCopy.objects.filter(case=case).exclude(state=PublicCopy.PREPARED).exists()
        return published if State(case.state) is State.ISSUED else State(case.state) in ENDS

    def _stands_at(self, case: Case, *states: State) -> bool:
        return State(case.state) in states and State(case.state) is not self.until

    def _to_records(self, one: GeneratedCase) -> Case:
        """From the application to the packets handed in."""
        demo, when = one.case, one.case.timeline
        clerk = people.actor("intake")
        case = Case.objects.filter(number=demo.case_number).first()
        if case is None:
            with self._timed("filing the application"):
                fields = application_fields(demo)
                case = intake.file_application(
                    None, by=clerk, at=when.received, form=form_of(demo), given=fields,
                    ur_decision=one.ur_decision.read_bytes(), number=demo.case_number, demonstration=True,
                )  # fmt: skip
            self.say(f"{case.number}  {demo.headline}")
        if self._stands_at(case, State.RECEIVED):
            with self._timed("screening"):
                intake.screen(case, by=clerk, at=when.screened)
        if self._stands_at(case, State.SCREENING):
            with self._timed("finding eligibility"):
                if case.screening.outcome in {"eligible", "partly-eligible"}:
                    intake.find_eligible(case, by=clerk, at=_when(one, "eligible"))
                else:
                    intake.find_ineligible(case, by=clerk, at=when.ineligible or when.screened)
        if self._stands_at(case, State.ELIGIBLE):
            with self._timed("notice of assignment"):
                intake.send_notice_of_assignment(
                    case, by=clerk, at=_when(one, "noarfi"), sent_by=demo.law["noarfi"]["sent_by"]
                )
        if self._stands_at(case, State.ASSIGNED, State.RECORDS_PENDING):
            with self._timed("packets handed in"):
                self._hand_in(one, case)
        return case

    def _hand_in(self, one: GeneratedCase, case: Case) -> None:
        if not case.packets.filter(sent_by=casefile.WITH_APPLICATION).exists():
            casefile.take_in_ur_decision(case, by=SYSTEM, at=case.state_since)
        for packet in one.packets:
            with packet.path.open("rb") as source:
                sha256, size = casefile.keep_packet(source)
            if not case.packets.filter(sha256=sha256).exists():
                casefile.submit_packet(
                    case, by=people.actor("records"), at=packet.received_at, filename=packet.path.name,
                    sha256=sha256, size=size,
                )  # fmt: skip

    def _to_the_end(self, one: GeneratedCase, case: Case) -> None:
        """From the packets to the published letter."""
        if self._stands_at(case, State.RECORDS_PENDING):
            with self._timed("waiting for packets to be read"):
                self._wait_for_packets(case)
            with self._timed("assembling the case file"):
                at = _when(one, "records_complete")
                compiled = compiling.compile_case_file(case, at=at)
                casefile.complete_case_file(case, by=people.actor("records"), at=at, compiled=compiled)
        if self._stands_at(case, State.RECORDS_COMPLETE):
            with self._timed("matching a reviewer"):
                assignment = case.assignments.filter(ended=False).first() or panel.assign_reviewer(
                    case, by=people.actor("panel"), at=_when(one, "assigned")
                )
                reviewer = people.reviewer(assignment.reviewer.ref, at=_when(one, "assigned"))
                panel.attest(
                    case,
                    by=reviewer,
                    at=_when(one, "attested"),
                    no_conflict=True,
                    qualified=True,
                    will_read_all=True,
                )
        if self._stands_at(case, State.WITH_REVIEWER):
            reviewer = people.reviewer(
                case.assignments.get(ended=False).reviewer.ref, at=_when(one, "attested")
            )
            with self._timed("reading the records"):
                self._read_everything(case, reviewer, at=_when(one, "attested"))
            with self._timed("writing the decisions"):
                self._decide(one, case, reviewer)
            with self._timed("checks and signature"):
                determination.sign(case, by=reviewer, at=_when(one, "signed"))
        if self._stands_at(case, State.QUALITY_CHECK):
            with self._timed("letter, signed digitally"):
                determination.issue_letter(case, by=people.actor("director"), at=_when(one, "issued"))
        if State(case.state) is State.ISSUED:
            self._publish(one, case)

    def _publish(self, one: GeneratedCase, case: Case) -> None:
        officer, at = people.actor("publication"), _when(one, "published")
        copy = PublicCopy.objects.filter(case=case).first()
        with self._timed("public copy"):
            if copy is None:
                copy = publication.prepare_public_copy(case, by=officer, at=at)
            if copy.state == PublicCopy.PREPARED:
                publication.release_public_copy(case, by=officer, at=at, looked_at=True)

    def _wait_for_packets(self, case: Case) -> None:
        ends = time.monotonic() + LONGEST_WAIT
        said = -1
        while waiting := case.packets.filter(state__in=[Packet.RECEIVED, Packet.READING]).count():
            done = Page.objects.filter(packet__case=case).count()
            if done != said:
                self.say(f"  {case.number}  reading: {done} pages read, {waiting} packets to go")
                said = done
            if time.monotonic() > ends:
                raise WalkStopped(
                    case=case.number, why=f"{waiting} packets were not read in {LONGEST_WAIT:.0f} s"
                )
            time.sleep(0.25)
        unread = case.packets.filter(state=Packet.UNREADABLE).first()
        if unread is not None:
            raise WalkStopped(case=case.number, why=f"packet {unread.pk} cannot be read: {unread.reason}")

    def _read_everything(self, case: Case, reviewer: Actor, *, at: dt.datetime) -> None:
        for n, page in enumerate(
            Page.objects.filter(packet__case=case, bates__isnull=False).order_by("bates")
        ):
            moment = at + dt.timedelta(seconds=20 * n)
            door.read(case, "record_page", by=reviewer, at=moment, detail={"page": page.bates})
            records.mark_opened(page, actor=reviewer.name, at=moment)

    def _decide(self, one: GeneratedCase, case: Case, reviewer: Actor) -> None:
        script, at = one.case.script, _when(one, "decided")
        if script is None:
            raise WalkStopped(
                case=case.number, why="the case reached the desk, and its script ends before it"
            )
        pages = pages_by_record(one, case)
        determination.write_summary(
            case, by=reviewer, at=at, text=with_pages(script.clinical_case_summary, pages, case.number)
        )
        under_review = {item.position for item in items_under_review(case)}
        for decided in script.decisions:
            if decided.position not in under_review:
                continue
            mtus, other = take_apart(decided.statement)
            determination.decide_item(
                case, by=reviewer, at=at, position=decided.position, decision=decided.decision, mtus=mtus,
                other=other, rationale=with_pages(decided.rationale, pages, case.number),
                follows=decided.follows is not None,
            )  # fmt: skip

    def _wait_for_corpus(self) -> None:
        """The worker brings released copies into the corpus; without one running, do it here."""
        from openimr.cases import work

        ends = time.monotonic() + 60
        while (
            PublicCopy.objects.filter(state=PublicCopy.RELEASED)
            .exclude(corpus_state=PublicCopy.RELEASED)
            .exists()
        ):
            if not work.running():
                corpus.follow_publication()
            if time.monotonic() > ends:
                raise WalkStopped(case="corpus", why="released copies did not reach the corpus in a minute")
            time.sleep(0.1)


def _when(one: GeneratedCase, step: str) -> dt.datetime:
    """When a step happened by the script of a case."""
    when: dt.datetime | None = getattr(one.case.timeline, step)
    if when is None:
        raise WalkStopped(case=one.case.case_number, why=f"its script has no time for '{step}'")
    return when


def form_of(demo: DemoCase) -> ApplicationForm:
    """The application of a demonstration case, through the same reading as any other."""
    named = {party.party_id: party for party in demo.parties}
    return read_form(
        {
            "priority": "expedited" if demo.application["ur_type"] == "expedited" else "regular",
            "channel": demo.application["channel"],
            "claim_number": demo.application["claim_number"],
            "diagnosis": demo.application["diagnosis"],
            "date_of_injury": demo.law["date_of_injury"],
            "signed": demo.law["application"]["signed"],
            "signed_by": demo.law["application"]["signed_by"],
            "ur_decision": {k: v for k, v in demo.law["ur_decision"].items() if v is not None},
            "parties": [
                {
                    "role": party.role,
                    "ref": party.party_id,
                    "name": party.display,
                    "organisation": named[party.organisation].plain_name if party.organisation else "",
                    "address": "\n".join(
                        party.address or (named[party.organisation].address if party.organisation else ())
                    ),
                    "contact": party.contact,
                    "phone": party.phone,
                    "email": party.email,
                    "birth_date": party.birth_date,
                }
                for party in demo.parties
            ],
            "items": [
                {
                    "description": item.description,
                    "ur_outcome": item.ur_outcome,
                    "ur_reason": item.ur_reason,
                    "ur_guideline": item.ur_statement,
                    "category": item.category,
                    "body_system": item.body_system,
                    "depends_on": item.follows,
                }
                for item in demo.items
            ],
        }
    )


def pages_by_record(one: GeneratedCase, case: Case) -> dict[tuple[str, int], int]:
    """The page of the case file for each page of each record of the material; of a record sent twice, the first."""
    found: dict[tuple[str, int], int] = {}
    by_hash = {packet.sha256: packet for packet in case.packets.all()}
    for generated in one.packets:
        with generated.path.open("rb") as source:
            sha256, _ = casefile.keep_packet(source)
        numbers = {
            number: bates or 0 for number, bates in by_hash[sha256].pages.values_list("number", "bates")
        }
        for page in generated.pages:
            found.setdefault((page.record_id, page.page_in_record), numbers[page.number])
    decision = case.packets.filter(sent_by=casefile.WITH_APPLICATION).first()
    if decision is not None:
        for number, bates in decision.pages.values_list("number", "bates"):
            found.setdefault(("ur-decision", number), bates or 0)
    return found


def with_pages(text: str, pages: dict[tuple[str, int], int], case: str) -> str:
    """A scripted text with its placeholders turned into references to pages of the case file."""

    def page(match: re.Match[str]) -> str:
        key = (match["record"], int(match["page"]))
        if key not in pages:
            raise WalkStopped(
                case=case,
                why=f"the script refers to record '{key[0]}', page {key[1]}, which is not in the file",
            )
        return f"[p. {pages[key]}]"

    return PLACEHOLDER.sub(page, text)
