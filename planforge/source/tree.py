"""From the parser's events to plain data and the place of each value. No recursion: a deep file costs no stack."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

import yaml

from planforge.findings import Fix, Path, Related, Span
from planforge.source import limits
from planforge.source.characters import bad_characters, escaped_at, long_run
from planforge.source.commas import bared, no_value, split_item, split_value, told
from planforge.source.faults import Faults
from planforge.source.frame import NO_KEY, Frame
from planforge.source.position import Lines, Stretch
from planforge.source.scalars import plain_value
from planforge.source.source import Data

_PROPERTY = re.compile(r"[&*!][^\s,\[\]{}]*")


def bounds(event: yaml.Event) -> tuple[int, int]:
    """The offsets at which an event starts and ends. Marks are optional only in the types."""
    start, end = event.start_mark, event.end_mark
    return (start.index if start else 0), (end.index if end else 0)


@dataclass(slots=True)
class Tree:
    """Takes events one by one. `data` is the root once it is read; `done` stops the reading."""

    text: str
    lines: Lines
    faults: Faults
    values: dict[Path, Stretch] = field(default_factory=dict)
    keys: dict[Path, Stretch] = field(default_factory=dict)
    data: Data = None
    documents: int = 0
    done: bool = False
    unreadable: bool = False
    _stack: list[Frame] = field(default_factory=list)
    _count: int = 0
    _end: int = 0

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            start, _ = bounds(event)
            span = self.lines.span(start, start + 3)
            self.faults.add(
                "PF005", span, "a second document starts here, and a plan is one", "put the second plan into its own file"
            )
            self.done = True

    def _path(self) -> Path:
        """The path of the value that comes next."""
        if not self._stack:
            return ()
        frame = self._stack[-1]
        if isinstance(frame.data, list):
            return (*frame.path, len(frame.data))
        return (*frame.path, frame.key) if isinstance(frame.key, str) else frame.path

    def _awaits_key(self) -> bool:
        return bool(self._stack) and isinstance(self._stack[-1].data, dict) and self._stack[-1].key is NO_KEY

    def _live(self) -> bool:
        return not self._stack or (self._stack[-1].live and self._stack[-1].key is not None)

    def _properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Refuse an anchor or a tag."""
        start, _ = bounds(event)
        match = _PROPERTY.match(self.text, start)
        span = self.lines.span(*match.span()) if match else self.lines.span(start, start + 1)
        at = () if self._awaits_key() else self._path()
        if event.anchor is not None:
            self.faults.add(
                "PF006", span, "anchors (&) are not part of a plan: each value is said where it holds", "remove it", at
            )
        if event.tag is not None:
            self.faults.add("PF007", span, "tags (!) are not part of a plan", "remove it; quotes make text of a number", at)

    def _alias(self, event: yaml.AliasEvent) -> None:
        start, end = bounds(event)
        span = self.lines.span(start, end)
        key = self._awaits_key()
        self.faults.add(
            "PF006", span, "aliases (*) are not part of a plan: each value is said where it holds",
            "write the value itself, or put it in quotes where the asterisk belongs to a text", () if key else self._path(),
        )  # fmt: skip
        self._end = end
        if key:
            self._refuse_key()
        else:
            self._value(None, (start, end))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._properties(event)
        start, end = bounds(event)
        plain = not event.style  # None from one parser, "" from the other
        if event.style in ("|", ">"):
            end = start + len(self.text[start:end].rstrip())
        self._end = max(self._end, end)
        awaits_key = self._awaits_key()
        at = () if awaits_key else self._path()
        if len(event.value) > limits.RUN or event.style == '"':
            self._judge_text(event, start, end, at)
        value = event.value if event.value.isascii() else unicodedata.normalize("NFC", event.value)
        if plain and self._cut(start, end):
            return
        if awaits_key:
            self._key(value, (start, end), plain)
        elif not plain:
            self._value(value, (start, end))
        else:
            if self._stack:
                self._stack[-1].remember(self.text, start, at)
            self._plain(value, (start, end), at)

    def _cut(self, start: int, end: int) -> bool:
        """Whether what stands here is the rest of a text that a comma cut. The text is then put together and refused once."""
        frame = self._stack[-1] if self._stack else None
        if frame is None or frame.first < 0 or not frame.live:
            return False
        if frame.whole >= 0 and not self.text[frame.whole : start].strip():
            if isinstance(frame.data, dict):  # the rest stands as a key, and nothing as its value
                frame.key = None if frame.key is NO_KEY else NO_KEY
            return True
        item = isinstance(frame.data, list)
        whole = split_item(self.text, frame.first, start) if item else None
        if not item and self._awaits_key():
            whole = split_value(self.text, frame.first, start, end)
        if whole is None:
            return False
        frame.whole, text, span = whole, self.text[frame.first : whole], self.lines.span(frame.first, whole)
        frame.put_together(bared(text))
        self.values[frame.last] = frame.first, whole
        message, hint = told(text, self.text[start:end], item)
        fix = (
            None if self.text[start:end].isidentifier() else Fix("set", bared(text))
        )  # a word may be a key that lacks its value
        self.faults.add("PF011" if item else "PF010", span, message, hint, frame.last, fix=fix)
        return True

    def _plain(self, text: str, stretch: Stretch, at: Path) -> None:
        read = plain_value(text)
        if read.value is None and self._stack:
            about = self._stack[-1].key_at
            message, hint = no_value(at)
            self.faults.add("PF010", self.lines.span(*(about or stretch)), message, hint, at, on_key=bool(about))
        elif read.fault:
            self.faults.add("PF011", self.lines.span(*stretch), read.fault, read.hint, at, fix=Fix("set", text) if at else None)
        self._value(read.value, stretch)

    def _judge_text(self, event: yaml.ScalarEvent, start: int, end: int, at: Path) -> None:
        """Refuse what is too long, and characters that only an escape brought in."""
        value = event.value
        if len(value) > limits.TEXT:
            self.faults.add(
                "PF004",
                self.lines.span(start, start + 1),
                f"this text is longer than {limits.TEXT:,} characters",
                "shorten it",
                at,
            )
        elif len(value) > limits.RUN and long_run(value):
            run = long_run(self.text, start, end) or (start, end)
            message = f"a stretch of more than {limits.RUN} characters has no space, so no line can hold it"
            self.faults.add("PF004", self.lines.span(*run), message, "put spaces or line breaks into it", at)
        if event.style == '"' and "\\" in self.text[start:end]:
            for bad in bad_characters(value):
                place = escaped_at(self.text, start, end, value[bad.offset])
                if place or not bad.hidden:
                    self.faults.add("PF002", self.lines.span(*(place or (start, end))), bad.message, bad.hint, at)

    def _key(self, text: str, stretch: Stretch, plain: bool) -> None:
        frame = self._stack[-1]
        frame.key, frame.key_at = None, stretch
        if plain and text == "<<":
            self.faults.add(
                "PF006",
                self.lines.span(*stretch),
                "merge keys (<<) are not part of a plan: each value is said where it holds",
                "write the values",
            )
            return
        read = plain_value(text) if plain else None
        if read and (read.fault or not isinstance(read.value, str)):
            message = f"the key {text} is not text" if text else "a key is missing before the colon"
            self.faults.add(
                "PF009",
                self.lines.span(*stretch),
                message,
                f'write "{text}" in quotes' if text else "write the key",
                frame.path,
            )
            return
        assert isinstance(frame.data, dict)
        path = (*frame.path, text)
        if text in frame.data and frame.live:
            first = self.lines.span(*self.keys[path])
            self.faults.add(
                "PF008", self.lines.span(*stretch), f"the key `{text}` stands here and in line {first.line}", "keep one of them", path, on_key=True,
                related=(Related("first given here", path, first),),
            )  # fmt: skip
            return
        frame.key = text
        if frame.live:
            self.keys[path] = stretch

    def _refuse_key(self) -> None:
        self._stack[-1].key = None
        self._stack[-1].key_at = None

    def _value(self, value: Data, stretch: Stretch | None) -> None:
        """Put a value where it belongs. The place of a list or mapping comes later, when it ends."""
        self._count += 1
        if self._count > limits.VALUES:
            self._stop(
                self.lines.span(*(stretch or (self._end, self._end))), f"the plan has more than {limits.VALUES:,} values"
            )
            return
        live = self._live()
        if live and stretch:
            self.values[self._path()] = stretch
        if not self._stack:
            self.data = value
            return
        frame = self._stack[-1]
        if isinstance(frame.data, list):
            frame.data.append(value)
        else:
            if live and isinstance(frame.key, str):
                frame.data[frame.key] = value
            frame.key, frame.key_at = NO_KEY, None

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._properties(event)
        start, _ = bounds(event)
        if len(self._stack) >= limits.DEPTH:
            self._stop(self.lines.span(start, start + 1), f"lists and groups stand more than {limits.DEPTH} deep in each other")
            return
        data: dict[str, Data] | list[Data] = {} if isinstance(event, yaml.MappingStartEvent) else []
        live, path, is_key = self._live(), self._path(), self._awaits_key()
        if is_key:
            self.faults.add("PF009", self.lines.span(start, start + 1), "this key is a list or a group, and a key is text",
                            "put it in quotes, or write a simple key", path)  # fmt: skip
        else:
            self._value(data, None)
        self._stack.append(Frame(data, path, start, live and not is_key, is_key))

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        frame = self._stack.pop()
        start, end = bounds(event)
        if end > start:  # a closing bracket; what ends by indentation has no letters of its own
            self._end = end
        if frame.live:
            self.values[frame.path] = frame.start, max(self._end, frame.start)
        if frame.is_key:
            self._refuse_key()

    def _stop(self, span: Span, message: str) -> None:
        self.faults.add("PF004", span, message, "split the plan, or simplify it")
        self.done = self.unreadable = True
