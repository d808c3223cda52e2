"""Blocks of fields at the top of invented plain texts: where they end, what they declare, what they cost."""

from __future__ import annotations

import pytest

from dateline.pages.front_declarations import captured_in, declare_front
from dateline.pages.front_matter import find_front_matter
from tests.clock import within

BODY = "The ferry sank off Strelsau on Tuesday, the harbour master said."

YAML = """---
layout: post
title: "Ferry sinks: 'nobody' was on board"
date: 2031-05-04T07:30:00+02:00
author:
  name: By Rosa Holf
canonical_url: https://castlepress.example/2031/05/04/ferry
tags:
  - ferries
description: >
  The ferry sank on Tuesday.
---
"""

TOML = """+++
title = "Ferry sinks"
publishDate = 2031-05-04
lastmod = "2031-06-01"
authors = ["Rosa Holf", "Fritz Tarlenheim"]
+++
"""


def block(text: str) -> str | None:
    """The characters of the block of a page."""
    found = find_front_matter(text)
    return text[found.start : found.end] if found else None


@pytest.mark.parametrize("head", [YAML, TOML])
def test_a_block_ends_with_its_marks(head: str) -> None:
    assert block(head + BODY) == head.strip()
    assert block("\ufeff\n" + head + BODY) == head.strip()
    assert block((head + BODY).replace("\n", "\r\n")) == head.strip().replace("\n", "\r\n")


def test_yaml_declares_what_a_web_page_does() -> None:
    found = find_front_matter(YAML)
    assert found
    declared = declare_front(found)
    assert declared.title == "Ferry sinks: 'nobody' was on board"
    assert declared.author == "Rosa Holf"
    assert (declared.url, declared.site) == (
        "https://castlepress.example/2031/05/04/ferry",
        "castlepress.example",
    )
    assert declared.published == "2031-05-04"
    assert [stamp.origin for stamp in declared.stamps] == ["frontmatter date", "url"]


def test_toml_declares_and_a_change_is_no_publication() -> None:
    found = find_front_matter(TOML)
    assert found
    declared = declare_front(found)
    assert (declared.published, declared.author) == ("2031-05-04", "Rosa Holf, Fritz Tarlenheim")
    assert [stamp.day for stamp in declared.stamps] == ["2031-05-04", "2031-06-01"]


@pytest.mark.parametrize("key", ["updated", "lastmod", "Last Modified", "accessed", "date_retrieved"])
def test_a_change_or_a_capture_alone_declares_no_day(key: str) -> None:
    found = find_front_matter(f"---\ntitle: Ferry\n{key}: 2031-06-01\n---\n{BODY}")
    assert found
    assert declare_front(found).published is None
    assert captured_in(found) == ("2031-06-01" if key in {"accessed", "date_retrieved"} else None)


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ("date: 03/04/2031", None),
        ("date: 03/04/2031\nupdated: 25/04/2031", "2031-04-03"),
        ("date: 03/04/2031\nupdated: 04/25/2031", "2031-03-04"),
        ("date: 03/04/2031\nlang: en-GB", "2031-04-03"),
        ("date: 03/04/2031\nlang: en-US", "2031-03-04"),
        ("date: 03/04/2031\nlang: en", None),
        ("date: 03/04/2031\nurl: https://castlepress.example.uk/ferry", "2031-04-03"),
        ("date: 3 April 2031", "2031-04-03"),
    ],
)
def test_the_order_of_day_and_month_is_told_or_left_open(fields: str, day: str | None) -> None:
    found = find_front_matter(f"---\n{fields}\n---\n{BODY}")
    assert found
    assert declare_front(found).published == day


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Title: Ferry sinks\nDate: 4 May 2031\n\n", "Title: Ferry sinks\nDate: 4 May 2031"),
        ("Ferry sinks\n\nAuthor: Rosa Holf\n\nDate: 4 May 2031\n\n", "Author: Rosa Holf\n\nDate: 4 May 2031"),
        (
            "**Source:** Castle Press\n**Published:** 2031-05-04\nMood: calm\n\n",
            "**Source:** Castle Press\n**Published:** 2031-05-04",
        ),
    ],
)
def test_a_head_of_fields_needs_no_marks(head: str, expected: str) -> None:
    assert block(head + BODY) == expected


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"---\n{BODY}\n{BODY}\n---\n{BODY}",
        f"Date: 4 May 2031\n\n{BODY}",
        f"Warning: the storm is near.\nAdvice: stay at home.\n{BODY}",
        f"{BODY}\n{BODY}\n{BODY}\nTitle: Ferry\nDate: 4 May 2031",
        "",
        "---",
        "---\n---\n",
    ],
)
def test_text_is_no_block(text: str) -> None:
    assert block(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "---\n" + "a: &a [*a,*a,*a]\n" * 50_000 + "---\n",
        "---\n" + "x" * 1_000_000,
        "a" * 40 + " " * 1_000_000 + ":",
        "Title: " + "[" * 1_000_000,
        "- " * 500_000,
        "\n" * 1_000_000,
    ],
)
def test_a_hostile_block_costs_little(text: str) -> None:
    assert within(1, lambda: find_front_matter(text)) is None


SUNK = "The ferry sank before noon; nobody was hurt."


@pytest.mark.parametrize(
    "head",
    [
        f'{{\n  "title": "Ferry sinks",\n  "date": "2031-05-04",\n  "summary": "{SUNK}"\n}}',
        f';;;\n"title": "Ferry sinks",\n"date": "2031-05-04",\n"summary": "{SUNK}"\n;;;',
        f'+++\ntitle = "Ferry sinks"\ndate = 2031-05-04\nsummary = """\n{SUNK}\n{SUNK}\n{SUNK}"""\n+++',
        f"#+TITLE: Ferry sinks\n#+DATE: 2031-05-04\n#+DESCRIPTION: {SUNK}",
        f".. title: Ferry sinks\n.. date: 2031-05-04\n.. description: {SUNK}",
        f":title: Ferry sinks\n:date: 2031-05-04\n:description: {SUNK}",
    ],
)
def test_other_formats_say_the_same(head: str) -> None:
    found = find_front_matter(f"{head}\n\n{BODY}")
    assert found
    assert (found.start, found.end) == (0, len(head))
    declared = declare_front(found)
    assert (declared.title, declared.published) == ("Ferry sinks", "2031-05-04")


def test_a_block_between_marks_may_stand_below_a_headline() -> None:
    assert block(f"# Ferry sinks\n\n{YAML}{BODY}") == YAML.strip()
    assert block(f"Ferry sinks\n\n---\n\n{BODY}\n\n---\n\nMore: nothing.") is None
    assert block(f"{{\n{BODY}\n}}\n") is None
