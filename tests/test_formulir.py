"""The official forms: what they say, what comes out of a printer, and the command that makes them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import oracle
import pytest
from click.testing import CliRunner, Result
from conformance.validator import format_errors
from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Mm
from markdown_book import IDENTITAS, book
from test_print import Page, many_long_texts, read_pages

from lkj_xlsx.cli import main
from lkj_xlsx.compute import Outcome, check, formulir
from lkj_xlsx.forms import KINDS, make_forms
from lkj_xlsx.forms.model import Form, Labelled, Paragraph, Signatures, Table
from lkj_xlsx.paper.parts import in_parts
from lkj_xlsx.report.report import Identitas
from lkj_xlsx.report.tree import tree_of
from lkj_xlsx.sheets.identitas import IDENTITAS as IDENTITAS_FIELDS
from lkj_xlsx.values import clean, format_decimal, format_rupiah
from lkj_xlsx.verify.recalc import run_group, soffice, write_profile
from lkj_xlsx.write.trail import canonical

NOW = datetime(2025, 1, 20, 8, 0, tzinfo=UTC)
SMALL = """
| PK         | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan  |
|            | IK01    | Sasaran A         | Satu              | Maksimum  | 80     | %       |
|            | IK02    |                   | Dua               | Maksimum  | 3      | Laporan |
|            | IK03    | Sasaran B         | Tiga              | Maksimum  | WTP    |         |
| Pengukuran | Kode IK | Realisasi |
|            | IK01    | 82        |
|            | IK02    | 2         |
|            | IK03    | WTP       |
| Anggaran   | Kode      | Program/Kegiatan/Output | Pagu (Rp) | Realisasi (Rp) |
|            | 076.01.CQ | Program Satu            | 1000000   | 900000         |
|            | 3355      | Kegiatan Satu           | 1000000   | 900000         |
|            | 076.01.WA | Program Dua             | 500000    | 500000         |
"""


@pytest.fixture(scope="module")
def complete() -> Outcome:
    return check(oracle.COMPLETE)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return check(book(tmp_path_factory.mktemp("kecil"), SMALL, short=True))


def made(outcome: Outcome, *kinds: str, **fields: str | date) -> Mapping[str, Form]:
    """The forms of an outcome by their key; ``fields`` stand on Identitas in place of what stands there."""
    values = {**outcome.laporan.identitas.values, **{key: str(value) for key, value in fields.items()}}
    days = {**outcome.laporan.identitas.days, **{key: one for key, one in fields.items() if isinstance(one, date)}}
    laporan = replace(outcome.laporan, identitas=Identitas(values, days))
    return {form.key: form for form in make_forms(laporan, outcome.hasil, outcome.findings, kinds)}


def tables(form: Form) -> list[Table]:
    return [block for page in form.pages for block in page.blocks if isinstance(block, Table)]


def signed(form: Form) -> list[Signatures]:
    return [block for page in form.pages for block in page.blocks if isinstance(block, Signatures)]


class TestContents:
    def test_all_forms_with_data_are_made_in_the_order_of_the_contract(self, complete: Outcome, small: Outcome) -> None:
        assert tuple(made(complete)) == KINDS
        assert tuple(made(small)) == ("pk", "pengukuran", "reviu")
        assert tuple(made(small, "reviu", "iku", "pps")) == ("pps", "reviu")  # PPS from Pengukuran, if it is asked for

    def test_the_agreement_has_two_parties_or_one(self, small: Outcome) -> None:
        two = made(small, nama_atasan="Nama Atasan Saya", jabatan_atasan="Ketua KPU", nip_atasan="19700101")["pk"]
        statement, annex = two.pages
        assert [block.lines[0][1] for block in statement.blocks if isinstance(block, Labelled)] == [
            "Nama Lengkap", "Nama Atasan Saya",
        ]  # fmt: skip
        left = signed(two)[0].left
        assert left is not None
        assert (left.nama, left.nip, left.above[1:]) == ("Nama Atasan Saya", "19700101", ("PIHAK KEDUA,", "Ketua KPU"))
        assert statement.blocks[-1] == annex.blocks[-1]
        one = made(small, bentuk_pk=" Satu Pihak")["pk"]
        assert [sign.left for sign in signed(one)] == [None, None]
        text = " ".join(block.text for block in one.pages[0].blocks if isinstance(block, Paragraph))
        assert "PIHAK" not in text.upper()
        assert one.blanks == ("Tanggal PK",)

    def test_the_agreement_has_a_date_and_a_number_of_its_own(self, small: Outcome) -> None:
        def over(form: Form) -> str:
            return signed(form)[0].right.above[0]

        blank = made(small)
        assert re.fullmatch("Contoh, …+ 2024", over(blank["pk"]))
        assert over(blank["pengukuran"]) == "Contoh, 17 Januari 2025"
        assert blank["pk"].blanks == ("Tanggal PK", "Nama Atasan", "Jabatan Atasan")
        nameless = made(small, instansi="", tahun="")
        assert {one.blanks[:2] for one in nameless.values()} == {("Nama Instansi", "Tahun")}
        dated = made(small, tanggal_pk=date(2024, 1, 29), nomor_pk="12/PR.03/2024")
        assert over(dated["pk"]) == "Contoh, 29 Januari 2024"
        assert dated["pk"].pages[0].title[-1] == "Nomor: 12/PR.03/2024"
        assert "29 Januari" not in over(dated["pengukuran"])

    def test_rows_of_a_sasaran_are_one_group_and_a_target_has_its_unit(self, small: Outcome) -> None:
        promised, granted = tables(made(small)["pk"])
        assert promised.groups == (
            (("1", "Sasaran A", "Satu", "80%"), (None, None, "Dua", "3 Laporan")),
            (("2", "Sasaran B", "Tiga", "WTP"),),
        )
        assert list(granted.rows) == [("1", "Program Satu", "1.000.000"), ("2", "Program Dua", "500.000")]
        assert granted.total is not None
        assert granted.total.cells == ("1.500.000",)

    def test_a_revised_pagu_is_told_and_not_printed_in_silence(self, complete: Outcome) -> None:
        assert made(complete)["pk"].notes == ()
        published = check(oracle.PUBLISHED)
        (note,) = made(published)["pk"].notes
        assert "33.122.884.000" in note
        assert "8.359.968.000" in note

    def test_what_is_empty_is_not_printed_as_a_table_of_nothing(self, small: Outcome, tmp_path: Path) -> None:
        without_codes = re.sub("076.01.CQ|076.01.WA|3355", "", SMALL)
        (_, spent) = tables(made(check(book(tmp_path, without_codes, short=True)))["pengukuran"])
        assert [one.heading for one in spent.columns][:2] == ["No", "Program/Kegiatan"]
        (_, coded) = tables(made(small)["pengukuran"])
        assert coded.columns[1].heading == "Kode"
        without_budget = SMALL.partition("| Anggaran")[0]
        forms = made(check(book(tmp_path, without_budget, short=True, name="tanpa.xlsx")))
        assert [len(tables(forms[key])) for key in ("pk", "pengukuran")] == [1, 1]
        assert "Anggaran kosong" in forms["pk"].notes[0]
        assert forms["pk"].notes == forms["pengukuran"].notes

    def test_a_row_of_the_plan_that_is_a_sum_is_printed_once(self, tmp_path: Path) -> None:
        plan = """
| RKT | Kode     | Indikator Kinerja | Target | Satuan | Perkiraan Kebutuhan Anggaran (Rp) | Peran |
|     | 3355     | Induk             | 1      | Paket  | 300                               |       |
|     | 3355.EBA | Satu              | 2      | Paket  | 100                               |       |
|     | 3355.EBD | Dua               | 3      | Paket  | 200                               |       |
|     |          | Jumlah            |        |        | 300                               | Jumlah |
"""
        (table,) = tables(made(check(book(tmp_path, SMALL + plan, short=True)))["rkt"])
        assert [(row[4], row[5], row[6]) for row in table.rows] == [
            ("Induk", "1 Paket", "300"), ("Satu", "2 Paket", "100"), ("Dua", "3 Paket", "200"),
        ]  # fmt: skip
        assert table.total is not None
        assert table.total.cells == ("300",)

    def test_a_review_lists_errors_and_states_nothing_before_they_are_gone(self, complete: Outcome) -> None:
        def text(form: Form) -> str:
            return " ".join(block.text for block in form.pages[0].blocks if isinstance(block, Paragraph))

        assert "tidak terdapat kondisi" in text(made(complete)["reviu"])
        wrong = made(check(oracle.PUBLISHED))["reviu"]
        assert "tidak terdapat kondisi" not in text(wrong)
        assert "4 kesalahan berikut" in text(wrong)
        assert "Anggaran!C66" in text(wrong)
        assert wrong.alert.startswith("Masih ada 4 kesalahan")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forms of three workbooks: complete.docx and .xlsx, and so on."""
    found = tmp_path_factory.mktemp("formulir")
    sources = {"complete": oracle.COMPLETE, "published": oracle.PUBLISHED, "many": many_long_texts(found)}
    for name, source in sources.items():
        for form in ("docx", "xlsx"):
            formulir(source, found / f"{name}.{form}", form=form, now=NOW)
    return found


def test_a_sasaran_that_is_longer_than_a_page_is_named_again_where_it_goes_on(small: Outcome) -> None:
    (form,) = make_forms(small.laporan, small.hasil, small.findings, ["pengukuran"])
    page, (table, *_) = form.pages[0], tables(form)
    rows = [("1", "Sasaran A", f"Indikator {number}", *("",) * 4) for number in range(100)]
    group = tuple((*((None, None) if at else row[:2]), *row[2:]) for at, row in enumerate(rows))
    long = replace(form, pages=(replace(page, blocks=(replace(table, groups=(group,)), page.blocks[-1])),))
    (table,) = tables(in_parts(long))
    assert len(table.groups) > 2
    assert [row[2] for row in table.rows] == [row[2] for row in rows]
    assert [part[0][:2] for part in table.groups[1:]] == [("1", "Sasaran A (lanjutan)")] * (len(table.groups) - 1)
    assert in_parts(form) == form


def texts_of_word(document: WordDocument) -> Iterator[str]:
    for table in document.tables:
        for row in table.rows:
            yield " | ".join(dict.fromkeys(cell.text for cell in row.cells))


def texts_of_sheets(file: Path) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(file):
        for row in sheet.iter_rows(values_only=True):
            yield " | ".join(str(cell) for cell in row if cell is not None)


def wanted(outcome: Outcome) -> Iterator[tuple[str, ...]]:
    """What stands together in a row of a form, worked out from the results and not from the forms."""
    laporan, hasil = outcome.laporan, outcome.hasil
    for row, record in laporan.rows["Pengukuran"].items():
        capaian = hasil.measured[row]["capaian"]
        yield clean(record["indikator"]), "-" if capaian is None else f"{capaian:.2f}".replace(".", ",")
    for row, record in laporan.rows["Anggaran"].items():
        percent = format_decimal(hasil.anggaran.by_row[row]["capaian"], 2)
        yield record["uraian"], format_rupiah(record["pagu"]), format_rupiah(record["realisasi"]), percent
    total = hasil.anggaran.total
    assert total.pagu is not None
    assert total.realisasi is not None
    assert total.capaian is not None
    yield "JUMLAH", format_rupiah(total.pagu), format_rupiah(total.realisasi), format_decimal(total.capaian, 2)
    assert hasil.ringkasan.capaian is not None
    yield "Rata-rata capaian", format_decimal(hasil.ringkasan.capaian, 2), hasil.ringkasan.kategori
    yield "TOTAL", format_rupiah(tree_of(laporan, "RKT").total()[0])
    for sheet in ("PKK", "PPS"):
        for row, record in laporan.rows[sheet].items():
            yield clean(record["indikator"]), format_decimal(hasil.rows_of(sheet)[row]["persen_tercapai"], 2)
    for row in laporan.rows["Triwulan"]:
        to_date = hasil.rows_of("Triwulan")[row]["capaian_sd"]
        if isinstance(to_date, Decimal):
            yield "% Capaian", format_decimal(to_date, 2)


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_the_figures_on_paper_are_those_that_were_computed(folder: Path, complete: Outcome, form: str) -> None:
    file = folder / f"complete.{form}"
    rows = list(texts_of_word(Document(str(file))) if form == "docx" else texts_of_sheets(file))
    rows = [re.sub(r"\s+", " ", row) for row in rows]
    expected = list(wanted(complete))
    assert len(expected) > 35
    lost = [parts for parts in expected if not any(all(part in row for part in parts) for row in rows)]
    assert lost == []


def test_the_document_is_a4_in_indonesian_with_a_section_for_each_form(folder: Path) -> None:
    document = Document(str(folder / "complete.docx"))
    assert len(document.sections) == len(KINDS)
    sides = {tuple(sorted(map(int, (one.page_width or 0, one.page_height or 0)))) for one in document.sections}
    for short, long in sides:
        assert (round(short / Mm(1)), round(long / Mm(1))) == (210, 297)
    assert 'w:lang w:val="id-ID"' in document.styles.element.xml
    for section in document.sections:
        assert "PAGEREF" in section.footer._element.xml
        assert section.header.paragraphs[0].text == ""
    rows = document.element.body.xpath("//w:tr")
    assert all(row.xpath("w:trPr/w:cantSplit") for row in rows)
    bordered = document.element.body.xpath("//w:tbl[w:tblPr/w:tblBorders/w:top/@w:val='single']")
    assert all(len(table.xpath("w:tr[w:trPr/w:tblHeader]")) == 2 for table in bordered)
    assert all("Masih ada 4 kesalahan" in one.header.paragraphs[0].text for one in
               Document(str(folder / "published.docx")).sections)  # fmt: skip


@pytest.mark.openxml
def test_the_files_are_valid(folder: Path) -> None:
    files = [folder / f"{name}.{form}" for name in ("complete", "published", "many") for form in ("docx", "xlsx")]
    assert format_errors(files) == [[]] * len(files)


@pytest.fixture(scope="module")
def printed(folder: Path) -> dict[str, list[Page]]:
    """The pages of the documents and workbooks, all printed in one run of LibreOffice."""
    program = soffice()
    assert program is not None, oracle.MISSING
    names = [f"{name}.{form}" for name in ("complete", "many") for form in ("docx", "xlsx")]
    copies = [folder / f"{name.replace('.', '-')}{Path(name).suffix}" for name in names]
    for name, copy in zip(names, copies, strict=True):
        copy.write_bytes((folder / name).read_bytes())
    command = [program, write_profile(folder / "profile"), "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    run_group([*command, *map(str, copies)], 180)
    return {name: read_pages(copy.with_suffix(".pdf")) for name, copy in zip(names, copies, strict=True)}


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", ["complete.docx", "many.docx", "complete.xlsx", "many.xlsx"])
def test_pages_are_whole(name: str, printed: dict[str, list[Page]]) -> None:
    """No text covers another, a signature stands below a table, and a sasaran is not torn."""
    pages = printed[name]
    for number, page in enumerate(pages, 1):
        assert not list(page.collisions()), f"page {number}"
        assert not [one.text for one in page.words if one.right > page.width or one.bottom > page.height]
        lines = {round(one.top / 6) for one in page.words}
        assert len(lines) > 3, f"page {number}: {page.text()}"
        if "Nama Sangat Panjang" in page.text() and "Pereviu" not in page.text():
            assert re.search("JUMLAH|TOTAL|selaku atasan", page.text()), f"page {number}: a signature alone"
    measured = [page.text() for page in pages if "Pengukuran Kinerja" in page.text() and "nomor 1 " in page.text()]
    assert measured or name.startswith("complete")


@pytest.mark.libreoffice
def test_each_page_of_a_table_has_its_headings(printed: dict[str, list[Page]]) -> None:
    for name in ("complete.docx", "complete.xlsx"):
        pages = [page.text() for page in printed[name] if "Indikator Kinerja Utama KPU" in page.text()]
        assert len(pages) == 2, name
        assert all("Formula/Cara Menghitung" in page for page in pages), name


@pytest.mark.libreoffice
def test_a_long_form_repeats_its_headings_keeps_a_sasaran_and_counts_its_pages(printed: dict[str, list[Page]]) -> None:
    pages = [page.text() for page in printed["many.docx"]]
    measured = [page for page in pages if re.search(r"Pengukuran Kinerja Komisi", page)]
    assert len(measured) > 5
    assert all("Indikator Kinerja" in page for page in measured[:-1])
    for number, page in enumerate(measured, 1):
        assert f"Halaman {number} dari {len(measured)}" in page
        indikator = [int(one) for one in re.findall(r"berlaku nomor (\d+)", page)]
        assert len(indikator) % 5 == 0, f"page {number}: a sasaran of five indikator is torn"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["formulir", *map(str, arguments)], prog_name="lkj-xlsx")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "lkj.xlsx"
    path.write_bytes(oracle.CORRECTED.read_bytes())
    return path


class TestCommand:
    def test_it_writes_beside_the_workbook_and_says_what_is_open(self, source: Path) -> None:
        before = source.read_bytes()
        ended = run(source)
        assert ended.exit_code == 0
        assert "Kosong    Tanggal PK, Nama Atasan, Jabatan Atasan (tercetak titik-titik)" in ended.stdout
        output = source.with_name("lkj-formulir.docx")
        assert len(Document(str(output)).sections) == 4
        assert source.read_bytes() == before
        written = output.read_bytes()
        again = run(source)
        assert (again.exit_code, output.read_bytes()) == (4, written)
        assert "sudah ada" in again.stderr
        ended = run(source, "--jenis", "PK, triwulan", "--force")
        assert "Dilewati  triwulan (tidak ada isiannya)" in ended.stdout
        (section,) = Document(str(output)).sections
        assert "NUMPAGES" in section.footer._element.xml

    def test_a_workbook_with_errors_is_1_and_with_bersih_nothing_is_written(self, source: Path) -> None:
        source.write_bytes(oracle.PUBLISHED.read_bytes())
        assert run(source, "--bersih").exit_code == 3
        assert [one.name for one in source.parent.iterdir()] == [source.name]
        ended = run(source, "-o", source.with_name("f.xlsx"))
        assert ended.exit_code == 1
        assert openpyxl.load_workbook(source.with_name("f.xlsx")).sheetnames == ["RKT", "PK", "Pengukuran", "Reviu"]

    def test_what_cannot_be_made_is_said(self, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        assert run(source, "--jenis", "lakip").exit_code == 2
        assert run(source, "--jenis", "iku").exit_code == 3
        assert run(source, "-o", source.with_name("f.docx"), "--format", "xlsx").exit_code == 4
        assert run(source, "-o", source, "--format", "xlsx", "--force").exit_code == 4
        monkeypatch.setattr("lkj_xlsx.paper.pdf.soffice", lambda: None)
        ended = run(source, "--format", "pdf")
        assert ended.exit_code == 4
        assert "LibreOffice tidak terpasang" in ended.stderr
        assert [one.name for one in source.parent.iterdir()] == [source.name]

    @pytest.mark.parametrize("mark", ["~$j-formulir.docx", "~$lkj-formulir.docx", ".~lock.lkj-formulir.docx#"])
    def test_a_document_that_is_open_is_not_written_over(self, source: Path, mark: str) -> None:
        output = source.with_name("lkj-formulir.docx")
        output.write_bytes(b"hers")
        output.with_name(mark).write_bytes(b"Admin")
        ended = run(source, "--force")
        assert (ended.exit_code, output.read_bytes()) == (4, b"hers")
        assert mark in ended.stderr

    @pytest.mark.parametrize("form", ["docx", "xlsx"])
    def test_two_runs_give_the_same_bytes(self, source: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1737331200")
        found = []
        for name in ("a", "b"):
            assert run(source, "-o", source.with_name(f"{name}.{form}")).exit_code == 0
            found.append(source.with_name(f"{name}.{form}").read_bytes())
        assert found[0] == found[1]

    @pytest.mark.libreoffice
    def test_a_pdf_is_made_by_libreoffice(self, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1737331200")
        output, again = source.with_name("f.pdf"), source.with_name("g.pdf")
        assert run(source, "-o", output, "--jenis", "pk").exit_code == 0
        assert run(source, "-o", again, "--jenis", "pk").exit_code == 0
        assert output.read_bytes() == again.read_bytes()
        assert b"/CreationDate(D:20250120" in output.read_bytes()
        pages = read_pages(output)
        assert len(pages) == 2
        assert "Halaman 2 dari 2" in pages[1].text()


def test_older_workbooks_lack_the_fields_of_the_agreement_rightly(tmp_path: Path) -> None:
    path = book(tmp_path, SMALL, short=True, identitas={**IDENTITAS, "nama_atasan": None})
    whole = check(path)
    workbook = openpyxl.load_workbook(path)
    optional = [one for one in IDENTITAS_FIELDS if one.optional]
    workbook["Identitas"].delete_rows(16, len(optional))
    for one in optional:
        del workbook.defined_names[one.name]
    workbook.save(path)
    older = check(path)
    assert [one.code for one in older.findings] == [one.code for one in whole.findings]
    assert canonical(older.laporan) == canonical(whole.laporan)  # so that outcomes of before keep their digests
