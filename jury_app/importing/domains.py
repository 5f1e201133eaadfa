"""The domains of the edition, found again by the labels that a form shows."""

from collections.abc import Mapping

from jury_app.errors import RefusedFileError
from jury_app.importing.values import label_key


class DomainLabels:
    """Answers which domain a label means, capitals, accents, blanks and punctuation apart."""

    def __init__(
        self, domains: Mapping[str, str], matched: Mapping[str, str] | None = None, file: str = ""
    ) -> None:
        codes = set(domains.values())
        self._codes = {label_key(code): code for code in codes}
        self._codes |= {label_key(label): code for label, code in domains.items()}
        for label, code in (matched or {}).items():
            if code not in codes:
                raise RefusedFileError("mapping_domain_unknown", file=file, domain=code)
            self._codes[label_key(label)] = code

    def code(self, label: str) -> str | None:
        """Return the code of the domain that a label means."""
        return self._codes.get(label_key(label)) if label else None
