"""`planforge price` as users meet it: the chain on 80 columns, in other formats, and what is refused."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from planforge.cli import main
from tests.cli.test_cli import run
from tests.conftest import ROOT

SEARCH = str(ROOT / "examples" / "code-search-referral" / "plan.yaml")
FIREWALL = str(ROOT / "examples" / "firewall-distributor" / "plan.yaml")
RESELLER = str(ROOT / "examples" / "reseller" / "plan.yaml")
FEDERAL = str(ROOT / "examples" / "federal-it-reseller" / "plan.yaml")


class Done:
    def __init__(self, code: object, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def price(capsys: pytest.CaptureFixture[str]):
    def call(*arguments: str) -> Done:
        with pytest.raises(SystemExit) as ended:
            main(["price", *arguments])
        shown = capsys.readouterr()
        return Done(ended.value.code, shown.out, shown.err)

    return call


def test_a_chain_step_by_step(price) -> None:
    done = price(SEARCH, "--list", "1440", "--quantity", "50", "--client-price", "600", "--on", "2027-03-01")
    assert done.code == 0, done.err
    lines = done.out.splitlines()
    assert lines[0] == "50 of Codelark Search, one user, March 1, 2027"
    assert lines[2] == "Codelark sells to Fennhill                             paragraph 2 of Schedule 2"
    assert lines[4] == "  $30,000.00 less 30% of $30,000.00 (Reseller margin)                 $21,000.00"
    assert "Fennhill                   $21,000.00  $30,000.00   $9,000.00   42.86%       30%" in lines
    assert "Together                                           $30,000.00" in lines
    assert max(map(len, lines)) == 80


def test_another_process_says_the_same(price, tmp_path: Path) -> None:
    arguments = (FIREWALL, "--list", "24995", "--client-price", "20000")
    assert run("price", *arguments, cwd=tmp_path).stdout == price(*arguments).out


def test_what_is_open_is_said_to_be(price) -> None:
    done = price(FIREWALL, "--list", "1000")
    assert done.code == 0
    assert "  The client pays                                                           open" in done.out.splitlines()
    assert "Marlowe sets its own price (give it:" in " ".join(done.out.split())


def test_a_limit_that_does_not_hold_fails(price) -> None:
    done = price(SEARCH, "--client-price", "500", "--on", "2027-03-01")
    assert done.code == 1
    assert "Fennhill sells for at least $600.00: does not hold" in done.out


def test_a_registered_deal_keeps_its_price(price) -> None:
    known = (
        "--product",
        "seat",
        "--on",
        "2028-02-01",
        "--discount",
        "distributor",
        "--quantity",
        "100",
        "--client-price",
        "60",
    )
    assert price(RESELLER, *known).code == 0
    sensor = ("--product", "sensor-h2", "--quantity", "10", "--discount", "distributor", "--on", "2028-02-01")
    assert "€2,784.00" in price(RESELLER, *sensor).out
    held = price(RESELLER, *sensor, "--registered", "2027-12-01")
    assert "€2,688.00" in held.out
    assert "kept until 30 April 2028" in " ".join(held.out.split())


def test_discounts_are_taken_off_in_the_order_of_the_plan(price) -> None:
    one = price(FEDERAL, "--sale-price", "80000", "--discount", "vehicle", "--discount", "opportunity")
    assert one.code == 0
    assert "$56,800.00" in one.out
    assert price(FEDERAL, "--sale-price", "sealmark=80000", "--discount", "opportunity", "--discount", "vehicle").out == one.out


def test_json(price) -> None:
    made = json.loads(price(FIREWALL, "--list", "24995", "--client-price", "20000", "--to", "json").out)
    assert [sale["pays"] for sale in made["sales"]] == ["USD 13497.30", "USD 20000.00"]
    assert made["keeps"][1] == {
        "party": "marlowe", "buys_at": "USD 13497.30", "sells_at": "USD 20000.00", "keeps": "USD 6502.70", "markup_on_cost": "48.18%",
        "margin_on_price": "32.51%",
    }  # fmt: skip
    assert made["kept_together"] == "USD 20000.00"
    assert made["sales"][0]["steps"][1]["words"] == "$14,997.00 less 10% of $14,997.00 (Master distributor discount)"


def test_csv_runs_nothing_in_a_spreadsheet(price, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    text = Path(FIREWALL).read_text(encoding="utf-8").replace("short: Marlowe", 'short: "=1+1"')
    plan.write_text(text, encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(price(str(plan), "--list", "1000", "--client-price", "800", "--to", "csv").out)))
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]
    assert ("USD", "540") in {(row["currency"], row["amount"]) for row in rows}


def test_markdown_shows_words_of_the_plan_as_they_are(price, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    text = Path(FIREWALL).read_text(encoding="utf-8").replace("name: Distributor discount", "name: '[a](b) | *c*'")
    plan.write_text(text, encoding="utf-8")
    out = price(str(plan), "--list", "1000", "--to", "md").out
    assert r"(\[a\](b) \| \*c\*)" in out
    assert "### What each keeps" in out


def test_very_large_figures_stay_within_the_width(price) -> None:
    done = price(FIREWALL, "--list", "999999999999999", "--quantity", "999999999999999", "--client-price", "999999999999999")
    assert done.code == 0
    assert max(map(len, done.out.splitlines())) <= 80
    assert "  Keeps: $" in done.out


FALLING = """\
planforge: 1
plan: {id: small, kind: reseller, version: 1.0.0, effective: 2027-01-01, currency: GBP}
parties: {maker: {name: Maker Ltd, role: [vendor]}, shop: {name: Shop Ltd, role: [reseller]}}
prices:
  chain: [maker, shop]
  price_list: {name: List, products: [{id: seat, name: Seat, list_price: GBP 100, later: [{from: 2028-01-01, list_price: GBP 90}]}]}
  discounts: [{id: base, name: Base, off: list price, rate: 30%}]
  change: {notice: 30 days, decrease_credit: 30 days}
"""


def test_stock_is_credited_when_a_price_falls(price, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(FALLING, encoding="utf-8")
    done = price(str(plan), "--on", "2028-01-10", "--bought", "2027-12-10", "--unsold", "50")
    assert done.code == 0, done.err
    assert "  £3,500.00 less £3,150.00                                               £350.00" in done.out.splitlines()
    assert "Maker Ltd credits Shop Ltd for the fall of 1 January 2028" in " ".join(done.out.split())


GARBAGE = "9" * 1000


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--list", GARBAGE), "an amount of money is a currency code"),
        (("--list", "EUR 5"), "the list price is in EUR, and the plan in USD"),
        (("--list", "EURO 5"), "an amount of money"),
        (("--list", "-5"), "an amount of money"),
        (("--list", "5", "--quantity", GARBAGE), "is not a number"),
        (("--list", "5", "--quantity", "0"), "an order of none has no price"),
        (("--list", "5", "--on", "2027-02-30"), "February 2027 has 28 days"),
        (("--list", "5", "--on", GARBAGE), "a date is written year-month-day"),
        (("--list", "5", "--product", GARBAGE), "the plan has no product 999"),
        (("--list", "5", "--discount", GARBAGE), "there is no discount 999"),
        (("--list", "5", "--discount", "distribtor"), "did you mean distributor?"),
        (("--list", "5", "--when", "co-sel"), "did you mean co-sell?"),
        (("--list", "5", "--measure", "x"), "has no =; write name=figure"),
        (("--list", "5", "--measure", "net-revenue=abc"), "--measure"),
        (("--list", "5", "--sale-price", "nobody=5"), "this plan has no party nobody"),
        (("--list", "5", "--discount", "master", "--no-discount"), "exclude each other"),
        (("--list", "5", "--days", "5"), "does not say how less than a year is charged"),
        (("--list", "5", "--days", "5", "--months", "2"), "exclude each other"),
        (("--list", "5", "--bought", "2027-01-01"), "belong together"),
        (("--list", "5", "--marketplace", "bazaar"), "no marketplace bazaar"),
        ((), "distributor is taken off the list price, which is not known"),
    ],
)  # fmt: skip
def test_what_is_refused(price, arguments: tuple[str, ...], says: str) -> None:
    done = price(FIREWALL, *arguments)
    assert done.code == 2
    assert done.out == ""
    assert says in " ".join(done.err.split())
    assert len(done.err) < 600


def test_a_plan_with_errors_or_without_prices(price, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(Path(FIREWALL).read_text(encoding="utf-8").replace("rate: 40%", "rate: 40", 1), encoding="utf-8")
    done = price(str(plan), "--list", "5")
    assert (done.code, done.out) == (1, "")
    assert "PF103" in done.err
    assert price(str(ROOT / "examples" / "referral" / "plan.yaml"), "--list", "5").code == 2
