"""docs/fee-rules.md: every rule for a fee with its words, its table, an example, a statement and a figure.

`python -m tools.fee_rules` writes the page and the figures in docs/fee-rules; a test finds drift. Only docs/fee-rules/recipes.yaml is
written by hand: all else comes from the plans in it, by the code that makes agreements and statements.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from planforge import accounts, pipeline
from planforge.document.compose import compose
from planforge.document.nodes import Block, Clause, Document, Inline, ItemList, Paragraph, Picture, Term, Text, Value
from planforge.document.tree import walk
from planforge.findings import Severity
from planforge.money import setting_of
from planforge.money.curves.asking import drawings
from planforge.plan import Plan
from planforge.settings import CheckSettings
from planforge.writers import markdown

PAGE, FOLDER = Path("docs") / "fee-rules.md", Path("docs") / "fee-rules"
RECIPES = Path(__file__).parent.parent / FOLDER / "recipes.yaml"
_SECTION = re.compile(r"(?m)^(?=[a-z_]+:)")
_REFERENCE = re.compile(r"\[([^\]]*)\]\(#[^)]*\)")
_VIEW = re.compile(r'width="(\d+)" height="([\d.]+)" viewBox="0 0 [\d.]+ [\d.]+"')
_EDGE = 10
ALONE = CheckSettings(ignore=("PF2", "PF4", "PF8", "PF346", "PF347", "PF397"))
"""A recipe is a rule and no agreement: what else an agreement would say is not looked for."""


@dataclass(frozen=True)
class Recipe:
    """One rule: when to use it, and how to write it."""

    id: str
    title: str
    when: str
    plan: str
    """The sections of a plan that say it; the frame gives the rest."""
    deals: str = ""
    period: str | None = None
    ended: str | None = None
    why: str = ""
    """The deal of which the statement tells everything."""
    fees: tuple[str, ...] | None = None
    """The fees whose words are shown; None: all."""
    shows: tuple[str, ...] = ()
    """Other clauses whose words are shown."""
    figures: int = 1
    """How many curves are shown at most."""

    @property
    def text(self) -> str:
        """The whole plan: the frame, in which the sections of the recipe stand in place of its own."""
        own = {part.partition(":")[0] for part in _SECTION.split(self.plan)}
        return "".join(part for part in _SECTION.split(written()["frame"]) if part.partition(":")[0] not in own) + self.plan

    def checked(self) -> pipeline.Checked:
        return pipeline.check(self.text.encode(), f"{self.id}.yaml", control=pipeline.control([ALONE]))


@cache
def written() -> Mapping[str, Any]:
    """What a person wrote."""
    found: Mapping[str, Any] = yaml.safe_load(RECIPES.read_text(encoding="utf-8"))
    return found


@cache
def groups() -> Mapping[str, tuple[Recipe, ...]]:
    """The recipes by the title of their group."""
    return {group["title"]: tuple(_recipe(each) for each in group["recipes"]) for group in written()["groups"]}


def recipes() -> Iterator[Recipe]:
    for group in groups().values():
        yield from group


def _recipe(data: Mapping[str, Any]) -> Recipe:
    lists = {key: tuple(data[key]) for key in ("fees", "shows") if key in data}
    days = {key: str(data[key]) for key in ("period", "ended") if key in data}
    return Recipe(**{**data, **lists, **days})


def files() -> dict[Path, str]:
    """The page and its figures, by where they stand."""
    made: dict[Path, str] = {}
    parts = [*_head()]
    for title, group in groups().items():
        parts.append(f"## {title}")
        for recipe in group:
            words, figures = _section(recipe)
            parts += words
            made |= figures
    return {PAGE: "\n\n".join(parts) + "\n", **made}


def _head() -> Iterator[str]:
    yield "# Write a fee rule"
    yield written()["intro"].strip()
    yield "## Find the rule"
    titles = {recipe.id: recipe.title for recipe in recipes()}
    rows = ["| In agreements | Say it with |", "| --- | --- |"]
    rows += [
        f"| {each['say']} | {'; '.join(f'[{titles[id]}](#{id})' for id in each['by'])} |" for each in written()["families"]
    ]
    yield "\n".join(rows)
    yield "## The plan around a rule"
    yield written()["around"].strip()
    yield f"```yaml\n{written()['frame']}```"


def _section(recipe: Recipe) -> tuple[list[str], dict[Path, str]]:
    """A recipe as Markdown, and its figures."""
    checked = recipe.checked()
    if checked.plan is None or not checked.sound:
        raise ValueError(f"{recipe.id}: {[each.message for each in checked.findings]}")
    parts = [f'### <a id="{recipe.id}"></a>{recipe.title}', recipe.when, f"```yaml\n{recipe.plan}```"]
    parts += _remarks(checked)
    document = compose(_drawn(checked.plan, recipe)).document
    clauses = [*_clauses(document, checked.plan, recipe)]
    parts += ["The agreement then says:", "\n>\n".join(_quoted(clause, document) for clause in clauses)]
    pictures = [block for clause in clauses for block in clause.blocks if isinstance(block, Picture)][: recipe.figures]
    names = [FOLDER / f"{recipe.id}{f'-{number}' if number else ''}.svg" for number in range(len(pictures))]
    for name, picture in zip(names, pictures, strict=True):
        parts += [f"![{picture.alt}]({name.relative_to(PAGE.parent).as_posix()})", _plain(picture.caption)]
    parts += _statement(recipe, checked)
    return parts, {name: _sheet(picture.svg) for name, picture in zip(names, pictures, strict=True)}


def _remarks(checked: pipeline.Checked) -> Iterator[str]:
    """What the check says of the rule, though nothing is wrong with it."""
    if checked.findings:
        codes = ", ".join(dict.fromkeys(each.code for each in checked.findings))
        yield f"`planforge check` notes ({codes}): {'; '.join(each.message for each in checked.findings)}."


def _drawn(plan: Plan, recipe: Recipe) -> Plan:
    """The same plan, with a picture of each fee whose amount has a curve."""
    setting = setting_of(plan)
    drawn = [bool(recipe.figures) and any(True for _ in drawings(fee.amount, setting)) for fee in plan.referral_fees]
    fees = tuple(replace(fee, picture=each) for fee, each in zip(plan.referral_fees, drawn, strict=True))
    return replace(plan, referral_fees=fees)


def _clauses(document: Document, plan: Plan, recipe: Recipe) -> Iterator[Clause]:
    """The clauses that say the rule: the figures of its own, its fees, and what it names besides."""
    fees = ([str(fee.id) for fee in plan.referral_fees] if "referral_fees:" in recipe.plan else []) if recipe.fees is None else recipe.fees  # fmt: skip
    wanted = [*(["figures"] if plan.bases else []), *(f"fee-{id}" for id in fees), *recipe.shows]
    found = {clause.id: clause for clause in walk(document.body)}
    yield from (found[id] for id in wanted)


def _quoted(clause: Clause, document: Document) -> str:
    """The words of one clause, without pictures and without the examples that the engine adds."""
    bare = _definitions(clause) if clause.id == "figures" else _bare(clause)
    text = markdown.write(replace(document, body=(bare,))).partition(f'<a id="{clause.id}"></a>')[2]
    heading, _, rest = text.partition("\n\n")
    lines = (f"**{_name(heading)}**", "", *_REFERENCE.sub(r"\1", rest).strip().splitlines())
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _name(heading: str) -> str:
    """A heading without its number, which is another in every agreement."""
    return re.sub(r"^[\d.]+ ", "", heading)


def _definitions(clause: Clause) -> Clause:
    """The definitions alone, without the sentences around them."""
    lists = (block for each in walk((clause,)) for block in each.blocks if isinstance(block, ItemList))
    return replace(clause, blocks=tuple(lists), children=())


def _bare(clause: Clause) -> Clause:
    """The clause without what is not shown; its paragraphs have no numbers, which are others in every agreement."""
    children = tuple(replace(_bare(each), label="") for each in clause.children)
    return replace(clause, blocks=tuple(_kept(clause.blocks)), children=children)


def _kept(blocks: tuple[Block, ...]) -> Iterator[Block]:
    added = False
    for block in blocks:
        if isinstance(block, Paragraph):
            added = _words(block.inlines).startswith("Example") and not _of_author(block.inlines)
        if not added and not isinstance(block, Picture):
            yield block


def _of_author(inlines: tuple[Inline, ...]) -> bool:
    """Whether an example was written in the plan: its figures then know where they stand there."""
    return any(isinstance(each, Value) and "examples" in (each.path or ()) for each in inlines)


def _words(inlines: tuple[Inline, ...]) -> str:
    return "".join(_words(each.inlines) if hasattr(each, "inlines") else getattr(each, "text", "") for each in inlines)


def _plain(inlines: tuple[Inline, ...]) -> str:
    return "".join(each.text for each in inlines if isinstance(each, Text | Value | Term))


def _sheet(svg: str) -> str:
    """The figure on a white sheet, so that it can be read on a dark page."""
    found = _VIEW.search(svg)
    assert found is not None
    width, height = int(found[1]) + 2 * _EDGE, Decimal(found[2]) + 2 * _EDGE
    view = f'width="{width}" height="{height}" viewBox="{-_EDGE} {-_EDGE} {width} {height}"'
    first, _, rest = (svg[: found.start()] + view + svg[found.end() :]).partition("\n")
    return f'{first}\n<rect x="{-_EDGE}" y="{-_EDGE}" width="{width}" height="{height}" fill="#ffffff"/>\n{rest}'


def _statement(recipe: Recipe, checked: pipeline.Checked) -> Iterator[str]:
    """What a statement says of the recipe's deals, as `planforge fees` prints it."""
    if not recipe.deals:
        return
    options = [f"--{name} {value}" for name in ("period", "ended", "why") if (value := getattr(recipe, name))]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "deals.csv"
        file.write_text(recipe.deals, encoding="utf-8")
        with accounts.statement([checked], file, period=recipe.period, ended=recipe.ended, deal=recipe.why) as made:
            text = b"".join(accounts.written(made, checked, "text", steps=True)).decode()
            faults = (*made.book.findings, *accounts.uncomputed(made))
    if any(each.severity is Severity.ERROR for each in faults):
        raise ValueError(f"{recipe.id}: {[each.message for each in faults]}")
    yield "With these deals"
    yield f"```csv\n{recipe.deals}```"
    yield "a statement is"
    yield f"```console\n$ planforge fees plan.yaml deals.csv {' '.join(options or ['--steps'])}\n{text}```"
    for each in faults:
        yield f"A {each.severity.value} goes with it: {each.message}."


def main() -> None:
    made = files()
    for path in set(FOLDER.glob("*.svg")) - set(made):
        path.unlink()
    for path, text in made.items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
