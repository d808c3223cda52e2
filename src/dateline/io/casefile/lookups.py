"""Mappings that are read as far as they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")


class LookUp(Mapping[str, T]):
    """A mapping whose values are read when they are asked for, each once; `keys` are only read when all are."""

    def __init__(self, find: Callable[[str], T | None], keys: Callable[[], Iterable[str]]) -> None:
        self._find, self._keys = find, keys
        self._found: dict[str, T | None] = {}

    def __getitem__(self, key: str) -> T:
        if key not in self._found:
            self._found[key] = self._find(key)
        value = self._found[key]
        if value is None:
            raise KeyError(key)
        return value

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys())

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def learn(self, found: Iterable[tuple[str, T]]) -> None:
        """Know some values that were read together."""
        self._found.update(found)
