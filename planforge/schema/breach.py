"""One fault of shape as the validator tells it, and what is known around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from planforge.findings import Finding, Fix, Path, Severity
from planforge.record import record
from planforge.schema.bundle import Schema
from planforge.schema.meant import Known
from planforge.schema.phrases import flow, place
from planforge.schema.spelling import respelt
from planforge.schema.trail import told
from planforge.values import Misread


@record
class Breach:
    """One fault as the validator tells it, with what is known around it."""

    keyword: str
    want: Any
    """What the keyword asks for."""
    value: Any
    """What stands in the plan."""
    at: Path
    node: dict[str, Any]
    """The schema node with the keyword."""
    nodes: list[dict[str, Any]]
    """The nodes that describe the place, from the outermost in: titles and examples stand in the first that has them."""
    root: Schema
    known: Known
    misread: Misread | None = None
    on_key: bool = False

    def finding(
        self,
        code: str,
        message: str,
        hint: str | None,
        at: Path | None = None,
        on_key: bool | None = None,
        fix: Fix | None = None,
    ) -> Finding:
        key = self.on_key if on_key is None else on_key
        return Finding(code, Severity.ERROR, message, self.at if at is None else at, hint, key, fix=fix)

    def respelt(self, form: str | None) -> Fix | None:
        """How the value, or the key, is mended where only its spelling is wrong."""
        text = respelt(form, self.value, self.known, self.misread) if form else None
        return Fix("rename" if self.on_key else "set", text) if text else None

    @property
    def place(self) -> str:
        return place(self.at, str(self.root.get("title", "plan")).lower())

    @property
    def example(self) -> str | None:
        examples = told(self.nodes, "examples")
        return flow(examples[0]) if examples else None

    @property
    def hint(self) -> str | None:
        return f"for example {self.example}" if self.example else None


Words = Callable[[Breach], Iterator[Finding]]
