"""How much the whole build costs, measured against bare spaCy parsing of the same text.

    python benchmarks/speed.py                 500 pages: CPU ratio, peak memory, cost of every stage
    python benchmarks/speed.py --pages 60      a quick look
    python benchmarks/speed.py --json          the figures as one JSON object

Attribution with status is also set against the parse, and all stages that read one article are given in
tokens per second.

The pages are made from the example pages: paragraphs drawn and mixed with a fixed seed, names, days and numbers
exchanged, so that no two are equal. Exits with 1 when a bar is missed: ratio <= 2.0, peak memory <= 1.2 GB,
attribution with status <= 0.35 of the parse, reading >= 3,000 tokens/s.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

from dateline import pipeline
from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.onnx import OnnxRuntime
from dateline.adapters.spacy import SpacyParser, installed, load
from dateline.app.building import build_case, build_file
from dateline.model import Case, Page, Sighting, Zone
from dateline.stage import Stage

EXAMPLES = Path(__file__).parent.parent / "examples" / "patrol-boats"
RATIO_BAR, MEMORY_BAR = 2.0, 1.2
SHARE_BAR, TOKENS_BAR = 0.35, 3000
"""Of attribution and status against the parse, and of tokens that one core reads a second."""

SWAPS = (
    ("Uruguay", "Ghana", "Senegal", "Togo", "Norway", "Peru", "Vietnam", "Kenya"),
    ("Montevideo", "Accra", "Dakar", "Lima", "Oslo", "Hanoi", "Nairobi"),
    ("Baldovino", "Ofori-Mintah", "Sarpong", "Ndoye", "Agbeko", "Olivera", "Lindqvist"),
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    ("January", "May", "June", "July", "August", "September", "October"),
)
WORD = re.compile(r"\b(?:" + "|".join(chain.from_iterable(SWAPS)) + r"|[1-9]\d?)\b")


def paragraphs(case: Case) -> list[str]:
    """The paragraphs of the example pages that tell something."""
    texts = {page.id: page.text for page in case.pages}
    return [
        texts[passage.span.page][passage.span.start : passage.span.end]
        for passage in case.passages
        if passage.zone in {Zone.BODY, Zone.CAPTION}
    ]


def vary(paragraph: str, random: Random) -> str:
    """The paragraph with other names, days and numbers."""

    def other(match: re.Match[str]) -> str:
        group = next((group for group in SWAPS if match[0] in group), None)
        return random.choice(group) if group else str(random.randint(2, 28))

    return WORD.sub(other, paragraph)


def make_pages(source: Sequence[str], number: int) -> list[Page]:
    """Pages of 8 to 16 paragraphs, the same for every run."""
    random = Random(20251014)
    pages = []
    for index in range(number):
        chosen = random.choices(source, k=random.randint(8, 16))
        text = "\n\n".join(vary(paragraph, random) for paragraph in chosen)
        day = f"2025-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"
        pages.append(
            Page(f"page-{index}", text, (Sighting(f"page-{index}", "0" * 64, published=day, given=True),))
        )
    return pages


def write_pages(pages: Iterable[Page], path: Path) -> None:
    """Pages as the plain JSON lines that `dateline build` reads."""
    lines = (
        json.dumps(
            {"id": page.ref, "text": page.text, "published": page.sightings[0].published}, ensure_ascii=False
        )
        for page in pages
    )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def cpu_of_build(pages: Sequence[Page]) -> float:
    """CPU seconds of the whole build: reading the file, all stages, writing the case file."""
    with tempfile.TemporaryDirectory() as folder:
        write_pages(pages, Path(folder) / "pages.jsonl")
        begin = cpu_of_all()
        build_file([Path(folder) / "pages.jsonl"], Path(folder) / "speed.dateline")
        return cpu_of_all() - begin


def cpu_of_all() -> float:
    """CPU seconds of this process and of those that have ended for it: pages are read by another one."""
    return sum(os.times()[:4])


def peak_of_all() -> float:
    """The most gigabytes of this process, and of the one that reads pages."""
    peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(peaks) / (1024**3 if sys.platform == "darwin" else 1024**2)


def cpu_of_parsing(pages: Sequence[Page]) -> float:
    """CPU seconds of bare spaCy over the same texts; the model is loaded before."""
    language = load(installed(""))
    begin = time.process_time()
    for doc in language.pipe([page.text for page in pages], batch_size=64):
        doc.text  # noqa: B018 -- a pipe works only when it is read
    return time.process_time() - begin


def cpu_of_stages(pages: Sequence[Page]) -> tuple[dict[str, float], float]:
    """CPU seconds of every stage, in running order, and of all that read one article."""
    spent: Counter[str] = Counter()
    stages = pipeline.stages(SpacyParser(), LangidIdentifier(), OnnxRuntime())
    pipeline.build(
        pages,
        [replace(stage, run=partial(clocked, stage=stage, spent=spent)) for stage in stages],
        version="speed",
    )
    return {stage.name: spent[stage.name] for stage in stages}, sum(
        spent[stage.name] for stage in stages if stage.scope == "article"
    )


def tokens_of(pages: Sequence[Page]) -> int:
    """How many tokens pages have for the parser."""
    return sum(map(len, load(installed("")).tokenizer.pipe([page.text for page in pages])))


def clocked(first: Any, notes: Any, *, stage: Stage, spent: Counter[str]) -> Iterator[Any]:
    """Run a stage and add its CPU seconds to what is spent."""
    begin = time.process_time()
    found = list(stage.run(first, notes))
    spent[stage.name] += time.process_time() - begin
    return iter(found)


def measure(number: int) -> dict[str, Any]:
    """All figures."""
    source = paragraphs(build_case([EXAMPLES]))
    pages = make_pages(source, number)
    words = sum(len(page.text.split()) for page in pages)
    build = cpu_of_build(pages)
    peak = peak_of_all()
    parsing = cpu_of_parsing(pages)
    sample = pages[: max(20, number // 5)]
    thousands = sum(len(page.text.split()) for page in sample) / 1000
    stages, reading = cpu_of_stages(sample)
    return {
        "pages": number,
        "words": words,
        "build_s": build,
        "parsing_s": parsing,
        "ratio": build / parsing,
        "peak_gb": peak,
        "attribution_share": (stages["attribution"] + stages["status"]) / stages["sentences"],
        "tokens_per_s": tokens_of(sample) / reading,
        "stages_ms_per_1000_words": {name: 1000 * spent / thousands for name, spent in stages.items()},
    }


def render(figures: dict[str, Any]) -> str:
    """The figures for people."""
    lines = [
        f"{figures['pages']} pages, {figures['words']:,} words",
        f"whole build      {figures['build_s']:8.2f} s CPU",
        f"bare spaCy       {figures['parsing_s']:8.2f} s CPU ({figures['words'] / figures['parsing_s']:,.0f} words/s)",
        f"ratio            {figures['ratio']:8.2f}        (bar {RATIO_BAR})",
        f"peak memory      {figures['peak_gb']:8.2f} GB     (bar {MEMORY_BAR} for 500 pages)",
        f"attribution      {figures['attribution_share']:8.2f}        of the parse, with status (bar {SHARE_BAR})",
        f"reading          {figures['tokens_per_s']:8,.0f} tokens/s (bar {TOKENS_BAR:,})",
        "",
        "ms CPU per 1,000 words, by stage (a sample):",
        *(f"  {name:<14} {cost:8.2f}" for name, cost in figures["stages_ms_per_1000_words"].items()),
    ]
    return "\n".join(lines)


def is_met(figures: dict[str, Any]) -> bool:
    """Whether all bars are met."""
    dear = (
        figures["ratio"] > RATIO_BAR
        or figures["peak_gb"] > MEMORY_BAR
        or figures["attribution_share"] > SHARE_BAR
    )
    return not dear and figures["tokens_per_s"] >= TOKENS_BAR


def main() -> int:
    """Measure, print, and say with the exit code whether the bars are met."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--pages", type=int, default=500)
    arguments.add_argument("--json", action="store_true")
    chosen = arguments.parse_args()
    figures = measure(chosen.pages)
    print(json.dumps(figures) if chosen.json else render(figures))
    return 0 if is_met(figures) else 1


if __name__ == "__main__":
    sys.exit(main())
