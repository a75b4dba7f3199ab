"""REFI-QDA and Web Annotations both ways: against the schema, an independent reader, and the words that were coded."""

import io
import json
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pyrefiqda import RefiProject
from tests.helpers.made import words_of
from tests.helpers.refi_schema import schema

from discourse.base.errors import CardError, DiscourseError
from discourse.evaluation.imported import Origin, place
from discourse.io import refi, web_annotations
from discourse.io.articles import make_article
from discourse.io.codebooks import read_codebook
from discourse.io.coders import NONE, Coding
from discourse.io.coding_files import read_given

# Windows line ends, a character outside the basic plane, a bell, and the same words twice.
TEXT = "We must act — 🌍 now.\r\n\r\nThe world’s\x07 partners must act, too.\r\nWe must act again & again < before 2030.\r\n"
BOOK = read_codebook("appraisal")


def coding(words: str, code: str, coder: str, nth: int = 0, note: str = "", sure: str = "") -> Coding:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Coding("appraisal", code, start, start + len(words), words, coder, "person", sure, note, "found", "", "")


CODINGS = [
    coding("We must act", "judgement", "Anna"),
    coding("We must act", "affect", "Ben", nth=1, note="twice!\nreally", sure="0.8"),
    coding("🌍 now", "appreciation", "Anna", note="a globe"),
    coding("partners must", "affect", "Anna", sure="3"),
    coding("partners must", "affect", "Ben"),
    coding("before 2030", NONE, "Ben"),
    coding("act again & again <", "attitude", "Ben"),
]


def again(path: Path) -> set[Coding]:
    article = make_article("made", TEXT)
    found = place(read_given(path), article, words_of("").assign(sentence=[], start=[], end=[]), Origin())
    assert not len(found.remarks)
    # Ben says somewhere that no code applies: of what he does not list nobody knows whether he read it.
    assert {(one.coder, one.read) for one in found.codings} == {("Anna", "all"), ("Ben", "listed")}
    return {replace(one, text=TEXT[one.start : one.end], read="all") for one in found.codings}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "made.qdpx"
    path.write_bytes(refi.write("made", "Made & signed", TEXT, CODINGS, [BOOK]))
    return path


def test_a_project_fits_the_schema_and_is_the_same_tomorrow(project: Path) -> None:
    with zipfile.ZipFile(project) as archive:
        xml = archive.read("project.qde").decode("utf-8")
        assert {one.date_time for one in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}
    assert list(schema().iter_errors(xml)) == []
    assert list(schema().iter_errors(xml.replace('isCodable="true"', "", 1))), "the schema sees a missing attribute"
    assert project.read_bytes() == refi.write("made", "Made & signed", TEXT, CODINGS, [BOOK])


def test_an_independent_reader_sees_the_same_quotations_codes_users_and_notes(project: Path, tmp_path: Path) -> None:
    read = RefiProject.load(project, extract_dir=str(tmp_path / "out"))
    codes, users = {}, {one.guid: one.name for one in read.users.user}

    def walk(level: list, parent: str) -> None:  # type: ignore[type-arg]
        for one in level:
            codes[one.guid] = (one.name, parent, one.is_codable, one.color)
            walk(one.code, one.name)

    walk(read.code_book.codes.code, "")
    by_name = {name: rest for name, *rest in codes.values()}
    assert by_name[BOOK.title] == ["", False, None]
    assert by_name["affect"] == ["attitude", True, BOOK.by_name["affect"].colour]
    source = read.sources.text_source[0]
    with open(
        RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "out"), encoding="utf-8", newline=""
    ) as file:
        text = file.read()
    notes = {one.guid: one.plain_text_content for one in read.notes.note}
    seen = [
        (
            text[one.start_position : one.end_position], codes[held.code_ref.target_guid][0], users[held.creating_user],
            [notes[ref.target_guid] for ref in held.note_ref],
        )
        for one in source.plain_text_selection
        for held in one.coding
    ]  # fmt: skip
    told = {"twice!\nreally": "confidence: 0.8\ntwice!\nreally"}
    expected = [
        (
            one.text,
            one.code,
            one.coder,
            [told.get(one.note, one.note)] if one.note else ["confidence: 3"] if one.confidence else [],
        )
        for one in sorted(CODINGS, key=lambda one: (one.start, one.end))
    ]
    assert sorted(seen) == sorted(expected)


def test_a_project_comes_back_as_it_was(project: Path) -> None:
    assert again(project) == set(CODINGS)


def test_annotations_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "made.jsonld"
    path.write_bytes(web_annotations.write("made", TEXT, CODINGS))
    assert again(path) == set(CODINGS)
    page = json.loads(path.read_text(encoding="utf-8"))
    assert page["type"] == "AnnotationPage" and page["partOf"]["total"] == len(page["items"]) == len(CODINGS)
    first = page["items"][0]["target"]["selector"]
    assert first[0] == {"type": "TextPositionSelector", "start": 0, "end": 11} and first[1]["exact"] == "We must act"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        # Found by spoiling files at random: no header, an object without a key, a project whose bytes no longer unpack.
        ("a.csv", b"\n\ncode,start,end\naffect,10,20\n"), ("a.tsv", b"\rr\t124au"),
        ("a.jsonl", b'{}\n{"code": "affect", "start": 1, "end": 5}\n'), ("a.xlsx", b"PK\x03\x04" + bytes(60)),
    ],
)  # fmt: skip
def test_a_spoilt_file_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DiscourseError, match=rf"\b{name}: "):
        read_given(tmp_path / name)


def test_a_project_that_no_longer_unpacks_is_refused(project: Path) -> None:
    data = bytearray(project.read_bytes())
    data[42] = 0xFF  # within the packed project file
    project.write_bytes(data)
    with pytest.raises(CardError, match=r"^made\.qdpx: no REFI-QDA project that can be read"):
        read_given(project)


@pytest.mark.parametrize("way", ["characters", "one for a line end", "utf-16"])
def test_positions_are_read_however_a_program_counts(project: Path, tmp_path: Path, way: str) -> None:
    lengths = {
        "characters": lambda part: len(part),
        "one for a line end": lambda part: len(part.replace("\r\n", "\n")),
        "utf-16": lambda part: len(part.encode("utf-16-le")) // 2,
    }
    made = BytesIO()
    with zipfile.ZipFile(project) as archive, zipfile.ZipFile(made, "w") as other:
        xml = archive.read("project.qde").decode("utf-8")
        for one in sorted(CODINGS, key=lambda one: -one.start):
            was = (len(TEXT[:at].replace("\r\n", "\n")) for at in (one.start, one.end))
            now = (lengths[way](TEXT[:at]) for at in (one.start, one.end))
            old, new = ('startPosition="{}" endPosition="{}"'.format(*pair) for pair in (was, now))
            xml = xml.replace(old, new.replace("Position=", "Position=="), 1)
        other.writestr("Project.qde", xml.replace("Position==", "Position="))
        name = next(name for name in archive.namelist() if name.startswith("sources"))
        other.writestr(name.replace("sources", "Sources"), b"\xef\xbb\xbf" + TEXT.encode("utf-8"))
    path = tmp_path / "theirs.qdpx"
    path.write_bytes(made.getvalue())
    # In a text with a byte order mark and Windows line ends, as other programs write it.
    assert again(path) == set(CODINGS)


def test_a_text_that_was_edited_since_is_no_harm(project: Path) -> None:
    article = make_article("made", "An editor’s line.\n" + TEXT.replace("too", "as well"))
    found = place(read_given(project), article, words_of("").assign(sentence=[], start=[], end=[]), Origin())
    assert {one.found for one in found.codings} == {"found"}
    assert {(article.text[one.start : one.end], one.code, one.coder) for one in found.codings} == {
        (one.text, one.code, one.coder) for one in CODINGS
    }


def test_annotations_of_other_programs_are_read(tmp_path: Path) -> None:
    path = tmp_path / "others.json"
    quote = {"type": "TextQuoteSelector", "exact": "must act", "suffix": ", too"}
    path.write_text(json.dumps({"total": 3, "rows": [
        {"tags": ["affect", "judgement"], "text": "why", "user": "acct:cy@h", "target": [{"source": "u", "selector": [quote]}]},
        {"type": "Annotation", "body": "attitude", "target": {"source": "u", "selector": {"type": "TextPositionSelector", "start": 0, "end": 2}}},
    ]}), encoding="utf-8")  # fmt: skip
    given = read_given(path)
    assert [(one.code, one.coder, one.note) for one in given] == [
        ("affect", "acct:cy@h", "why"), ("judgement", "acct:cy@h", "why"), ("attitude", "", "")]  # fmt: skip
    found = place(
        given,
        make_article("made", TEXT),
        words_of("").assign(sentence=[], start=[], end=[]),
        Origin(codebook="appraisal"),
    )
    assert [TEXT[one.start : one.end] + TEXT[one.end : one.end + 5] for one in found.codings] == [
        "must act, too", "must act, too", "We must"]  # fmt: skip


def lying(at: int, size: int) -> bytes:
    """A project whose list of files gives another size: packed where `at` is 20, unpacked where it is 24."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", "<Project>" + "abc" * 300)
    data = bytearray(made.getvalue())
    begin = data.index(b"PK\x01\x02") + at
    data[begin : begin + 4] = size.to_bytes(4, "little")
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.qdpx", b"no zip", "no REFI-QDA project that can be read"),
        ("a.qde", b"<Project", "no REFI-QDA project that can be read"),
        ("a.qde", b"<!DOCTYPE p [<!ENTITY a 'b'>]><Project/>", "defines entities"),
        ("a.qdpx", lying(20, 2**31), "no REFI-QDA project that can be read"),
        ("a.qdpx", lying(24, 250_000_000), "unpacked its texts would have 250,000,000 bytes"),
        (
            "a.jsonld",
            b'{"target": {"selector": {"type": "TextPositionSelector", "start": "x"}}, "body": "a"}',
            "annotation 1 is not",
        ),
        ("a.jsonld", b'{"target": "a", "body": 5}', "annotation 1 is not"),
        ("a.jsonld", b"[" * 100_000, "not valid JSON"),
        ("a.tsv", b"code\tsentence\na\t1e999\n", "'sentence' must be a whole number"),
        ("a.qde", b"<Project/>", "holds no coding"),
        ("a.jsonld", b"{", "not valid JSON"),
        ("a.json", b'{"items": []}', "holds no coding"),
    ],
)
def test_what_is_no_project_is_one_sentence(tmp_path: Path, name: str, data: bytes, sentence: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(CardError, match=sentence):
        read_given(tmp_path / name)


def test_a_project_without_its_texts_or_notes_is_told_or_read(project: Path, tmp_path: Path) -> None:
    bare = replace(CODINGS[0], note="", confidence="")
    (tmp_path / "bare.qdpx").write_bytes(refi.write("made", "Made", TEXT, [bare], [BOOK]))
    assert [(one.code, one.note) for one in refi.read(tmp_path / "bare.qdpx")] == [("judgement", "")]
    with zipfile.ZipFile(project) as old, zipfile.ZipFile(tmp_path / "less.qdpx", "w") as new:
        for name in old.namelist():
            if not name.endswith(".txt"):
                new.writestr(name, old.read(name))
        new.writestr("sources/picture.png", b"")
    with pytest.raises(CardError, match=r"less\.qdpx: the text '.+\.txt' is not in it; export the project with its"):
        refi.read(tmp_path / "less.qdpx")


def test_what_is_no_annotation_is_passed_over(tmp_path: Path) -> None:
    selectors = ["none", {"type": "TextQuoteSelector", "exact": "We must act"}]
    held = [7, {"type": "Person"}, {"body": {"value": "affect"}, "target": {"source": "made", "selector": selectors}}]
    (tmp_path / "made.json").write_text(json.dumps(held), encoding="utf-8")
    assert [(one.code, one.text) for one in web_annotations.read(tmp_path / "made.json")] == [("affect", "We must act")]
