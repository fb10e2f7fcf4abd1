"""The words of headings in Indonesian and English tables, as data: what a column may hold, and of which period.

A heading is never recognised by its sentence. Each pattern is one word, or a few that stand for the same; the whole
path of a heading and what stands in its column decide with them (:mod:`lkj_xlsx.importing.meaning`).
"""

import re
from enum import Enum
from functools import lru_cache

from lkj_xlsx.values import fold_word


class Meaning(Enum):
    """What a column of a foreign table holds. The value is the word for it on the sheet Impor."""

    NUMBER = "nomor urut"
    CODE = "kode"
    GOAL = "tujuan"
    SASARAN = "sasaran"
    INDICATOR = "indikator"
    KIND = "jenis indikator"
    UNIT = "satuan"
    POLARITY = "polaritas"
    WEIGHT = "bobot"
    TARGET = "target tahun ini"
    REALISASI = "realisasi tahun ini"
    CAPAIAN = "persentase capaian"
    CAPAIAN_OF_SASARAN = "capaian yang dicetak sekali untuk satu sasaran"
    CATEGORY = "kategori capaian"
    PROGRAM = "program"
    ACTIVITY = "kegiatan"
    SUB_ACTIVITY = "sub kegiatan"
    BUDGET_NAME = "uraian anggaran"
    CEILING = "pagu"
    SPENT = "realisasi anggaran"
    REST = "sisa anggaran"
    ABSORPTION = "serapan"
    QUARTER = "triwulan"
    MONTH = "bulan"
    YEAR_BEFORE = "tahun lain yang lalu"
    YEAR_AFTER = "tahun yang akan datang"
    PLAN_TARGET = "target Renstra/RPJMD"
    PLAN_ACHIEVED = "capaian terhadap Renstra/RPJMD"
    PHYSICAL = "kemajuan fisik"
    VOLUME = "volume"
    EFFICIENCY = "efisiensi"
    STANDARD = "pembanding"
    RESPONSIBLE = "penanggung jawab"
    CAUSE = "penyebab atau kendala"
    SOLUTION = "solusi atau tindak lanjut"
    FORMULA = "formula"
    DEFINITION = "definisi"
    DATA_SOURCE = "sumber data"
    FUNDS_SOURCE = "sumber dana"
    REMARK = "keterangan"
    WHEN = "waktu atau tempat"
    BUTTON = "tombol halaman, bukan data"
    MARK = "penanda baris"
    UNKNOWN = "tidak dikenali"


class Period(Enum):
    """Of which time the figures of a column are."""

    THIS_YEAR = "tahun ini"
    UNSAID = "tanpa tahun"
    QUARTER = Meaning.QUARTER.value
    MONTH = Meaning.MONTH.value
    BEFORE = Meaning.YEAR_BEFORE.value
    AFTER = Meaning.YEAR_AFTER.value
    PLAN = Meaning.PLAN_TARGET.value


def _any(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words))


# A heading that is nothing but this, whatever stands above it.
WHOLE: tuple[tuple[Meaning, re.Pattern[str]], ...] = (
    (Meaning.BUTTON, _any(r"^(aksi|opsi|action|detail|kelola|edit|hapus|pilih|cetak|unduh|unggah|upload)$")),
    (Meaning.NUMBER, _any(r"^(no|nomor|number|num|urut|butir)( urut)?( (iku|ik|ikk|indikator|sasaran))?$", "^#$")),
    (Meaning.CODE, _any(r"^(kode|kd|code|mak)\b", r"\bkode\)?$", r"^((no|nomor) rek|rekening$)")),
    (Meaning.UNIT, _any(r"^(satuan|sat)\b(?! kerja)",
                        r"^(units?|uom|unit of measure(ment)?|measurement unit)$")),
    (Meaning.POLARITY, _any(r"polari[ts]")),
    (Meaning.STANDARD, _any(r"\b(standar|standard|benchmark|pembanding|deviasi|tren|trend|peringkat)\b",
                           r"^(target|realisasi|capaian|rata rata|angka) (tingkat )?(nasional|provinsi)\b")),
    (Meaning.EFFICIENCY, _any(r"\be(f)?fisiensi\b", r"\befficiency\b")),
    (Meaning.WEIGHT, _any(r"^bobot\b", r"^weight")),
    (Meaning.KIND, _any(r"^(jenis|tipe|type|aspek|jenjang|level)\b", r"^iku (strategis|ya|tidak)")),
)  # fmt: skip

# Words of which the first one that stands in a heading says that its column holds a figure, and which.
FIGURES: tuple[tuple[Meaning, re.Pattern[str]], ...] = (
    (Meaning.REST, _any(r"\b(sisa|saldo|selisih|remaining|balance|variance|unspent)\b")),
    (Meaning.ABSORPTION, _any(r"\b(serapan|penyerapan|absorption|absorbed|utili[sz]ation)\b")),
    (Meaning.PHYSICAL, _any(r"\bfisik\b", r"\bphysical\b")),
    (Meaning.CAPAIAN, _any(r"\b(capaian|capain|capkin|pencapaian|ketercapaian)\b",
                           r"\b(pers?entase|prese?ntase|prosentase|persen)\b", r"%",
                           r"\b(rasio|tingkat|indeks|tertimbang|perbandingan)\b", r"\bachiev\w*",
                           r"\bkinerja ?\(? ?%", r"\bnilai kinerja\b", r"\b(ratio|percent(age)?)\b")),
    (Meaning.REALISASI, _any(r"\b(realisa\w*|terealisa\w*|real|actuals?|reali[sz](ation|ed)|reached)\b",
                             r"\b(pagu|anggaran|dana) terserap\b",
                             r"\b(terserap|diperoleh|dicapai|spent|expenditure|spending)\b",
                             r"\bhasil\b(?! yang (akan|di(harap|ingin)))", r"\b(disburse\w*|sp2d|spj)\b",
                             r"(?<!key )\bresults?\b",
                             r"^r$", r"\bkondisi akhir\b")),
    (Meaning.TARGET, _any(r"\b(target\w*|tgt|trgt|rencana|renja|rkt|pk|plan(ned)?|goal value)\b",
                          r"\bperjanjian kinerja\b", r"\b(dijanjikan|direncanakan|ditargetkan|ditetapkan)\b", r"^t$")),
    (Meaning.CEILING, _any(r"\b(pagu|anggaran|alokasi|dpa|dipa|budget|ceiling|biaya|dana|belanja|appropriation)\b")),
    (Meaning.VOLUME, _any(r"\b(volume|kuantitas|quantity|vol)\b")),
)  # fmt: skip
MONEY = _any(r"\b(anggaran|keuangan|pagu|rp|rupiah|idr|biaya|belanja|dana|dpa|dipa|budget|ceiling|alokasi|terserap)\b",
             r"\b(serapan|penyerapan|financ\w+|expenditure|costs?|absorption|appropriation)\b",
             r"\b(disburse\w*|sp2d|spj|utili[sz]ation)\b")  # fmt: skip
PERCENT = _any(r"%", r"\b(pers?en|pers?entase|prese?ntase|prosentase)\b")
ALSO_A_RESULT = re.compile(r"^(?!.*\breali[sz]).*\b(pen)?capaian\b")
PHYSICAL_WORD = _any(r"\bfisik\b", r"\bphysical\b")
TOGETHER = _any(r"\b(dan|and)\b", "&", ",", r"\+")
TARGET_ITSELF = _any(r"\b(target\w*|tgt|trgt|rencana|plan(ned)?)\b")
NO_MONEY = _any(r"^\(?(k|kinerja|fisik)\)?$")
ONLY_A_UNIT = _any(r"^\(?(rp|k|kinerja|rupiah|jumlah|nilai|angka|keuangan|total)\)?$")
STARTS_AS_FIGURE = _any(
    r"^\(?(%|rp\b|target|realisa|real\b|capaian|capain|capkin|pers?en|prese?ntase|prosentase|tingkat\b|pagu\b|sisa\b)",
    r"^(rata rata|indeks|rasio|nilai|jumlah|total|max|maks?) (capaian|kinerja|pagu|anggaran|biaya|dana|serapan)",
    r"^(anggaran|biaya|alokasi|serapan|penyerapan|fisik|volume|keuangan|rencana (anggaran|hasil$|target))",
    r"^(kondisi|baseline|awal\b|akhir\b|triwulan|triw|tw\b|semester|smt|bulan|tahun\b|(19|20)\d\d\b|renstra|rpjm)",
    r"^(perjanjian kinerja|pk|rkt|renja|plan(ned)?|actuals?|budget|ceiling|achiev\w*|absorption|reali[sz]ation)\b",
    r"^(kinerja \(? ?%|rencana$|hasil( capaian| kinerja)?$|yang d\w+$|remaining|balance)", r"^[rt]$",
)  # fmt: skip

GENERIC = _any(r"^(uraian|nama|deskripsi|rumusan|pernyataan|description|name)$")
STARTS_AS_NAME = _any(
    r"^(nama |uraian |rincian )?(indikator|sasaran|tujuan|program|kegiatan|sub ?kegiatan|kinerja utama)\b"
)
# Words in a heading of a column of texts, in the order in which they decide.
TEXTS: tuple[tuple[Meaning, re.Pattern[str]], ...] = (
    (Meaning.FUNDS_SOURCE, _any(r"\bsumber (dana|anggaran|pembiayaan)\b", r"\bfund(s|ing)? source\b")),
    (Meaning.DATA_SOURCE, _any(r"\bsumber\b", r"\b(bukti|data) (du|pendu)kung\b", r"\b(source|evidence)\b")),
    (Meaning.CATEGORY, _any(r"\b(status|kategori|predikat|kriteria|evaluasi|rating|kualifikasi|category)\b",
                            r"^tercapai\b", r"\btraffic\b")),
    (Meaning.SOLUTION, _any(r"\b(upaya|tindak lanjut|solusi|strategi|rekomendasi|perbaikan|pemecahan|langkah)\b",
                            r"\b(follow up|solutions?|recommendations?)\b", r"\brencana aksi\b")),
    (Meaning.CAUSE, _any(r"\b(faktor|kendala|hambatan|penghambat|penyebab|sebab|permasalahan|masalah|pendorong)\b",
                         r"\b(analisis|analisa|obstacles?|causes?|constraints?)\b")),
    (Meaning.FORMULA, _any(r"\b(formula\w*|rumus\w*|perhitungan|penghitungan)\b",
                           r"\b(cara|metode|teknik) (meng|peng)\w+")),
    (Meaning.DEFINITION, _any(r"\b(penjelasan|definisi|alasan|deskripsi|definition|description)\b")),
    (Meaning.REMARK, _any(r"^ket\b", r"\b(keterangan|informasi|catatan|remarks?|notes?|comments?)\b",
                          r"\b(ke)?simpulan\b")),
    (Meaning.WHEN, _any(r"^(periode|tanggal|waktu|jadwal|lokasi|date|location)\b")),
    (Meaning.RESPONSIBLE, _any(r"\bpenanggung ?jawab\b", r"\bperangkat daerah\b", r"\b(opd|skpd|pic|pptk|owner)\b",
                               r"\b(unit|satuan) kerja\b", r"\b(pejabat|pengampu|pelaka?sana|eselon)\b",
                               r"^((bidang|bagian|seksi|sub ?bagian|tim kerja|ketua tim|(sub ?)?koordinator) ?)+"
                               r"(pengampu)?$", r"\bresponsib\w+", r"\bin charge\b")),
    (Meaning.INDICATOR, _any(r"\b(indikator|iku|ikk|indicators?|kpi)\b",
                             r"\b(alat|tolok) ukur\b", r"\bukuran (kinerja|keberhasilan)\b",
                             r"^(performance )?(measures?|metrics?)$")),
    (Meaning.GOAL, _any(r"^(tujuan|misi|visi|goal|mission)\b")),
    (Meaning.SASARAN, _any(r"\b(sasaran|objectives?|perspektif)\b", r"\bkinerja utama\b", r"\bhasil kerja\b",
                           r"^kinerja$", r"\baktivitas kinerja\b", r"\boutcomes?$")),
    (Meaning.SUB_ACTIVITY, _any(r"^(nama |rincian )?sub ?kegiatan$", r"^sub ?activit(y|ies)$")),
    (Meaning.ACTIVITY, _any(r"^(nama |output |rincian )?(kegiatan|aktivitas)$", r"^activit(y|ies)$")),
    (Meaning.PROGRAM, _any(r"^(nama )?program(me)?( rpjmd| penunjang)?$")),
    (Meaning.BUDGET_NAME, _any(r"\b(program(me)?|kegiatan|subkegiatan|activit(y|ies)|urusan|belanja|uraian)\b",
                               r"\b(output|nomenklatur|saspro|rincian|komponen|aktivitas|items?)\b")),
)  # fmt: skip

_FIRST_NAME = next(at for at, (meaning, _) in enumerate(TEXTS) if meaning is Meaning.INDICATOR)
NAMES = TEXTS[_FIRST_NAME:]
_NAMES = tuple(meaning for meaning, _ in NAMES)

QUARTER = _any(r"\b(triwulan|tri wulan|triw|kuartal|quarter(ly)?|semester|smt|caturwulan)\b",
               r"\btw ?(\d|i{1,3}|iv)?\b",
               r"\bq[1-4]\b", r"\bt[1-4]\b", r"\bb(03|06|09|12)\b",
               r"^(target|realisasi|real|capaian|rencana) (i{1,3}|iv)$")  # fmt: skip
ROMAN = re.compile(r"i{1,3}|iv")
_MONTHS = "januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember"
MONTH = _any(rf"\b({_MONTHS})\b", r"\b(jan|feb|mar|apr|jun|jul|agu|ags|agt|aug|sep|sept|okt|oct|nov|des|dec)\b",
             r"\b(bulan|bulanan|monthly|month)\b")  # fmt: skip
TO_THE_END = _any(r"\bs ?/? ?d ?(31 )?(desember|akhir tahun)", r"\bsampai (dengan )?(31 )?(desember|akhir tahun)",
                  r"\b31 desember\b", r"\b(s ?/? ?d|sampai( dengan)?) (tw|triwulan) ?(iv|4)\b")  # fmt: skip
PLAN = _any(r"\b(renstra|rpjmd|rpjmn|rpjpd|rpjm|jangka menengah|rad)\b",
            r"\bakhir (periode|renstra|rpjm\w*|tahun perencanaan)\b",
            r"\b(target|kondisi) akhir (periode|\d)", r"\btarget akhir\b(?! tahun\b(?! perencanaan))", r"^akhir$",
            r"\bs ?/? ?d tahun\b",
            r"\bmid ?term\b", r"\bstrategic plan\b")  # fmt: skip
BEFORE = _any(r"\b(baseline|base line)\b", r"\bkondisi (kinerja )?awal\b", r"\bcapaian awal\b", r"^awal$",
              r"\b(tahun|thn|th) (lalu|sebelumnya)\b", r"\bn ?- ?1\b", r"\b(last|previous|prior) year\b")  # fmt: skip
AFTER = _any(r"\b(tahun|thn) (depan|berikut\w*|mendatang)\b", r"\bn ?\+ ?1\b", r"\bnext year\b")
AMENDED = _any(r"\b(perubahan|penyesuaian|menjadi|setelah|sesudah|revisi|pergeseran|revised)\b")
ORIGINAL = _any(r"\b(awal|semula|murni|sebelum|induk|original)\b")
WHOLE_YEAR = _any(
    r"\b(setahun|tahunan|satu tahun|1 tahun|tahun ini|tahun berjalan|akhir tahun|annual|full year|total|jumlah)\b"
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d\s*(?:[-–—/]|s\.?/?d\.?|sampai)\s*(?:19|20)?\d\d(?!\d)")

# Words with which a cell of a table begins.
A_SASARAN = re.compile(
    r"(?:me|ter|ber)\w{4,}nya\b|(?:ter|me)(?:wujud|capai|sedia|laksana|jamin|susun|penuh|ningkat)\w*|optimalnya\b|"
    r"(?:better|improved|increased)\b", re.I,
)  # fmt: skip
A_MEASURE = re.compile(
    r"(?:persentase|presentase|prosentase|persen|jumlah|nilai|indeks|tingkat|rasio|angka|cakupan|skor|opini|predikat|"
    r"rata-?rata|prevalensi|laju|proporsi|waktu|number of|share of|percentage|ratio|rate of)\b", re.I,
)  # fmt: skip
LABELLED_SASARAN = re.compile(
    r"(?P<label>sasaran(?:\s+(?:strategis|kegiatan|program|rpjmd|kinerja))?|strategic objective|objective|ss)\s*"
    r"(?P<number>(?:[.\-]?\s*(?:\d+(?:\.\d+)*|[ivx]+))?)\s*(?P<mark>[:.\-–=]*)\s*(?P<text>.*)", re.I | re.S,
)  # fmt: skip
A_GROUP = re.compile(
    r"(?:sub ?kegiatan|kegiatan|program|tujuan|misi|visi|perspektif|urusan|bidang urusan|unit|iku|ikk|indikator)\b",
    re.I,
)  # fmt: skip
TOTAL = re.compile(
    r"(?:grand|sub)?\s*-?total\b.*|jumlah(?:\s+(?:total|seluruh\w*|keseluruhan|anggaran|belanja|pagu|besar|ii?|iii|iv))*"
    r"|(?:jumlah|nilai|capaian|persentase|predikat)\s+(?:capaian|kinerja|rata)\b.*|re?rata\b.*|kesimpulan\b.*"
    r"|rata\s*-?\s*rata\b.*|(?:nilai|capaian)\s+rata.*|mean|average\b.*", re.I,
)  # fmt: skip
BUDGET_TOTAL = re.compile(r"(?:jumlah|total|sub\s*-?total|grand total)\b.*", re.I)
PAGE = re.compile(r"[-–—\s]*(?:(?:halaman|hal|page)\.?\s*)?[-–—\s]*\d{1,4}[-–—\s]*(?:(?:dari|of|/)\s*\d{1,4})?", re.I)
CONTINUED = re.compile(r".*\b(?:lanjutan|sambungan|continued|bersambung)\b.*", re.I)
TITLE = re.compile(r"\s*(?:tabel|table|lampiran|gambar|bab|grafik|formulir)\b.*", re.I)


def _sized(*sizes: str) -> tuple[str, ...]:
    """Give the patterns of a title that says in what its amounts are printed: "dalam juta", "(juta Rp)", "(juta)"."""
    size = rf"(?:{'|'.join(sizes)})"
    money = r"(?:rp|rupiah|idr)"
    return rf"\b(?:dalam|in|x|{money})\.? ?\(?{size}\b", rf"\b{size} (?:of )?\(?{money}\b", rf"\({size}\)"


THOUSANDS = (
    (1_000, _any(r"\bribuan\b", r"\brp ?000\b", r"\bx ?1[.,]?000\b", r"\(000\)",
                 *_sized("ribu", "thousands?"))),
    (1_000_000, _any(r"\bjutaan\b", *_sized("juta", "millions?"))),
    (1_000_000_000, _any(r"\bmil[iy]aran\b", *_sized("mil[iy]ar", "billions?"))),
)  # fmt: skip
# What marks one of two rows of an indikator as that of its target, or of what was reached.
MARK_OF_TARGET, MARK_OF_REALISASI = re.compile("t(arget)?"), re.compile("r(ealisasi)?")
# A line that says nothing but in what its amounts are printed.
SCALE = re.compile(
    r"\(?\s*(?:(?:dalam|in|x|rp\.?)\s+)?(?:ribu(?:an)?|juta(?:an)?|mil[iy]ar(?:an)?|thousands?|millions?|billions?|'?000)"
    r"(?:\s+(?:of\s+)?(?:rp\.?|rupiah|idr))?\s*\)?", re.I,
)  # fmt: skip


@lru_cache(maxsize=4096)
def plain(heading: str) -> str:
    """Give a heading without what does not tell its words apart."""
    folded = re.sub(r"(?<=\w)-(?=\w)", " ", fold_word(heading))
    return re.sub(r"[^\w%#()/+]+", " ", folded).replace("/ ", "/").replace(" /", "/").strip(" /")


def first_of(patterns: tuple[tuple[Meaning, re.Pattern[str]], ...], text: str) -> Meaning | None:
    """Give the first meaning of which a word stands in a text, in the order of the patterns."""
    return next((meaning for meaning, pattern in patterns if pattern.search(text)), None)


def earliest_of(patterns: tuple[tuple[Meaning, re.Pattern[str]], ...], text: str) -> Meaning | None:
    """Give the meaning of which a word stands first in a text."""
    found = [
        (one.start(), at, meaning) for at, (meaning, pattern) in enumerate(patterns) if (one := pattern.search(text))
    ]
    return min(found)[2] if found else None


def whole_or_text(text: str) -> Meaning | None:
    """Give what a heading alone says of its column, where that is no figure."""
    words = text.replace("/", " ")
    found = first_of(WHOLE, words)
    if found is not None:
        return found
    if STARTS_AS_NAME.search(words):  # "Sasaran Strategis Perangkat Daerah" names no perangkat daerah
        return first_of(NAMES, words)
    return None if STARTS_AS_FIGURE.search(words) else first_of(TEXTS, words)


def is_roman(heading: str) -> bool:
    """Tell whether nothing but one of the Roman numbers of quarters stands in a text, which numbers groups as well."""
    return ROMAN.fullmatch(plain(heading)) is not None


def is_known(heading: str) -> Meaning | None:
    """Tell whether a short text may be the heading of a column, and of which, before its path is looked at."""
    text = plain(heading)
    if not text or len(text) > 90 or len(text.split()) > 10 or re.search(r"\d ?%", text) or TITLE.match(heading):
        return None
    if ":" in heading.rstrip(": "):
        return None
    found = whole_or_text(text)
    if found in _NAMES and A_SASARAN.match(text) and " " in text:
        return None  # "Terlaksananya Program Pengawasan" is a sasaran, and no heading over others
    if found is None:
        words = text.replace("/", " ")
        if YEAR.fullmatch(words.removeprefix("tahun ").strip()):
            return Meaning.YEAR_BEFORE
        if QUARTER.search(words) or ROMAN.fullmatch(words):
            return Meaning.QUARTER
        if MONTH.fullmatch(words):
            return Meaning.MONTH
        found = earliest_of(FIGURES, words)
        if found is None and (MONEY.search(words) or ONLY_A_UNIT.search(words)):
            found = Meaning.CEILING
        if found is None and (PLAN.search(words) or BEFORE.search(words)):
            found = Meaning.PLAN_TARGET
    return found
