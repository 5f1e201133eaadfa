"""A whole edition made before one's eyes: real names of authorities, invented projects and people.

It goes by the road that everybody goes: a form's export and its attachments are imported, kits are
issued, opened and sealed as ballots, collected, opened before witnesses, decided on and published.
"""

from jury_app.demo.making import Demo, make_demo

__all__ = ["Demo", "make_demo"]
