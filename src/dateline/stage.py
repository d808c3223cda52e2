"""A stage is a pure verb over typed layers that says what it needs and what it gives.

`check` refuses an impossible order before work starts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from dateline.errors import PipelineError
from dateline.fingerprints import fingerprint_of

Fact = TypeVar("Fact")


class Notes:
    """Typed layers: `notes[Claim]` is the tuple of all claims noted. A stage adds layers, it edits none."""

    __slots__ = ("_layers",)

    def __init__(self, layers: Mapping[type, Iterable[Any]] | None = None) -> None:
        self._layers: dict[type, tuple[Any, ...]] = {
            kind: tuple(facts) for kind, facts in (layers or {}).items()
        }

    def __getitem__(self, kind: type[Fact]) -> tuple[Fact, ...]:
        return self._layers.get(kind, ())

    def __iter__(self) -> Iterator[type]:
        return iter(self._layers)

    def plus(self, facts: Iterable[Any], kinds: Sequence[type]) -> Notes:
        """These notes and `facts`, each of which is of one of `kinds`."""
        fresh: dict[type, list[Any]] = {kind: [] for kind in kinds}
        for fact in facts:
            if type(fact) not in fresh:
                raise PipelineError(
                    f"a stage gave a {type(fact).__name__} that it did not promise.",
                    advice="Name the type in the stage's `gives`.",
                )
            fresh[type(fact)].append(fact)
        merged = dict(self._layers)
        for kind, found in fresh.items():
            merged[kind] = (*merged.get(kind, ()), *found)
        return Notes(merged)

    def replacing(self, kind: type[Fact], facts: Iterable[Fact]) -> Notes:
        """These notes with another layer of one kind; no stage does this, only what people decide."""
        return Notes(self._layers | {kind: tuple(facts)})

    def keep(self, kinds: Iterable[type]) -> Notes:
        """Only the layers of `kinds`."""
        return Notes({kind: self._layers[kind] for kind in kinds if kind in self._layers})


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the pipeline.

    An "article" stage runs as `run(reading, notes)` on one page; a "case" stage runs as `run(articles,
    notes)`, where `articles` maps page ids to the notes of each page, in the order of what pages say
    (`Page.order`), and `notes` holds the facts of the case so far: what a stage cuts off or decides by a tie
    goes by that order and never by an id. Both yield facts of the types in `gives`. What `run` imports and
    what is bound to it is in its fingerprint; `knowledge` is a hash of what it reads besides: lists and
    networks that lie in packs/.
    """

    name: str
    scope: Literal["article", "case"]
    needs: tuple[type, ...]
    gives: tuple[type, ...]
    run: Callable[..., Iterable[Any]]
    knowledge: str = ""

    @property
    def fingerprint(self) -> str:
        """`name:hash`, computed from code, packs and models; results are reused only under an equal one."""
        return f"{self.name}:{fingerprint_of(self.run, knowledge=self.knowledge)}"


def check(stages: Sequence[Stage], given: Iterable[type]) -> None:
    """PipelineError unless every stage finds what it needs and article stages come first.

    No name comes twice.
    """
    known, names = set(given), set()
    case_begun = False
    for stage in stages:
        if stage.name in names:
            raise PipelineError(f"stage {stage.name} comes twice.", advice="Give each stage its own name.")
        if case_begun and stage.scope == "article":
            raise PipelineError(
                f"stage {stage.name} reads one article but comes after a case stage.",
                advice="Move it up, or let it read all articles.",
            )
        missing = [need.__name__ for need in stage.needs if need not in known]
        if missing:
            raise PipelineError(
                f"stage {stage.name} needs {', '.join(missing)}, which no stage before it gives.",
                advice="Change the order of the stages.",
            )
        names.add(stage.name)
        known.update(stage.gives)
        case_begun = case_begun or stage.scope == "case"
