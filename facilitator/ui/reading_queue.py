"""One thread that reads for everybody: `ReadingQueue`, where each room waits its turn.

Models compute on this thread alone. Every thread that computes holds memory of its own (a team of helpers, buffers of
the products, an arena of the allocator), and a web server has dozens. The rooms take turns, so that one at full speed
holds up the others by no more than the post that is being read.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import Generic, NamedTuple, TypeVar

__all__ = ["ReadingQueue"]

Item = TypeVar("Item")
Result = TypeVar("Result")


class _Waiting(NamedTuple, Generic[Item, Result]):
    item: Item
    future: Future[Result]


class ReadingQueue(Generic[Item, Result]):
    """Items of many rooms, read in turns.

    Parameters
    ----------
    read
        Gives a result for each item, in order. It runs on the queue's thread, for one batch at a time. What it raises
        for an item is raised by the future of that item alone.
    most
        Items in a batch. Above 1, what several rooms are waiting for is read in one call; where that fails, each is
        read again by itself, so `read` must not mind being asked twice.
    """

    def __init__(self, read: Callable[[Sequence[Item]], Sequence[Result]], *, most: int = 1) -> None:
        self._read = read
        self._most = most
        self._rooms: OrderedDict[str, deque[_Waiting[Item, Result]]] = OrderedDict()
        self._guard = Lock()  # over the waiting line, never while something is read
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")

    def submit(self, room: str, item: Item) -> Future[Result]:
        """Put `item` at the end of its room's line; the future gives what it was read as."""
        future: Future[Result] = Future()
        with self._guard:
            self._rooms.setdefault(room, deque()).append(_Waiting(item, future))
        self._thread.submit(self._serve)
        return future

    def _serve(self) -> None:
        """Read the next batch. It is called once an item, so the last calls may find nothing left to do."""
        batch = self._next_batch()
        if batch:
            self._settle(batch)

    def _settle(self, batch: Sequence[_Waiting[Item, Result]]) -> None:
        try:
            results = self._read([one.item for one in batch])
        except BaseException as error:  # whatever it is, those who wait have to hear of it
            if len(batch) == 1:
                batch[0].future.set_exception(error)
                return
            for one in batch:
                self._settle([one])
            return
        for one, result in zip(batch, results, strict=True):
            one.future.set_result(result)

    def _next_batch(self) -> list[_Waiting[Item, Result]]:
        """One item of each room in turn, until there are enough; whoever has given up waiting is left out."""
        batch: list[_Waiting[Item, Result]] = []
        with self._guard:
            while self._rooms and len(batch) < self._most:
                room, line = self._rooms.popitem(last=False)
                first = line.popleft()
                if line:
                    self._rooms[room] = line  # behind all others
                if first.future.set_running_or_notify_cancel():
                    batch.append(first)
        return batch
