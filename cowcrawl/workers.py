"""The same function over many jobs: on processes of this machine, or on those of a Dask cluster.

A process that dies in the middle of a job costs that job: it is done again, a few times. A job that kills its process
each time is named.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from typing import Any, TypeVar

from cowcrawl.edition import edition
from cowcrawl.errors import BadInput, StoreFailed

Common = TypeVar("Common")
Job = TypeVar("Job")
Result = TypeVar("Result")
Function = Callable[[Common, Job], Result]

LIVES = 3
"""How many processes a job may take with it before it is given up."""
AHEAD = 3
"""Jobs that are handed out for each process, so that none waits for the next."""
ANSWER_S = 10
"""Seconds in which a scheduler and its first worker must answer."""


def check_edition(wanted: str) -> None:
    """BadInput when the code here is not the one that was asked for: its claims would be others."""
    if edition() != wanted:
        raise BadInput(
            f"a worker has cowcrawl {edition()}, this is {wanted}: install the same on all machines, then start again"
        )


def on_processes(
    function: Function[Common, Job, Result], common: Common, jobs: Sequence[Job], workers: int
) -> Iterator[tuple[Job, Result]]:
    """Each job with what `function(common, job)` gives, as they come, on so many processes of this machine."""
    waiting, lost = deque(enumerate(jobs)), Counter[int]()
    while waiting:
        with ProcessPoolExecutor(workers, initializer=_keep, initargs=(function, common)) as pool:
            at_work: dict[Future[Any], tuple[int, Job]] = {}
            try:
                while waiting or at_work:
                    while waiting and len(at_work) < workers * AHEAD:
                        numbered = waiting.popleft()
                        at_work[pool.submit(_call, numbered[1])] = numbered
                    for future in wait(at_work, return_when=FIRST_COMPLETED).done:
                        result = future.result()
                        yield at_work.pop(future)[1], result
            except BrokenProcessPool as error:
                _again(at_work, waiting, lost, workers, error)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise


def _again(
    at_work: dict[Future[Any], tuple[int, Any]],
    waiting: deque[tuple[int, Any]],
    lost: Counter[int],
    workers: int,
    error: BrokenProcessPool,
) -> None:
    """Put back what a dead process may have been at; StoreFailed for what killed too many."""
    unfinished = sorted(at_work.values(), key=lambda numbered: numbered[0])
    lost.update(number for number, _ in unfinished[:workers])  # the others had not begun
    for number, job in unfinished:
        if lost[number] >= LIVES:
            raise StoreFailed(f"{job} was given up: {LIVES} processes died at it (too little memory?)") from error
    waiting.extendleft(reversed(unfinished))


_KEPT: list[Any] = []


def _keep(function: Any, common: Any) -> None:
    _KEPT[:] = [function, common]


def _call(job: Any) -> Any:
    function, common = _KEPT
    return function(common, job)


def on_cluster(
    function: Function[Common, Job, Result], common: Common, jobs: Sequence[Job], address: str
) -> Iterator[tuple[Job, Result]]:
    """The same on the workers of the Dask scheduler at `address`. BadInput when it cannot be used."""
    try:
        from distributed import KilledWorker, as_completed
    except ImportError as error:
        raise BadInput("--cluster needs the extra `cluster` (pip install 'cowcrawl[cluster]')") from error
    with ExitStack() as resources:
        client = resources.enter_context(_client(address))
        shared = client.submit(_same, common, pure=False)
        waiting = deque(jobs)
        width = AHEAD * max(1, sum(client.nthreads().values()))
        first = [waiting.popleft() for _ in range(min(width, len(waiting)))]
        at_work = {client.submit(function, shared, job, pure=False): job for job in first}
        completed = as_completed(list(at_work), loop=client.loop)
        for future in completed:
            job = at_work.pop(future)
            try:
                result = future.result()
            except KilledWorker as error:
                raise StoreFailed(f"{job} was given up: its workers died at it (too little memory?)") from error
            except OSError as error:
                raise StoreFailed(f"the cluster at {address} was lost: {error}. {KEPT}") from error
            future.release()
            if waiting:
                more = waiting.popleft()
                at_work[another := client.submit(function, shared, more, pure=False)] = more
                completed.add(another)
            yield job, result


KEPT = "What is done is kept: the same command goes on from there"


def _client(address: str) -> Any:
    """A client whose workers have been asked for their code."""
    from distributed import Client

    try:
        client = Client(address, timeout=ANSWER_S, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise BadInput(
            f"no Dask scheduler answers at {address} ({error}): start one (dask scheduler), or leave --cluster out"
        ) from error
    try:
        client.wait_for_workers(1, timeout=ANSWER_S)
        told: dict[str, Any] = client.run(edition, on_error="return")
    except TimeoutError as error:
        client.close()
        raise BadInput(
            f"the scheduler at {address} has no workers: start some (dask worker {address} --nthreads 1)"
        ) from error
    for worker, said in sorted(told.items()):
        if said != edition():
            client.close()
            other = said if isinstance(said, str) else f"no cowcrawl that can be asked ({said})"
            raise BadInput(
                f"the worker {worker} has {other}, this is cowcrawl {edition()}: install the same on all machines"
            )
    return client


def _same(common: Common) -> Common:
    return common
