"""Runs one function over many items in processes of their own, and gives the results in the order of the items."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import wait as wait_for
from types import FrameType
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

MOST_PROCESSES = 61  # what Windows can wait for
_WINDOW = 2  # items a process that are handed out at once
_QUIET = "ignore:resource_tracker:UserWarning"  # what Python says of semaphores after a second Ctrl-C, for its makers
_HELD = 1000  # results that wait for one before them, at most


class Stop:
    """Whether the user pressed Ctrl-C. A second time ends the program at once."""

    def __init__(self) -> None:
        self.asked = False

    def ask(self, _: int = 0, __: FrameType | None = None) -> None:
        """Ask the run to come to an end; end it where that was asked before."""
        if self.asked:
            os._exit(128 + signal.SIGINT)
        self.asked = True

    @contextmanager
    def on_ctrl_c(self) -> Iterator[None]:
        """Let Ctrl-C ask for the end, so that what is being written is finished."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGINT, self.ask)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)


def cores() -> int:
    """Give the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_all(
    task: Callable[[T], R],
    items: Sequence[T],
    *,
    jobs: int,
    stop: Stop,
    lost: Callable[[T], R],
    first: Callable[[T], bool] = lambda _: False,
    done: Callable[[T], None] = lambda _: None,
) -> Iterator[R]:
    """Give the result of each item, in their order; fewer where ``stop`` was asked.

    ``task`` is a function of a module, and raises for nothing that an item can do. An item that ends its process gets
    ``lost``; it takes no other item along. Those that are ``first`` are begun first, since they take long. ``done`` is
    told of each as soon as it is done.
    """
    jobs = min(jobs, len(items), MOST_PROCESSES)
    if jobs > 1:
        yield from _Pool(task, items, jobs, stop, lost, done).results(first)
        return
    for item in items:
        if stop.asked:
            return
        result = task(item)
        done(item)
        yield result


@dataclass
class _Pool(Generic[T, R]):
    """Items on their way through processes: ``open`` waits for one, ``running`` is handed out, ``held`` is done."""

    task: Callable[[T], R]
    items: Sequence[T]
    jobs: int
    stop: Stop
    lost: Callable[[T], R]
    done: Callable[[T], None]
    open: deque[int] = field(default_factory=deque)
    running: dict[Future[R], int] = field(default_factory=dict)
    held: dict[int, R] = field(default_factory=dict)

    def results(self, first: Callable[[T], bool]) -> Iterator[R]:
        """Give the results in the order of the items."""
        self.open.extend(sorted(range(len(self.items)), key=lambda number: not first(self.items[number])))
        given, pool = 0, _processes(self.jobs)
        try:
            while (self.open and not self.stop.asked) or self.running:
                suspects = self._hand_out(pool)
                ended, _ = wait(self.running, timeout=0.5, return_when=FIRST_COMPLETED)  # Windows wakes for Ctrl-C then
                suspects += [number for future in ended if (number := self._take(future)) is not None]
                if suspects:
                    pool = self._after_a_death(pool, suspects)
                while given in self.held:
                    yield self.held.pop(given)
                    given += 1
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
        yield from (self.held[number] for number in sorted(self.held))  # behind one that was not begun

    def _hand_out(self, pool: ProcessPoolExecutor) -> list[int]:
        """Fill the window; give the items that a broken pool did not take."""
        while self.open and not self.stop.asked and len(self.running) < _WINDOW * self.jobs:
            if len(self.held) >= _HELD and self.running:
                break
            number = self.open.popleft()
            try:
                with _deaf_to_ctrl_c():
                    self.running[pool.submit(self.task, self.items[number])] = number
            except BrokenProcessPool:
                return [number]
        return []

    def _take(self, future: Future[R]) -> int | None:
        """Keep the result of an item; give the item where its process died."""
        number = self.running.pop(future)
        try:
            self._keep(number, future.result())
        except BrokenProcessPool:
            return number
        return None

    def _keep(self, number: int, result: R) -> None:
        self.held[number] = result
        self.done(self.items[number])

    def _after_a_death(self, pool: ProcessPoolExecutor, suspects: list[int]) -> ProcessPoolExecutor:
        """Run each item that was in the broken pool alone, and name those that end a process again."""
        wait(self.running)
        suspects += [number for future in list(self.running) if (number := self._take(future)) is not None]
        pool.shutdown(wait=True, cancel_futures=True)
        for number in sorted(suspects):
            if self.stop.asked:
                break
            with _processes(1) as alone:
                try:
                    with _deaf_to_ctrl_c():
                        future = alone.submit(self.task, self.items[number])
                    result = future.result()
                except BrokenProcessPool:
                    result = self.lost(self.items[number])
            self._keep(number, result)
        return _processes(self.jobs)


def _processes(jobs: int) -> ProcessPoolExecutor:
    """Give processes that are spawned on every system: a fork hangs where another thread holds a lock."""
    os.environ.setdefault("PYTHONWARNINGS", _QUIET)
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_begin)


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Let processes that begin now never hear Ctrl-C, from before they can say so themselves; here it waits."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Begin a process: Ctrl-C is for its parent, with which it ends however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None

    def end_with_parent() -> None:
        wait_for([parent.sentinel])
        os._exit(1)

    threading.Thread(target=end_with_parent, daemon=True).start()
