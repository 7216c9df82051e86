"""Codes for faults in the plan's own words, found when the document is composed."""

from __future__ import annotations

from planforge.findings import error_code

DOCUMENT = (
    error_code(
        "PF501", "no-such-place",
        "A clause of your own is to stand before, after, instead of or in a clause that this agreement does not have.",
        "The clause would be lost, and nobody would notice until it is needed.",
        "place: {after: confidentialty}",
        "Use the id of a clause that the agreement has; the anchors in the HTML and Markdown outputs show them all.",
    ),
    error_code(
        "PF502", "no-such-fact",
        "A clause of your own uses a figure in braces that is not among its facts.",
        "The braces would be printed as they stand, in a document that is signed.",
        "text: The rent is {rent} a month.\nfacts: {rnt: {money: GBP 500}}",
        "Add the fact under `facts`, or correct its name.",
    ),
    error_code(
        "PF503", "words-an-agreement-cannot-hold",
        "Words of your own use Markdown that an agreement cannot hold: headings, images, raw HTML, quotations, code or rules.",
        "It would break the numbering, reach outside the document, or look different in every format.",
        "text: |\n  # Rent\n  ![logo](logo.png)",
        "Use paragraphs, lists, tables, **bold**, *italic*, links to https:// pages and references such as [](#term).",
    ),
    error_code(
        "PF504", "clause-id-taken",
        "A clause of your own has the id of a clause that the agreement has already.",
        "References to that id would have two meanings.",
        "clauses: [{id: term, ...}]",
        "Choose another id; to replace a standard clause, use an id of your own and `place: {instead_of: term}`.",
    ),
    error_code(
        "PF505", "reference-leads-nowhere",
        "Words of your own refer to a clause that the agreement does not have.",
        "A reference that leads nowhere can make a clause void, or mean something that nobody agreed.",
        "text: Rent is paid as in [](#payments).",
        "Use the id of a clause that is there, or add the field that brings the clause in.",
    ),
    error_code(
        "PF506", "fact-not-used",
        "A clause of your own has a fact that its words do not use.",
        "A figure that is agreed must be in the words that are signed.",
        "text: The rent is paid monthly.\nfacts: {rent: {money: GBP 500}}",
        "Write the name of the fact in braces where the figure belongs, or remove the fact.",
    ),
    error_code(
        "PF507", "character-without-picture",
        "A text of the plan has a character that the fonts of the PDF cannot show.",
        "It would be an empty box in a document that is signed. `render --to pdf` finds it; Markdown and HTML show it by other fonts.",
        "parties:\n  north: {name: Rocket 🚀 Ltd, role: [provider]}",
        "Write it in Latin, Greek or Cyrillic letters, or render Markdown or HTML instead of PDF.",
    ),
)  # fmt: skip
