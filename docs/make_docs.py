"""Make what the documents show of the code: columns, formulas, scales, findings, frames, rooms, pictures.

Run ``python docs/make_docs.py`` after a change of the declaration, of the findings, of the rooms or of how the workbook
looks; with ``--texts`` the pictures are left as they are. Texts stand between markers in the documents. Pictures are
pages as LibreOffice prints them; they need soffice, pdftotext and pdftoppm, and are left as they are where one of these
is missing.
"""

import ast
import re
import runpy
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lkj_xlsx.catalogue import CATALOGUE, CHAPTERS
from lkj_xlsx.compute import check, compute, formulir, new_template
from lkj_xlsx.declare.message import Message
from lkj_xlsx.declare.model import Column, Field, Role, Table
from lkj_xlsx.rules.achievement import MORE_THAN, lowest_capaian_formula, number_from_the_lowest_formula
from lkj_xlsx.sheets.identitas import IDENTITAS, IDENTITAS_SHEET
from lkj_xlsx.sheets.pengaturan import (
    KATEGORI_DEFAULTS,
    PENGATURAN,
    PENGATURAN_SHEET,
    RANK,
    STARTS,
    WORDS_DEFAULTS,
)
from lkj_xlsx.sheets.tables import TABLES
from lkj_xlsx.show.codes import details, open_places

HERE = Path(__file__).parent
ROOT = HERE.parent
SAMPLES = ROOT / "samples"
CORRECTED, PUBLISHED = SAMPLES / "kpu-kota-binjai-2024-diperbaiki.xlsx", SAMPLES / "kpu-kota-binjai-2024.xlsx"
PACKAGE = ROOT / "lkj_xlsx"
PICTURES = HERE / "gambar"


def columns() -> str:
    """Give the fields and columns of every sheet to fill in, as tables."""
    parts = [_fields(IDENTITAS_SHEET, IDENTITAS)]
    parts += [_columns(table) for table in TABLES]
    parts.append(_fields(PENGATURAN_SHEET, PENGATURAN))
    return "\n\n".join(parts)


def findings() -> str:
    """Give the catalogue of findings, a chapter for each group of codes: a table of them, then each by itself."""
    parts = []
    for chapter in CHAPTERS.values():
        messages = [one for one in CATALOGUE.values() if one.code.startswith(chapter.prefix)]
        rows = [(f"[{one.code}](#{one.code.lower()})", one.level.word, open_places(one.text)) for one in messages]
        table = _table(("Kode", "Tingkat", "Temuan"), rows)
        parts += [f"## {chapter.title}\n\n{table}", *map(_explained, messages)]
    return "\n\n".join(parts)


def _explained(message: Message) -> str:
    said = "\n".join(f"- {label}: {_plain(text)}" for label, text in details(message))
    return f"### {message.code}\n\n**{open_places(message.text)}** Tingkat: {message.level.word}.\n\n{said}"


def _plain(text: str) -> str:
    """Keep a text from being read as marks of Markdown."""
    return re.sub(r"([*_<`\[\]])", r"\\\1", text)


def _fields(sheet: str, fields: Sequence[Field]) -> str:
    rows = [(field.label, "ya" if field.required else "", field.default or "", field.help) for field in fields]
    return f"### Lembar {sheet}\n\n" + _table(("Isian", "Wajib", "Bawaan", "Penjelasan"), rows)


def _columns(table: Table) -> str:
    rows = [(column.heading, column.role.value, column.help) for column in table.shown]
    helpers = ", ".join(column.heading for column in table.of_role(Role.HELPER))
    text = f"### Lembar {table.sheet}\n\n{table.purpose[0].upper()}{table.purpose[1:]}.\n\n"
    text += _table(("Kolom", "Jenis", "Penjelasan"), rows)
    return text + (f"\n\nKolom bantu, terlipat di kanan tabel: {helpers}." if helpers else "")


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def scales() -> str:
    """Give the default classes of each scale, and the words with their ranks."""
    classes = [
        (scale, name, f"{MORE_THAN} {bound}" if condition == MORE_THAN else str(bound))
        for scale, name, condition, bound, *_ in KATEGORI_DEFAULTS
    ]
    words = [
        (row.scale, row.word, str(row.rank), "" if row.above is None else str(row.above)) for row in WORDS_DEFAULTS
    ]
    return "\n\n".join(
        (
            _table(("Skala", "Kategori", "Batas bawah"), classes),
            _table(("Skala", "Kata", "Nilai", "Lebih dari"), words),
        )
    )


def formulas() -> str:
    """Give every column with a formula, sheet by sheet, the formulas of the TOTAL row, and that of the classes."""
    parts = []
    for table in TABLES:
        lines = [_formula(table, column, column.help, column.formula) for column in table.columns]
        lines += [_formula(table, column, "Pada baris TOTAL.", column.total) for column in table.columns]
        if any(lines):
            parts.append(f"### {table.sheet}\n\n" + "\n".join(filter(None, lines)))
    starts = lowest_capaian_formula("[Skala]", "[Syarat]", "[Batas bawah]")
    number = number_from_the_lowest_formula(f"[{STARTS.heading}]")
    parts.append(
        f"### {PENGATURAN_SHEET}\n\n- **{STARTS.heading}** (tabel kategori, bernama `{STARTS.name}`). Capaian terkecil "
        f"yang mendapat kategori itu; kosong bila skalanya tidak dipakai.\n  `={starts}`\n"
        f"- **{RANK.heading}** (tabel kategori, bernama `{RANK.name}`). Berapa kategori yang didapat sampai kategori "
        f"itu: 1 bagi yang terendah.\n  `={number}`"
    )
    return "\n\n".join(parts)


def _formula(table: Table, column: Column, said: str, formula: str | None) -> str:
    if formula is None:
        return ""
    return f"- **{column.heading}** ({column.role.value}). {said}\n  `={_with_headings(table, formula)}`"


_PLACE = re.compile(r"\{(?:(?P<sheet>\w+)\.)?(?P<key>\w+)(?P<part>[^\w}]*)(?:@\w+)?\}")


def _with_headings(table: Table, formula: str) -> str:
    """Write a formula with the headings of its columns: ``{PK.target:}`` as ``[PK.Target:]``."""

    def heading(place: re.Match[str]) -> str:
        of = next((one for one in TABLES if one.sheet == place["sheet"]), table)
        sheet = f"{place['sheet']}." if place["sheet"] else ""
        return f"[{sheet}{of.column(place['key']).heading}{place['part']}]"

    return _PLACE.sub(heading, formula)


def frames() -> str:
    """Give the frames of a report with their columns; what holds text or exact values is of dtype object."""
    laporan = check(CORRECTED).laporan
    rows = []
    for name in ("rkt", "pk", "pengukuran", "anggaran"):
        dtypes = getattr(laporan, name).dtypes.astype(str).items()
        columns = (f"`{column}`" + ("" if dtype == "object" else f" ({dtype})") for column, dtype in dtypes)
        rows.append((f"`laporan.{name}`", ", ".join(columns)))
    return _table(("frame", "columns"), rows)


def rooms() -> str:
    """Give the rooms of the package from the roof to the ground, each with what its docstring says first."""
    floors = runpy.run_path(str(ROOT / "tests" / "test_architecture.py"))["FLOORS"]
    rows = [
        (str(number), f"`{room}`", _purpose(room))
        for number, floor in enumerate(reversed([floor - {"__init__", "__main__"} for floor in floors]))
        for room in sorted(floor)
    ]
    return _table(("floor", "room", "what it is"), rows[::-1])


def _purpose(room: str) -> str:
    module = PACKAGE / room / "__init__.py" if (PACKAGE / room).is_dir() else PACKAGE / f"{room}.py"
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    first = re.split(r"(?<=\.)\s|\n\n", docstring)[0].replace("\n", " ")
    return re.sub(r":\w+:`~?([\w.]+)`", r"`\1`", first).replace("``", "`")


TEXTS = (
    ("panduan.md", "kolom", columns),
    ("temuan.md", "temuan", findings),
    ("cara-hitung.md", "skala", scales),
    ("cara-hitung.md", "rumus", formulas),
    ("python.md", "frames", frames),
    ("pengembang.md", "rooms", rooms),
)


def documents() -> dict[Path, str]:
    """Give each document as it should be."""
    found: dict[Path, str] = {}
    for name, marker, text in TEXTS:
        path = HERE / name
        found[path] = between(found.get(path) or path.read_text(encoding="utf-8"), marker, text())
    return found


def between(document: str, marker: str, text: str) -> str:
    """Put a text between the markers of a document; ``ValueError`` unless each stands there once."""
    start, end = f"<!-- {marker}:mulai -->", f"<!-- {marker}:selesai -->"
    if document.count(start) != 1 or document.count(end) != 1:
        raise ValueError(f"the markers of {marker} should stand once each")
    head, _, rest = document.partition(start)
    return f"{head}{start}\n\n{text}\n\n{end}{rest.partition(end)[2]}"


@dataclass(frozen=True)
class Picture:
    """A page of a workbook: the page that begins with a title, down to ``height`` points of its content."""

    name: str
    book: str
    title: str
    height: float
    dpi: int = 88


BOOKS = ("templat", "terisi", "bertemuan")
SHOWN = (
    Picture("petunjuk", "templat", "Laporan Kinerja (LKj)", 330),
    Picture("identitas", "terisi", "Identitas", 450),
    Picture("pk", "terisi", "Tabel 2.", 400),
    Picture("pengukuran", "terisi", "Tabel 3.", 340),
    Picture("pengukuran-kosong", "templat", "Tabel 3.", 170),
    Picture("anggaran", "terisi", "Tabel 4.", 400),
    Picture("pengaturan", "terisi", "Pengaturan", 330),
    Picture("ringkasan", "terisi", "Ringkasan Laporan Kinerja", 700, 80),
    Picture("tanda-tangan", "terisi", "D. Realisasi anggaran", 700, 80),
    Picture("temuan", "bertemuan", "Temuan Pemeriksaan", 330),
    Picture("formulir-pk", "formulir", "Lampiran Perjanjian Kinerja", 640),
)
Word = tuple[float, float, float, float, str]  # left, top, right, bottom, text
PROGRAMS = ("soffice", "pdftotext", "pdftoppm")
PADDING = 8.0  # points around the words, for borders
FOOTER = "Halaman"
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>id-ID</value></prop></item></oor:items>
"""


def draw(folder: Path) -> None:
    """Render every picture into ``folder``."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        pdfs = _print(work, _books(work))
        for picture in SHOWN:
            _draw(picture, pdfs[picture.book], folder)


def _books(work: Path) -> list[Path]:
    books = [work / f"{name}.xlsx" for name in BOOKS]
    new_template(books[0], instansi="KPU Kota Contoh", tahun=2025)
    compute(CORRECTED, books[1])
    compute(PUBLISHED, books[2])
    return [*books, formulir(CORRECTED, work / "formulir.docx", kinds=("pk",)).output]


def _print(work: Path, books: Sequence[Path]) -> dict[str, Path]:
    user = work / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(PROFILE.replace("\n<value>", "<value>"), encoding="utf-8")
    option = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    command = ["soffice", option, "--headless", "--convert-to", "pdf", "--outdir", str(work), *map(str, books)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {book.stem: book.with_suffix(".pdf") for book in books}


def _draw(picture: Picture, pdf: Path, folder: Path) -> None:
    number, width, words = _page(picture.title, pdf)
    foot = min((top for _, top, _, _, word in words if word == FOOTER), default=10_000.0)
    shown = [word for word in words if word[3] < foot - PADDING]
    left, top = min(word[0] for word in shown) - PADDING, min(word[1] for word in shown) - PADDING
    right, bottom = width - left, max(word[3] for word in shown) + PADDING  # margins are alike on both sides
    height = min(bottom - top, picture.height)
    scale = picture.dpi / 72
    box = [str(round(points * scale)) for points in (left, top, right - left, height)]
    area = [part for pair in zip(("-x", "-y", "-W", "-H"), box, strict=True) for part in pair]
    page = ["-f", str(number), "-l", str(number), "-singlefile", "-r", str(picture.dpi), "-png"]
    subprocess.run(["pdftoppm", *page, *area, str(pdf), str(folder / picture.name)], check=True)


def _page(title: str, pdf: Path) -> tuple[int, float, list[Word]]:
    for number, (width, words) in enumerate(_pages(pdf), 1):
        if " ".join(word for *_, word in words).startswith(title):
            return number, width, words
    raise ValueError(f"no page of {pdf.name} begins with {title}")


_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


def _pages(pdf: Path) -> Iterator[tuple[float, list[Word]]]:
    """Give the width and the words of each page."""
    told = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    for width, page in re.findall(r'<page width="([\d.]+)"(.*?)</page>', told, re.S):
        yield (
            float(width),
            [(float(a), float(b), float(c), float(d), word) for a, b, c, d, word in _WORD.findall(page)],
        )


def main(*, pictures: bool = True) -> None:
    """Write the texts, then the pictures."""
    for path, text in documents().items():
        path.write_text(text, encoding="utf-8")
    if not pictures:
        return
    if missing := [program for program in PROGRAMS if shutil.which(program) is None]:
        print(f"pictures left as they are: {', '.join(missing)} not found")
    else:
        draw(PICTURES)


if __name__ == "__main__":
    main(pictures="--texts" not in sys.argv[1:])
