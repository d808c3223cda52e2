"""py3langid as an identifier."""

from __future__ import annotations

import pickle

import pytest

from dateline.adapters.langid import LangidIdentifier


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The premier left the castle on Monday and did not return before the end of the week.", "en"),
        (
            (
                "Die Ministerpräsidentin verließ am Montag das Schloss und kam vor dem Ende der Woche "
                "nicht zurück."
            ),
            "de",
        ),
        (
            "La première ministre a quitté le château lundi et n'est pas revenue avant la fin de la semaine.",
            "fr",
        ),
        ("Премьер-министр покинула замок в понедельник и не вернулась до конца недели.", "ru"),
        ("首相于星期一离开城堡，直到周末才返回。", "zh"),
    ],
)
def test_languages_are_told_apart(text: str, code: str) -> None:
    found, score = LangidIdentifier().identify(text)
    assert found == code
    assert 0.5 < score <= 1.0


def test_it_travels_to_other_processes_and_knows_its_version() -> None:
    assert pickle.loads(pickle.dumps(LangidIdentifier())) == LangidIdentifier()
    assert LangidIdentifier().name.startswith("py3langid-")
