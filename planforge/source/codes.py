"""What each fault of syntax means (PF0): the pages of `planforge explain`."""

from __future__ import annotations

from planforge.findings import Code, error_code

CODES: tuple[Code, ...] = (
    error_code(
        "PF001", "encoding", "The file is not text in UTF-8.",
        "A plan is read the same way on every machine, which only works if there is one encoding.",
        'name: "Caf\\xe9"   # the byte E9, as Latin-1 writes it',
        "Save the file as UTF-8, with or without a byte order mark. The finding names the first byte that is not UTF-8.",
    ),
    error_code(
        "PF002", "forbidden-character",
        "A character stands in the plan that cannot be seen, reorders the text around it, or is no character at all.",
        "People sign what they read. A hidden or reordering character makes the program read something else (CVE-2021-42574).",
        'payee: "north\\u202ewind"',
        "Remove the character. Joiners and direction marks are fine inside the scripts that need them, and so are emoji.",
    ),
    error_code(
        "PF003", "broken-yaml", "The text is not YAML.",
        "What cannot be read cannot be checked. Reading stops here, so there may be more faults below.",
        "purpose: Growth: together, in 2027",
        'Mend what the finding says; most often a text with `: ` or `#` in it needs double quotes: `purpose: "Growth: together"`.',
    ),
    error_code(
        "PF004", "too-large", "The file, a text, a stretch without a space, or the nesting is beyond what a plan may have.",
        "Limits keep a plan written by a stranger from costing memory and time, and keep every word on the page.",
        "note: aaaaaaaa...   # more than 300 letters without a space",
        "Shorten or split what the finding points at. The limits: 1 MB, 32 levels, 20,000 values, 100,000 characters in a text, "
        "300 without a break, 8 accents on a letter.",
    ),
    error_code(
        "PF005", "not-one-plan", "The file holds no plan, several documents, or something that is not a group of keys.",
        "One file describes one partnership; a second document would be left out without a word.",
        "planforge: 1\n---\nplanforge: 1",
        "Keep one document whose first line is `planforge: 1`, and put another plan into its own file.",
    ),
    error_code(
        "PF006", "anchor", "An anchor (`&`), an alias (`*`) or a merge key (`<<`) is used.",
        "They say a value far from where it holds, and a few lines of them can unfold to millions.",
        "payer: &a northwind\npayee: *a",
        "Write the value where it holds. Put a text that starts with `&` or `*` in quotes.",
    ),
    error_code(
        "PF007", "tag", "A tag (`!`) or a directive (`%`) is used.",
        "Tags change what a value is behind the reader's back, and some ask a program to run code.",
        "version: !!str 1.2",
        'Remove it. Quotes make text of a number: `"1.2"`. `%YAML 1.1` and `%YAML 1.2` are accepted.',
    ),
    error_code(
        "PF008", "duplicate-key", "The same key stands twice in one group.",
        "Most programs take the last one and say nothing, so the plan would not mean what its first lines say.",
        "rate: 10%\nrate: 90%",
        "Keep one of the two. The finding names both lines.",
    ),
    error_code(
        "PF009", "key-not-text", "A key is a number, true, false, empty, a list or a group.",
        "Programs differ in what they make of such keys.",
        "2027: 10%",
        'Put the key in quotes (`"2027": 10%`), or choose a word.',
    ),
    error_code(
        "PF010", "no-value", "A key or an item has no value.",
        "Nothing could mean none, zero, or that someone forgot; an agreement cannot leave that open.",
        "cap:",
        "Remove the key, or give it a value.",
    ),
    error_code(
        "PF011", "ambiguous-word", "A number or a yes is spelt in a way that programs read differently.",
        "`010` is 10, 8 or a text; `1_000` is 1000 or a text. A fee must not depend on the reader.",
        "days: 010",
        'Write the number in plain digits (`10`, `1000`, `0.5`), `true` or `false`; or quotes where it is text (`"010"`).',
    ),
    error_code(
        "PF012", "setting", "A `--set path=value` names a place that the plan does not have.",
        "A value that goes nowhere would be lost without a word.",
        "# planforge render --set partys.northwind.name=Acme",
        "Join keys by full stops; name items of lists by number or `id`. Only the last key may be new.",
    ),
    error_code(
        "PF013", "more-faults", "There are more faults of spelling than are told at once.",
        "Twenty are enough to begin with; the others often go with them.",
        "# hundreds of invisible characters",
        "Mend those that are told, and check again.",
    ),
)  # fmt: skip
