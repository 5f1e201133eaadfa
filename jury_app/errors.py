"""What the user is told when something is refused.

JuryError               a refusal: a stable code, and a sentence that says what to do
├── StoreError          the edition or work file cannot be opened or written
├── RefusedFileError    a file from outside is not what it should be
└── RuleError           the rules of the prize, or the state of the edition, say no

Anything else that is raised is a bug, and is reported as one.
"""

from jury_app.codes import sentence


class JuryError(Exception):
    """A refusal with a stable code; its text is said in the language spoken when it is read."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code, details)
        self.code = code
        self.details = details

    @property
    def place(self) -> dict[str, int]:
        """Where it happened, for programs; most refusals are about the whole."""
        return {}

    def __str__(self) -> str:
        return sentence(self.code, **self.details)


class StoreError(JuryError):
    """The edition or work file cannot be opened or written."""


class RefusedFileError(JuryError):
    """A file from outside is not what it should be."""


class RuleError(JuryError):
    """The rules of the prize, or the state of the edition, say no."""
