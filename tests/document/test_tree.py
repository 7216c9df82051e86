"""The tree of clauses: a list of one item runs on in its sentence, and definitions that nothing uses leave no clause behind."""

from __future__ import annotations

import pytest

from planforge.document.defined import mark_terms
from planforge.document.markdown import Reader, words
from planforge.document.nodes import Clause
from planforge.document.reading import clause_lines
from planforge.document.slots import Slots
from planforge.document.tree import tree, walk


def sections(text: str) -> tuple[Clause, ...]:
    return tree(Reader(Slots(), str).pieces(text))


def lines(text: str) -> list[str]:
    """The lines of a clause that holds `text`."""
    (section,) = sections(f"# Terms {{#terms .clauses}}\n\n## Fees {{#fees}}\n\n{text}\n")
    return [words(line) for line in clause_lines(section.children[0]) if line][1:]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It is due only if:\n\n- the client pays.", ["It is due only if the client pays."]),
        ("It covers these services:\n\n- coaching.", ["It covers these services: coaching."]),
        ("It is due only if:\n\n- the client pays; and\n- nobody else did.", ["It is due only if:", "the client pays; and", "nobody else did."]),
        ("It has these parts:\n\n* one.", ["It has these parts:", "one."]),
        ("It may end. {#end}\n\n- by notice.", ["It may end.", "by notice."]),
    ],
)  # fmt: skip
def test_a_list_of_one_item_runs_on(text: str, said: list[str]) -> None:
    assert lines(text) == said


def test_a_sentence_that_runs_on_keeps_its_id() -> None:
    (section,) = sections("# Terms {#terms .clauses}\n\n## Fees {#fees}\n\nIt is due if: {#when}\n\n- the client pays.\n")
    assert [each.id for each in walk([section])] == ["terms", "fees", "when"]
    assert [words(line) for line in clause_lines(section)][-1] == "It is due if the client pays."


DEFINITIONS = '# Terms {#terms .clauses}\n\n## Words {#definitions}\n\nThese words mean:\n\n* **"Fee"** means money.\n'


def test_definitions_that_nothing_uses_leave_no_clause() -> None:
    used = mark_terms(sections(f"{DEFINITIONS}\n## Pay {{#pay}}\n\nThe Fee is paid.\n"))
    unused = mark_terms(sections(f"{DEFINITIONS}\n## Pay {{#pay}}\n\nMoney is paid.\n"))
    assert [[each.id for each in made[0].children] for made in (used, unused)] == [["definitions", "pay"], ["pay"]]
