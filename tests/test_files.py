"""Reading what users name, and writing what must not be lost."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from planforge.errors import PlanForgeError
from planforge.files import read_bytes, write_all
from planforge.folder import FolderSettings, settings

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 16


def test_files_that_belong_together_appear_together(tmp_path: Path) -> None:
    write_all({tmp_path / "a" / "one": b"1", tmp_path / "a" / "two": b"2"})
    assert {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()} == {"one": b"1", "two": b"2"}


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_failure_keeps_what_was_there_and_leaves_no_debris(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    old = tmp_path / "one"
    old.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device", str(old))

    monkeypatch.setattr(os, failing, fail)
    with pytest.raises(PlanForgeError, match="no space left on device"):
        write_all({old: b"new", tmp_path / "two": b"2"})
    monkeypatch.undo()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"one": b"old"}


def test_a_link_at_the_target_is_replaced_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"keep")
    link = tmp_path / "out"
    link.symlink_to(outside)
    write_all({link: b"new"})
    assert outside.read_bytes() == b"keep"
    assert link.read_bytes() == b"new"


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe, Path("/dev/zero")):
        with pytest.raises(PlanForgeError, match=r"is not a file|cannot be read"):
            read_bytes(path, 10)


def test_large_files_are_refused_at_one_byte_more(tmp_path: Path) -> None:
    path = tmp_path / "plan"
    path.write_bytes(b"0" * 10)
    assert len(read_bytes(path, 10)) == 10
    with pytest.raises(PlanForgeError, match="the limit is 9"):
        read_bytes(path, 9)


def test_no_settings_without_a_file(tmp_path: Path) -> None:
    assert settings(tmp_path) == FolderSettings()


def test_settings(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PNG)
    (tmp_path / "planforge.toml").write_text(
        '[pages]\nlook = "modern"\naccent = "#1f4e79"\nlogo = "logo.png"\n', encoding="utf-8"
    )
    found = settings(tmp_path)
    assert (found.look, found.accent) == ("modern", "#1f4e79")
    assert found.logo.startswith("data:image/png;base64,")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[pages\n", "Expected ']'"),
        ('[pages]\ncolour = "red"\n', "[pages] has no setting colour"),
        ('[pages]\naccent = "red"\n', "a colour is # and six hexadecimal digits"),
        ("[pages]\nlook = 1\n", "look is not a text"),
        ('[pages]\nlogo = "../../etc/passwd"\n', "outside the plan's folder"),
        ('[pages]\nlogo = "planforge.toml"\n', "neither a PNG nor a JPEG"),
    ],
)
def test_wrong_settings(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "planforge.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PlanForgeError, match=re.escape(message)):
        settings(tmp_path)
