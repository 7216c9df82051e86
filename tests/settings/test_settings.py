"""Settings are found in the nearest folder above, read strictly, and every fault is told at once with its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planforge.errors import PlanForgeError
from planforge.findings import Severity
from planforge.settings import Pages, Settings, read

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 16


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder two levels inside a repository, so that no settings of this machine hold in it."""
    (tmp_path / ".git").mkdir()
    made = tmp_path / "plans" / "north"
    made.mkdir(parents=True)
    return made


def write(folder: Path, text: str, name: str = "planforge.toml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_nothing_without_a_file(folder: Path) -> None:
    assert read(folder) == Settings()


def test_pages(folder: Path) -> None:
    (folder / "logo.png").write_bytes(PNG)
    write(folder, '[pages]\nlook = "modern"\naccent = "#1f4e79"\nlogo = "logo.png"\n')
    found = read(folder).pages
    assert (found.look, found.accent) == ("modern", "#1f4e79")
    assert found.logo.startswith("data:image/png;base64,")


def test_check(folder: Path) -> None:
    write(
        folder,
        '[check]\nselect = ["PF3", "pf8"]\nignore = ["PF323"]\nseverity = {PF321 = "error", PF4 = "note"}\nfail_on = "warning"\n',
    )
    found = read(folder).check
    assert found.select == ("PF3", "PF8")
    assert found.ignore == ("PF323",)
    assert found.severity == (("PF321", Severity.ERROR), ("PF4", Severity.NOTE))
    assert found.fail_on is Severity.WARNING
    assert found.where["ignore"] == f"{folder / 'planforge.toml'}:3: [check] ignore"


def test_the_nearest_folder_holds_alone(folder: Path) -> None:
    write(folder.parent.parent, '[check]\nfail_on = "note"\n[pages]\nlook = "modern"\n')
    assert read(folder).check.fail_on is Severity.NOTE
    write(folder.parent, '[check]\nfail_on = "warning"\n')
    assert read(folder).check.fail_on is Severity.WARNING
    assert read(folder).pages == Pages()


def test_the_search_ends_at_the_repository(folder: Path) -> None:
    write(folder.parent.parent, '[check]\nfail_on = "note"\n')
    (folder.parent / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    assert read(folder) == Settings()


def test_pyproject_counts_only_with_our_table(folder: Path) -> None:
    write(folder.parent, '[check]\nfail_on = "note"\n')
    write(folder, '[project]\nname = "planforge"\n[tool.planforger]\nx = 1\n', "pyproject.toml")
    assert read(folder).check.fail_on is Severity.NOTE
    for text in (
        '[tool.planforge.check]\nfail_on = "warning"\n',
        '[tool]\nplanforge = {check = {fail_on = "warning"}}\n',
        'tool.planforge.check.fail_on = "warning"\n',
        '["tool" . planforge]\ncheck.fail_on = "warning"\n',
    ):
        write(folder, text, "pyproject.toml")
        assert read(folder).check.fail_on is Severity.WARNING, text
    write(folder, '[check]\nfail_on = "error"\n')
    assert read(folder).check.fail_on is Severity.ERROR


def test_a_logo_lies_in_the_folder_of_its_settings(folder: Path) -> None:
    (folder.parent / "logo.png").write_bytes(PNG)
    write(folder.parent, '[pages]\nlogo = "logo.png"\n')
    assert read(folder).pages.logo
    write(folder, '[pages]\nlogo = "../logo.png"\n')
    with pytest.raises(PlanForgeError, match="outside the folder of the settings"):
        read(folder)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("[pages\n", "the ] of a table's name is missing", "write a line as"),
        ('[pags]\nlook = "modern"\n', "planforge.toml:1: there is no table pags", "write pages"),
        ('pages = "modern"\n', "planforge.toml:1: pages is not a table", "[pages]"),
        ('[pages]\ncolour = "red"\n', "planforge.toml:2: [pages] colour: there is no setting colour", "look, accent, logo"),
        ('[pages]\naccent = "red"\n', "a colour is # and six hexadecimal digits", "#"),
        ("[pages]\nlook = 1\n", "[pages] look: 1 is not a text", 'write "1"'),
        ('[pages]\nlogo = "planforge.toml"\n', "neither a PNG nor a JPEG", "PNG"),
        ('[pages]\nlogo = "none.png"\n', "none.png cannot be read", "PNG"),
        ('[check]\nselct = ["PF3"]\n', "[check] selct: there is no setting selct", "write select"),
        ('[check]\nignore = "PF3"\n', "[check] ignore: this is not a list of codes", '["PF302", "PF4"]'),
        ('[check]\nignore = ["E501"]\n', "'E501' is no code", "PF302"),
        ('[check]\nseverity = {PF302 = "off"}\n', "'off' is no severity", "error, warning or note"),
        ("[check.severity]\nPF302 = 1\n", "1 is no severity", "error, warning or note"),
        (
            '[check]\n\nfail_on = "fatal"\n',
            "planforge.toml:3: [check] fail_on: 'fatal' is no severity",
            "error, warning or note",
        ),
    ],
)
def test_wrong_settings(folder: Path, text: str, message: str, hint: str) -> None:
    write(folder, text)
    with pytest.raises(PlanForgeError, match=re.escape(message)) as raised:
        read(folder)
    assert hint in (raised.value.hint or "")


def test_all_faults_at_once_and_with_the_names_of_pyproject(folder: Path) -> None:
    write(folder, '[tool.planforge.pages]\nlook = 1\n\n[tool.planforge.check]\nfail_on = "x"\nignor = []\n', "pyproject.toml")
    with pytest.raises(PlanForgeError) as raised:
        read(folder)
    file = folder / "pyproject.toml"
    assert str(raised.value).splitlines()[1:] == [
        f'  {file}:2: [tool.planforge.pages] look: 1 is not a text; write "1"',
        f"  {file}:6: [tool.planforge.check] ignor: there is no setting ignor; write ignore",
        f"  {file}:5: [tool.planforge.check] fail_on: 'x' is no severity; write error, warning or note",
    ]
