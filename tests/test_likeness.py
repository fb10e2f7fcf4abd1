"""Names that are nearly alike, among many."""

from lkj_xlsx.report.likeness import SIMILAR, NameIndex
from lkj_xlsx.values import normalised


def test_of_thousands_that_share_most_words_the_one_with_the_rare_word_is_nearest() -> None:
    names = NameIndex({f"persentase kegiatan nomor {number} yang selesai": number for number in range(3000)})
    assert names.nearest("Persentase kegiatan nomor 2718 yang beres", SIMILAR) == 2718


def test_a_name_that_was_taken_away_is_proposed_to_nobody_else() -> None:
    names = NameIndex({normalised("Partisipasi Pemilih Perempuan"): 6, normalised("Partisipasi Pemilih Pemula"): 7})
    names.drop(normalised("Partisipasi Pemilih Perempuan"))
    assert names.nearest("Partisipasi pemilih perempuan", SIMILAR) == 7


def test_a_number_or_a_letter_makes_another_name_and_no_other_wording() -> None:
    names = NameIndex({"sasaran a": 6, "meningkatnya kualitas data pemilih": 7})
    assert names.reworded("Sasaran B") is None
    assert names.reworded("Meningkatnya Kualitas Layanan Data Pemilih") == 7
