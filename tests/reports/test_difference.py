"""The difference that a fix makes, as people and patch read it."""

from __future__ import annotations

from planforge.reports import difference


def test_only_lines_that_differ_and_those_around_them() -> None:
    assert difference("p.yaml", b"a\nb\nc\n", b"a\nB\nc\n") == "--- p.yaml\n+++ p.yaml\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"
    assert difference("p.yaml", b"a\n", b"a\n") == ""


def test_a_file_without_a_last_line_break() -> None:
    assert difference("p", b"a", b"b").endswith("-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n")


def test_colour_and_what_a_terminal_would_obey() -> None:
    shown = difference("p\x1b", b"a\x1b[2J\r\n", b"b\r\n", colour=True, terminal=True)
    assert shown.splitlines()[:2] == ["\x1b[31m--- p\\u001b\x1b[0m", "\x1b[32m+++ p\\u001b\x1b[0m"]
    assert "\x1b[31m-a\\u001b[2J\x1b[0m\n\x1b[32m+b\x1b[0m\n" in shown
    assert "-a\x1b[2J\r\n+b\r\n" in difference("p", b"a\x1b[2J\r\n", b"b\r\n")
