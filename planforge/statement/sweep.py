"""The statement itself: one pass over the events of all deals in the order of their days.

A deal is computed by the revision in force on the day by which it counts, the first thing that happened to it. What a deal needs is
forgotten after its last event; what a client, a year or a fee needs is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from planforge.deals import Deal, Event
from planforge.deals.book import Book
from planforge.statement.closing import close
from planforge.statement.deferred import gather, note
from planforge.statement.earning import Moment, earn, entered, nothing, wait
from planforge.statement.fixed import payments
from planforge.statement.late import settle
from planforge.statement.losses import LOSSES, lose
from planforge.statement.payouts import within_payout
from planforge.statement.reasons import reason_against
from planforge.statement.rules import FeeRule, Revision
from planforge.statement.state import ClientState, DealState, FeeState
from planforge.statement.values import Line
from planforge.values import Money


class Sweep:
    """One pass. `revisions` are the versions of the plan, any order; `until` is the last day on which times are over."""

    def __init__(self, revisions: Sequence[Revision], until: date | None = None, explain: str = "") -> None:
        self.revisions = sorted(revisions, key=lambda each: each.effective or date.min)
        self.until, self.explain = until, explain
        self.fees: dict[str, FeeState] = {}
        self.clients: dict[str, ClientState] = {}
        self._deals: dict[str, DealState] = {}
        start = self.revisions[0].effective
        self._clock = start - timedelta(days=1) if start else None
        """The last day whose times are over; None before the first event, where the plan says no first day."""

    def lines(self, book: Book) -> Iterator[Line]:
        """Every line, in the order of the days on which it arises."""
        last_day: date | None = None
        for serial, (deal, event, last) in enumerate(book.sweep(), start=1):
            if self.until is not None and event.on > self.until:
                break
            last_day = event.on
            self._clock = self._clock or event.on - timedelta(days=1)
            yield from self._close(event.on - timedelta(days=1))
            yield from self._event(deal, event, serial)
            if last:
                yield from self._finish(deal, event, serial)
        yield from self._close(self.until or last_day or date.min)
        for _, state in sorted(self._deals.items()):  # of which more happens after the time that is asked for
            yield from () if state.said else state.reasons.values()

    def _in_force(self, on: date | None) -> Revision:
        found = [each for each in self.revisions if each.effective is None or on is None or each.effective <= on]
        return found[-1] if found else self.revisions[0]

    def _close(self, until: date) -> Iterator[Line]:
        """Everything that is due because times are over, up to the day `until`."""
        if self._clock is None or until <= self._clock:
            return
        changes = (each.effective - timedelta(days=1) for each in self.revisions if each.effective)
        for day in (*(each for each in changes if self._clock < each < until), until):  # each time by the version at its end
            revision = self._in_force(day)
            made = [line for rule in revision.fees for line in close(rule, self._fee(rule), self._clock, day)]
            yield from sorted((*made, *payments(revision, self._clock, day)), key=lambda line: line.on)
            self._clock = day

    def _fee(self, rule: FeeRule) -> FeeState:
        return self.fees.setdefault(rule.id, FeeState())

    def _event(self, deal: Deal, event: Event, serial: int) -> Iterator[Line]:
        state = self._deals.setdefault(deal.id, DealState())
        client = self.clients.setdefault(deal.client or deal.id, ClientState())
        state.see(event)
        client.first.setdefault(event.what, event.on)
        moment = Moment(deal, event, state, client, serial)
        revision = self._in_force(state.qualified)
        made = [line for rule in revision.fees for line in self._by_rule(rule, moment)]
        state.events.append(serial)
        for name, figure in event.given.items():
            if isinstance(figure, Money) and event.what not in LOSSES:
                state.started[name] = state.started[name] + figure if name in state.started else figure
        late = settle(revision, moment) if event.what == "fee paid" else ()
        for line in within_payout(revision, moment, made):
            yield from self._entered(revision, state, line)
        yield from late

    def _entered(self, revision: Revision, state: DealState, line: Line) -> Iterator[Line]:
        state.said = True
        if line.what not in ("fee", "adjustment"):
            yield line
            return
        rule = next(rule for rule in revision.fees if rule.id == line.fee)
        yield from entered(rule, self._fee(rule), state, line)

    def _by_rule(self, rule: FeeRule, moment: Moment) -> Iterator[Line]:
        event, state, fee = moment.event, moment.state, self._fee(rule)
        if event.what in LOSSES:
            yield from lose(rule, fee, moment)
            return
        if event.what == "trued up":
            moment = _trued_up(moment)
        wait(rule, fee, moment)
        if rule.deferred is not None:
            note(rule, fee, moment)
        estimated = rule.fee.true_up is not None and event.what in ("estimated", "trued up")
        triggered = event.what == rule.trigger or estimated or (rule.at_end is not None and rule.id in state.waiting)
        if not triggered:
            return
        against = reason_against(rule, moment.deal, state, moment.client, event.on)
        if against is None and rule.deferred is not None:
            state.reasons[rule.id] = gather(rule, fee, moment)
        elif against is None:
            made = list(earn(rule, fee, moment))
            state.reasons.pop(rule.id, None)
            yield from made
        elif against.meant or moment.deal.id == self.explain:
            state.reasons[rule.id] = nothing(rule, moment, f"not earned: {against.why}", against.clause)

    def _finish(self, deal: Deal, event: Event, serial: int) -> Iterator[Line]:
        """The reasons of a deal that earns nothing; then the deal is forgotten."""
        state = self._deals.pop(deal.id)
        moment = Moment(deal, event, state, self.clients[deal.client or deal.id], serial)
        if not state.said or deal.id == self.explain:
            yield from state.reasons.values() if state.reasons else self._unearned(moment)
        for fee in self.fees.values():
            fee.memory.forget(f"deal:{deal.id}")
            for each in state.events:
                fee.memory.forget(f"event:{each}")

    def _unearned(self, moment: Moment) -> Iterator[Line]:
        """Why nothing has happened by any fee: none is meant for the deal, or its event has not come."""
        others: list[str] = []
        meant = False
        for rule in self._in_force(moment.state.qualified).fees:
            against = reason_against(rule, moment.deal, moment.state, moment.client, moment.event.on)
            if against is not None and not against.meant:
                others.append(f"{rule.fee.name}: {against.why}")
                continue
            meant = True
            why = (
                against.why
                if against
                else f"it is earned {rule.fee.earned}, and that has not happened"
                if rule.fee.earned
                else "the plan does not say when it is earned"
            )
            yield nothing(rule, moment, f"not earned: {why}", against.clause if against else rule.clause)
        if not meant:
            first = self._in_force(moment.state.qualified)
            yield self._none(moment, first, "; ".join(others) or "the plan has no fee")

    def _none(self, moment: Moment, revision: Revision, why: str) -> Line:
        return Line(
            "nothing", moment.deal.id, moment.deal.client or "", "", "", "", "", moment.event.on, revision.setting.zero(),
            f"no fee is meant for it: {why}", "", revision.version, line=moment.event.line,
        )  # fmt: skip


def _trued_up(moment: Moment) -> Moment:
    """The actual figures replace the estimate: only their difference is new."""
    known = moment.state.started
    given = {
        name: figure - known[name] if isinstance(figure, Money) and name in known else figure
        for name, figure in moment.event.given.items()
    }
    return moment._replace(event=replace(moment.event, given=given))
