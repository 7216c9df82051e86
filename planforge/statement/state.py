"""What a sweep remembers of a deal, a client and a fee, and can forget when it is over."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from planforge.deals import Event
from planforge.money.frame import Figure
from planforge.money.memory import Memory
from planforge.statement.values import Line
from planforge.values import Money


@dataclass(slots=True)
class Earned:
    """A fee that was earned, what of it has not been given back, and whether the payer has paid it."""

    line: Line
    left: Money
    set_off: Money | None = None
    """What of it was set against an advance, so that it was never to be paid."""
    paid: bool = False


@dataclass(slots=True)
class DealState:
    """One deal while more may happen to it."""

    first: dict[str, date] = field(default_factory=dict)
    """The first day of each kind of event."""
    last: dict[str, date] = field(default_factory=dict)
    readings: dict[str, Figure] = field(default_factory=dict)
    """Figures that do not add up, as last given."""
    waiting: dict[str, dict[str, Figure]] = field(default_factory=dict)
    """By fee: figures that were given before the event that earns the fee, and wait for it."""
    numbers: dict[str, int] = field(default_factory=dict)
    """By fee: the number of the deal."""
    serials: dict[str, int] = field(default_factory=dict)
    """By fee: the number of the event that earned it last, to which what goes back belongs."""
    events: list[int] = field(default_factory=list)
    """The numbers of all its events."""
    counted: dict[str, date] = field(default_factory=dict)
    """By fee: the day on which its figures were last counted."""
    earned: list[Earned] = field(default_factory=list)
    """What may still be given back."""
    started: dict[str, Money] = field(default_factory=dict)
    """All that was given of each figure that adds up."""
    said: bool = False
    """Some line speaks of this deal already."""
    reasons: dict[str, Line] = field(default_factory=dict)
    """By fee: the line that says why not."""
    days: dict[str, list[date]] = field(default_factory=lambda: {"paid": [], "fee invoiced": []})
    """All days of the events from which a due day may be counted, in order."""
    revision: int = 0

    @property
    def qualified(self) -> date | None:
        """The day by which the deal counts: the first thing that happened to it."""
        return min(self.first.values(), default=None)

    @property
    def won(self) -> date | None:
        """The day on which the client bound itself."""
        days = [self.first[each] for each in ("signed", "ordered") if each in self.first]
        return min(days, default=None)

    def see(self, event: Event) -> None:
        self.first.setdefault(event.what, event.on)
        self.last[event.what] = event.on
        if event.what in self.days:
            self.days[event.what].append(event.on)


@dataclass(slots=True)
class ClientState:
    """One client, over all its deals."""

    first: dict[str, date] = field(default_factory=dict)
    earned: dict[str, date] = field(default_factory=dict)
    """By fee: the day on which the client first earned it."""
    numbers: dict[str, int] = field(default_factory=dict)
    """By fee: the client's number."""


@dataclass(slots=True)
class FeeState:
    """One fee over all deals. It outlives a revision of the plan, for a year's sums go on."""

    memory: Memory = field(default_factory=Memory)
    deals: int = 0
    """How many deals have earned it."""
    clients: int = 0
    owed: dict[str, Money] = field(default_factory=dict)
    """What the fee came to in each time that a bonus, a minimum or a guarantee looks at."""
    reached: dict[str, Figure] = field(default_factory=dict)
    """What the target figure of a bonus came to in each of its times."""
    gathered: dict[str, dict[str, Figure]] = field(default_factory=dict)
    """By time: the sums of a fee that is computed once, when the time is over."""
    readings: dict[str, Figure] = field(default_factory=dict)
    """Figures of such a fee that do not add up, as last given by any deal."""
    advance: Money | None = None
    """What is left of the advance; None before it is paid."""
