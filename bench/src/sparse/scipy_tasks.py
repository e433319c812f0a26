"""
The tasks in SciPy, at the request of lines on standard input: see ../program.ts. With the argument
"symmetric", splu orders by minimum degree of A + A^T and prefers the diagonal: SciPy's best way for these
matrices, which has to be asked for.
"""

import os
import sys
import tempfile

import numpy as np
import scipy
import scipy.io
import scipy.sparse as sparse
import scipy.sparse.linalg as solvers

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from task_server import serve  # noqa: E402

symmetric = sys.argv[1:] == ["symmetric"]


def grid(axes, n):
    line = sparse.diags_array([-1.0, 2.0, -1.0], offsets=[-1, 0, 1], shape=(n, n))
    whole = line
    for _ in range(axes - 1):
        whole = sparse.kronsum(whole, line)
    return sparse.csr_array(whole)


def prepare(task, operands):
    kind, _, rest = task.partition(":")
    if symmetric and kind != "splu":
        return None
    path = os.path.join(tempfile.gettempdir(), f"numloom-{task.replace(':', '-')}.mtx")
    if kind == "matrix":
        return solver(sparse.csc_array(scipy.io.mmread(path, spmatrix=False)), operands[0])
    axes, n = rest.split(":")
    if kind == "mmread":
        return lambda: scipy.io.mmread(path, spmatrix=False)
    a = grid(int(axes), int(n))
    (b,) = operands
    if kind == "matvec":
        return lambda: a @ b
    if kind == "cg":
        return lambda: solvers.cg(a, b, rtol=1e-8)[0]
    columns = sparse.csc_array(a)
    if kind == "cg-jacobi":
        inverse = 1 / a.diagonal()
        scaled = solvers.LinearOperator(a.shape, matvec=lambda x: inverse * x)
        return lambda: solvers.cg(a, b, rtol=1e-8, M=scaled)[0]
    if kind == "cg-spilu":
        return lambda: solvers.cg(a, b, rtol=1e-8, M=incomplete(columns))[0]
    return solver(columns, b)


def incomplete(columns):
    # In its default order the factors are far from symmetric, and conjugate gradients do not converge.
    factors = solvers.spilu(columns, permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0)
    return solvers.LinearOperator(columns.shape, matvec=factors.solve)


def solver(columns, b):
    options = {}
    if symmetric:
        options = dict(
            permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0, options=dict(SymmetricMode=True)
        )
    return lambda: solvers.splu(columns, **options).solve(b)


def comparable(_, result):
    numbers = sparse.csr_array(result).data if sparse.issparse(result) else result
    return np.real(numbers)


serve(scipy.__version__, prepare, comparable)
