"""Writes eigh.json: eigenvalues of difficult symmetric matrices by mpmath, and results of NumPy."""

import json
from pathlib import Path

import mpmath
import numpy as np

mpmath.mp.dps = 60


def hilbert(n):
    return [[mpmath.mpf(1) / (i + j + 1) for j in range(n)] for i in range(n)]


def wilkinson(n):
    half = (n - 1) / 2
    return [
        [abs(half - i) if i == j else float(abs(i - j) == 1) for j in range(n)] for i in range(n)
    ]


def graded(n):
    return [[10.0 ** (-(i + j)) for j in range(n)] for i in range(n)]


def exact(matrix):
    """Eigenvalues of the float64 matrix nearest to the given one."""
    doubles = [[float(x) for x in row] for row in matrix]
    values = mpmath.eigsy(mpmath.matrix(doubles), eigvals_only=True)
    return {"matrix": doubles, "eigenvalues": sorted(float(x) for x in values)}


def numpy_stack():
    rng = np.random.default_rng(4)
    a = np.round(rng.normal(size=(2, 4, 4)), 3) + 1j * np.round(rng.normal(size=(2, 4, 4)), 3)
    return {
        "real": a.real.tolist(),
        "imaginary": a.imag.tolist(),
        "L": np.linalg.eigvalsh(a, "L").tolist(),
        "U": np.linalg.eigvalsh(a, "U").tolist(),
    }


exact_cases = {
    "Hilbert 8": exact(hilbert(8)),
    "Wilkinson W+ 21": exact(wilkinson(21)),
    "graded 9": exact(graded(9)),
    "Wilkinson W+ 45": exact(wilkinson(45)),
}
# The large one is made again by the test.
del exact_cases["Wilkinson W+ 45"]["matrix"]
Path(__file__).with_name("eigh.json").write_text(
    json.dumps({"exact": exact_cases, "stack": numpy_stack()}, separators=(",", ":")) + "\n"
)
