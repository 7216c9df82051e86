"""What bands pay, as one straight line for each band: for proofs, which look at every figure at once."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from planforge.money.frame import ZERO
from planforge.money.shapes.band import Band, bands_of
from planforge.plan.amounts import Bands, BandStep
from planforge.record import record


@record
class BandLine:
    """What is paid while the measure lies in one band: `start` where the band begins, and `slope` more for each one, up to `limit`."""

    band: Band[BandStep]
    start: Decimal
    slope: Decimal
    limit: Decimal | None

    @property
    def low(self) -> Decimal:
        return self.band.start

    @property
    def least(self) -> Decimal:
        return self.start if self.limit is None else min(self.start, self.limit)

    @property
    def most(self) -> Decimal | None:
        """None where it rises without end."""
        if not self.slope:
            return self.least
        end = None if self.band.upper is None else self.at(self.band.upper.at.size)
        return self.limit if end is None else end

    def at(self, size: Decimal) -> Decimal:
        paid = self.start + self.slope * (size - self.low)
        return paid if self.limit is None else min(paid, self.limit)

    def reaches(self, paid: Decimal) -> Decimal | None:
        """The least figure in the band for which as much as `paid` is paid; None where it never is."""
        most = self.most
        if most is not None and most < paid:
            return None
        return self.low if self.least >= paid else self.low + (paid - self.start) / self.slope


def band_lines(bands: Bands) -> Iterator[BandLine]:
    """One line for each band, lowest first. Each band has an edge above the one before, and the measure adds up."""
    paid = ZERO
    for band in bands_of(bands.steps):
        line = _marginal(band, paid) if bands.method == "marginal" else _whole(band)
        yield line
        if band.upper is not None:
            paid = line.at(band.upper.at.size)


def _slope(step: BandStep) -> Decimal:
    if step.price is not None:
        return step.price.amount
    return step.rate.fraction if step.rate is not None else ZERO


def _whole(band: Band[BandStep]) -> BandLine:
    step, slope = band.step, _slope(band.step)
    start = step.flat.amount if step.flat is not None else slope * band.start
    return BandLine(band, start, slope, step.at_most.amount if step.at_most is not None else None)


def _marginal(band: Band[BandStep], before: Decimal) -> BandLine:
    """The band adds to what the bands below it pay; its own limit is one of what it adds."""
    step = band.step
    flat = step.flat.amount if step.flat is not None else ZERO
    limit = before + step.at_most.amount if step.at_most is not None else None
    return BandLine(band, before + flat, _slope(step), limit)
