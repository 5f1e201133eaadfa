"""Asks other libraries what they make of the same tables: writes `references.json` beside itself.

They are too heavy for the suite (pandas, scikit-learn, matplotlib); their answers are kept instead.
In an environment of its own:

    pip install pingouin==0.7.0 statsmodels==0.15.0 pref_voting==1.18.2
    python -W ignore make.py
"""

import json
import random
from importlib.metadata import version
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pingouin
import statsmodels.formula.api as formulas
from pref_voting.margin_based_methods import beat_path
from pref_voting.profiles_with_ties import ProfileWithTies
from scipy.stats import kendalltau

LIBRARIES = ("numpy", "scipy", "pandas", "pingouin", "statsmodels", "pref_voting")
SHROUT_FLEISS = {
    "1": [9, 2, 5, 8], "2": [6, 1, 3, 2], "3": [8, 4, 6, 8],
    "4": [7, 1, 2, 6], "5": [10, 5, 6, 9], "6": [6, 2, 4, 7],
}  # fmt: skip


def tables():
    """Tell tables of marks by name: application, juror, mark."""
    rng = random.Random(20260711)  # noqa: S311 -- repeatable, no secret
    yield (
        "shrout_fleiss",
        [
            (application, f"J{place}", mark)
            for application, marks in SHROUT_FLEISS.items()
            for place, mark in enumerate(marks, start=1)
        ],
    )
    for name, applications, jurors, step, missing in (
        ("five_by_three", 5, 3, 1, 0.0),
        ("thirty_by_seven", 30, 7, 0.5, 0.0),
        ("coarse", 12, 5, 5, 0.0),
        ("incomplete", 15, 6, 1, 0.3),
        ("sparse", 24, 8, 0.25, 0.6),
    ):
        quality = [rng.gauss(12, 3) for _each in range(applications)]
        severity = [rng.gauss(0, 2) for _each in range(jurors)]
        rows = []
        for one, worth in enumerate(quality):
            for other, strict in enumerate(severity):
                mark = round(min(20, max(0, worth - strict + rng.gauss(0, 1.5))) / step) * step
                if rng.random() >= missing:
                    rows.append((f"A{one:02}", f"J{other}", mark))
        yield name, rows


def agreement(frame):
    """Return the six forms by pingouin, and tau-b of every pair of jurors by scipy."""
    wide = frame.set_index(["application", "juror"])["mark"].unstack()  # noqa: PD010 -- a missing mark stays so
    taus = []
    for one, other in combinations(wide.columns, 2):
        both = wide[[one, other]].dropna()
        taus.append(kendalltau(both[one], both[other]).statistic)
    answer = {"mean_pairwise_tau": float(np.nanmean(taus))}
    if not wide.isna().to_numpy().any():
        found = pingouin.intraclass_corr(
            frame, targets="application", raters="juror", ratings="mark"
        )
        names = ("ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k")
        answer["icc"] = dict(zip(names, map(float, found["ICC"]), strict=True))
    return answer


def severity(frame):
    """Return the additive model by ordinary least squares, severities summing to zero."""
    fit = formulas.ols("mark ~ 0 + C(application) + C(juror, Sum)", frame).fit()
    jurors = sorted(frame["juror"].unique())
    places = [list(fit.params.index).index(f"C(juror, Sum)[S.{each}]") for each in jurors[:-1]]
    contrast = np.zeros((len(jurors), len(fit.params)))
    for row, place in enumerate(places):
        contrast[row, place] = -1
        contrast[-1, place] = 1
    strict = fit.t_test(contrast)
    applications = [f"C(application)[{each}]" for each in sorted(frame["application"].unique())]
    return {
        "adjusted": [float(fit.params[each]) for each in applications],
        "adjusted_se": [float(fit.bse[each]) for each in applications],
        "severity": [float(each) for each in strict.effect],
        "severity_se": [float(each) for each in strict.sd],
        "residual_sd": float(np.sqrt(fit.scale)),
        "rank": int(np.linalg.matrix_rank(fit.model.exog)),
    }


def elections():
    """Tell orders of jurors, some with ties, with the winners by Schulze and by Condorcet."""
    rng = random.Random(2011)  # noqa: S311 -- repeatable, no secret
    for count, voters, levels in ((3, 5, 3), (4, 7, 4), (5, 9, 5), (6, 8, 4), (7, 11, 7)):
        for _again in range(8):
            orders = [[rng.randrange(levels) for _each in range(count)] for _voter in range(voters)]
            profile = ProfileWithTies(
                [dict(enumerate(order)) for order in orders], candidates=range(count)
            )
            yield {
                "orders": orders,
                "schulze": sorted(map(int, beat_path(profile, strength_function=profile.support))),
                "condorcet": profile.condorcet_winner(),
            }


def made():
    """Return the whole document."""
    document = {"versions": {each: version(each) for each in LIBRARIES}, "tables": {}}
    for name, rows in tables():
        frame = pd.DataFrame(rows, columns=["application", "juror", "mark"])
        document["tables"][name] = {"rows": rows} | agreement(frame) | severity(frame)
    return document | {"elections": list(elections())}


if __name__ == "__main__":
    text = json.dumps(made(), indent=1)
    Path(__file__).with_name("references.json").write_text(f"{text}\n", encoding="utf-8")
