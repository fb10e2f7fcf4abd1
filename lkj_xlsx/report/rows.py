"""The rows of a table by sheet row, and on demand the pandas frame of them.

The package itself goes row by row, and a frame is made when a caller asks for it: importing pandas takes longer than
computing a report, and the command line needs no frame.
"""

from collections.abc import ItemsView, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Rows(Mapping[int, Record]):
    """The rows of a table: sheet row -> key of the column -> value, in the order of the sheet.

    ``None`` stands for a value that is missing.
    """

    columns: tuple[str, ...]
    data: Mapping[int, Record] = field(default_factory=dict)

    def __getitem__(self, row: int) -> Record:
        return self.data[row]

    def __iter__(self) -> Iterator[int]:
        return iter(self.data)

    def __len__(self) -> int:
        return len(self.data)

    def __contains__(self, row: object) -> bool:
        return row in self.data

    def items(self) -> ItemsView[int, Record]:
        """Go through rows and their records, faster than ``Mapping.items``, which looks up each record again."""
        return self.data.items()

    def optional(self, key: str) -> list[Any]:
        """Give the values of a column, row by row; ``None`` where the workbook lacks the column."""
        return [record.get(key) for record in self.data.values()]

    def column(self, key: str) -> list[Any]:
        """Give the values of a column, row by row."""
        return [record[key] for record in self.data.values()]

    @cached_property
    def frame(self) -> "pd.DataFrame":
        """The rows as a frame: index ``baris`` (int64), columns of dtype object, since all values are exact."""
        import pandas as pd

        index = pd.Index(list(self.data), dtype="int64", name="baris")
        columns = {key: pd.Series(self.column(key), index=index, dtype=object) for key in self.columns}
        return pd.DataFrame(columns, index=index)
