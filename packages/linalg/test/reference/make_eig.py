"""Writes eig.json: eigenvalues, square roots and logarithms by mpmath, and eigenvectors of NumPy."""

import json
from pathlib import Path

import mpmath
import numpy as np

mpmath.mp.dps = 60


def frank(n):
    return [[0 if j < i - 1 else n - max(i, j) for j in range(n)] for i in range(n)]


def companion(roots):
    coefficients = np.real(np.poly(roots))
    n = len(roots)
    rows = [[-float(c) for c in coefficients[1:]]]
    return rows + [[float(j == i) for j in range(n)] for i in range(n - 1)]


def parts(values):
    return [[float(mpmath.re(x)), float(mpmath.im(x))] for x in values]


def exact(matrix):
    """Eigenvalues, and the condition number of each."""
    a = mpmath.matrix([[mpmath.mpf(x) for x in row] for row in matrix])
    values, left, right = mpmath.eig(a, left=True, right=True)
    conditions = []
    for i in range(len(values)):
        x, y = right[:, i], left[i, :]
        product = abs((y * x)[0])
        conditions.append(float(mpmath.norm(x, 2) * mpmath.norm(y, 2) / product))
    return {"matrix": matrix, "eigenvalues": parts(values), "conditions": conditions}


def function(matrix, f):
    a = mpmath.matrix([[mpmath.mpc(*x) if isinstance(x, list) else x for x in row] for row in matrix])
    result = f(a)
    n = len(matrix)
    return {"matrix": matrix, "result": [parts(result[i, j] for j in range(n)) for i in range(n)]}


def random(n, seed, shift=0.0):
    rng = np.random.default_rng(seed)
    return (np.round(rng.normal(size=(n, n)), 2) + shift * np.eye(n)).tolist()


def random_complex(n, seed):
    rng = np.random.default_rng(seed)
    return np.round(rng.normal(size=(n, n, 2)), 2).tolist()


def numpy_eig(matrix):
    values, vectors = np.linalg.eig(np.array(matrix))
    order = np.lexsort((values.imag, values.real))
    return {
        "matrix": matrix,
        "eigenvalues": parts(values[order].tolist()),
        "eigenvectors": [parts(row) for row in vectors[:, order].tolist()],
    }


matrices = [
    random(4, 1, 5.0),
    random(5, 2),
    [[1.0, 3.0, 0.5], [0.0, 1.0, 2.0], [0.0, 0.0, 1.0]],
    [[2.0, 1.0, 1.0], [0.0, 2.0001, 1.0], [0.0, 0.0, 2.0002]],
    [[1e-6, 1.0], [0.0, 1e6]],
    [[0.0, -1.0], [1.0, 0.0]],
    random_complex(4, 3),
]
reference = {
    "exact": {
        "Frank 8": exact(frank(8)),
        "Frank 12": exact(frank(12)),
        "companion of 1 to 8": exact(companion(range(1, 9))),
        "companion of a circle": exact(companion(np.exp(2j * np.pi * np.arange(7) / 7)[1:].tolist() + [2.0])),
        "random": exact(random(9, 5)),
    },
    "numpy": [numpy_eig(random(5, 7)), numpy_eig(random(6, 8))],
    "sqrtm": [function(a, mpmath.sqrtm) for a in matrices],
    "logm": [function(a, mpmath.logm) for a in matrices],
}
text = json.dumps(reference, separators=(",", ":"))
Path(__file__).with_name("eig.json").write_text(text + "\n")
