"""How the order is made: the method, and what tells equals apart, one step after the other."""

from collections.abc import Sequence
from dataclasses import replace

from jury_app.i18n import _
from jury_app.model.order_words import TIE_STEPS, step_words
from jury_app.model.rules import RuleSettings
from jury_app.model.scoring.methods import DEFAULT_TRIM, Method
from jury_app.model.scoring.official import Way
from jury_app.model.scoring.ties import Step
from jury_app.model.topics import Topic
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.pages.edition_rule_form import RuleForm, RuleGroup
from jury_app.ui.widgets.fields import SpinBox

_MOST_TRIMMED = 9


class OrderFields(RuleGroup):
    """The fields of a form that say how the order is made; what is not needed is not shown."""

    def __init__(self, form: RuleForm) -> None:
        super().__init__(form)
        self._form = form
        form.add_heading(_("Order"))
        self.method_combo = form.add(_("The order is &that of"), Choice(_methods()))
        self.trim_spin = form.add(_("&Extremes left out on each side"), SpinBox(1, _MOST_TRIMMED))
        self.tie_combos = tuple(
            form.add(text, Choice(_steps()))
            for text in (_("Equa&ls"), _("then"), _("and then"), _("and at last"))
        )
        form.say(Topic.ORDER)
        self.watch(self.method_combo, self.trim_spin, *self.tie_combos)
        self.show_needed()

    def way(self) -> Way:
        """Return how the order is made, as it is chosen now."""
        method = self.method_combo.value
        trim = self.trim_spin.value() if method is Method.TRIMMED_MEAN else DEFAULT_TRIM
        ties: list[Step] = []
        for box in self.tie_combos:
            if box.value is None:
                break
            ties.append(box.value)
            if box.value is Step.CASTING_VOTE:
                break
        return Way(method, trim, tuple(ties))

    def into(self, settings: RuleSettings) -> RuleSettings:
        way = self.way()
        return replace(settings, method=way.method, trim=way.trim, ties=way.ties)

    def show_settings(self, settings: RuleSettings) -> None:
        way = settings.way
        self.method_combo.choose(way.method)
        self.trim_spin.setValue(way.trim)
        for place, box in enumerate(self.tie_combos):
            box.set_options(_steps(way.ties[:place]))
            box.choose(way.ties[place] if place < len(way.ties) else None)
        self.show_needed()

    def show_needed(self) -> None:
        """Offer a step once, and the next one where the one before is chosen."""
        trimmed = self.method_combo.value is Method.TRIMMED_MEAN
        self._form.set_shown(self.trim_spin, shown=trimmed)
        chosen: list[Step] = []
        is_asked = True
        for box in self.tie_combos:
            offered = _steps(chosen)
            if box.values != tuple(step for _text, step in offered):
                kept = box.value
                box.set_options(offered)
                box.blockSignals(True)
                if not box.choose(kept):
                    box.choose(None)
                box.blockSignals(False)
            self._form.set_shown(box, shown=is_asked)
            is_asked = is_asked and box.value not in (None, Step.CASTING_VOTE)
            if is_asked and box.value is not None:
                chosen.append(box.value)


def _methods() -> list[tuple[str, Method]]:
    return [
        (_("the average of the marks"), Method.MEAN),
        (_("the average without the extremes"), Method.TRIMMED_MEAN),
        (_("the median of the marks"), Method.MEDIAN),
        (_("majority judgment"), Method.MAJORITY_JUDGMENT),
        (_("the places that jurors give (Borda)"), Method.BORDA),
        (_("duels between applications (Schulze)"), Method.SCHULZE),
    ]


def _steps(taken: Sequence[Step] = ()) -> list[tuple[str, Step | None]]:
    """Return the steps that are left, and that equals share a rank."""
    options: list[tuple[str, Step | None]] = [(_("share a rank"), None)]
    options += [(_step(step), step) for step in TIE_STEPS if step not in taken]
    return options


def _step(step: Step) -> str:
    if step is Step.CASTING_VOTE:
        return _("are left to the casting vote of the chair")
    return _("are told apart by {step}").format(step=step_words(step))
