"""Writes singular.json: singular values of difficult matrices to full accuracy by mpmath, and results
of NumPy and SciPy of functions that rest on them.

Run: python3 make_singular.py, then prettier over the file.
"""

import json
from pathlib import Path

import mpmath
import numpy as np
import scipy.linalg

mpmath.mp.dps = 320


def hilbert(n):
    return [[1 / (i + j + 1) for j in range(n)] for i in range(n)]


def kahan(n):
    sine, cosine = float(np.sin(1.2)), float(np.cos(1.2))
    return [[0 if j < i else sine**i * (1 if i == j else -cosine) for j in range(n)] for i in range(n)]


def graded(n):
    """Bidiagonal, with values down to the smallest numbers."""
    return [[2.0 ** (-40 * i) if j in (i, i + 1) else 0 for j in range(n)] for i in range(n)]


def upward(n):
    return [[2.0 ** (-40 * (n - i)) if j in (i, i + 1) else 0 for j in range(n)] for i in range(n)]


def values(matrix):
    s = mpmath.svd_r(mpmath.matrix(matrix), compute_uv=False)
    return sorted((float(x) for x in s), reverse=True)


def numbers(array):
    """Nested lists, complex numbers as pairs; what is not finite as text."""
    array = np.asarray(array)
    if np.iscomplexobj(array):
        array = np.stack([array.real, array.imag], -1)
    return json.loads(json.dumps(array.tolist()).replace("Infinity", '"Infinity"'))


RNG = np.random.default_rng(4)
TALL = RNG.integers(-9, 10, (5, 3)) / 4
WIDE = TALL.T.copy()
LOW = np.outer([1, 2, -1, 0], [1, 0, 3]) + np.outer([0, 1, 1, 2], [2, 1, 0])
SQUARE = RNG.integers(-9, 10, (4, 4)) / 4
COMPLEX = (RNG.integers(-9, 10, (4, 3)) + 1j * RNG.integers(-9, 10, (4, 3))) / 4
CUBE = RNG.integers(-9, 10, (2, 3, 4)) / 4
B = RNG.integers(-9, 10, (5, 2)) / 4
ORDERS = [None, "fro", "nuc", 1, -1, 2, -2, np.inf, -np.inf]


def results(a):
    m, n = a.shape
    solved = np.linalg.lstsq(a, B[:m], rcond=None)
    u, p = scipy.linalg.polar(a)
    null = scipy.linalg.null_space(a)
    orth = scipy.linalg.orth(a)
    return {
        "a": numbers(a),
        "s": numbers(np.linalg.svd(a, compute_uv=False)),
        "pinv": numbers(scipy.linalg.pinv(a)),
        "rank": int(np.linalg.matrix_rank(a)),
        "x": numbers(solved[0]),
        "residuals": numbers(solved[1]),
        "p": numbers(p),
        "null": numbers(null @ null.conj().T),
        "orth": numbers(orth @ orth.conj().T),
        "norms": [numbers(np.linalg.norm(a, o)) for o in ORDERS],
    }


def main():
    data = {
        "values": {
            "Hilbert": values(hilbert(12)),
            "Kahan": values(kahan(30)),
            "graded": values(graded(12)),
            "graded upward": values(upward(12)),
        },
        "b": numbers(B),
        "matrices": {
            "tall": results(TALL),
            "wide": results(WIDE),
            "low rank": results(LOW.astype(float)),
            "square": results(SQUARE),
            "complex": results(COMPLEX),
        },
        "conds": [
            numbers(np.linalg.cond(SQUARE, o)) for o in ORDERS if o != "nuc"
        ],
        "cube": numbers(CUBE),
        "vectors": [
            numbers(np.linalg.norm(CUBE, o, axis=1)) for o in [None, 0, 1, 2, 3, -2, np.inf, -np.inf]
        ],
        "pairs": [numbers(np.linalg.norm(CUBE, o, axis=(0, 2))) for o in ORDERS],
    }
    Path(__file__).with_name("singular.json").write_text(json.dumps(data))


main()
