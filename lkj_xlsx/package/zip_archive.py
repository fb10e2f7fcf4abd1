"""The zip around the parts: checked on the way in, unchanged entries copied as they are on the way out."""

import copy
import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from .refusals import MAX_ENTRIES, MAX_RATIO, MAX_UNPACKED, RATIO_COUNTS_FROM, Reason

_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_ENCRYPTED: Final = 0x1
_SIZES_FOLLOW: Final = 0x8
_LEVEL: Final = 5  # a tenth larger than by default, in half the time
_UTF8: Final = 0x800
_ZIP64_EXTRA: Final = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its directory record, and its bytes as they lie in the zip (compressed or not)."""

    info: zipfile.ZipInfo
    packed: bytes

    def content(self) -> bytes:
        """Unpack, never further than the declared size; ``ValueError`` if size or checksum is wrong."""
        size = self.info.file_size
        if self.info.compress_type == zipfile.ZIP_STORED:
            content = self.packed
        else:
            try:
                content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(self.packed, size + 1)
            except zlib.error as error:
                raise ValueError("the compressed data are damaged") from error
        if len(content) != size or zlib.crc32(content) != self.info.CRC:
            raise ValueError("size or checksum differ from the directory")
        return content

    def holding(self, content: Iterable[bytes | memoryview]) -> "Entry":
        """Give the same entry (name, date, attributes, method) with other content, which comes in pieces."""
        info = copy.copy(self.info)
        info.file_size = info.CRC = 0
        packed = io.BytesIO()
        deflate = (
            zlib.compressobj(_LEVEL, wbits=-zlib.MAX_WBITS) if info.compress_type == zipfile.ZIP_DEFLATED else None
        )
        for piece in content:
            info.file_size += len(piece)
            info.CRC = zlib.crc32(piece, info.CRC)
            packed.write(piece if deflate is None else deflate.compress(piece))
        if deflate is not None:
            packed.write(deflate.flush())
        info.compress_size = packed.tell()
        return Entry(info, packed.getvalue())


def new_entry(name: str, content: bytes) -> Entry:
    """Give an entry that the zip does not have yet; the same content gives the same bytes."""
    info = zipfile.ZipInfo(name)
    info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
    return Entry(info, b"").holding([content])


def unpack(data: bytes, file: str) -> dict[str, Entry]:
    """Read the directory of a zip into name -> entry; ``Refused`` if it is damaged or a trap."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    # zipfile says so in many ways: NotImplementedError for a way of packing or a version that it does not know.
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, struct.error):
        raise Reason.DAMAGED.refused(file) from None
    _check_sizes(infos, file)
    _check_names([info.orig_filename for info in infos], file)
    try:
        return {info.orig_filename: Entry(info, _packed(data, info)) for info in infos}
    except (ValueError, struct.error):
        raise Reason.DAMAGED.refused(file) from None


def pack(entries: Iterable[Entry]) -> bytes:
    """Write a zip; equal entries give equal bytes."""
    body, directory, count = io.BytesIO(), io.BytesIO(), 0
    for entry in entries:
        info, count = entry.info, count + 1
        name = _raw_name(info)
        extra = _without_zip64(info.extra)
        year, month, day, hour, minute, second = info.date_time
        shared = (
            info.extract_version,
            info.flag_bits & ~_SIZES_FOLLOW,
            info.compress_type,
            hour << 11 | minute << 5 | second // 2,
            (year - 1980) << 9 | month << 5 | day,
            info.CRC,
            len(entry.packed),
            info.file_size,
            len(name),
            len(extra),
        )
        made_by = info.create_system << 8 | info.create_version
        tail = (len(info.comment), 0, info.internal_attr, info.external_attr, body.tell())
        directory.write(_CENTRAL.pack(b"PK\x01\x02", made_by, *shared, *tail) + name + extra + info.comment)
        body.write(_LOCAL.pack(b"PK\x03\x04", *shared) + name + extra)
        body.write(entry.packed)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, directory.tell(), body.tell(), 0)
    body.write(directory.getvalue() + end)
    return body.getvalue()


def _check_sizes(infos: list[zipfile.ZipInfo], file: str) -> None:
    inflated = any(
        info.file_size > RATIO_COUNTS_FROM and info.file_size > MAX_RATIO * info.compress_size for info in infos
    )
    if inflated or len(infos) > MAX_ENTRIES or sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise Reason.BOMB.refused(file)


def _check_names(names: list[str], file: str) -> None:
    seen = set[str]()
    for name in names:
        steps = name.removesuffix("/").split("/")
        if "\\" in name or ":" in name or "\0" in name or any(step in ("", ".", "..") for step in steps):
            raise Reason.TRICK.refused(file, part=name.replace("\0", ""))
        # Part names are the same when only their case differs (ECMA-376 part 2).
        if name.lower() in seen:
            raise Reason.TWICE.refused(file, part=name)
        seen.add(name.lower())


def _packed(data: bytes, info: zipfile.ZipInfo) -> bytes:
    if info.flag_bits & _ENCRYPTED or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError("encrypted, or compressed in a way no workbook is")
    header = _LOCAL.unpack_from(data, info.header_offset)
    start = info.header_offset + _LOCAL.size
    name = data[start : start + header[9]]
    start += header[9] + header[10]
    packed = data[start : start + info.compress_size]
    if header[0] != b"PK\x03\x04" or name != _raw_name(info) or len(packed) != info.compress_size:
        raise ValueError("the entry is not where the directory says")
    return packed


def _raw_name(info: zipfile.ZipInfo) -> bytes:
    return info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437")


def _without_zip64(extra: bytes) -> bytes:
    kept = b""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        if kind != _ZIP64_EXTRA:
            kept += extra[: 4 + length]
        extra = extra[4 + length :]
    return kept
