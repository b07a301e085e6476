"""A progress bar on a terminal, and none anywhere else."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """Give what is to be told how much is done of how much; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    with tqdm(desc=what, unit="", leave=False, file=sys.stderr, mininterval=0.2) as bar:

        def tick(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield tick
