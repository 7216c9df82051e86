"""Text as CommonMark with the extensions of GitHub: escaped so that a reader gives back exactly the same characters."""

from __future__ import annotations

import re

_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_SPECIAL = re.compile(
    r"""
      [\\`*\[\]~|]                        # always
    | (?<![^\W_]) _ | _ (?![^\W_])        # an underscore inside a word means nothing
    | < (?= [A-Za-z/!?] | \Z )            # markup, or the start of it in what follows
    | & (?= \#? [A-Za-z0-9]* (?: ; | \Z ))   # an entity
    | : (?= // )                          # an address that would become a link by itself
    | (?<= www ) \. | (?<= WWW ) \.
    """,
    re.VERBOSE,
)
_START = re.compile(
    r"""
    (?P<before> \s* (?: [0-9]{1,9} (?= [.)] (?: \s | \Z )) )? )
    (?: [.)] | > | \#{1,6} (?= \s | \Z ) | \+ (?= \s | \Z ) | - (?= [\s:-] | \Z ) | = (?= [\s=] | \Z ) | : (?= - ) )
    """,
    re.VERBOSE,
)
"""What starts a list, a quotation, a heading, a rule, an underline or a table; the sign itself comes after `before`."""
_BEFORE_MARK = ' (“‘«"\n'
_AFTER_MARK = ' .,;:)”’»"\n'


def escape(text: str) -> str:
    """Words within a line."""
    return _SPECIAL.sub(lambda match: "\\" + match.group(), _SPACES.sub(" ", text))


def guard_start(line: str) -> str:
    """A line whose first characters would start a heading, a list, a quotation, a rule or a table."""
    match = _START.match(line)
    return f"{match['before']}\\{line[match.end('before') :]}" if match else line


def guard_heading(line: str) -> str:
    """A heading whose last characters would be taken for its closing signs."""
    return re.sub(r"(#+)\Z", lambda match: "\\" + "\\".join(match.group()), line)


def destination(url: str) -> str:
    """The address of a link, inside `<` and `>`, where only few characters are special."""
    return "<" + re.sub(r"[\\<>]", lambda match: f"%{ord(match.group()):02X}", url).replace("&", "&amp;") + ">"


def emphasis(words: str, *, strong: bool, before: str, after: str) -> str:
    """Stars where they are sure to be read as emphasis, else tags. `before` and `after` stand beside, already escaped."""
    mark, tag = ("**", "strong") if strong else ("*", "em")
    clear = (not before or before[-1] in _BEFORE_MARK) and (not after or after[0] in _AFTER_MARK)
    if clear and words and not words[0].isspace() and not words[-1].isspace() and "*" not in words and "<" not in words:
        return f"{mark}{words}{mark}"
    return f"<{tag}>{words}</{tag}>"
