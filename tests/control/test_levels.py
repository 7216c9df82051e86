"""Which findings are told, and how bad they are: the strongest place that says something decides, and errors always stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge import pipeline
from planforge.control import Control, refuse_codes
from planforge.errors import PlanForgeError
from planforge.findings import Finding, Severity
from planforge.settings import CheckSettings

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def level(code: str, *layers: CheckSettings, severity: Severity = WARNING) -> Severity | None:
    return Control(layers).severity(Finding(code, severity, "x"))


def select(*codes: str) -> CheckSettings:
    return CheckSettings(select=codes)


def ignore(*codes: str) -> CheckSettings:
    return CheckSettings(ignore=codes)


def test_within_one_place_the_longest_match_decides_and_ignoring_goes_first() -> None:
    both = CheckSettings(select=("PF3", "PF214"), ignore=("PF2", "PF302", "PF4"))
    assert [level(code, both) for code in ("PF301", "PF302", "PF214", "PF215", "PF401", "PF801")] == [
        WARNING, None, WARNING, None, None, None,
    ]  # fmt: skip
    assert level("PF302", CheckSettings(select=("PF302",), ignore=("PF302",))) is None


def test_the_stronger_place_decides_where_it_says_something() -> None:
    assert level("PF302", select("PF3"), ignore("PF302")) is WARNING
    assert level("PF302", ignore("PF302"), select("PF3")) is None
    assert level("PF401", ignore("PF302"), select("PF3")) is None
    assert level("PF401", select("PF"), select("PF3")) is WARNING
    assert level("PF401", CheckSettings(), ignore("PF4")) is None


def test_severities_are_raised_and_lowered() -> None:
    file = CheckSettings(severity=(("PF3", NOTE), ("PF302", ERROR)))
    flag = CheckSettings(severity=(("PF30", WARNING),))
    assert [level(code, file) for code in ("PF302", "PF303", "PF401")] == [ERROR, NOTE, WARNING]
    assert [level(code, flag, file) for code in ("PF302", "PF310")] == [WARNING, NOTE]


def test_fail_on() -> None:
    assert Control().fail_on is ERROR
    assert Control((CheckSettings(fail_on=NOTE), CheckSettings(fail_on=WARNING))).fail_on is NOTE
    assert Control((CheckSettings(), CheckSettings(fail_on=WARNING))).fail_on is WARNING


CODES = st.sampled_from(["PF", "PF1", "PF3", "PF30", "PF302", "PF4", "PF401", "PF201"])
LAYERS = st.lists(
    st.builds(
        CheckSettings,
        select=st.none() | st.lists(CODES).map(tuple),
        ignore=st.lists(CODES).map(tuple),
        severity=st.lists(st.tuples(CODES, st.sampled_from(Severity))).map(tuple),
    ),
    max_size=3,
)


@given(LAYERS, CODES.filter(lambda code: len(code) == 5))
def test_errors_always_survive(layers: list[CheckSettings], code: str) -> None:
    assert level(code, *layers, severity=ERROR) is ERROR


@given(LAYERS, CODES.filter(lambda code: len(code) == 5))
def test_saying_the_same_twice_is_saying_it_once(layers: list[CheckSettings], code: str) -> None:
    assert level(code, *layers, *layers) is level(code, *layers)
    for severity in (WARNING, NOTE):
        once = level(code, *layers, severity=severity)
        twice = once and level(code, *[CheckSettings(each.select, each.ignore) for each in layers], severity=once)
        assert twice is once


KNOWN = {"PF201": ERROR, "PF302": WARNING}


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (
            ignore("PF201"),
            "--ignore: an error means that the agreement would be false or could not be made, so it cannot be ignored: PF201",
        ),
        (CheckSettings(severity=(("PF201", WARNING),)), "--severity: an error means that the agreement would be false"),
        (ignore("PF305"), "--ignore: there is no code PF305"),
        (select("PF9"), "--select: no code begins with PF9"),
        (CheckSettings(severity=(("PF301", NOTE),)), "--severity: there is no code PF301"),
    ],
)
def test_what_is_refused(said: CheckSettings, message: str) -> None:
    where = {"select": "--select", "ignore": "--ignore", "severity": "--severity"}
    layer = CheckSettings(said.select, said.ignore, said.severity, None, where)
    with pytest.raises(PlanForgeError) as raised:
        refuse_codes([layer], KNOWN)
    assert str(raised.value).startswith(message)
    assert raised.value.hint


def test_families_and_raising_are_not_refused() -> None:
    refuse_codes([CheckSettings(("PF2", "PF"), ("PF20",), (("PF201", ERROR), ("PF2", NOTE)))], KNOWN)


def test_all_codes_are_known_to_the_pipeline() -> None:
    with pytest.raises(PlanForgeError, match="PF103"):
        pipeline.control([ignore("PF103")])
    assert pipeline.control([ignore("PF8"), CheckSettings()]).layers == (ignore("PF8"),)
