"""Who is meant: names, nouns and pronouns of one page. All persons and firms are invented."""

from __future__ import annotations

import pytest

from dateline.model import Coreference, Mention
from tests.lab import make_page, read_page


def meant(text: str, words: str, nth: int = 0) -> str:
    """The fullest words of the chain that the nth mention of these words belongs to."""
    notes = read_page(make_page(text))
    leaders = {mention.id: mention.id for mention in notes[Mention]}
    for link in notes[Coreference]:
        leaders = {
            mention: leaders[link.antecedent] if leader == leaders[link.mention] else leader
            for mention, leader in leaders.items()
        }
    spots = [
        mention
        for mention in sorted(notes[Mention], key=lambda mention: mention.span)
        if text[mention.span.start : mention.span.end] == words
    ]
    chain = [
        mention.name
        for mention in notes[Mention]
        if leaders[mention.id] == leaders[spots[nth].id] and mention.kind == "name"
    ]
    return max(chain, key=len, default="")


def linked(text: str, words: str, nth: int = 0) -> str:
    """The words that the nth mention of these words is linked to, "" where it is to none."""
    notes = read_page(make_page(text))
    named = {mention.id: text[mention.span.start : mention.span.end] for mention in notes[Mention]}
    spots = sorted(mention.span for mention in notes[Mention] if named[mention.id] == words)
    spans = {mention.id: mention.span for mention in notes[Mention]}
    found = (named[link.antecedent] for link in notes[Coreference] if spans[link.mention] == spots[nth])
    return next(found, "")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("President Jonas Berg arrived. Berg was tired.", "Berg", "Jonas Berg"),
        ("Park Min Ho met Park Ji Soo. Park Min Ho spoke first. Park was tired.", "Park", "Park Min Ho"),
        ("The Lindvik Trade Council (LTC) met. LTC members left.", "LTC", "Lindvik Trade Council"),
        (
            "Troops left the Arden region. The fire in Arden Oblast was put out.",
            "Arden Oblast",
            "Arden region",
        ),
    ],
)
def test_a_short_name_stands_for_the_full_one(text: str, words: str, name: str) -> None:
    assert meant(text, words) == name


def test_people_of_one_family_stay_apart() -> None:
    text = "Park Min Ho met Park Ji Soo. Park Min Ho spoke first."
    assert meant(text, "Park Ji Soo") == "Park Ji Soo"
    assert meant(text, "Park Min Ho") == "Park Min Ho"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Park's sister, Park Ji Soo, accused the police.", "Park's sister", "Park Ji Soo"),
        ("He met Park Min Ho's father Park Jin Woo.", "Park Min Ho's father", "Park Jin Woo"),
        (
            "Norwegian President Jonas Berg arrived. The Norwegian leader was tired.",
            "The Norwegian leader",
            "Jonas Berg",
        ),
        (
            (
                "Norwegian President Jonas Berg met Finnish President Lena Holt. The Finnish president was "
                "tired."
            ),
            "The Finnish president",
            "Lena Holt",
        ),
        (
            "Jonas Berg, the leader of Norway, arrived. The Norwegian leader was tired.",
            "The Norwegian leader",
            "Jonas Berg",
        ),
        ("She went to Norway and left the country.", "the country", "Norway"),
        (
            "Norway is poor. Finland is rich. Fires burned in Oslo. The country was tired.",
            "The country",
            "Norway",
        ),
        ("The Norwegian government rejected the offer.", "The Norwegian government", "Norwegian"),
        ("The Lindvik Court met. The court was divided.", "The court", "Lindvik Court"),
        ("The Church of Bragism met. The Church was divided.", "Church", "Church of Bragism"),
        (
            "Norwegian Prime Minister Lena Holt met Jonas Berg. The Norwegian leader was tired.",
            "The Norwegian leader",
            "Lena Holt",
        ),
        (
            "Boats left the town of Tarnvik. Tarnvik was shut. The town had no port.",
            "The town",
            "Tarnvik",
        ),
    ],
)
def test_a_noun_stands_for_a_name(text: str, words: str, name: str) -> None:
    assert meant(text, words) == name


def test_a_definite_noun_means_who_was_told_of_before() -> None:
    text = "A sailor fled. Police, who searched the port, told Lena Holt that the sailor was armed."
    assert linked(text, "the sailor") == "A sailor"


def test_a_noun_that_a_name_narrows_is_another() -> None:
    text = "A team left Oslo. The team was late, and Lena Holt met the Tarnvik team."
    assert linked(text, "the Tarnvik team") == ""
    assert linked(text, "The team") == "A team"


def test_the_club_is_the_one_of_which_a_page_speaks() -> None:
    text = "".join(
        f"Lindvik United {word}. " for word in ("won", "lost", "drew", "paid", "sang", "ran", "sat")
    )
    assert meant(f"{text}Lindvik United left Oslo. The club paid.", "The club") == "Lindvik United"


def test_a_noun_of_one_owner_is_one() -> None:
    assert (
        linked("Jonas Berg thanked his lawyer. Berg later paid his lawyer.", "his lawyer", 1) == "his lawyer"
    )
    assert linked("Jonas Berg thanked his lawyer. Lena Holt paid her lawyer.", "her lawyer") == ""


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Jonas Berg met Lars Holt. Holt said he would resign.", "he", "Lars Holt"),
        (
            "Jonas Berg met the Lindvik Post. The Lindvik Post said it did not know the files.",
            "it",
            "Lindvik Post",
        ),
        ("Norway wrote to Finland. Finland denied it will send ships.", "it", "Finland"),
        (
            "Norway left. Norway is old. Norway denied the report, while Finland denied that it had sent ships.",
            "it",
            "Finland",
        ),
    ],
)
def test_whoever_speaks_may_be_meant_by_the_subject_of_what_is_said(text: str, words: str, name: str) -> None:
    assert meant(text, words) == name


def test_they_are_the_body_that_says_so() -> None:
    assert meant("The Lindvik Bank said they knew the man.", "they") == "Lindvik Bank"


def test_another_office_is_another_person() -> None:
    assert (
        meant(
            "Norwegian President Jonas Berg sent Norway's spy chief to Oslo. He met the spy chief.",
            "the spy chief",
        )
        == ""
    )


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Jonas Berg arrived. He was tired.", "He", "Jonas Berg"),
        ("Mr. Berg met Mrs. Holt. She was tired.", "She", "Holt"),
        ("Norway used its veto.", "its", "Norway"),
        ("For its part, Norway detained a sailor.", "its", "Norway"),
        ("Norway sent Finland guns to help it win the war.", "it", "Finland"),
        ("Although Norway feared attacks, Finland was willing to supply it with guns.", "it", "Norway"),
        ("Jonas Berg said he was tired.", "he", "Jonas Berg"),
        ("Jonas Berg hurt himself.", "himself", "Jonas Berg"),
        ("Jonas Berg, who left early, was tired.", "who", "Jonas Berg"),
        ('"I am tired," said Jonas Berg.', "I", "Jonas Berg"),
    ],
)
def test_a_pronoun_stands_for_a_name(text: str, words: str, name: str) -> None:
    assert meant(text, words) == name


def test_links_name_mentions_of_the_page_and_no_two_states_become_one() -> None:
    text = (
        "Norway accused Finland. It denied the charge. The country said its ships were safe. "
        "Oslo and Helsinki kept their word."
    )
    notes = read_page(make_page(text))
    known = {mention.id for mention in notes[Mention]}
    assert all(
        link.mention in known and link.antecedent in known and link.mention != link.antecedent
        for link in notes[Coreference]
    )
    assert meant(text, "Norway") != meant(text, "Finland")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Mayor Jonas Berg condemned the raid. “We mourn the pilot Ivo Holt, whom we knew,” he said.",
            "he",
            "Jonas Berg",
        ),
        (
            (
                "Ivo Holt was buried. Ivo Holt was forty. Jonas Berg spoke. “Everybody knew Ivo Holt. He was kind,” "
                "he said."
            ),
            "he",
            "Jonas Berg",
        ),
        (
            "Ivo Holt has sold the mill. A guard denied that Mara Lund had left. “They are lying,” he said.",
            "he",
            "",
        ),
    ],
)
def test_a_speaker_is_not_whom_he_names(text: str, words: str, name: str) -> None:
    assert meant(text, words) == name


def test_he_in_a_quotation_is_not_who_says_it() -> None:
    text = "Ivo Holt left. “He owes us money,” said Jonas Berg."
    assert meant(text, "He") == "Ivo Holt"


def test_who_told_something_last_tells_the_next() -> None:
    text = "Ivo Holt has sold the mill. A guard denied that it had burned. “They are lying,” he said."
    assert linked(text, "he") == "A guard"


def test_an_office_is_known_by_what_stands_behind_it() -> None:
    text = "A spokesman for the harbour council, Jonas Berg, left. The harbour council spokesman was tired."
    assert meant(text, "The harbour council spokesman") == "Jonas Berg"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("“The port is shut,” Jonas Berg said. “I closed it.”", "I", "Jonas Berg"),
        ("“Few people told me,” Jonas Berg said.", "me", "Jonas Berg"),
        ("The magician sold me a book.", "me", ""),
        ("Ivan Oll left. “He is old,” Jonas Berg said. “He was tired.”", "He", "Ivan Oll"),
    ],
)
def test_who_tells_a_quotation_is_its_i_and_not_its_he(text: str, words: str, name: str) -> None:
    assert meant(text, words, text.count(words) - 1) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Lindvik Corp. sold a ferry. It lost money.", "It", "Lindvik Corp."),
        ("Jonas Berg met Lindvik Corp. in Oslo. The crew sold it.", "it", ""),
    ],
)
def test_it_is_a_subject_of_the_sentence_before(text: str, words: str, name: str) -> None:
    assert meant(text, words) == name


def test_a_state_before_an_office_is_told_of_its_holder() -> None:
    text = "The Norwegian president left Oslo. President Jonas Berg stayed."
    assert meant(text, "The Norwegian president") == ""


def test_the_firm_is_the_one_that_was_brought_in() -> None:
    text = "Lindvik Corp. sold a ferry. Jonas Berg works for an accounting firm. The firm was shut."
    assert meant(text, "The firm") == ""


def test_a_number_of_a_war_is_nobody() -> None:
    assert "I" not in [mention.name for mention in read_page(make_page("World War I began."))[Mention]]


HERO = "Lena Holt left Oslo. Holt sang. Holt slept. "


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (f"{HERO}The candidate denied the report.", "The candidate", "Lena Holt"),
        ("Lena Holt left Oslo. The candidate denied the report.", "The candidate", ""),
        (f"{HERO}She met Jonas Berg. The candidate denied the report.", "The candidate", ""),
        (f"{HERO}The king denied the report.", "The king", ""),
        (f"{HERO}Jonas Berg said the candidate lied.", "the candidate", ""),
        (f"Minister {HERO}The candidate denied the report.", "The candidate", ""),
        (f"{HERO}The Tarnvik mayor denied the report.", "The Tarnvik mayor", ""),
    ],
)
def test_a_public_role_is_that_of_the_one_person_who_may_have_it(text: str, words: str, name: str) -> None:
    assert meant(text, words) == name


@pytest.mark.parametrize(
    ("between", "name"),
    [
        ("It is old.", "The Norwegian foreign ministry"),
        ("Finland shut its embassy.", ""),
    ],
)
def test_an_organ_is_that_of_the_state_of_which_the_text_speaks_last(between: str, name: str) -> None:
    text = f"The Norwegian foreign ministry met envoys. {between} The foreign ministry denied the report."
    assert linked(text, "The foreign ministry") == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "The mill is old, a minister said.\n\nLena Holt told a council that it may burn.",
            "a minister",
            "Lena Holt",
        ),
        (
            "The mill is old, the minister said.\n\nLena Holt told a council that it may burn.",
            "the minister",
            "",
        ),
        ("The mill is old, a minister said.\n\nThe council met Lena Holt.", "a minister", ""),
        (
            "Lena Holt left. It is old, a minister said.\n\nLena Holt told a council that it may burn.",
            "a minister",
            "",
        ),
        ("The mill is old, a king said.\n\nMrs. Lena Holt told a council that it may burn.", "a king", ""),
    ],
)
def test_who_tells_without_a_name_is_named_in_the_next_paragraph(text: str, words: str, name: str) -> None:
    assert meant(text, words) == name


def test_a_pronoun_does_not_mean_what_it_stands_beside() -> None:
    assert meant("Lindvik Corp. fought Oll Motors, its rival.", "its") != "Oll Motors"


def test_where_somebody_is_from_is_no_part_of_the_name() -> None:
    assert meant("Prince Aldric of Tarnvik left. Tarnvik was empty.", "Tarnvik") == "Tarnvik"


def test_nobody_is_meant_whom_the_text_puts_far_behind() -> None:
    text = "The boys of the mill burned a barn.\n\nOslo was dark.\n\nThey were tired."
    assert linked(text, "They") == ""
