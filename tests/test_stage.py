from __future__ import annotations

import pytest

from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.onnx import OnnxRuntime
from dateline.adapters.spacy import SpacyParser
from dateline.errors import PipelineError
from dateline.model import Claim, Page, Problem, Ruling, Sentence
from dateline.pipeline import stages
from dateline.stage import Notes, Stage, check
from tests.lab import all_stages


def step(
    name: str, *, scope: str = "article", needs: tuple[type, ...] = (), gives: tuple[type, ...] = ()
) -> Stage:
    return Stage(name, scope=scope, needs=needs, gives=gives, run=lambda reading, notes: ())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("order", "message"),
    [
        ([step("a"), step("a")], "a comes twice"),
        ([step("a", scope="case"), step("b")], "b reads one article but comes after a case stage"),
        (
            [step("a", needs=(Sentence,)), step("b", gives=(Sentence,))],
            "a needs Sentence, which no stage before it gives",
        ),
    ],
)
def test_impossible_orders_are_refused(order: list[Stage], message: str) -> None:
    with pytest.raises(PipelineError, match=message):
        check(order, given=(Page,))


def test_the_pipeline_is_in_a_possible_order() -> None:
    check(all_stages(), given=(Page, Ruling))
    assert [stage.name for stage in stages(SpacyParser(), LangidIdentifier(), OnnxRuntime(), alone=True)] == [
        stage.name for stage in all_stages()
    ]


def test_notes_grow_by_layers_and_never_change() -> None:
    empty = Notes()
    first, second = Problem("x", "y", "one"), Problem("x", "y", "two")
    one = empty.plus([first], (Problem,))
    two = one.plus([second], (Problem,))
    assert (empty[Problem], one[Problem], two[Problem]) == ((), (first,), (first, second))
    assert list(two.plus([], (Claim,))) == [Problem, Claim]
    assert list(two.keep([Claim, Page])) == []


def test_a_fact_that_was_not_promised_is_refused() -> None:
    with pytest.raises(PipelineError, match="gave a Problem that it did not promise"):
        Notes().plus([Problem("x", "y", "z")], (Claim,))


def test_every_stage_has_a_fingerprint_of_its_own() -> None:
    fingerprints = [stage.fingerprint for stage in all_stages()]
    assert [each.partition(":")[0] for each in fingerprints] == [stage.name for stage in all_stages()]
    assert len({each.partition(":")[2] for each in fingerprints}) == len(fingerprints)
