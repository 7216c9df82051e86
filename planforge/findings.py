"""What is wrong in a plan: findings are values, collected to the end and reported together.

A finding speaks of a *path* into the plan (`("referral_fees", 0, "amount")`); only `reports` turns a path
into a line and a column. Faults found before paths exist (broken YAML) carry their `span` themselves.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from enum import Enum
from typing import TYPE_CHECKING, Literal, NamedTuple

from planforge.record import record
from planforge.values.slip import slipped

if TYPE_CHECKING:
    from planforge.plan import Plan


Path = tuple[str | int, ...]


class Severity(Enum):
    """How bad a finding is. `error`: the plan cannot be rendered; `warning`: it will hurt later; `note`: worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Span(NamedTuple):
    """A stretch of the plan's text. Lines and columns count from 1, columns in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@record
class Related:
    """Another place that explains a finding, such as the first of two equal keys."""

    message: str
    at: Path = ()
    span: Span | None = None


@record
class Fix:
    """How a finding is put right without changing what is agreed; `planforge check --fix` does it, byte by byte.

    `set` writes `text` as the value at the path, `rename` as its key; `remove` takes out the item or key at the path;
    `cut` takes out the finding's own span, for what has no path, such as a comment.
    """

    change: Literal["set", "rename", "remove", "cut"]
    text: str = ""


@record
class Finding:
    """One fault: what, where, why, and what to write instead."""

    code: str
    """`PF` and three digits; never reused. Explained by `planforge explain CODE`."""
    severity: Severity
    message: str
    """What is wrong and why, in one sentence without a final full stop."""
    at: Path = ()
    """Where, as a path into the plan. `()` is the whole plan."""
    hint: str | None = None
    """What to write instead."""
    on_key: bool = False
    """Point at the key rather than at its value."""
    span: Span | None = None
    """The place itself, where the text could not be read far enough for paths to exist."""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    """Only where one thing can be meant, and what is agreed stays the same."""
    words: str = ""
    """The words of the text at the path that are meant, where it is not the whole text."""
    about: str = ""
    """What tells it from others of its code at the same place: the key that is missing. In no words of ours, so that it stays."""


@record
class Rule:
    """A check with a manual: `run` yields findings of this one code."""

    code: str
    name: str
    severity: Severity
    manual: str
    run: Callable[[Plan], Iterator[Finding]]

    def __call__(self, plan: Plan) -> Iterator[Finding]:
        return self.run(plan)

    def finding(self, fault: Fault) -> Finding:
        """`fault` as a finding of this rule."""
        return Finding(
            self.code, self.severity, fault.message, fault.at, fault.hint, fault.on_key, fix=fault.fix, words=fault.words
        )


class Fault(NamedTuple):
    """What a rule yields: the place, the sentence, and the advice. `@rule` adds the code and the severity."""

    at: Path
    message: str
    hint: str | None = None
    on_key: bool = False
    fix: Fix | None = None
    words: str = ""


def misnamed(
    at: Path, message: str, name: str, known: Iterable[str], otherwise: str | None, *, whole: Callable[[str], str] = str
) -> Fault:
    """The fault that `name` is none of the `known` ones, with the one that was meant; `otherwise` is the hint where there is none.

    `whole` makes of the right name the whole value at the path, where that says more than the name.
    """
    names = list(known)
    near = get_close_matches(name, names, n=1)
    surely = slipped(name, names)
    return Fault(
        at, message, f"did you mean {near[0]}?" if near else otherwise, fix=Fix("set", whole(surely)) if surely else None
    )


def rule(code: str, name: str, severity: Severity) -> Callable[[Callable[[Plan], Iterator[Fault]]], Rule]:
    """Make a generator of faults into a `Rule`; its docstring is the manual that `planforge explain` prints."""

    def wrap(check: Callable[[Plan], Iterator[Fault]]) -> Rule:
        def run(plan: Plan) -> Iterator[Finding]:
            return (made.finding(fault) for fault in check(plan))

        made = Rule(code, name, severity, textwrap.dedent(check.__doc__ or "").strip(), run)
        return made

    return wrap


@record
class Code:
    """A code that is not found by a rule over the plan (broken syntax, wrong shape), with its manual."""

    code: str
    name: str
    severity: Severity
    manual: str


def error_code(
    code: str,
    name: str,
    what: str,
    why: str,
    example: str,
    fix: str,
    *,
    language: str = "yaml",
    severity: Severity = Severity.ERROR,
) -> Code:
    """A code of error level unless `severity` says otherwise, with an `example` in `language`."""
    sections = {"What it is": what, "Why it matters": why, "Example": f"```{language}\n{example}\n```", "How to fix it": fix}
    manual = "\n\n".join(f"## {heading}\n{text}" for heading, text in sections.items())
    return Code(code, name, severity, manual)
