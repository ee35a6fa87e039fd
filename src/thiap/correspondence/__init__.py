"""Which words of one text say which of another, and which are answered by nothing."""

from thiap.correspondence.correspond import (
    Correspondence,
    Counterpart,
    Texts,
    correspond,
    forget_correspondences,
)

__all__ = ["Correspondence", "Counterpart", "Texts", "correspond", "forget_correspondences"]
