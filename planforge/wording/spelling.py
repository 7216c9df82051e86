"""British and American spelling of our own words. Templates are written in British English."""

from __future__ import annotations

import re

_AMERICAN = {
    "programme": "program", "programmes": "programs", "organisation": "organization", "organisations": "organizations",
    "organise": "organize", "organises": "organizes", "organised": "organized", "authorise": "authorize",
    "authorises": "authorizes", "authorised": "authorized", "unauthorised": "unauthorized", "authorisation": "authorization",
    "recognise": "recognize", "recognises": "recognizes", "recognised": "recognized", "licence": "license",
    "licences": "licenses", "sub-licence": "sublicense", "sub-licences": "sublicenses", "sub-license": "sublicense", "favour": "favor", "favours": "favors",
    "honour": "honor", "honours": "honors", "honoured": "honored", "labour": "labor", "behaviour": "behavior", "centre": "center",
    "defence": "defense", "offence": "offense", "cancelled": "canceled", "cancelling": "canceling", "fulfil": "fulfill",
    "fulfils": "fulfills", "fulfilment": "fulfillment", "judgement": "judgment", "practise": "practice", "practised": "practiced",
    "cheque": "check", "cheques": "checks", "colour": "color", "colours": "colors", "summarise": "summarize",
    "summarises": "summarizes", "minimise": "minimize", "apologise": "apologize", "prioritise": "prioritize",
    "specialise": "specialize", "instalment": "installment", "instalments": "installments", "enrol": "enroll", "enrolment": "enrollment",
    "acknowledgement": "acknowledgment", "travelling": "traveling", "modelling": "modeling", "labelled": "labeled",
    "catalogue": "catalog", "catalogues": "catalogs", "analyse": "analyze", "analysed": "analyzed", "utilise": "utilize",
    "sub-contractor": "subcontractor", "sub-contractors": "subcontractors", "sub-contracting": "subcontracting",
    "formalise": "formalize", "finalise": "finalize", "finalised": "finalized", "itemised": "itemized", "penalise": "penalize",
    "towards": "toward", "wilful": "willful", "wilfully": "willfully",
}  # fmt: skip
# The id of a clause, as in {#licences}, is matched as one piece, which the table does not know: ids keep their spelling.
_WORD = re.compile(r"#[\w-]+|[A-Za-z]+(?:-[a-z]+)*")


def spell(text: str, tag: str) -> str:
    """`text` in the spelling of the locale `tag`; capitals kept. Only for words of our own, never for a value."""
    return _WORD.sub(_american, text) if tag == "en-US" else text


def _american(match: re.Match[str]) -> str:
    word = match.group()
    other = _AMERICAN.get(word.lower())
    if other is None:
        return word
    return other.upper() if word.isupper() and len(word) > 1 else other.capitalize() if word[0].isupper() else other
