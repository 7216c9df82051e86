"""Reading what users name, and writing what must not be lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planforge.errors import PlanForgeError
from planforge.files import read_bytes, write_all


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
