"""One term of the checklist: what is asked, and what in a plan or its agreement answers it."""

from __future__ import annotations

from planforge.record import record

SOURCES = {
    "CP": "Common Paper", "OD": "Odoo", "GL": "GitLab", "SG": "Sourcegraph", "RT": "referral and reseller templates",
    "CU": "CUAD", "LF": "law firms' forms",
}  # fmt: skip
"""Who asks for a term, by the short ids that the checklist prints."""


@record
class Entry:
    """A term is agreed if something that `by` names is there.

    `by` names places of the plan (`terms.renewal.notice`), with `*` for any one step and `**` for any number of them; with `=`
    and a
    value where only that value counts; and clauses of the agreement as `@signatures`. Where none of `only` is there, the term
    is not
    applicable, for the reason that `why` gives. `own` is a pattern, in small letters, for the id and heading of clauses in the
    author's own words, which count as well. `at` is the clause that says it best, where the place alone does not tell: its id,
    and after a colon words of the paragraph in it.
    """

    name: str
    question: str
    sources: str
    by: tuple[str, ...]
    only: tuple[str, ...] = ()
    why: str = ""
    own: str = ""
    at: str = ""


@record
class Group:
    id: str
    title: str
    entries: tuple[Entry, ...]


def term(
    name: str,
    question: str,
    sources: str,
    *by: str,
    only: str | tuple[str, ...] = (),
    why: str = "",
    own: str = "",
    at: str = "",
) -> Entry:
    """An entry, as the tables write it."""
    return Entry(name, question, sources, by, (only,) if isinstance(only, str) else only, why, own, at)
