"""Laplace's equation on the unit square, the Python rows of the benchmark.

    peers.py ENGINE ROW N TOL [OUT.raw] [--maxiter K]

ENGINE and ROW
    numpy    numeric1 .. numeric5: array expressions, error at sweeps 1, 16, 31, ...
    numexpr  numeric5: the same with one compiled expression, on one thread
    pypy     slow, slow2, swap (Jacobi) and inline_slow (Gauss-Seidel): plain loops over rows of
             array('d'), error at every sweep; runs on any Python, meant for PyPy
N        grid points along each side, boundary included
TOL      stop when the error is TOL or less
OUT.raw  takes the last array: N * N little-endian float64, row by row
K        stop after so many sweeps in any case

Prints one line of JSON: row, iterations, msPerIteration (the loop only), error.
Exit code 2: bad argument; 3: a module that ENGINE needs is missing.

First index = x, second = y, both numpy.linspace(0, 1, N). Start: x^2 - y^2 on the boundary, 0
inside. Error: L2 norm of the change made by the last sweep, not divided by the number of points.
The order of operations at a point is that of laplace.c, so equal sweeps give equal bits.
"""

import json
import math
import os
import sys
import time
from array import array

# One thread everywhere, as the other peers; read by the libraries when they are imported.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"):
    os.environ[_name] = "1"

CHECK_EVERY = 15


class Grid:
    """Sizes and factors shared by all rows; `u` is what a step leaves behind."""

    def __init__(self, n):
        h = 1.0 / (n - 1)
        self.n = n
        self.dx2 = self.dy2 = h * h
        self.scale = 0.5 / (self.dx2 + self.dy2)
        self.points = [i * h for i in range(n - 1)] + [1.0]
        self.old = None
        self.u = None

    def boundary_rows(self):
        """A fresh grid as a list of array('d')."""
        n, t = self.n, self.points
        rows = [array("d", bytes(8 * n)) for _ in range(n)]
        for i in range(n):
            rows[i][0] = t[i] * t[i]
            rows[i][n - 1] = t[i] * t[i] - 1.0
            rows[0][i] = 0.0 - t[i] * t[i]
            rows[n - 1][i] = 1.0 - t[i] * t[i]
        return rows


# numpy: each step makes one sweep and returns the error, or None when it is not asked for.


def numpy_rows(g):
    import numpy

    def start():
        return numpy.array([numpy.frombuffer(row) for row in g.boundary_rows()])

    def norm():
        change = (g.u - g.old).ravel()
        return math.sqrt(numpy.dot(change, change))

    def write(target, src):
        target[1:-1, 1:-1] = (
            (src[:-2, 1:-1] + src[2:, 1:-1]) * g.dy2 + (src[1:-1, :-2] + src[1:-1, 2:]) * g.dx2
        ) * g.scale

    def numeric1(check):
        # The array replaced by itself; the copy serves the error only.
        if check:
            g.old = g.u.copy()
        write(g.u, g.u)
        return norm() if check else None

    def numeric2(check):
        # A new array every sweep, by copying all of it.
        g.old = g.u
        g.u = g.old.copy()
        write(g.u, g.old)
        return norm() if check else None

    def numeric3(check):
        # A new array every sweep, of zeros, and only the border copied.
        g.old = g.u
        g.u = numpy.zeros((g.n, g.n))
        copy_border(g.u, g.old)
        write(g.u, g.old)
        return norm() if check else None

    def numeric4(check):
        # Two arrays for good: all copied from one to the other, as the C row `copy`.
        g.old[:, :] = g.u
        write(g.u, g.old)
        return norm() if check else None

    def numeric5(check):
        # Two arrays that change places; only the border copied.
        g.old, g.u = g.u, g.old
        copy_border(g.u, g.old)
        write(g.u, g.old)
        return norm() if check else None

    g.u = start()
    g.old = numpy.zeros((g.n, g.n))
    steps = [numeric1, numeric2, numeric3, numeric4, numeric5]
    return {step.__name__: step for step in steps}


def copy_border(target, src):
    target[0] = src[0]
    target[-1] = src[-1]
    target[:, 0] = src[:, 0]
    target[:, -1] = src[:, -1]


def numexpr_rows(g):
    import numexpr
    import numpy

    numexpr.set_num_threads(1)

    def numeric5(check):
        g.old, g.u = g.u, g.old
        copy_border(g.u, g.old)
        src = g.old
        names = {
            "above": src[:-2, 1:-1],
            "below": src[2:, 1:-1],
            "left": src[1:-1, :-2],
            "right": src[1:-1, 2:],
            "dx2": g.dx2,
            "dy2": g.dy2,
            "scale": g.scale,
        }
        numexpr.evaluate(
            "((above + below) * dy2 + (left + right) * dx2) * scale",
            local_dict=names,
            out=g.u[1:-1, 1:-1],
        )
        if not check:
            return None
        both = {"u": g.u, "old": g.old}
        return math.sqrt(numexpr.evaluate("sum((u - old) * (u - old))", local_dict=both))

    g.u = numpy.array([numpy.frombuffer(row) for row in g.boundary_rows()])
    g.old = numpy.zeros((g.n, g.n))
    return {"numeric5": numeric5}


# Plain loops: they know the error after every sweep, so `check` is of no use to them.


def sweep(dst, src, g):
    """One Jacobi sweep over lists of rows."""
    n, dx2, dy2, scale = g.n, g.dx2, g.dy2, g.scale
    total = 0.0
    for i in range(1, n - 1):
        above, here, below, out = src[i - 1], src[i], src[i + 1], dst[i]
        for j in range(1, n - 1):
            value = ((above[j] + below[j]) * dy2 + (here[j - 1] + here[j + 1]) * dx2) * scale
            change = value - here[j]
            out[j] = value
            total += change * change
    return math.sqrt(total)


def loop_rows(g):
    def slow(_check):
        g.old = g.u
        g.u = [row[:] for row in g.old]
        return sweep(g.u, g.old, g)

    def slow2(_check):
        for i in range(g.n):
            g.old[i][:] = g.u[i]
        return sweep(g.u, g.old, g)

    def swap(_check):
        g.old, g.u = g.u, g.old
        return sweep(g.u, g.old, g)

    def inline_slow(_check):
        u, n, dx2, dy2, scale = g.u, g.n, g.dx2, g.dy2, g.scale
        total = 0.0
        for i in range(1, n - 1):
            above, here, below = u[i - 1], u[i], u[i + 1]
            for j in range(1, n - 1):
                before = here[j]
                value = ((above[j] + below[j]) * dy2 + (here[j - 1] + here[j + 1]) * dx2) * scale
                here[j] = value
                change = value - before
                total += change * change
        return math.sqrt(total)

    g.u = g.boundary_rows()
    g.old = g.boundary_rows()
    steps = [slow, slow2, swap, inline_slow]
    return {step.__name__: step for step in steps}


ENGINES = {"numpy": numpy_rows, "numexpr": numexpr_rows, "pypy": loop_rows}


def solve(step, check_every, tolerance, most):
    """Sweeps until the error is small enough; returns (iterations, seconds, error)."""
    iterations = 0
    start = time.perf_counter()
    while True:
        iterations += 1
        check = (iterations - 1) % check_every == 0 or iterations == most
        error = step(check)
        if check and (error <= tolerance or iterations == most):
            return iterations, time.perf_counter() - start, error


def write_array(path, u):
    with open(path, "wb") as file:
        for row in u:
            values = array("d", row)
            if sys.byteorder == "big":
                values.byteswap()
            file.write(values.tobytes())


def bad(message):
    sys.stderr.write("peers.py: " + message + "\n")
    raise SystemExit(2)


def number(kind, text, what, valid):
    try:
        value = kind(text)
        if valid(value):
            return value
    except ValueError:
        pass
    bad("%s, got '%s'" % (what, text))


def main(arguments):
    most = None
    if len(arguments) >= 2 and arguments[-2] == "--maxiter":
        most = number(int, arguments[-1], "K must be an integer >= 1", lambda k: k >= 1)
        arguments = arguments[:-2]
    if len(arguments) not in (4, 5):
        bad("usage: peers.py ENGINE ROW N TOL [OUT.raw] [--maxiter K]")
    engine, row = arguments[:2]
    n = number(int, arguments[2], "N must be an integer from 3 to 40000", lambda v: 3 <= v <= 40000)
    tolerance = number(
        float, arguments[3], "TOL must be a finite number >= 0", lambda v: 0 <= v < math.inf
    )
    if engine not in ENGINES:
        bad("ENGINE must be one of %s, got '%s'" % (", ".join(ENGINES), engine))

    grid = Grid(n)
    try:
        steps = ENGINES[engine](grid)
    except ImportError as missing:
        sys.stderr.write("peers.py: engine %s needs a module: %s\n" % (engine, missing))
        raise SystemExit(3)
    if row not in steps:
        bad("ROW of engine %s must be one of %s, got '%s'" % (engine, ", ".join(steps), row))

    check_every = 1 if engine == "pypy" else CHECK_EVERY
    iterations, seconds, error = solve(steps[row], check_every, tolerance, most)
    result = {
        "row": row,
        "iterations": iterations,
        "msPerIteration": 1e3 * seconds / iterations,
        "error": error,
    }
    print(json.dumps(result))
    if len(arguments) == 5:
        write_array(arguments[4], grid.u)


if __name__ == "__main__":
    main(sys.argv[1:])
