"""Writes definite.json: what SciPy answers for small symmetric, banded and Toeplitz matrices.

Run it in this folder: python3 make_definite.py
"""

import json

import numpy as np
from scipy import linalg

rng = np.random.default_rng(4)


def plain(a):
    a = np.asarray(a)
    if np.iscomplexobj(a):
        return {"re": plain(a.real), "im": plain(a.imag)}
    return [[float(f"{x:.15g}") for x in row] for row in a.reshape(-1, a.shape[-1])]


def symmetric():
    integers = rng.integers(-2, 3, (3, 6, 6))
    for a in (*integers, rng.integers(-9, 10, (5, 5)), np.ones((4, 4)), 1 - np.eye(5)):
        yield np.tril(a) + np.tril(a, -1).T, True
    for hermitian in (True, False, True, False):
        a = rng.integers(-3, 4, (6, 6)) + 1j * rng.integers(-3, 4, (6, 6))
        np.fill_diagonal(a, a.diagonal().real if hermitian else a.diagonal() * 0)
        other = np.tril(a, -1).T
        yield np.tril(a) + (other.conj() if hermitian else other), hermitian


ldl = []
for a, hermitian in symmetric():
    for lower in (True, False):
        lu, d, perm = linalg.ldl(a, lower=lower, hermitian=hermitian)
        ldl.append(
            {
                "a": plain(a),
                "lower": lower,
                "hermitian": hermitian,
                "lu": plain(lu),
                "d": plain(d),
                "perm": perm.tolist(),
            }
        )

banded = []
for below, above, n in ((1, 1, 5), (2, 1, 6), (0, 2, 5), (3, 0, 4), (3, 3, 3), (0, 0, 3)):
    ab = rng.integers(-5, 6, (below + above + 1, n)).astype(float)
    ab[above] += 0.5
    b = rng.integers(-5, 6, (n, 2)).astype(float)
    x = linalg.solve_banded((below, above), ab, b)
    banded.append({"below": below, "above": above, "ab": plain(ab), "b": plain(b), "x": plain(x)})

toeplitz = []
for n, complex_ in ((1, False), (4, False), (7, False), (5, True)):
    c, r, b = (rng.integers(-5, 6, n) + (1j * rng.integers(-5, 6, n) if complex_ else 0) for _ in "crb")
    c[0] = 7
    x = linalg.solve_toeplitz((c, r), b)
    y = linalg.solve_toeplitz(c, b)
    toeplitz.append({k: plain(v) for k, v in {"c": c, "r": r, "b": b, "x": x, "y": y}.items()})

with open("definite.json", "w", encoding="utf8") as file:
    json.dump({"ldl": ldl, "banded": banded, "toeplitz": toeplitz}, file, separators=(",", ":"))
    file.write("\n")
