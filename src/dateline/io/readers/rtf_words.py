"""The words and signs of RTF that stand for characters or hide them, and the charsets of its fonts."""

from __future__ import annotations

from collections.abc import Mapping

UNREAD = frozenset(
    (
        *("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "headerl"),
        *("headerr", "headerf", "footerl", "footerr", "footerf", "themedata", "datastore", "xmlnstbl"),
        *("listtable", "listoverridetable", "rsidtbl", "generator", "nonshppict", "fldinst", "filetbl"),
        *("revtbl", "latentstyles", "template", "txe", "rxe", "tc", "xe"),
    )
)
"""Groups that hold no text of the document, by their first word."""

WORDS: Mapping[str, str] = {
    **dict.fromkeys(("par", "line", "row", "sect", "page", "softline"), "\n"),
    **dict.fromkeys(("tab", "cell", "nestcell"), "\t"),
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
"""Control words that stand for characters."""

SIGNS: Mapping[bytes, str] = {
    b"~": "\u00a0",
    b"_": "-",
    b"\\": "\\",
    b"{": "{",
    b"}": "}",
    b"\n": "\n",
    b"\r": "\n",
}
"""Control signs that stand for characters."""

CHARSETS: Mapping[int, str] = {
    0: "cp1252",
    128: "cp932",
    129: "cp949",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
"""The charsets of fonts, by their numbers."""
