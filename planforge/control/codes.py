"""What is wrong with comments that allow findings (PF014 to PF019), and with those that cut a text: the pages of `planforge explain`."""

from __future__ import annotations

from planforge.findings import Code, Severity, error_code

ALLOWANCES: tuple[Code, ...] = (
    error_code(
        "PF014", "allowance-unreadable", "A comment looks like an allowance, and cannot be read as one.",
        "Whoever wrote it believes that a finding is allowed, and it is not.",
        "# planforge: ignore PF214\nplanforge: 1",
        "Write `# planforge: allow`, the codes with commas between them, a colon and the reason; before the colon may stand `until` and "
        "the last day: `# planforge: allow PF214, PF302 until 2027-06-30: agreed so in March`.",
        severity=Severity.WARNING,
    ),
    error_code(
        "PF015", "allowance-of-unknown-code", "A comment allows a code that does not exist, or one that is about such comments themselves.",
        "It allows nothing; the finding that was meant is still told, or will be.",
        "# planforge: allow PF999: agreed so\nplanforge: 1",
        "Write the code that the finding shows in brackets.",
        severity=Severity.WARNING,
    ),
    error_code(
        "PF016", "allowance-of-an-error", "A comment allows an error.",
        "An error means that the agreement would be false, contradict itself, or could not be made. No comment changes that, and the plan is "
        "not rendered.",
        "# planforge: allow PF201: agreed so\nplanforge: 1",
        "Take the code out of the comment and mend what it finds.",
        severity=Severity.WARNING,
    ),
    error_code(
        "PF017", "allowance-without-reason", "A comment allows a finding and does not say why.",
        "Who reads the plan next year cannot know whether the reason still holds. The finding is allowed all the same.",
        "# planforge: allow PF214\nplanforge: 1",
        "Write the reason behind a colon, in a few words: `# planforge: allow PF214: the buyer pays for dormant clients too`.",
        severity=Severity.WARNING,
    ),
    error_code(
        "PF018", "allowance-expired", "The day until which a comment allows a finding is over.",
        "It was allowed for a time, so that someone would look at it again. The finding is told again.",
        "# planforge: allow PF214 until 2020-06-30: the parties talk about it\nplanforge: 1",
        "Mend what it finds and take the comment out, or agree on a later day. The day itself still counts. Days are those of UTC; `planforge "
        "check --as-of` asks for another day.",
        severity=Severity.WARNING,
    ),
    error_code(
        "PF019", "allowance-unused", "A comment allows a finding that is not there.",
        "It was mended, or the comment stands in the wrong place; left alone it would hide the next such finding.",
        "# planforge: allow PF214: no clients yet\nplanforge: 1",
        "Take the comment out; `planforge check --fix` does. A comment behind a key or an item allows what begins in its line, one on a line "
        "of its own allows what begins in the next; above the first key of the file also what is found about the whole plan.",
        severity=Severity.WARNING,
    ),
)  # fmt: skip

CUT = error_code(
    "PF020", "text-cut-by-a-comment", "A `#` with a space before it begins a comment, and the text before it seems to go on behind it.",
    "What follows the sign is not in the agreement: a name, an address or a purpose is printed in part, and looks whole.",
    "purpose: sell our #1 product",
    'Put the text in quotes: `purpose: "sell our #1 product"`. Where it is a comment, write two spaces before the `#` and one behind it.',
    severity=Severity.WARNING,
)  # fmt: skip
CODES = (*ALLOWANCES, CUT)
