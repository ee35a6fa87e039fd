"""Every error thiap raises on purpose.

Each message says what happened, where, and what to do next. Foreign exceptions are wrapped at the
edge (readers, encoders); the command line maps the classes to exit codes and prints no traceback.
"""

from __future__ import annotations


class ThiapError(Exception):
    """Base of all errors a user may see.

    Attributes:
        exit_code: what the command line exits with when this error ends a run.
    """

    exit_code = 3


class UsageError(ThiapError):
    """The request itself cannot be carried out: options that contradict, an unknown name."""

    exit_code = 2


class ConfigError(UsageError):
    """A configuration file or a table given by the user is wrong."""


class InputError(ThiapError):
    """A text could not be read, or is not what the command needs."""


class EncoderError(ThiapError):
    """The sentence encoder could not be loaded or used."""


class OutputError(ThiapError):
    """A result could not be written; nothing is left half-written."""
