"""From the bytes of a plan to a `Source`, with every fault that can be seen on the way."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

import yaml

from planforge.findings import Finding, Related, Span
from planforge.source import limits
from planforge.source.characters import bad_characters, masked
from planforge.source.faults import Faults
from planforge.source.position import Lines, Spans
from planforge.source.source import Sort, Source
from planforge.source.syntax import broken
from planforge.source.tree import Tree, bounds

_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UTF8_NEXT = ((codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"))
_DIRECTIVE = re.compile(r"%YAML[ \t]+1\.[12][ \t]*(?:#.*)?")
_PARSER_FAULTS = (yaml.YAMLError, ValueError, IndexError, KeyError, AttributeError, TypeError, OverflowError)
"""What PyYAML raises on hostile text, besides its own errors."""


def read(raw: bytes, name: str, sort: Sort | None = None) -> tuple[Source | None, tuple[Finding, ...]]:
    """Read the plan (or another `sort` of file) in `raw`. The source is None where the text cannot be understood; every finding carries its span.

    A source that comes with findings is fit for further checks, not for use: doubtful values stand in it as text,
    refused keys are left out.
    """
    faults = Faults(sort)
    text = _decoded(raw, faults)
    if text is None:
        return None, faults.told()
    lines = Lines(text)
    bad = _characters(text, lines, faults)
    tree = Tree(_directives(masked(text, bad) if bad else text, lines, faults), lines, faults)
    whole = _parse(tree)
    if whole and not tree.unreadable and not isinstance(tree.data, dict):
        _no_plan(tree, faults)
    if not whole or tree.unreadable or not isinstance(tree.data, dict):
        return None, faults.told()
    return Source(name, text, tree.data, Spans(lines, tree.values), Spans(lines, tree.keys), raw), faults.told()


def legible(raw: bytes) -> str:
    """The text of a file that cannot be read as a plan, as far as it can be shown."""
    return _lf(raw[: limits.FILE_BYTES].decode("utf-8-sig", "replace"))


def _lf(text: str) -> str:
    return text.replace("\r\n", "\n") if "\r" in text else text


def _decoded(raw: bytes, faults: Faults) -> str | None:
    if len(raw) > limits.FILE_BYTES:
        message = f"the file has {len(raw):,} bytes, and a plan has at most {limits.FILE_BYTES:,}"
        faults.add("PF004", Span(1, 1, 1, 1), message, "split the plan, or remove what does not belong to it")
        return None
    for mark, encoding in _UTF8_NEXT:
        if raw.startswith(mark):
            faults.add("PF001", Span(1, 1, 1, 1), f"the file is {encoding}, and a plan is UTF-8", "save it as UTF-8")
            return None
    try:
        return _lf(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        # `start` counts from behind the byte order mark.
        start = error.start + (3 if raw.startswith(codecs.BOM_UTF8) else 0)
        before = raw[:start].decode("utf-8-sig")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"byte {start + 1} of the file (0x{raw[start]:02X}) is not UTF-8"
        faults.add("PF001", Span(line, column, line, column + 1), message, "save the file as UTF-8")
        return None


def _characters(text: str, lines: Lines, faults: Faults) -> list[int]:
    bad = []
    for fault in bad_characters(text):
        faults.add("PF002", lines.span(fault.offset, fault.offset + 1), fault.message, fault.hint)
        if fault.hidden:
            bad.append(fault.offset)
    return bad


def _directives(text: str, lines: Lines, faults: Faults) -> str:
    """Refuse directives before the plan; the returned text has them as comments, so that reading can go on."""
    start = 0
    while start < len(text) and text[start] in "%#\n \t":
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        if line.startswith("%"):
            if not _DIRECTIVE.fullmatch(line):
                faults.add("PF007", lines.span(start, end), "this directive is not part of a plan", "remove the line")
            text = f"{text[:start]}#{text[start + 1 :]}"
        elif line.strip() and not line.lstrip().startswith("#"):
            break
        start = end + 1
    return text


def _parse(tree: Tree) -> bool:
    """Feed the parser's events to `tree`; False where the text is not YAML."""
    last = 0
    try:
        for event in _events(tree.text, _FAST):
            _, last = bounds(event)
            tree.take(event)
            if tree.done:
                break
    except _PARSER_FAULTS as error:
        _tell(tree, _explained(tree.text, error), last)
        return False
    return True


def _events(text: str, loader: type) -> Iterable[yaml.Event]:
    return yaml.parse(text, Loader=loader)


def _explained(text: str, error: Exception) -> Exception:
    """The same fault as the slow parser tells it, which names characters; the fast one's own words where they disagree."""
    if len(text) > limits.RESCAN:
        return error
    try:
        for _ in _events(text, yaml.SafeLoader):
            pass
    except _PARSER_FAULTS as better:
        return better
    return error


def _tell(tree: Tree, error: Exception, last: int) -> None:
    fault = broken(tree.text, error, last)
    span = tree.lines.span(fault.offset, fault.offset + (tree.text[fault.offset : fault.offset + 1] not in ("", "\n")))
    related: tuple[Related, ...] = ()
    if fault.began is not None and fault.began != fault.offset:
        related = (Related("it began here", (), tree.lines.span(fault.began, fault.began + 1)),)
    tree.faults.add("PF003", span, fault.message, fault.hint, related=related)


def _no_plan(tree: Tree, faults: Faults) -> None:
    span, start = tree.lines.span(*tree.values.get((), (0, 0))), f"start with `{faults.sort.opening}`"
    if tree.data is None:
        faults.add("PF005", span, "the file has no plan in it", f"{start}{faults.sort.new}")
    else:
        kind = "a list" if isinstance(tree.data, list) else "a single value"
        faults.add("PF005", span, f"a plan is a group of keys, and this is {kind}", start)
