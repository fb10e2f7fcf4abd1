"""Sources that messages of several modules cite: a published report, and decisions of our own."""

PUBLISHED_REPORT = "Laporan KPU Kota Binjai 2024"
HOW_CELLS_ARE_READ = "pertimbangan kami: cara angka dibaca"
HOW_COLUMNS_ARE_FOUND = "pertimbangan kami: judul kolom templat"
HOW_AMOUNTS_ARE_COMPARED = "pertimbangan kami: Anggaran, rupiah sampai sen tanpa toleransi dan persentase sampai 0,01"
