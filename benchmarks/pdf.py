"""What an agreement costs as a PDF, from plan to bytes, as a multiple of WeasyPrint alone on the finished HTML."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from weasyprint import HTML

from planforge import pipeline
from planforge.writers.pdf import render_html_for_pdf

PLAN = Path(__file__).parent.parent / "examples" / "referral" / "plan.yaml"


def cpu(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def ours() -> bytes:
    checked = pipeline.check(PLAN.read_bytes(), "plan.yaml")
    return next(iter(pipeline.render(checked, ["pdf"]).values()))


def main(rounds: int = 5) -> None:
    checked = pipeline.check(PLAN.read_bytes(), "plan.yaml")
    assert checked.plan is not None
    page = render_html_for_pdf(pipeline.compose(checked.plan).document, "classic")
    ours()
    runs: dict[str, list[float]] = {"bare": [], "ours": []}
    for _ in range(rounds):
        runs["bare"].append(cpu(lambda: HTML(string=page).write_pdf(pdf_tags=True)))
        runs["ours"].append(cpu(ours))
    bare, made = statistics.median(runs["bare"]), statistics.median(runs["ours"])
    print(f"WeasyPrint alone {bare:.2f} s of CPU; PlanForge from the plan {made:.2f} s, {made / bare:.2f} times")


if __name__ == "__main__":
    main()
