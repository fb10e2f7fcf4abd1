"""What a program stores beside formulas when it saves: openpyxl stores nothing, Excel the last values."""

import re
import zipfile
from pathlib import Path
from random import Random

_FORMULA = re.compile(rb'<c (r="[A-Z]+\d+"(?: s="\d+")?)(?: t="\w+")?>(<f>[^<]*</f>)<v\s*(?:/>|></v>)</c>')
_VALUES = (
    b'<c %s>%s<v>85</v></c>', b'<c %s>%s<v>0.5</v></c>', b'<c %s>%s<v>1234567.891</v></c>', b'<c %s>%s<v>-3</v></c>',
    b'<c %s t="str">%s<v>teks</v></c>', b'<c %s t="str">%s<v></v></c>', b'<c %s t="str">%s<v>IK01</v></c>',
    b'<c %s t="e">%s<v>#REF!</v></c>', b'<c %s t="e">%s<v>#N/A</v></c>', b'<c %s t="b">%s<v>1</v></c>',
)  # fmt: skip


def store_values(file: Path, random: Random) -> None:
    """Store some value beside each formula that has none: a number, a text, an error. One formula always gives one."""
    with zipfile.ZipFile(file) as archive:
        parts = {info: archive.read(info) for info in archive.infolist()}
    drawn: dict[bytes, bytes] = {}

    def with_value(found: re.Match[bytes]) -> bytes:
        value = drawn.setdefault(found[2], random.choice(_VALUES))
        return value % (found[1], found[2])

    with zipfile.ZipFile(file, "w") as archive:
        for info, data in parts.items():
            is_sheet = info.filename.startswith("xl/worksheets/")
            archive.writestr(info, _FORMULA.sub(with_value, data) if is_sheet else data)
