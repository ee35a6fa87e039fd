"""``thiap`` and ``python -m thiap``: where the command begins, before anything heavy is imported."""

import os
import signal
import sys
from types import FrameType

INTERRUPTED = 130


def main() -> None:
    """Run the command line and exit; Ctrl-C ends it with 130 and no traceback, whenever it comes."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # nohup, or a job in the background
        _command()
        return
    signal.signal(signal.SIGINT, _leave)
    try:
        try:
            _command()
        finally:
            signal.signal(
                signal.SIGINT, signal.SIG_IGN
            )  # all is written: what is left is Python's own tidying
    except KeyboardInterrupt:  # between two steps of the command's own handling
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        sys.exit(INTERRUPTED)


def _command() -> None:
    from thiap.cli.main import main as command

    sys.unraisablehook = _unraisable
    if signal.getsignal(signal.SIGINT) is _leave:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    command()


def _leave(number: int, frame: FrameType | None) -> None:
    """Nothing is open yet, and an exception may be swallowed by a module being imported."""
    os._exit(INTERRUPTED)


def _unraisable(problem: "sys.UnraisableHookArgs") -> None:
    """An interrupt that came inside a finaliser would only be printed: let it come again, outside.

    An exception raised in here would be lost and printed too, so that all this does is to ask for a look at
    the next call.
    """
    if problem.exc_type is KeyboardInterrupt:
        sys.setprofile(_interrupt)
    else:
        sys.__unraisablehook__(problem)


def _interrupt(frame: FrameType, event: str, argument: object) -> None:
    """Interrupt the next call of anything; should that be a finaliser as well, the hook comes again."""
    if event in ("call", "c_call") and frame.f_code is not _unraisable.__code__:
        sys.setprofile(None)
        raise KeyboardInterrupt


if __name__ == "__main__":
    main()
