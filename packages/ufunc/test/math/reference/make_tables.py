"""Writes tables.json: correctly rounded float64 results where functions with look-up tables are hard.

Arrays are base64 of little-endian bytes: the operands one after the other, and the results.
Run on a little-endian machine: python3 make_tables.py
"""

import json
from pathlib import Path

import numpy as np
from exponential_points import UNITS
from make_exponential import pack, result, rounded
from make_trigonometric import exactly
from table_points import TablePoints


def main():
    np.seterr(all="ignore")
    points = TablePoints(24, 5)
    functions = {}
    for name in ["exp", "log", "power", "sin", "cos"]:
        ranges = [x if isinstance(x, tuple) else (x,) for x in points.of(name)]
        operands = [np.concatenate(column) for column in zip(*ranges)]
        if name in ("sin", "cos"):
            results = [rounded(exactly(name, (float(x),))) for x in operands[0]]
        else:
            results = [result(name, *map(float, row)) for row in zip(*operands)]
        functions[name] = {
            "units": UNITS.get(name, 1),
            "operands": [pack(column) for column in operands],
            "results": pack(results),
        }
    Path(__file__).with_name("tables.json").write_text(json.dumps({"functions": functions}) + "\n")


if __name__ == "__main__":
    main()
