"""
Poisson's equation by sine transforms in SciPy, and by PyAMG, at the request of lines on standard input: see
../program.ts. The argument is the way: tridiagonal, banded, dstn, ruge-stuben or aggregation.
"""

import os
import sys

import numpy as np
import scipy
import scipy.fft
import scipy.linalg
import scipy.sparse as sparse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from task_server import serve  # noqa: E402

way = sys.argv[1]
version = scipy.__version__
if way in ("ruge-stuben", "aggregation"):
    import pyamg

    version = pyamg.__version__


def sides(points):
    """The values on the sides for sin(pi x) sinh(pi y) / sinh(pi), and the right side inside, times h^2."""
    x = np.linspace(0, 1, points)
    u = np.zeros((points, points))
    u[:, -1] = np.sin(np.pi * x)
    u[0, -1] = u[-1, -1] = 0
    right = np.zeros((points - 2, points - 2))
    right[:, -1] = u[1:-1, -1]
    return u, right


def eigenvalues(points):
    return 2 - 2 * np.cos(np.pi * np.arange(1, points - 1) / (points - 1))


def by_tridiagonal(points):
    """Sine transform along x; along y one tridiagonal system a mode, eliminated in all modes at once."""
    diagonal = eigenvalues(points) + 2
    size = points - 2
    factors = np.empty((size, size))
    factors[0] = 1 / diagonal
    for i in range(1, size):
        factors[i] = 1 / (diagonal - factors[i - 1])

    def solve(right):
        t = scipy.fft.dst(right, type=1, axis=0).T.copy()
        t[0] *= factors[0]
        for i in range(1, size):
            t[i] += t[i - 1]
            t[i] *= factors[i]
        for i in range(size - 2, -1, -1):
            t[i] += factors[i] * t[i + 1]
        return scipy.fft.idst(t.T, type=1, axis=0)

    return solve


def by_banded(points):
    """The same along the last axis, which is contiguous, and LAPACK for the systems: all modes one matrix."""
    size = points - 2
    diagonal = eigenvalues(points) + 2
    bands = np.zeros((2, size * size))
    bands[0, 1:] = -1
    bands[0, ::size] = 0
    bands[1] = np.repeat(diagonal, size)
    factor = scipy.linalg.cholesky_banded(bands)

    def solve(right):
        t = scipy.fft.dst(right, type=1, axis=0)
        t = scipy.linalg.cho_solve_banded((factor, False), t.ravel(), check_finite=False)
        return scipy.fft.idst(t.reshape(size, size), type=1, axis=0)

    return solve


def by_dstn(points):
    lines = eigenvalues(points)
    inverse = 1 / (lines[:, None] + lines[None, :])
    return lambda right: scipy.fft.idstn(scipy.fft.dstn(right, type=1) * inverse, type=1)


def by_multigrid(points, right, error):
    """Set-up and iteration, to the discretisation error; the tolerance that gives it is found before."""
    size = points - 2
    line = sparse.diags_array([-1.0, 2.0, -1.0], offsets=[-1, 0, 1], shape=(size, size))
    a = sparse.csr_array(sparse.kronsum(line, line))
    a.indices, a.indptr = a.indices.astype(np.int32), a.indptr.astype(np.int32)
    b = right.ravel()
    exact = by_dstn(points)(right).ravel()

    def attempt(tolerance):
        if way == "ruge-stuben":
            return pyamg.ruge_stuben_solver(sparse.csr_matrix(a)).solve(b, tol=tolerance)
        solver = pyamg.smoothed_aggregation_solver(sparse.csr_matrix(a))
        return solver.solve(b, tol=tolerance, accel="cg")

    tolerance = 1e-2
    while np.abs(attempt(tolerance) - exact).max() > error:
        tolerance /= 4
    return lambda _: attempt(tolerance).reshape(size, size)


def prepare(task, operands):
    kind, points = task.split(":")
    points = int(points)
    if kind == "dstn":
        (x,) = operands
        x = x.reshape(points, points)
        return (lambda: scipy.fft.dstn(x, type=1)) if way == "dstn" else None
    if kind != "accuracy":
        return None
    u, right = sides(points)
    if way in ("ruge-stuben", "aggregation"):
        if points > 520:
            return None
        solve = by_multigrid(points, right, 2.86e-7 * (1000 / points) ** 2)
    else:
        ways = {"tridiagonal": by_tridiagonal, "banded": by_banded, "dstn": by_dstn}
        solve = ways[way](points)

    def run():
        u[1:-1, 1:-1] = solve(right)
        return u

    return run


serve(version, prepare)
