"""Comments that allow a finding: `# planforge: allow PF302 until 2027-06-30: agreed so with the reseller`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches

from planforge.control.codes import ALLOWANCES
from planforge.findings import Finding, Severity
from planforge.record import record
from planforge.source.comments import Comment, comments
from planforge.values import Misread, parse_date

_COMMENT = re.compile(r"[# \t]*planforge\b[ \t]*(:?)[ \t]*(.*)", re.IGNORECASE)
_VERBS = r"(?:allow|allowed|ignore|ignored|disable|suppress|skip|off|noqa)\b"
_MEANT = {
    ":": re.compile(rf"{_VERBS}|PF[0-9]{{3}}\b", re.IGNORECASE),
    "": re.compile(rf"{_VERBS}[ \t:]*PF[0-9]", re.IGNORECASE),
}
"""What a comment that begins with our name must go on with, to be taken for an allowance, well written or not."""
_WELL = re.compile(r"[ \t]*planforge:[ \t]*allow[ \t]+(?P<codes>PF[0-9]{3}(?:[ \t]*,[ \t]*PF[0-9]{3})*)(?P<rest>(?:[ \t:].*)?)")
_UNTIL = re.compile(r"[ \t]*until[ \t]+(?P<day>[^\s:]+)(?P<rest>.*)")
_HOW = "write # planforge: allow PF302: the reason, or PF302 until 2027-06-30: the reason"
_OWN = {each.code for each in ALLOWANCES}
_SEVERITIES = {each.code: each.severity for each in ALLOWANCES}


@record
class Allowance:
    """One comment: findings of these codes are intended where it stands."""

    codes: tuple[str, ...]
    until: date | None
    reason: str
    comment: Comment


def allowances(text: str, known: Mapping[str, Severity]) -> tuple[tuple[Allowance, ...], tuple[Finding, ...]]:
    """The allowances in the text of a plan, and what is wrong with how they are written."""
    made: list[Allowance] = []
    faults: list[Finding] = []
    for comment in comments(text):
        match = _COMMENT.fullmatch(comment.text)
        if match and _MEANT[match.group(1)].match(match.group(2)):
            try:
                read = _read(comment)
            except Misread as wrong:
                faults.append(told("PF014", comment, f"this comment allows nothing, since {wrong.why}", wrong.hint))
                continue
            wrong_codes = list(_wrong_codes(read, known))
            faults += [fault for _, fault in wrong_codes]
            faults += _reasonless(read)
            refused = {code for code, _ in wrong_codes}
            made.append(Allowance(tuple(each for each in read.codes if each not in refused), read.until, read.reason, comment))
    return tuple(made), tuple(faults)


def told(code: str, comment: Comment, message: str, hint: str) -> Finding:
    """A finding about an allowance, at its comment."""
    return Finding(code, _SEVERITIES[code], message, hint=hint, span=comment.span)


def _read(comment: Comment) -> Allowance:
    match = _WELL.fullmatch(comment.text)
    if not match:
        raise _Unread("it is not written as an allowance is")
    rest, until = match["rest"], None
    if dated := _UNTIL.fullmatch(rest):
        until, rest = parse_date(dated["day"]), dated["rest"]
    before, _, reason = rest.partition(":")
    if before.strip():
        raise _Unread(f"`{before.strip()}` stands where only `until` and a day, or a colon and the reason, can stand")
    codes = tuple(dict.fromkeys(re.split(r"[ \t]*,[ \t]*", match["codes"])))
    return Allowance(codes, until, reason.strip(), comment)


class _Unread(Misread):
    def __init__(self, why: str) -> None:
        super().__init__(why, _HOW)
        self.hint = _HOW


def _wrong_codes(read: Allowance, known: Mapping[str, Severity]) -> Iterator[tuple[str, Finding]]:
    for code in read.codes:
        if code in _OWN:
            hint = f"take {code} out, and mend the comment that it is about"
            yield code, told("PF015", read.comment, f"{code} is about comments such as this one, and none can allow it", hint)
        elif code not in known:
            near = get_close_matches(code, known, n=1)
            hint = f"did you mean {near[0]}?" if near else "planforge explain lists the codes"
            yield code, told("PF015", read.comment, f"there is no code {code}", hint)
        elif known[code] is Severity.ERROR:
            message = f"{code} is an error, and none can be allowed: the agreement would be false or could not be made"
            yield (
                code,
                told("PF016", read.comment, message, f"take {code} out; planforge explain {code} says what to do instead"),
            )


def _reasonless(read: Allowance) -> Iterator[Finding]:
    if not read.reason:
        codes = ", ".join(read.codes)
        hint = f"write it behind a colon: # planforge: allow {codes}: the reason in a few words"
        yield told("PF017", read.comment, f"this comment allows {codes} and does not say why", hint)
