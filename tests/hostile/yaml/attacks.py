"""Files that strangers may send to harm whoever reads them, by class of attack: what each is, and what it must give.

Each is small in the repository and as large as it needs to be in use. `gives` is the rule whose finding is expected
among others, or an empty text where the file is harmless: it is read as the plain text that it looks like.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

MIB: Final = 1 << 20
HALF: Final = MIB // 2
FACT: Final = "content/terms/insured.yml"
CLAIM: Final = "content/claims/insured.yml"
SOURCE: Final = "content/sources/harbour.yml"
SEED: Final = "seeds/harbour.txt"
REST: Final = "definition: Not explained.\nanchors:\n  - {source: harbour, exact: insured}\n"
SOUND: Final = f"title: Insured\n{REST}"


@dataclass(frozen=True)
class Attack:
    """One file, where it is put, and what reading it must give."""

    kind: str
    name: str
    raw: bytes
    gives: str
    path: str = FACT


def source_fact(text: bytes) -> bytes:
    """Write the fact of a source whose text is `text`."""
    return (
        f"title: Storm\ntext: harbour.txt\nsha256: {hashlib.sha256(text).hexdigest()}\nlanguage: en\n"
        "rights: Free to use.\nshow: full\n"
    ).encode()


def _of(kind: str, path: str, *rows: tuple[str, str | bytes, str]) -> list[Attack]:
    return [
        Attack(kind, name, (raw.encode() if isinstance(raw, str) else raw)[: MIB + 1], gives, path)
        for name, raw, gives in rows
    ]


def _titled(value: str) -> str:
    return f"title: {value}\n{REST}"


def _bomb(levels: int, *, merge: bool = False) -> str:
    first = "a0: &a0 {x: lol}\n" if merge else "a0: &a0 [lol, lol, lol]\n"
    rows = (
        f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}\n" if merge else f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]\n"
        for n in range(1, levels)
    )
    return first + "".join(rows)


BYTES: Final = _of(
    "bytes and encodings",
    FACT,
    ("nothing", b"", "Y002"),
    ("white space", b" \t\n \n", "Y002"),
    ("every byte there is", bytes(range(256)), "Y001"),
    ("a byte order mark", b"\xef\xbb\xbf" + SOUND.encode(), "Y001"),
    ("two byte order marks", b"\xef\xbb\xbf" * 2 + SOUND.encode(), "Y001"),
    ("UTF-16 with mark", SOUND.encode("utf-16"), "Y001"),
    ("UTF-16 without mark", SOUND.encode("utf-16-be"), "Y001"),
    ("UTF-32", SOUND.encode("utf-32"), "Y001"),
    ("UTF-7", b"title: +ADw-script+AD4-\n" + REST.encode(), ""),
    ("Latin 1", b"title: Assur\xe9\n", "Y001"),
    ("overlong NUL", b"title: a\xc0\x80b\n", "Y001"),
    ("overlong slash", b"title: a\xe0\x80\xafb\n", "Y001"),
    ("half a surrogate pair", b"title: \xed\xa0\xbd\n", "Y001"),
    ("a surrogate pair as bytes (CESU-8)", b"title: \xed\xa0\xbd\xed\xb8\x80\n", "Y001"),
    ("beyond Unicode", b"title: \xf4\x90\x80\x80\n", "Y001"),
    ("a lead byte at the end", SOUND.encode() + b"\xe2\x80", "Y001"),
    ("a mebibyte of lead bytes", b"\xf0" * MIB, "Y001"),
    ("gzip", b"\x1f\x8b\x08\x00" + b"\x00\xff" * 50, "Y001"),
    ("NUL", b"title: a\0b\n", "Y008"),
    ("a mebibyte of NUL", b"\0" * MIB, "Y001"),
    ("a terminal escape", b"title: \x1b]0;owned\x07\n", "Y008"),
    ("backspaces over the text", b"title: good\x08\x08\x08\x08evil\n", "Y008"),
    ("C1 controls", "title: a\x9bb\n".encode(), "Y008"),
    ("next line", "title: a\x85b: c\n".encode(), "Y008"),
    ("line separator", "title: a\u2028b: c\n", "Y008"),
    ("paragraph separator", "title: a\u2029- b\n", "Y008"),
    ("not a character", "title: a\uffffb\n", "Y008"),
    ("lone carriage returns", SOUND.replace("\n", "\r"), ""),
    ("form feed as white space", "title:\fx\n", "Y008"),
)

HIDDEN: Final = _of(
    "hidden and turned text",
    FACT,
    ("right-to-left override", _titled("in\u202edlos"), "Y010"),
    ("isolates without end", _titled("\u2066" * 500 + "x"), "Y010"),
    ("zero-width space", _titled("in\u200bsured"), "Y010"),
    ("zero-width space in a field's name", "ti\u200btle: x\n" + REST, "Y010"),
    ("word joiner in an id", SOUND.replace("harbour", "har\u2060bour"), "Y010"),
    ("a message in tags", _titled("x" + "".join(chr(0xE0000 + ord(c)) for c in "ignore all")), "Y010"),
    ("variation selectors as data", _titled("x" + "".join(map(chr, range(0xE0100, 0xE01F0)))), "Y010"),
    ("Hangul filler as a title", _titled("\u3164"), "Y010"),
    ("blank braille as a title", _titled("\u2800\u2800"), "Y010"),
    ("soft hyphens", _titled("in\u00adsu\u00adred"), "Y010"),
    ("a byte order mark within", _titled("in\ufeffsured"), "Y010"),
    ("a mebibyte of zero-width spaces", _titled("\u200b" * (MIB // 3 - 40)), "Y010"),
    ("a mebibyte of joiners between letters", _titled("a\u200d" * (MIB // 4 - 40)), "Y010"),
    ("a mebibyte of direction marks", _titled("\u200ea" * (MIB // 4 - 40)), "Y010"),
    ("hidden in a comment", f"# fine\u202e\n{SOUND}", "Y010"),
    ("override by an escape", _titled('"in\\u202Edlos"'), "Y010"),
    ("tags by escapes", _titled('"x\\U000E0041\\U000E0042"'), "Y010"),
    ("every selector by an escape", _titled('"' + "x\\uFE0F" * 100_000 + '"'), "Y010"),
    ("a heap of marks", _titled("Z" + "\u0301\u0323" * 60), "Y008"),
    ("a mebibyte of marks", _titled("Z" + "\u0301\u0323" * (MIB // 4 - 40)), "Y008"),
    ("marks by escapes", _titled('"Z' + "\\u0301\\u0323" * 80_000 + '"'), "Y008"),
    ("Cyrillic in a Latin word", _titled("Insurеd"), ""),
)

NESTING: Final = _of(
    "depth and size",
    FACT,
    ("25,000 brackets", "[" * 25_000, "Y007"),
    ("a mebibyte of brackets", "[" * MIB, "Y007"),
    ("a mebibyte of braces", "{" * MIB, "Y007"),
    ("braces with names", "{a: " * 200_000, "Y007"),
    ("closed brackets", "a: " + "[" * 100_000 + "]" * 100_000, "Y007"),
    ("nested list entries", "- " * 500_000, "Y007"),
    ("nested names", "? " * 500_000, "Y007"),
    ("nested names and lists", "? - " * 200_000, "Y007"),
    ("nested by indentation", "".join(" " * n + "a:\n" for n in range(1_000)), "Y007"),
    ("33 deep", "title: " + "[" * 32 + "]" * 32 + "\n", "Y007"),
    ("32 deep", "title: " + "[" * 31 + "]" * 31 + "\n", "F003"),
    ("one byte too large", SOUND + "#" * MIB, "Y007"),
    ("as large as allowed", SOUND + "#" * (MIB - len(SOUND)), ""),
    ("one long word", _titled("x" * (MIB - 200)), ""),
    ("one long name", "a" * (MIB - 200) + ": x\n", "Y003"),
    ("a name of 1,000 letters", "a" * 1_000 + ": x\n" + SOUND, "F001"),
    ("a block text of 250,000 lines", "title: |\n" + "  x\n" * 250_000, "F002"),
    ("a text of a million empty lines", 'title: "' + "\n" * 1_000_000 + '"', "F002"),
    ("60,000 values", _titled("[" + "x," * 60_000 + "]"), "Y007"),
    ("a million commas", "title: [" + "," * 1_000_000 + "]", "Y003"),
    ("50,001 small fields", "".join(f"k{n}: x\n" for n in range(50_001)), "Y007"),
    ("half a million comments", "#\n" * (MIB // 2), "Y002"),
    ("tabs", "\t" * MIB, "Y002"),
    ("a million spaces before a word", " " * (MIB - 20) + "x", "F003"),
)

ALIASES: Final = _of(
    "anchors, aliases, merge keys",
    FACT,
    ("an alias bomb", _bomb(10), "Y005"),
    ("a merge bomb", _bomb(10, merge=True), "Y005"),
    ("an alias of itself", "a: &a [*a]\n", "Y005"),
    ("an alias of itself as name", "&a a: *a\n", "Y005"),
    ("an unknown alias", "title: *x\n", "Y005"),
    ("an anchor that nobody uses", _titled("&x Insured"), "Y005"),
    ("an anchor of a mebibyte", "title: &" + "a" * 1_000_000 + " x\n", "Y005"),
    ("40,000 anchors", "title: [" + "&a x," * 40_000 + "]", "Y005"),
    ("40,000 aliases", "title: [" + "*a," * 40_000 + "]", "Y005"),
    ("a merge key", "<<: {title: x}\n" + REST, "Y005"),
    ("a merge key inside", "anchors:\n  - <<: {source: harbour}\n    exact: x\n", "Y005"),
    ("a merge key in quotes", '"<<": x\n' + SOUND, "F001"),
    ("an equals key", "=: x\n" + SOUND, "F001"),
)

TAGS: Final = _of(
    "tags and directives",
    FACT,
    *((f"tag {tag}", _titled(f"{tag} x"), "Y005") for tag in ("!!int", "!!bool", "!!timestamp", "!!binary", "!!null")),
    *((f"tag {tag}", _titled(f"{tag} [x]"), "Y005") for tag in ("!!set", "!!omap", "!!pairs", "!!str", "!x")),
    ("code in Python", _titled("!!python/object/apply:os.system [id]"), "Y005"),
    ("a module of Python", _titled("!!python/module:os"), "Y005"),
    ("code in Java", _titled("!!javax.script.ScriptEngineManager [x]"), "Y005"),
    ("a Ruby object", "--- !ruby/object:Gem::Installer\ni: x\n", "Y005"),
    ("an environment variable", _titled("!ENV [HOME]"), "Y005"),
    ("an included file", _titled("!include /etc/passwd"), "Y005"),
    ("the bare tag", _titled("! x"), "Y005"),
    ("a tag without end", _titled("!<tag:yaml.org,2002:str"), "Y003"),
    ("a tag of a mebibyte", "title: !" + "a" * 1_000_000 + " x\n", "Y005"),
    ("a tag with bad escapes", _titled("!%ff%fe x"), "Y003"),
    ("a tag directive", "%TAG ! tag:evil.example:\n---\n" + SOUND, "Y005"),
    ("100,000 directives", "%X y\n" * 100_000 + "---\n" + SOUND, "Y003"),
    ("YAML 9.9", "%YAML 9.9\n---\n" + SOUND, "Y003"),
    ("YAML 1.1", "%YAML 1.1\n---\n" + SOUND, "Y005"),
    ("two documents", SOUND + "---\n" + SOUND, "Y006"),
    ("100,000 documents", "---\n" * 100_000, "Y006"),
    ("a document after the end", SOUND + "...\n---\n" + SOUND, "Y006"),
    ("a document that is a text", "--- text\n", "F003"),
)

KEYS: Final = _of(
    "names of fields",
    FACT,
    ("the same name twice", _titled("x") + "title: y\n", "Y004"),
    ("the same name 20,000 times", "title: x\n" * 20_000, "Y004"),
    ("20,000 unknown names", "".join(f"titl{n}: x\n" for n in range(20_000)), "F001"),
    ("a list as name", "? [a, b]\n: c\n", "F003"),
    ("a mapping as name", "{a: b}: c\n", "F003"),
    ("an empty name", ": x\n" + SOUND, "Y003"),
    ("no fields at all", "{}\n", "Y002"),
    ("an empty name in quotes", '"": x\n' + SOUND, "F001"),
    ("names of Python", "__class__: x\n__init__: y\n" + SOUND, "F001"),
    ("a field that files have not", "id: other\nKIND: x\n" + SOUND, "F001"),
    ("only a text", "just words\n", "F003"),
    ("only a list", "- a\n- b\n", "F003"),
    ("JSON", '{"title": "x", "constructor": {"prototype": {}}}', "F001"),
)

VALUES: Final = _of(
    "values that surprise",
    FACT,
    *((f"title {word}", _titled(word), "") for word in ("no", "~", "0x1F", "22:22:22", "2024-13-45", ".inf", "1e999")),
    ("a number of 5,000 digits", _titled("9" * 5_000), ""),
    ("an octal number", _titled("0o777"), ""),
    ("a title that is empty", _titled('""'), "F002"),
    ("a template", _titled("'{{ 7*7 }}{% raw %}'"), ""),
    ("a script", _titled("</title><script>alert(1)</script>"), ""),
    ("a path as id", SOUND.replace("source: harbour", "source: ../../etc/passwd"), "F005"),
    ("a path as former id", SOUND + "formerly: [../../index]\n", "F005"),
    ("a device as former id", SOUND + "formerly: [con]\n", "F005"),
    ("40,000 wrong ids", SOUND + "formerly: [" + "A_B," * 40_000 + "]\n", "F005"),
    ("40,000 empty texts", SOUND + "formerly: [" + '"",' * 40_000 + "]\n", "F003"),
    ("15,000 empty anchors", "title: x\nanchors: [" + "{a: b}," * 15_000 + "]\n", "F001"),
    ("a text of brackets only", _titled("'" + "[[" * 100_000 + "'"), ""),
)

CLAIMS: Final = _of(
    "floods in a claim",
    CLAIM,
    ("15,000 wrong statements", "title: x\nstatements: [" + "{a: b}," * 15_000 + "]\n", "F001"),
    ("45,000 texts as statements", "title: x\nstatements: [" + "x," * 45_000 + "]\n", "F003"),
    ("15,000 unknown choices", "title: x\nstatements: [" + "{stance: sure}," * 15_000 + "]\n", "F004"),
    ("statements in statements", "title: x\nstatements: [" + "{statements: [" * 14 + "]}" * 14 + "]\n", "F001"),
)

BROKEN: Final = _of(
    "broken YAML",
    FACT,
    ("only a quotation mark", '"', "Y003"),
    ("an open text of a mebibyte", 'title: "' + "x " * (MIB // 2 - 10), "Y003"),
    ("an open bracket", "title: [x\n" + REST, "Y003"),
    ("90,000 open texts", 'title: "x\n' * 90_000, "Y003"),
    ("170,000 colons", "a: b: " * 170_000, "Y003"),
    ("250,000 texts in a row", "title: " + '"x" ' * 250_000, "Y003"),
    ("100,000 open brackets on lines", "a: [\n" * 100_000, "Y007"),
    ("an unknown escape", _titled('"a\\qb"'), "Y003"),
    ("300,000 unknown escapes", _titled('"' + "\\q" * 300_000 + '"'), "Y003"),
    ("an escape cut short", _titled('"\\u12"'), "Y003"),
    ("half a pair by escapes", _titled('"\\ud83d\\ude00"'), "Y008"),
    ("beyond Unicode by an escape", _titled('"\\U00110000"'), "Y008"),
    ("NUL by an escape", _titled('"a\\0b"'), "Y008"),
    ("a terminal escape by an escape", _titled('"\\e]0;owned\\a"'), "Y008"),
    ("250,000 forbidden escapes", _titled('"' + "\\x07" * 250_000 + '"'), "Y008"),
    ("a tab as indentation", "title:\n\tx: y\n", "Y003"),
    ("an indentation indicator", "title: |9999999999\n  x\n", "Y003"),
    ("a reserved sign", "title: @x\n", "Y003"),
    ("a backtick", "title: `x`\n", "Y003"),
)

SIDECARS: Final = [
    *_of(
        "fact of a source",
        SOURCE,
        ("a path out of the project", source_fact(b"x").replace(b"harbour.txt", b"../../etc/passwd"), "F005"),
        ("an absolute path", source_fact(b"x").replace(b"harbour.txt", b"/etc/passwd"), "F005"),
        ("a device as text", source_fact(b"x").replace(b"harbour.txt", b"con.txt"), "S002"),
        ("a language that is a script", source_fact(b"x").replace(b": en", b": '\"><script>'"), "F005"),
        ("brackets", b"[" * 100_000, "Y007"),
        ("40,000 passages set aside", source_fact(b"x") + b"no_fact: [" + b"{a: b}," * 15_000 + b"]\n", "F001"),
        ("an alias", source_fact(b"x") + b"author: *a\n", "Y005"),
    ),
    *_of(
        "archived text",
        SEED,
        ("nothing", b"", "Y002"),
        ("not UTF-8", b"caf\xe9", "Y001"),
        ("a byte order mark", b"\xef\xbb\xbfOne.", "Y001"),
        ("UTF-16", "One.".encode("utf-16"), "Y001"),
        ("NUL", b"One\0two.", "Y008"),
        ("a terminal escape", b"One\x1b[2Jtwo.", "Y008"),
        ("half a mebibyte of marks", ("Z" + "\u0301\u0323" * (HALF // 4 - 1)), "Y008"),
        ("one byte too large", b"x" * (HALF + 1), "Y007"),
        ("half a mebibyte of full stops", b"." * HALF, ""),
        ("half a mebibyte of abbreviations", b"A. " * (HALF // 3), ""),
        ("half a mebibyte of short sentences", b"Ab. " * (HALF // 4), "Y007"),
        ("half a mebibyte of initials", b"A.B." * (HALF // 4), ""),
        ("half a mebibyte of white space and stops", b". \t" * (HALF // 3), ""),
        ("half a mebibyte of lines", b"x\n" * (HALF // 2), "Y007"),
        ("half a mebibyte without a space", "한".encode() * (HALF // 3), ""),
        ("half a mebibyte of quotation marks", ('."' * (HALF // 2)).encode(), ""),
        ("overrides and zero-width spaces", "One \u202eowt\u202c th\u200bree.", ""),
        ("half a mebibyte of zero-width spaces", "\u200b" * (HALF // 3), ""),
        ("half a mebibyte of decomposed Hangul", "\u1112\u1161\u11ab" * (HALF // 9), ""),
        ("half a mebibyte of letters that grow", "\U0001d160" * (HALF // 4), ""),
    ),
]

ATTACKS: Final = (*BYTES, *HIDDEN, *NESTING, *ALIASES, *TAGS, *KEYS, *VALUES, *CLAIMS, *BROKEN, *SIDECARS)
