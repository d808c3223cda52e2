import pytest

from dateline.model import Page, Passage, Reading
from dateline.rules import load_pack
from dateline.stage import Notes
from dateline.text import credit
from dateline.text.zones import zones

EN = load_pack("en")
STORY = (
    "Ana Duarte left on Monday for talks about the border with the neighbours.\n\n"
    "She returns on Friday, her office in Port Vessen said on Sunday."
)


def credits_of(text):
    page = Page("p", text)
    notes = Notes({Page: [page]})
    notes = notes.plus(zones.stage(EN).run(Reading(page), notes), (Passage,))
    found = list(credit.stage(EN).run(Reading(page, notes[Passage]), notes))
    assert all(text[each.span.start : each.span.end].strip() for each in found)
    return [each.name for each in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (STORY, []),
        (f"PORT VESSEN (AP) — {STORY}", ["Associated Press"]),
        (f"PORT VESSEN, Oct 3 (Harbourwire) - {STORY}", ["Harbourwire"]),
        (f"PORT VESSEN, Oct. 3 /TASS/. {STORY}", ["TASS"]),
        (f"(A.P.) -- {STORY}", ["Associated Press"]),
        (f"BANVEK (Orvia and Tolland) - {STORY}", []),
        (f"(Nov. 26, 2031) – {STORY}", []),
        (f"{STORY} — Reuters", ["Reuters"]),
        (f"{STORY}\n\n(With the Associated Press)", ["Associated Press"]),
        (f"{STORY}\n\n—Copyright the Associated Press", ["Associated Press"]),
        (f"{STORY} pl/rh (AP, AFP)", ["Associated Press", "Agence France-Presse"]),
        (f"{STORY}\n\n— Reuters", ["Reuters"]),
        (f"{STORY} (AFP)", ["Agence France-Presse"]),
        (f"{STORY}\n\nSource: The Harbour Circle", ["Harbour Circle"]),
        (f"{STORY}\n\nSources: AP, AFP", ["Associated Press", "Agence France-Presse"]),
        (f"{STORY}\n\nSource: RFE/RL", ["RFE/RL"]),
        (f"{STORY}\n\nWith reporting by Reuters and the Harbour Times.", ["Reuters", "Harbour Times"]),
        (f"{STORY}\n\nWith reporting by Pavel Lint.", []),
        (f"{STORY}\n\n© 2031 AFP", ["Agence France-Presse"]),
        (f"{STORY}\n\nCopyright 2031 The Associated Press. All rights reserved.", ["Associated Press"]),
        (f"{STORY}\n\n© 2031 Pavel Lint", []),
        (f"{STORY}\n\nRepublished from Harbour News under a licence of 2031.", ["Harbour News"]),
        ("Duarte leaves\n\nBy Pavel Lint, Reuters\n\n" + STORY, ["Reuters"]),
        ("Duarte leaves\n\nBy Pavel Lint in Port Vessen\n\n" + STORY, []),
        (f"{STORY} AFP reported first.\n\n" + "The talks begin at noon.\n\n" * 9, []),
    ],
)
def test_a_credit_is_read_where_pages_write_it(text, names):
    assert credits_of(text) == names
