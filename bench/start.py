"""How soon the start window is painted, beside a bare PySide6 window of the same interpreter.

Run by hand: `python dev.py bench start`. The two are started in turn, each as a process of its
own; the ratio of each pair is what counts, the seconds belong to the machine.
"""

import argparse

from measuring import in_turn, measured, tell_noise, tell_ratio


def main() -> None:
    """Start both in turn and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-r", "--runs", type=int, default=7)
    runs = parser.parse_args().runs
    rounds = in_turn(runs, lambda: measured("bare"), lambda: measured("first_paint"))
    bare, ours = zip(*rounds, strict=True)
    tell_ratio("first paint", ours, bare)
    tell_noise(bare)


if __name__ == "__main__":
    main()
