"""Jinja, shut in: immutable sandbox, strict names, our own filters only, values as slots."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateError, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from planforge.document.phrases import Phrases
from planforge.document.slots import CLOSE, OPEN, Said, Set, Slots
from planforge.document.view import Leaf
from planforge.errors import PlanForgeError
from planforge.resources import folder

_TESTS = ("defined", "none", "in", "eq", "ne", "gt", "ge", "lt", "le")


class _Compiled(BytecodeCache):
    """Templates compiled once in a process, by their source: compiling costs far more than rendering."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


def environment(user_templates: Path | None) -> ImmutableSandboxedEnvironment:
    """Templates of the user first, then ours; never the current directory.

    `{#id}` marks clauses, so comments are written `{## like this ##}`.
    """
    folders = [*([user_templates] if user_templates else []), folder("templates")]
    env = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(each) for each in folders]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        comment_start_string="{##",
        comment_end_string="##}",
        bytecode_cache=_COMPILED,
        optimized=False,  # what is printed depends on the plan, so nothing is computed when a template is compiled
        autoescape=False,  # the text is Markdown; values never enter it (they are slots)
    )
    env.globals = {}
    env.filters = {}
    env.tests = {name: env.tests[name] for name in _TESTS}
    return env


def render(env: ImmutableSandboxedEnvironment, name: str, context: Mapping[str, Any], phrases: Phrases, slots: Slots) -> str:
    """The text of template `name`, each value in it a slot. A template that fails is a PlanForgeError naming its line."""
    env.filters = phrases.filters()
    env.finalize = _finalizer(phrases, slots)
    try:
        return env.get_template(name).render(context)
    except TemplateError as error:
        raise PlanForgeError(
            f"{_place(error, name)}: {error.message or error}", "mend the template; `planforge templates show` prints ours"
        ) from error
    except (TypeError, AttributeError, KeyError, ValueError, OverflowError, RecursionError, MemoryError) as error:
        raise PlanForgeError(
            f"{_place(error, name)}: {error}", "mend the template; `planforge templates show` prints ours"
        ) from error


def _finalizer(phrases: Phrases, slots: Slots) -> Callable[[Context, Any], str]:
    @pass_context
    def finalize(_: Context, printed: Any) -> str:
        if isinstance(printed, Said | Set):
            return slots.keep(printed)
        if isinstance(printed, Leaf):
            return slots.keep(phrases.say(printed))
        if isinstance(printed, str):  # words of the template itself: a literal, or what a macro or block made
            return printed
        return slots.keep(Said(phrases.inlines(printed)))

    return finalize


def _place(error: BaseException, name: str) -> str:
    """`clauses/terms/term.md.j2:12`: the last line of a template that was running."""
    line = getattr(error, "lineno", None)
    if line:
        return f"{getattr(error, 'name', None) or name}:{line}"
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    if not frames:
        return name
    return f"{'/'.join(Path(frames[-1].filename).parts[-3:])}:{frames[-1].lineno}"


__all__ = ["CLOSE", "OPEN", "environment", "render"]
