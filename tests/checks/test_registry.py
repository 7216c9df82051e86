"""What a code must have: cases, a manual that reads well, a place in the docs, a family. All gaps are told at once."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from types import ModuleType

import yaml

import planforge.checks
from planforge.findings import Code, Rule
from planforge.pipeline import codes
from tests.checks import cases
from tests.conftest import ROOT

CODES = codes()
SECTIONS = ["What it is", "Why it matters", "Example", "How to fix it"]
FAMILIES = {"0": "syntax", "1": "shape", "2": "parties and terms", "3": "money", "4": "engagement", "5": "document", "8": "law"}


def _modules() -> Iterator[ModuleType]:
    """The modules in which rules are written."""
    for found in pkgutil.walk_packages(planforge.checks.__path__, "planforge.checks."):
        yield importlib.import_module(found.name)


def _written(module: ModuleType) -> list[str]:
    """The codes of the rules that stand in this module, in their order."""
    return re.findall(r'^@\w+\("(PF[0-9]+)"', inspect.getsource(module), re.MULTILINE)


def _identity() -> Iterator[str]:
    for what in ("code", "name"):
        for value, number in Counter(getattr(each, what) for each in CODES).items():
            if number > 1:
                yield f"{value}: {number} codes have this {what}"
    for each in CODES:
        if not re.fullmatch(r"PF[0-9]{3}", each.code) or each.code[2] not in FAMILIES:
            yield f"{each.code}: no family has this number"
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", each.name):
            yield f"{each.code}: {each.name} is not in kebab case"


def _rules() -> Iterator[str]:
    listed = Counter(each.code for each in planforge.checks.RULES)
    yield from (f"{code}: stands {number} times in RULES" for code, number in listed.items() if number > 1)
    for module in _modules():
        rules = [each for each in vars(module).values() if isinstance(each, Rule)]
        yield from (f"{each.code}: {module.__name__} does not pass it on to RULES" for each in rules if each.code not in listed)
        families = {code[:3] for code in _written(module)}
        if len(families) > 1:
            yield f"{module.__name__}: rules of more than one family, {', '.join(sorted(families))}"


def _cases() -> Iterator[str]:
    told, reasons = cases.read(), cases.reasons()
    known = {each.code for each in CODES}
    yield from (f"{code}: has cases in {each.file}, and is no code" for code, each in told.items() if code not in known)
    for code in sorted(known):
        excused = any(code.startswith(start) for start in reasons)
        if code in told:
            yield from (f"{code}: no plan that fails" for _ in [1] if not told[code].fail)
            yield from (f"{code}: no plan that passes" for _ in [1] if not told[code].pass_)
            yield from (f"{code}: has cases, and a reason for none" for _ in [1] if excused)
        elif not excused:
            yield f"{code}: no cases, and no reason in cases/reasons.yaml"


def _proved_elsewhere() -> Iterator[str]:
    for start, reason in cases.reasons().items():
        place = ROOT / reason["proved"]
        text = "".join(file.read_text(encoding="utf-8") for file in ([place] if place.is_file() else place.rglob("*.py")))
        meant = [each.code for each in CODES if each.code.startswith(start)]
        if not meant:
            yield f"{start}: a reason for no code"
        yield from (f"{code}: {reason['proved']} does not name it" for code in meant if code not in text)


def _manuals() -> Iterator[str]:
    for each in CODES:
        parts = re.split(r"^## (.+)$", each.manual, flags=re.MULTILINE)
        if parts[0].strip() or parts[1::2] != SECTIONS:
            yield f"{each.code}: the manual has {parts[1::2]}, not {SECTIONS}"
            continue
        yield from (
            f"{each.code}: nothing under {name}" for name, text in zip(SECTIONS, parts[2::2], strict=True) if not text.strip()
        )
        if each.code >= "PF1":  # the examples of syntax are broken on purpose
            yield from _unreadable(each, parts[6])
            yield from _unreadable(each, parts[8])


def _unreadable(each: Code | Rule, text: str) -> Iterator[str]:
    """What looks like YAML in a part of a manual, and is none."""
    for piece in _yaml(text):
        try:
            yaml.safe_load(piece if "\n" in piece or piece.startswith(("{", "[", "- ")) else _said(piece))
        except yaml.YAMLError:
            yield f"{each.code}: the manual has YAML that is none: {piece!r}"


def _said(piece: str) -> str:
    """Keys in a row, as a sentence quotes them, are what stands in braces."""
    return f"{{{piece}}}" if re.match(r"[\w.-]+: [^{[]*, [\w.-]+: ", piece) else piece


def _yaml(text: str) -> Iterator[str]:
    fenced = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    yield from fenced
    rest = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    blocks = re.findall(r"(?:^    .*\n?)+", rest, re.MULTILINE)
    yield from map(inspect.cleandoc, blocks)
    yield from (piece for piece in re.findall(r"`([^`]+)`", re.sub(r"^    .*$", "", rest, flags=re.MULTILINE)) if ": " in piece)


def _docs() -> Iterator[str]:
    page = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    for each in CODES:
        if f'<a id="{each.code.lower()}"></a>{each.code}: {each.name.replace("-", " ")}\n' not in page:
            yield f"{each.code}: not in docs/findings.md; python -m tools.reference makes it"


def test_every_code_has_all_that_it_needs() -> None:
    gaps = [*_identity(), *_rules(), *_cases(), *_proved_elsewhere(), *_manuals(), *_docs()]
    assert not gaps, f"{len(gaps)} gaps:\n" + "\n".join(gaps)
