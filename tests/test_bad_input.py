"""Files that are no LKj workbooks, over the command line: one sentence, exit 3, nothing written, and no run-away."""

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from robust.parts import (
    RELS,
    SAMPLE,
    TYPES,
    WORKBOOK,
    WORKBOOK_RELS,
    Parts,
    listing,
    packed,
    replaced,
    run,
    sheet_part,
    unpacked,
)

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
MAIN_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
PK = sheet_part("PK")
PARTS = unpacked(SAMPLE.read_bytes())
# What Excel writes for an empty workbook but we need not read; without them a workbook is still whole.
NOT_NEEDED = re.compile(r"docProps/|xl/theme/|xl/charts/|xl/drawings/|xl/worksheets/_rels/|xl/styles\.xml")


def with_parts(**changes: bytes | None) -> bytes:
    """The sample with parts replaced (None: left out); the keywords are given as a dictionary of names."""
    return packed({name: content for name, content in {**PARTS, **changes}.items() if content is not None})


def with_type(content_type: bytes) -> bytes:
    return with_parts(**{TYPES: replaced(PARTS[TYPES], MAIN_TYPE, content_type)})


def with_entry(name: str, content: bytes = b"<a/>") -> bytes:
    buffer = BytesIO(SAMPLE.read_bytes())
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def bomb(megabytes: int, name: str = "xl/media/image1.png") -> bytes:
    buffer = BytesIO(SAMPLE.read_bytes())
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as entry:
        for _ in range(megabytes):
            entry.write(bytes(2**20))
    return buffer.getvalue()


def ods() -> bytes:
    return packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": b"<office:document-content/>",
            "META-INF/manifest.xml": b"<manifest:manifest/>",
        }
    )


def xlsb() -> bytes:
    parts = {name.replace("workbook.xml", "workbook.bin"): content for name, content in PARTS.items()}
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"workbook.xml", b"workbook.bin")
    parts[TYPES] = replaced(parts[TYPES], MAIN_TYPE, b"application/vnd.ms-excel.sheet.binary.macroEnabled.main")
    parts[TYPES] = parts[TYPES].replace(b"workbook.xml", b"workbook.bin")
    parts["xl/workbook.bin"] = b"\x83\x01\x00\x80\x01"
    return packed(parts)


def lost_string() -> bytes:
    cell = re.search(rb'<c r="D6"[^>]*t="s"[^>]*><v>\d+</v></c>', PARTS[PK])
    assert cell
    return with_parts(**{PK: PARTS[PK].replace(cell[0], re.sub(rb"<v>\d+", b"<v>999999", cell[0]))})


def doctype(part: str) -> bytes:
    entity = b'<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:9/x"><!ENTITY y "&x;&x;">]>'
    content = PARTS[part]
    at = content.index(b"?>") + 2 if content.startswith(b"<?xml") else 0
    return with_parts(**{part: content[:at] + entity + content[at:]})


def halved(part: str) -> bytes:
    return with_parts(**{part: PARTS[part][: len(PARTS[part]) // 2]})


READ_PARTS = (TYPES, "_rels/.rels", WORKBOOK, WORKBOOK_RELS, "xl/sharedStrings.xml", "xl/styles.xml",
              "docProps/custom.xml", *(sheet_part(name) for name in ("Identitas", "RKT", "PK", "Pengukuran",
              "Anggaran", "Pengaturan", "Ringkasan")))  # fmt: skip
MACRO_TYPE = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"

Made = bytes | Callable[[], bytes]
# What is sent, and a word that the sentence must say of it.
SENT: dict[str, tuple[Made, str]] = {
    "empty": (b"", "kosong"),
    "cut at the start": (SAMPLE.read_bytes()[:3], "terpotong"),
    "cut in the middle": (SAMPLE.read_bytes()[:40_000], "terpotong"),
    "cut at the end": (SAMPLE.read_bytes()[:-30], "terpotong"),
    "csv": (b"No;Indikator;Target\r\n1;Persentase;85\r\n", "CSV"),
    "csv of Excel in utf-16": ("No\tIndikator\r\n".encode("utf-16"), "CSV"),
    "html": (b"<html><body><table><tr><td>1</td></tr></table></body></html>", "HTML"),
    "xml spreadsheet 2003": (b'<?xml version="1.0"?><Workbook/>', "XML"),
    "xls": (OLE + "Workbook".encode("utf-16-le"), ".xls"),
    "old xls": (OLE + "Book".encode("utf-16-le"), ".xls"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
    "doc": (OLE + "WordDocument".encode("utf-16-le"), "dokumen Office"),
    "ods": (ods, "OpenDocument"),
    "xlsb": (xlsb, ".xlsb"),
    "xlsm": (lambda: with_type(MACRO_TYPE), "makro"),
    "xlam": (lambda: with_type(MACRO_TYPE.replace(b"sheet", b"addin")), "makro"),
    "xltm": (lambda: with_type(MACRO_TYPE.replace(b"sheet", b"template")), "makro"),
    "xltx": (lambda: with_type(MAIN_TYPE.replace(b"sheet.main", b"template.main")), ".xltx"),
    "docx": (lambda: packed({TYPES: replaced(PARTS[TYPES], MAIN_TYPE, MAIN_TYPE.replace(b"spreadsheetml.sheet",
             b"wordprocessingml.document")), **{n: c for n, c in PARTS.items() if n != TYPES}}), "dokumen Office"),
    "pdf": (b"%PDF-1.7\n1 0 obj", "bukan buku kerja"),
    "zip of something else": (lambda: packed({"foto.jpg": b"\xff\xd8"}), "bukan buku kerja"),
    "zip without entries": (b"PK\x05\x06" + bytes(18), ""),
    "noise": (bytes(range(256)) * 40, "bukan buku kerja"),
    "bomb": (lambda: bomb(300), "mengembang"),
    "bomb in a sheet of the user": (lambda: bomb(201, "xl/worksheets/sheet99.xml"), "mengembang"),
    "many entries": (lambda: packed({**PARTS, **{f"xl/media/{n}.png": b"" for n in range(2100)}}), "mengembang"),
    "shared string out of range": (lost_string, "D6"),
    "two sheets of one name": (lambda: with_parts(**{WORKBOOK: replaced(PARTS[WORKBOOK], b'name="RKT"',
                                                                       b'name="pk"')}), '"PK"'),
    "sheet without its part": (lambda: with_parts(**{PK: None}), '"PK"'),
    "part twice, in another case": (lambda: with_entry(PK.upper()), "dua bagian"),
    **{f"trick {name}": (partial(with_entry, name), "tidak wajar") for name in (
        "../../etc/cron.d/x", "/etc/passwd", "C:/Windows/x", "xl/../../x", "xl//x", "./x")},
    **{f"doctype in {part}": (partial(doctype, part), "DOCTYPE") for part in READ_PARTS},
    **{f"{part} broken": (partial(halved, part), part)
       for part in READ_PARTS},
}  # fmt: skip


def assert_one_sentence(stderr: str, word: str = "") -> None:
    """One line of Indonesian, that ends with what to do."""
    assert stderr.startswith("lkj-xlsx: "), stderr
    assert stderr.endswith("lalu jalankan lagi.\n"), stderr
    assert stderr.count("\n") == 1
    assert "Traceback" not in stderr
    assert "Error" not in stderr
    assert word in stderr
    assert all(character.isprintable() for character in stderr.rstrip("\n"))


@pytest.mark.parametrize("kind", SENT)
def test_what_people_send_is_refused_in_one_sentence(tmp_path: Path, kind: str) -> None:
    made, word = SENT[kind]
    source = tmp_path / "laporan.xlsx"
    source.write_bytes(made() if callable(made) else made)
    (tmp_path / "laporan-hasil.xlsx").write_bytes(b"hasil lama")
    before = listing(tmp_path)
    for arguments in (["check"], ["check", "--format", "json"], ["compute", "--force"]):
        result = run(*arguments, source)
        assert (result.exit_code, result.stdout) == (3, ""), arguments
        assert_one_sentence(result.stderr, word)
        assert "laporan.xlsx" in result.stderr
        assert listing(tmp_path) == before


@pytest.mark.parametrize("damage", [b"<!DOCTYPE a>", b"<"])
def test_a_page_that_only_compute_needs_is_refused_there(tmp_path: Path, damage: bytes) -> None:
    """Temuan is written anew: check has no use for it, compute has."""
    source, temuan = tmp_path / "laporan.xlsx", sheet_part("Temuan")
    source.write_bytes(with_parts(**{temuan: damage + PARTS[temuan].partition(b"?>")[2]}))
    result = run("compute", source)
    assert (result.exit_code, result.stdout) == (3, "")
    assert_one_sentence(result.stderr, temuan)
    assert [path.name for path in tmp_path.iterdir()] == ["laporan.xlsx"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_twice_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "laporan.xlsx"
    source.write_bytes(with_entry(PK, PARTS[PK]))
    for command in ("check", "compute"):
        result = run(command, source)
        assert (result.exit_code, result.stdout) == (3, "")
        assert_one_sentence(result.stderr, "dua bagian")
    assert [path.name for path in tmp_path.iterdir()] == ["laporan.xlsx"]


@pytest.mark.parametrize("command", ["check", "compute"])
def test_a_lock_file_names_the_workbook_itself(tmp_path: Path, command: str) -> None:
    (tmp_path / "laporan.xlsx").write_bytes(SAMPLE.read_bytes())
    (tmp_path / "~$laporan.xlsx").write_bytes(b"\x05Admin" + bytes(150))
    before = listing(tmp_path)
    result = run(command, tmp_path / "~$laporan.xlsx")
    assert (result.exit_code, result.stdout) == (3, "")
    assert_one_sentence(result.stderr, "pilih laporan.xlsx itu sendiri")
    assert listing(tmp_path) == before


@pytest.mark.parametrize("part", sorted(PARTS))
@pytest.mark.parametrize("damage", ["missing", "empty", "broken", "other XML", "not UTF-8"])
def test_any_part_may_be_missing_or_broken(tmp_path: Path, part: str, damage: str) -> None:
    """Parts that we read are refused by name; the others are carried as they are, and the run goes on."""
    damaged = {"missing": None, "empty": b"", "broken": PARTS[part][:-7], "other XML": b"<a><b/></a>",
               "not UTF-8": b"\xff\xfe\x00<"}[damage]  # fmt: skip
    source, target = tmp_path / "laporan.xlsx", tmp_path / "laporan-hasil.xlsx"
    source.write_bytes(with_parts(**{part: damaged}))
    checked, computed = run("check", source), run("compute", source)
    if NOT_NEEDED.match(part) and computed.exit_code != 3:
        assert checked.exit_code == computed.exit_code == 1
        assert unpacked(target.read_bytes()).get(part) == damaged
    elif computed.exit_code == 3:
        assert (computed.stdout, target.exists()) == ("", False)
        assert_one_sentence(computed.stderr)
    else:
        assert damage in ("missing", "other XML")
        assert computed.exit_code == 1


def test_an_unread_bomb_costs_no_memory(tmp_path: Path) -> None:
    source = tmp_path / "laporan.xlsx"
    source.write_bytes(bomb(1000))
    limited = "import resource; resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))\n"
    script = limited + "from lkj_xlsx.cli import main\nmain()"
    ended = subprocess.run([sys.executable, "-c", script, "check", str(source)], capture_output=True, check=False)
    assert (ended.returncode, ended.stdout) == (3, b"")
    assert_one_sentence(ended.stderr.decode(), "mengembang")


_LINK = f"""<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  xmlns:r="{RELS}"><externalBook r:id="rId1"><sheetNames><sheetName val="A"/></sheetNames></externalBook>
</externalLink>""".encode()
_DDE = b"""<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
  <ddeLink ddeService="cmd" ddeTopic="/c calc"><ddeItems><ddeItem name="A0"/></ddeItems></ddeLink></externalLink>"""


def linked(link: bytes, target: str | None) -> Parts:
    """The sample with an external link, and a formula on PK that uses it."""
    parts = dict(PARTS)
    parts["xl/externalLinks/externalLink1.xml"] = link
    if target is not None:
        parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
            f'Id="rId1" Type="{RELS}/externalLinkPath" Target="{target}" TargetMode="External"/></Relationships>'
        ).encode()
    listed = f'<Relationship Id="rId99" Type="{RELS}/externalLink" Target="externalLinks/externalLink1.xml"/>'
    parts[WORKBOOK_RELS] = replaced(parts[WORKBOOK_RELS], b"</Relationships>", f"{listed}</Relationships>".encode())
    cell = re.search(rb'<c r="F6"[^>]*?(?:/>|>.*?</c>)', parts[PK])
    assert cell
    parts[PK] = parts[PK].replace(cell[0], b'<c r="F6"><f>[1]A!$A$1</f><v>85</v></c>')
    return parts


# Runs the command line with every door to the network nailed up, and reports what files were opened.
_WATCHED = """
import os, socket, subprocess, sys
def nailed_up(*_, **__):
    raise AssertionError("network")
for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
    setattr(socket, name, nailed_up)
opened = []
def watch(event, details):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "urllib.")):
        os.write(2, f"TRAP {event}".encode())
        os._exit(99)
    if event == "open" and isinstance(details[0], str):
        opened.append(details[0])
sys.addaudithook(watch)
from lkj_xlsx.cli import main
try:
    main(prog_name="lkj-xlsx")
finally:
    for path in opened:
        if not path.startswith((sys.prefix, sys.base_prefix)) and not path.endswith((".py", ".pyc")):
            print("OPENED", path, file=sys.stderr)
"""


def watched(*arguments: str | Path) -> tuple[int, str, list[str]]:
    """Give exit code, stdout and the files opened, Python's own aside."""
    command = [sys.executable, "-c", _WATCHED, *map(str, arguments)]
    ended = subprocess.run(command, capture_output=True, check=False)
    lines = ended.stderr.decode().splitlines()
    assert [line for line in lines if not line.startswith(("OPENED ", "Templat ditulis: "))] == []
    return ended.returncode, ended.stdout.decode(), [line[7:] for line in lines if line.startswith("OPENED ")]


@pytest.mark.parametrize("kind", ["file", "share", "web", "DDE"])
def test_links_to_elsewhere_are_named_and_never_followed(tmp_path: Path, kind: str) -> None:
    outside = tmp_path / "lain" / "rahasia.xlsx"
    outside.parent.mkdir()
    outside.write_bytes(SAMPLE.read_bytes())
    target = {"file": outside.as_uri(), "share": r"\\10.255.255.1\bagi\rahasia.xlsx",
              "web": "http://10.255.255.1/rahasia.xlsx", "DDE": None}[kind]  # fmt: skip
    source = tmp_path / "laporan.xlsx"
    source.write_bytes(packed(linked(_DDE if target is None else _LINK, target)))
    code, _, opened = watched("compute", source)
    assert code == 1
    assert not [path for path in opened if "rahasia" in path]
    shown = run("check", source, "--format", "json")
    assert shown.exit_code == 1
    findings = [one for one in json.loads(shown.stdout)["temuan"] if one["kode"] in ("BK08", "BK09")]
    assert [(one["kode"], one["sel"], one["tertulis"]) for one in findings] == [("BK09", "F6", "=[1]A!$A$1")]
    assert (target or "DDE") in findings[0]["pesan"]


@pytest.mark.parametrize("command", ["check", "compute", "template"])
def test_no_network_and_no_other_file_ever(tmp_path: Path, command: str) -> None:
    """Sockets raise, programs cannot be started, and what is opened is the input and the output alone."""
    source, target = tmp_path / "laporan.xlsx", tmp_path / "hasil.xlsx"
    source.write_bytes(SAMPLE.read_bytes())
    more = ["--dari", str(source), "-o", str(target)] if command == "template" else [str(source)]
    more += ["-o", str(target)] if command == "compute" else []
    code, _, opened = watched(command, *more)
    assert code == (0 if command == "template" else 1)
    assert source.name in {Path(path).name for path in opened}
    ours = [path for path in opened if path.startswith(str(tmp_path))]
    names = {re.sub(r"^\.(hasil\.xlsx)\.[0-9a-f]{8}\.tmp$", r"\1", Path(path).name) for path in ours}
    assert names == ({source.name} if command == "check" else {source.name, target.name})
    assert [path for path in opened if path not in ours and Path(path).suffix in (".xlsx", ".xml", ".dtd")] == []
