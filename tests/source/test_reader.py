"""Reading plans: what is accepted, and what is refused where and with which words."""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal

import pytest

from planforge.findings import Finding, Span
from planforge.source import Source, legible, limits, read
from planforge.source.source import Data


def good(text: str | bytes) -> Source:
    source, findings = read(text.encode() if isinstance(text, str) else text, "plan.yaml")
    assert findings == ()
    assert source is not None
    return source


def faults(text: str | bytes) -> tuple[Finding, ...]:
    _, findings = read(text.encode() if isinstance(text, str) else text, "plan.yaml")
    return findings


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("true", True), ("false", False), ("0", 0), ("-3", -3), ("12", 12), ("12.50", Decimal("12.50")), ("-0.5", Decimal("-0.5")),
        ("NO", "NO"), ("yes", "yes"), ("12:30", "12:30"), ("10%", "10%"), ("1.2.0", "1.2.0"), ("2027-01-01", "2027-01-01"),
        ("GBP 20,000", "GBP 20,000"), ("1,000", "1,000"), ("'010'", "010"), ('"true"', "true"), ("\u0661\u0662", "\u0661\u0662"),
        ("[]", []), ("{}", {}), ("123456789012345.123456", Decimal("123456789012345.123456")),
    ],
)  # fmt: skip
def test_words_mean_what_people_mean(word: str, value: Data) -> None:
    read_value = good(f"a: {word}\n").data["a"]
    assert read_value == value
    assert type(read_value) is type(value)


@pytest.mark.parametrize(
    ("word", "instead"),
    [
        ("010", "write 10"), ("00", "write 0 "), ("0x1F", "write 31"), ("0o17", "write 15"), ("1_000", "write 1000"),
        ("1e3", "write 1000"), ("1.5E2", "write 150"), ("+5", "write 5"), ("-0", "write 0"), ("-0.0", "write 0.0"), (".5", "write 0.5"),
        ("5.", "write 5"), (".inf", "write a number"), ("-.INF", "write a number"), (".nan", "write a number"), ("True", "write true"),
        ("FALSE", "write false"), ("1e400", "in quotes"), ("1234567890123456", "in quotes"), ("0.1234567", "in quotes"),
        ("9" * 300, "in quotes"), ("0x" + "F" * 200, "in quotes"),
    ],
)  # fmt: skip
def test_doubtful_spellings_are_refused_with_the_right_one(word: str, instead: str) -> None:
    (finding,) = faults(f"a: {word}\n")
    assert finding.code == "PF011"
    assert finding.at == ("a",)
    assert finding.span == Span(1, 4, 1, 4 + len(word))
    assert instead in (finding.hint or "")


CASES = [
    ("a: 1\na: 2\n", "PF008", (2, 1), "`a` stands here and in line 1"),
    ('tit: 1\n"t\\u0069t": 2\n', "PF008", (2, 1), "line 1"),
    ("e\u0301: 1\n\u00e9: 2\n", "PF008", (2, 1), "line 1"),
    ("a: &x 5\n", "PF006", (1, 4), "anchors"),
    ("a: *x\n", "PF006", (1, 4), "aliases"),
    ("b: 1\n<<: {a: 1}\n", "PF006", (2, 1), "merge keys"),
    ("a: !!str 5\n", "PF007", (1, 4), "tags"),
    ("a: !!python/object/apply:os.system [x]\n", "PF007", (1, 4), "tags"),
    ("%YAML 3.0\n---\na: 1\n", "PF007", (1, 1), "directive"),
    ("%TAG ! tag:x,2000:\n---\na: 1\n", "PF007", (1, 1), "directive"),
    ("a: 1\n---\na: 2\n", "PF005", (2, 1), "second document"),
    ("", "PF005", (1, 1), "no plan"),
    ("# nothing\n", "PF005", (1, 1), "no plan"),
    ("- a\n", "PF005", (1, 1), "this is a list"),
    ("word\n", "PF005", (1, 1), "a single value"),
    ("a: 1\n2: x\n", "PF009", (2, 1), "the key 2 is not text"),
    ("true: x\n", "PF009", (1, 1), "not text"),
    ("? \n: x\n", "PF009", (1, 2), "missing"),
    ("[a]: x\n", "PF009", (1, 1), "a list or a group"),
    ("a:\n", "PF010", (1, 1), "`a` has no value"),
    ("a: ~\n", "PF010", (1, 1), "`a` has no value"),
    ("a: [1, null]\n", "PF010", (1, 8), "no value"),
    ("a: b: c\n", "PF003", (1, 5), "a second `: `"),
    ("a:\n\tb: 1\n", "PF003", (2, 1), "a tab cannot indent"),
    ("a: @x\n", "PF003", (1, 4), "cannot start with @"),
    ("a: `x`\n", "PF003", (1, 4), "cannot start with `"),
    ("a: *important*\n", "PF003", (1, 4), "cannot start with"),
    ('b: 1\na: "x\n', "PF003", (2, 4), "a quote that opens in line 2 is not closed"),
    ('a: "x\nb: "y"\nc: 1\n', "PF003", (1, 4), "a quote that opens in line 1 is not closed"),
    ('z: 1\na: [b, "x]\nb: "y"\n', "PF003", (2, 8), "a quote that opens in line 2 is not closed"),
    ("a: [invoice #1, b]\nb: 2\n", "PF003", (1, 13), "# begins a comment, also inside brackets"),
    ("a: {b: nr #1, c: 2}\nb: 2\n", "PF003", (1, 11), "# begins a comment, also inside brackets"),
    ("a: [1\nb: 2\n", "PF003", (2, 2), "not closed"),
    ("a:\n  b: 1\n c: 2\n", "PF003", (3, 2), "indentation"),
    ("a: 'it's'\n", "PF003", (1, 8), "more follows"),
    ("a: 1\nfoo\nb: 2\n", "PF003", (2, 1), "neither `key: value`"),
    ('a: "\\q"\n', "PF003", (1, 6), "escape"),
    ('a: "\\ud83d"\n', "PF003", (1, 7), "no character"),
    ("a: x\u202ey\n", "PF002", (1, 5), "U+202E RIGHT-TO-LEFT OVERRIDE"),
    ('a: "x\\u202ey"\n', "PF002", (1, 6), "U+202E RIGHT-TO-LEFT OVERRIDE"),
    ('a: "x\\0"\n', "PF002", (1, 6), "U+0000 NULL"),
    ("# \x1b[31m\na: 1\n", "PF002", (1, 3), "U+001B ESCAPE"),
    ("a: 1\rb: 2\n", "PF002", (1, 5), "U+000D CARRIAGE RETURN"),
    (b"a: caf\xe9\n", "PF001", (1, 7), "byte 7 of the file (0xE9)"),
    ("\ufeffa: \u00e9".encode() + b"\xff\n", "PF001", (1, 5), "byte 9 of the file (0xFF)"),
    ("a: 1\n".encode("utf-16"), "PF001", (1, 1), "UTF-16"),
]


@pytest.mark.parametrize(("text", "code", "where", "words"), CASES)
def test_refusals_say_what_and_where(text: str | bytes, code: str, where: tuple[int, int], words: str) -> None:
    finding = faults(text)[0]
    assert (finding.code, finding.span and finding.span[:2]) == (code, where)
    assert words in finding.message


def test_the_first_of_two_equal_keys_counts_and_is_named() -> None:
    source, (finding,) = read(b"a: {b: 1,\n  b: 2}\n", "plan.yaml")
    assert source is not None
    assert source.data == {"a": {"b": 1}}
    assert finding.related[0].span == Span(1, 5, 1, 6)
    assert source.span(("a", "b")) == Span(1, 8, 1, 9)


def test_all_faults_are_told_at_once_in_order() -> None:
    found = faults("a: 010\na: 2\nb: &x 1\nc: !t 2\nd:\ne: x\u200by\n")
    assert [(each.code, each.span and each.span.line) for each in found] == [
        ("PF011", 1), ("PF008", 2), ("PF006", 3), ("PF007", 4), ("PF010", 5), ("PF002", 6),
    ]  # fmt: skip


def test_twenty_faults_are_told_and_the_others_counted() -> None:
    found = faults("".join(f"k{n}: 0{n}1\n" for n in range(25)))
    assert len(found) == limits.FINDINGS + 1
    assert found[-1].code == "PF013"
    assert found[-1].message.startswith("and 5 more")


def test_a_million_bad_characters_are_counted_quickly() -> None:
    assert faults(b"\0" * limits.FILE_BYTES)[-1].message.startswith("and 999,982 more")


def test_byte_order_mark_and_crlf_change_nothing() -> None:
    plain = good("a: \u00e9 x\nb: |\n  one\n  two\n# c\nc: [1,\n  2]\n")
    other = good(b"\xef\xbb\xbf" + plain.text.replace("\n", "\r\n").encode())
    assert other.data == plain.data
    assert other.text == plain.text
    assert (other.values, other.keys) == (plain.values, plain.keys)


def test_text_is_composed() -> None:
    assert good("e\u0301: 'e\u0301'\n").data == {"\u00e9": "\u00e9"}


@pytest.mark.parametrize(
    "text",
    [
        "\u05e9\u05dc\u05d5\u05dd\u200f abc",
        "\u0915\u094d\u200d\u0937",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u65e5\u672c\u8a9e",
        "\U0001f469\u200d\U0001f4bb",
        "na\u00efve\u00a0co",
        "\u2764\ufe0f",
    ],
)
def test_living_scripts_and_emoji_work(text: str) -> None:
    assert good(f"a: {text}\n").data == {"a": text}


@pytest.mark.parametrize(
    "char",
    [
        "\u200b",
        "\u2060",
        "\xad",
        "\ue000",
        "\u0378",
        "\ufdd0",
        "\u2028",
        "\u2029",
        "\x85",
        "\u2066",
        "\U000e0041",
        "\u3164",
        "\u200d",
        "\u200e",
    ],
)
def test_characters_that_hide_are_refused(char: str) -> None:
    (finding,) = faults(f"a: x{char}y\n")
    assert finding.code == "PF002"
    assert f"U+{ord(char):04X}" in finding.message
    assert finding.span == Span(1, 5, 1, 6)


def test_limits_hold_at_n_and_fail_at_n_plus_one() -> None:
    cases: list[tuple[Callable[[int], str], str]] = [
        (lambda n: "a: " + "[" * (limits.DEPTH - 1 + n) + "]" * (limits.DEPTH - 1 + n), "PF004"),
        (lambda n: "a: [" + "1," * (limits.VALUES - 2 + n) + "]", "PF004"),
        (lambda n: "a: " + "x" * (limits.RUN + n), "PF004"),
        (lambda n: "a: " + "xxx " * (limits.TEXT // 4 - 1) + "x" * (4 + n), "PF004"),
        (lambda n: "a: e" + "\u0323" * (limits.MARKS + n), "PF002"),
        (lambda n: "a: 1 #" + "x" * (limits.FILE_BYTES - 6 + n), "PF004"),
    ]
    for text, code in cases:
        assert faults(text(0)) == (), text(0)[:20]
        assert [finding.code for finding in faults(text(1))] == [code], text(1)[:20]


def test_deep_nesting_is_refused_at_once_in_every_style() -> None:
    for text in ("[" * 200_000, "{a: " * 100_000, "- " * 200_000, "? " * 200_000, "a: " + "[" * 100_000):
        source, findings = read(text.encode(), "plan.yaml")
        assert source is None
        assert findings[-1].code in ("PF004", "PF013")


def test_places_of_keys_values_and_groups() -> None:
    source = good("a:\n  - {b: 1, c: x}\n  -\n    d: |\n      long\n      text\n\n# end\ne: 'q' # c\n")
    assert source.span(("a",), on_key=True) == Span(1, 1, 1, 2)
    assert source.span(("a", 0)) == Span(2, 5, 2, 17)
    assert source.span(("a", 0, "c"), on_key=True) == Span(2, 12, 2, 13)
    assert source.span(("a", 1, "d")) == Span(4, 8, 6, 11)
    assert source.span(("a",)) == Span(2, 3, 6, 11)
    assert source.span(("e",)) == Span(9, 4, 9, 7)
    assert source.span(()) == Span(1, 1, 9, 7)


def test_places_that_are_not_there_fall_back_to_what_is_around_them() -> None:
    source = good("a: {b: 1}\n")
    assert source.span(("a", "x", 3), on_key=True) == source.span(("a",), on_key=True) == Span(1, 1, 1, 2)
    assert source.span(("a", "x")) == source.span(("a",)) == Span(1, 4, 1, 10)
    assert source.span(("z",)) == source.span(())


def test_broken_files_can_still_be_shown() -> None:
    assert legible(b"\xef\xbb\xbfa: \xff\r\nb\r\n") == "a: \ufffd\nb\n"


@pytest.mark.parametrize(
    "text", ["9" * 90_000 + "x: 1\n", "a: " + "1_" * 40_000 + "x\n", "a: " + "b " * 45_000 + ": c: \n", "a: [" + "x," * 45_000]
)
def test_hostile_text_takes_time_in_proportion(text: str) -> None:
    started = time.process_time()
    read(text.encode(), "plan.yaml")
    assert time.process_time() - started < 5  # seconds; a quadratic reader takes a minute


@pytest.mark.parametrize(
    ("text", "code", "message", "hint", "data"),
    [
        ("{money: EUR 12,000}", "PF010", "`000` has no value: a comma inside {...} separates values", 'put the text in quotes: "EUR 12,000"', {"money": "EUR 12,000"}),
        ("{money: EUR 12,500, x: 1}", "PF010", "`500` has no value", '"EUR 12,500"', {"money": "EUR 12,500", "x": 1}),
        ("{cap: EUR 1,250,000 per year , x: [1]}", "PF010", "`250` has no value", '"EUR 1,250,000 per year"', {"cap": "EUR 1,250,000 per year", "x": [1]}),
        ("{who: a, b, c}", "PF010", "`b` has no value", 'put the text in quotes: "a, b, c", or give `b` a value', {"who": "a, b, c"}),
        ("[2,400 member firms]", "PF011", "a comma inside [...] separates values", 'put the text in quotes: "2,400 member firms"', ["2,400 member firms"]),
        ("[x, EUR 12,000,000, y]", "PF011", "so EUR 12,000,000 is read", '"EUR 12,000,000"', ["x", "EUR 12,000,000", "y"]),
    ],
)  # fmt: skip
def test_a_comma_in_brackets_that_cuts_a_text_is_told_once(text: str, code: str, message: str, hint: str, data: object) -> None:
    source, (finding,) = read(f"a: {text}\nb: 2\n".encode(), "plan.yaml")
    assert source is not None
    assert source.data == {"a": data, "b": 2}
    assert finding.code == code
    assert message in finding.message
    assert hint in (finding.hint or "")
    assert finding.span == source.span(finding.at)


@pytest.mark.parametrize(
    "text", ["{a: 1, b: 2}", "[1,200]", "[a, 400 b]", "['EUR 1',200]", "{a: x, b: 'c, d'}", "[a,{b: 1,c: 200}]"]
)
def test_commas_that_separate_are_left_alone(text: str) -> None:
    assert read(f"a: {text}\n".encode(), "plan.yaml")[1] == ()


def test_a_comma_in_the_value_of_a_refused_key_changes_nothing_else() -> None:
    source, findings = read(b"a: {x: 1, x: EUR 12,000}\n", "plan.yaml")
    assert source is not None
    assert source.data == {"a": {"x": 1}}
    assert "PF008" in {each.code for each in findings}
