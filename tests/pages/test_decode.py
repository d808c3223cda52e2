"""Bytes to text, and bytes that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ReadError
from dateline.pages.decode import declared_charset, decode

FRENCH = "Le roi a visité l’été dernier le château — déjà vu."
RUSSIAN = "Король прибыл в город, где его встретил министр. Переговоры начались утром."


@pytest.mark.parametrize(
    ("raw", "declared", "expected"),
    [
        (FRENCH.encode(), None, FRENCH),
        (FRENCH.encode("utf-8-sig"), None, FRENCH),
        (FRENCH.encode("utf-16"), None, FRENCH),
        (FRENCH.encode("utf-32"), None, FRENCH),
        (FRENCH.encode("cp1252"), "utf-8", FRENCH),
        (FRENCH.encode("cp1252"), "iso-8859-1", FRENCH),
        (FRENCH.encode(), "iso-8859-1", FRENCH),
        (FRENCH.encode("cp1252"), "no-such-charset", FRENCH),
        (RUSSIAN.encode("cp1251"), "windows-1251", RUSSIAN),
        ((RUSSIAN * 5).encode("cp1251"), None, RUSSIAN * 5),
        ("日本の王".encode("iso2022_jp"), "iso-2022-jp", "日本の王"),
        (FRENCH.encode() * 3 + b"\xe2\x80", None, FRENCH * 3 + "\ufffd"),
        (b"one\r\ntwo\xc2\xa0three\n", None, "one\r\ntwo\u00a0three\n"),
        (b"caf\\u00e9 \xe9", "unicode_escape", "caf\\u00e9 é"),
        (b"a +AOk- b", "utf-7", "a +AOk- b"),
        (b"b %s" % "é".encode("cp850"), "cp850", "b ‚"),
        ("𠮷 é".encode("gb18030"), "gbk", "𠮷 é"),
        ("①日本".encode("cp932"), "shift_jis", "①日本"),
        (FRENCH.encode("utf-16-le"), "utf-16", FRENCH),
        (FRENCH.encode("utf-16-be"), "utf-16be", FRENCH),
        (b"odd\xe9", "utf-16", "oddé"),
        ("cut 😀".encode("utf-16")[:-2], None, "cut \ufffd"),
        ("cut 😀".encode("utf-16-le")[:-2], "utf-16", "cut \ufffd"),
        ("cut 😀 off".encode("utf-16")[:-1], None, "cut 😀 of\ufffd"),
        (FRENCH.encode("cp1252"), "windows-1252\udc80", FRENCH),
        (("😀 " + FRENCH).encode("utf-16").decode("utf-16").encode(), None, "😀 " + FRENCH),
        (b"one \xed\xa0\xbd\xed\xb8\x80 two \xed\xa0\xbd.", None, "one 😀 two \ufffd."),
    ],
)
def test_decode(raw: bytes, declared: str | None, expected: str) -> None:
    assert decode(raw, declared=declared) == expected


@pytest.mark.parametrize("charset", ["cp1251", "koi8-r", "iso8859-5", "cp866"])
def test_the_charset_of_a_short_text_is_guessed_among_those_that_browsers_tell_apart(charset: str) -> None:
    text = "Король сказал, что он приедет в понедельник. " * 8
    assert decode(text.encode(charset)) == text


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b"\0" * 900, "zero bytes"),
        (b"\xff\xd8\xff\xe0 a picture", "JPEG"),
        (b"%PDF-1.7 text", "PDF"),
        (bytes(range(256)) * 9, "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(raw: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words) as caught:
        decode(raw)
    assert caught.value.advice


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b'<html><head><meta charset="utf-8">', "utf-8"),
        (b"<meta http-equiv=content-type content='text/html; charset=windows-1251'>", "windows-1251"),
        (b'<?xml version="1.0" encoding="ISO-8859-2"?>', "ISO-8859-2"),
        (b"<html><p>charset=utf-8", None),
        (b"<!-- <meta charset=koi8-r> --><meta charset=utf-8>", "utf-8"),
        (b"<!--><meta charset=utf-8>-->", "utf-8"),
        (b"<!-- <meta charset=koi8-r>", None),
    ],
)
def test_declared_charset(raw: bytes, expected: str | None) -> None:
    assert declared_charset(raw) == expected


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80).filter(
        lambda text: not text.startswith("\ufeff")
    )
)
def test_utf8_comes_back_character_for_character(text: str) -> None:
    assert decode(("x" + text).encode()) == "x" + text
