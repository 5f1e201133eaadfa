"""What is asked of the certificates, beyond that they be printed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateOrder:
    """Which certificates, in how many files, and whether they are printed once more.

    `only` names them by their number in the register or that of their application; none means all.
    """

    only: tuple[str, ...] = ()
    is_separate: bool = False
    is_duplicate: bool = False
