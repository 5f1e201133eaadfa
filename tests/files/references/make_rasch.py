"""Asks a logistic regression for Rasch measures: writes `rasch.json` beside itself.

With marks of yes and no, joint maximum likelihood is that regression on who is marked and who
marks. In an environment of its own:

    pip install statsmodels==0.15.0
    python -W ignore make_rasch.py
"""

import json
import math
import random
from importlib.metadata import version
from pathlib import Path

import numpy as np
import statsmodels.api as models


def rows():
    """Tell the marks of sixteen jurors on twelve applications, a fifth of the readings missing."""
    rng = random.Random(1960)  # noqa: S311 -- repeatable, no secret
    worth = [rng.gauss(0, 0.6) for _application in range(12)]
    severity = [rng.gauss(0, 0.7) for _juror in range(16)]
    return [
        (f"a{one:02}", f"j{two:02}", int(rng.random() < 1 / (1 + math.exp(strict - good))))
        for one, good in enumerate(worth)
        for two, strict in enumerate(severity)
        if rng.random() < 0.8
    ]


def made():
    """Return the marks with the measures, severities summing to zero."""
    told = rows()
    applications = sorted({each[0] for each in told})
    jurors = sorted({each[1] for each in told})
    design = np.zeros((len(told), len(applications) + len(jurors) - 1))
    for line, (one, two, _mark) in enumerate(told):
        design[line, applications.index(one)] = 1
        if two == jurors[-1]:
            design[line, len(applications) :] = 1
        else:
            design[line, len(applications) + jurors.index(two)] = -1
    marks = [each[2] for each in told]
    fit = models.Logit(marks, design).fit(disp=0, tol=1e-12, maxiter=200)
    severity = [float(each) for each in fit.params[len(applications) :]]
    return {
        "versions": {each: version(each) for each in ("numpy", "statsmodels")},
        "rows": told,
        "worth": dict(zip(applications, map(float, fit.params), strict=False)),
        "severity": dict(zip(jurors, [*severity, -sum(severity)], strict=True)),
    }


if __name__ == "__main__":
    text = json.dumps(made(), indent=1)
    Path(__file__).with_name("rasch.json").write_text(f"{text}\n", encoding="utf-8")
