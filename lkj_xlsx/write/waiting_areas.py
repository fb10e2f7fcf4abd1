"""Areas of one sheet that wait for a cell: each is found by the first cell that it holds, however many there are."""

from collections.abc import Collection

from lkj_xlsx.package import Area


class WaitingAreas:
    """Areas in a tree of the boxes around them, so that a cell is not compared with every area."""

    def __init__(self, areas: Collection[Area]) -> None:
        # Areas of one column lie side by side then, and their box is narrow.
        leaves = sorted(areas, key=lambda area: (area[1], area[0], area[3], area[2]))
        self._first_leaf = 1 << len(leaves).bit_length()
        self._boxes: list[Area | None] = [None] * self._first_leaf + [*leaves]
        self._boxes += [None] * (2 * self._first_leaf - len(self._boxes))
        for place in range(self._first_leaf - 1, 0, -1):
            self._boxes[place] = _around(self._boxes[2 * place], self._boxes[2 * place + 1])

    def take(self, row: int, column: int) -> list[Area]:
        """Give the areas that hold a cell, and wait for these no longer."""
        taken: list[Area] = []
        places = [1]
        while places:
            place = places.pop()
            box = self._boxes[place]
            if box is None or not (box[0] <= row <= box[2] and box[1] <= column <= box[3]):
                continue
            if place < self._first_leaf:
                places += (2 * place, 2 * place + 1)
            else:
                taken.append(box)
                self._remove(place)
        return taken

    def _remove(self, leaf: int) -> None:
        place, box = leaf, None
        while place and self._boxes[place] != box:
            self._boxes[place] = box
            place //= 2
            box = _around(self._boxes[2 * place], self._boxes[2 * place + 1])


def _around(one: Area | None, other: Area | None) -> Area | None:
    """Give the smallest area around two others."""
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
