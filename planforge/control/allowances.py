"""Comments that allow a finding: `# planforge: allow PF302 until 2027-06-30: agreed so with the reseller`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from planforge.control.codes import ALLOWANCES
from planforge.findings import Finding, Severity
from planforge.record import record
from planforge.source.comments import Comment, comments
from planforge.values import Misread, parse_date
from planforge.values.slip import slipped

_COMMENT = re.compile(r"[# \t]*(?P<name>[a-z][a-z_-]*)[ \t]*(?P<colon>:?)[ \t]*(?P<rest>.*)", re.IGNORECASE)
_VERBS = ("allow", "allowed", "ignore", "ignored", "disable", "suppress", "skip", "off", "noqa")
_VERB = re.compile(rf"(?:{'|'.join(_VERBS)})\b", re.IGNORECASE)
_CODED = re.compile(r"(?:(?P<word>\w+)[ \t:]+)?PF[0-9]", re.IGNORECASE)
_CODE = re.compile(r"\bPF[0-9]{3}\b", re.IGNORECASE)
_WELL = re.compile(
    r"[ \t]*planforge:[ \t]*allow[ \t]+(?P<codes>(?:PF|pf)[0-9]{3}(?:[ \t]*,[ \t]*(?:PF|pf)[0-9]{3})*)(?P<rest>(?:[ \t:].*)?)"
)
_UNTIL = re.compile(r"[ \t]*until[ \t]+(?P<day>[^\s:]+)(?P<rest>.*)")
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
        if _meant(comment.text):
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


def _meant(text: str) -> bool:
    """Whether a comment is meant to allow something, well written or not: by our name and a verb or code, or by a verb and a code."""
    match = _COMMENT.fullmatch(text)
    if not match:
        return False
    name, coded = match["name"].lower(), _CODED.match(match["rest"])
    if name.replace("-", "").replace("_", "") != "planforge" and not slipped(name, ["planforge"]):
        return name in _VERBS and bool(_CODE.match(match["rest"]))
    if match["colon"]:
        return bool(coded or _VERB.match(match["rest"]))
    word = coded["word"].lower() if coded and coded["word"] else ""
    return bool(coded) and (word in _VERBS or bool(slipped(word, _VERBS)))


def told(code: str, comment: Comment, message: str, hint: str) -> Finding:
    """A finding about an allowance, at its comment."""
    return Finding(code, _SEVERITIES[code], message, hint=hint, span=comment.span)


def _read(comment: Comment) -> Allowance:
    match = _WELL.fullmatch(comment.text)
    if not match:
        raise _Unread("it is not written as an allowance is", comment)
    rest, until = match["rest"], None
    if dated := _UNTIL.fullmatch(rest):
        until, rest = parse_date(dated["day"]), dated["rest"]
    before, _, reason = rest.partition(":")
    if before.strip():
        raise _Unread(f"`{before.strip()}` stands where only `until` and a day, or a colon and the reason, can stand", comment)
    codes = tuple(dict.fromkeys(re.split(r"[ \t]*,[ \t]*", match["codes"].upper())))
    return Allowance(codes, until, reason.strip(), comment)


class _Unread(Misread):
    """The help repeats the first code that was typed."""

    def __init__(self, why: str, comment: Comment) -> None:
        typed = _CODE.search(comment.text)
        code = typed[0].upper() if typed else "PF302"
        super().__init__(why, f"# planforge: allow {code}: the reason, or {code} until 2027-06-30: the reason")


def _wrong_codes(read: Allowance, known: Mapping[str, Severity]) -> Iterator[tuple[str, Finding]]:
    for code in read.codes:
        if code in _OWN:
            hint = f"take {code} out, and mend the comment that it is about"
            yield code, told("PF015", read.comment, f"{code} is about comments such as this one, and none can allow it", hint)
        elif code not in known:
            yield code, told("PF015", read.comment, f"there is no code {code}", "planforge explain lists the codes")
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
