"""The whole story on one page, and the public Python API.

    text -> Source -> Plan -> findings
                      Plan -> Document -> Markdown, HTML, PDF
           Plan + Document -> reports: balance, coverage, obligations

    checked = check(Path("plan.yaml").read_bytes(), "plan.yaml")
    if checked.sound:
        files = render(checked, ["md", "pdf"])

Nothing here prints, writes or looks at the clock; heavy libraries are imported when they are needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from planforge import checks, source
from planforge import control as controls
from planforge.control import Control
from planforge.errors import PlanForgeError
from planforge.findings import Code, Finding, Rule, Severity
from planforge.findings import Path as FieldPath
from planforge.plan import Plan
from planforge.plan.build import Misshapen, build_plan
from planforge.plan.walk import leaves
from planforge.record import record
from planforge.settings import CheckSettings, Pages
from planforge.values import Markdown, Text

if TYPE_CHECKING:
    from planforge.document.compose import Composed
    from planforge.survey.obligations import Asked

FORMATS = ("md", "html", "pdf")
"""What a document can be written as."""
REPORTS = ("balance", "coverage", "obligations")
"""What can be told of a plan besides its agreement: see `survey`."""
REPORT_FORMATS = ("text", *FORMATS)
LOOK = "classic"
"""The look of pages where nothing else is said."""


@record
class Checked:
    """A plan that was read, and everything that is wrong with it.

    `source` is None where the text could not be read, `plan` where its shape is wrong; then `findings` say why.
    """

    source: source.Source | None
    plan: Plan | None
    findings: tuple[Finding, ...]
    allowed: tuple[Finding, ...] = ()
    """What comments of the plan allow; not among `findings`."""
    ignored: int = 0
    """How many findings the settings leave out."""

    @property
    def sound(self) -> bool:
        """Whether the plan can be rendered: nothing of error level was found."""
        return self.plan is not None and not any(each.severity is Severity.ERROR for each in self.findings)


def check(
    raw: bytes,
    name: str,
    assignments: Sequence[tuple[str, str]] = (),
    templates: Path | None = None,
    control: Control | None = None,
) -> Checked:
    """Read the plan in `raw` and find its faults: of syntax, then of shape, then of meaning.

    `name` is what findings call the file; `assignments` are `--set` pairs of path and value; `templates` are the user's own;
    `control` says which findings are wanted and how bad they are. What comments in the plan allow is left out in any case.
    """
    read, findings = source.read(raw, name)
    if read is None:
        return Checked(None, None, findings)
    read, misplaced = source.override(read, assignments)
    plan = _built(read)
    if plan is None or findings or misplaced:
        return Checked(read, None, _misshapen(read, findings, misplaced))
    findings = tuple(checks.check(plan))
    sound = all(each.severity is not Severity.ERROR for each in findings)
    findings = (*findings, *_own_words(plan, templates, sound), *controls.cut_texts(read, lambda: _texts(plan)))
    told = controls.controlled(read, findings, control or Control(), _severities)
    return Checked(read, plan, told.findings, told.allowed, told.ignored)


def control(settings: Sequence[CheckSettings], today: date | None = None) -> Control:
    """Settings of checking, the strongest first, made ready for `check`; `today` is the day by which allowances end.

    Raises PlanForgeError where they name a code that does not exist, or switch off or lower an error.
    """
    layers = tuple(each for each in settings if each != CheckSettings())
    if layers:
        controls.refuse_codes(layers, _severities())
    return Control(layers, today)


def _texts(plan: Plan) -> frozenset[FieldPath]:
    """Where the author's own words stand."""
    return frozenset(leaf.path for leaf in leaves(plan) if leaf.kind in (Text, Markdown))


@cache
def _severities() -> Mapping[str, Severity]:
    return {each.code: each.severity for each in codes()}


def _built(read: source.Source) -> Plan | None:
    try:
        return build_plan(read.data)
    except Misshapen:
        return None


def _misshapen(read: source.Source, findings: tuple[Finding, ...], misplaced: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What is wrong with the syntax and the shape. The schema is only loaded to say so."""
    from planforge import schema

    findings = (*schema.sure(findings, read.data), *misplaced)
    return (*findings, *schema.validate(read.data, already=findings))


def _own_words(plan: Plan, templates: Path | None, sound: bool) -> tuple[Finding, ...]:
    """What is wrong with the words of the plan's author. The plan alone tells, but for references to paragraphs; where templates
    are the user's own, only the finished document does.
    """
    from planforge.document.standing import examined

    found = examined(plan) if templates is None else None
    if found is None:
        return compose(plan, templates=templates).findings if sound else ()
    return found


def compose(plan: Plan, *, templates: Path | None = None, audience: str | None = None, pages: Pages | None = None) -> Composed:
    """The document that a sound plan describes. `audience` is the party that asked for its own copy, private notes included."""
    from planforge.document.compose import Settings
    from planforge.document.compose import compose as compose_document

    if audience is not None and audience not in plan.parties:
        raise PlanForgeError(f"this plan has no party {audience}", f"the parties are {', '.join(plan.parties)}")
    pages = pages or Pages()
    return compose_document(plan, Settings(templates=templates, audience=audience, accent=pages.accent, logo=pages.logo))


def render(
    checked: Checked,
    formats: Iterable[str] = ("md", "pdf"),
    *,
    look: str | None = None,
    templates: Path | None = None,
    audience: str | None = None,
    pages: Pages | None = None,
) -> dict[str, bytes]:
    """The files of a sound plan by name: `<id>-<version>.<extension>`. Nothing is written.

    Raises PlanForgeError where the plan is not sound, a format or look is unknown, or a page cannot be made.
    """
    from planforge.writers import FORMATS as WRITERS

    if not checked.sound or checked.plan is None:
        raise PlanForgeError("a plan with errors is not rendered", "see its findings")
    wanted = _look(look or (pages.look if pages else ""))
    document = compose(checked.plan, templates=templates, audience=audience, pages=pages).document
    name = f"{document.meta.id}-{document.meta.version}{f'-for-{audience}' if audience else ''}"
    by_extension = {each.extension: each for each in WRITERS.values()}
    return {f"{name}.{each}": by_extension[each].write(document, wanted) for each in formats}


def report(
    checked: Checked,
    name: str,
    to: str = "text",
    *,
    asked: Asked | None = None,
    width: int = 80,
    templates: Path | None = None,
    pages: Pages | None = None,
) -> bytes:
    """One of `REPORTS` about a sound plan, in one of `REPORT_FORMATS`. `asked` narrows obligations; `width` is that of text.

    Raises PlanForgeError where the plan is not sound, or what is asked makes no sense.
    """
    from planforge.document.compose import Settings, compose_pack, of_agreement
    from planforge.survey.reports import view

    if not checked.sound or checked.plan is None:
        raise PlanForgeError("there is no report on a plan with errors", "see its findings")
    pages = pages or Pages()
    agreement = compose(checked.plan, templates=templates)
    made = view(name, checked.plan, agreement, asked)
    settings = Settings(templates=templates, accent=pages.accent, logo=pages.logo)
    document = of_agreement(compose_pack(checked.plan, name, {name: made}, settings), agreement.document)
    if to == "text":
        from planforge.writers.text import write

        return write(document, width).encode()
    from planforge.writers import FORMATS as WRITERS

    writer = next(each for each in WRITERS.values() if each.extension == to)
    return writer.write(document, _look(pages.look))


def _look(wanted: str) -> str:
    from planforge.writers import looks

    if wanted and wanted not in looks():
        raise PlanForgeError(f"there is no look {wanted}", f"the looks are {', '.join(looks())}")
    return wanted or LOOK


def codes() -> tuple[Code | Rule, ...]:
    """Everything that PlanForge can find fault with, each with its manual, in the order of the codes."""
    from planforge import deals, schema
    from planforge.checks.words.document import DOCUMENT

    return tuple(
        sorted(
            (*source.CODES, *controls.CODES, *schema.CODES, *deals.CODES, *checks.RULES, *DOCUMENT), key=lambda each: each.code
        )
    )


__all__ = [
    "FORMATS", "REPORTS", "REPORT_FORMATS", "Checked", "Control", "Pages", "check", "codes", "compose", "control", "render", "report",
]  # fmt: skip
