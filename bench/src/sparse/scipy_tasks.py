"""
The tasks in SciPy, at the request of lines on standard input: see ../program.ts. With the argument
"symmetric", splu orders by minimum degree of A + A^T and prefers the diagonal: SciPy's best way for these
matrices, which has to be asked for.
"""

import json
import os
import sys
import tempfile
import time

import numpy as np
import scipy
import scipy.io
import scipy.sparse as sparse
import scipy.sparse.linalg as solvers

symmetric = sys.argv[1:] == ["symmetric"]


def grid(axes, n):
    line = sparse.diags_array([-1.0, 2.0, -1.0], offsets=[-1, 0, 1], shape=(n, n))
    whole = line
    for _ in range(axes - 1):
        whole = sparse.kronsum(whole, line)
    return sparse.csr_array(whole)


def prepare(task, operands):
    kind, axes, n = task.split(":")
    if symmetric and kind != "splu":
        return None
    if kind == "mmread":
        path = os.path.join(tempfile.gettempdir(), f"numloom-{kind}-{axes}-{n}.mtx")
        return lambda: scipy.io.mmread(path, spmatrix=False)
    a = grid(int(axes), int(n))
    (b,) = operands
    if kind == "matvec":
        return lambda: a @ b
    if kind == "cg":
        return lambda: solvers.cg(a, b, rtol=1e-8)[0]
    columns = sparse.csc_array(a)
    options = {}
    if symmetric:
        options = dict(
            permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0, options=dict(SymmetricMode=True)
        )
    return lambda: solvers.splu(columns, **options).solve(b)


def comparable(result):
    return sparse.csr_array(result).data if sparse.issparse(result) else result


compute = None
stdin = sys.stdin.buffer
print(json.dumps({"version": scipy.__version__}), flush=True)
for text in stdin:
    request = json.loads(text)
    if "prepare" in request:
        operands = [np.frombuffer(stdin.read(8 * size), "<f8").copy() for size in request["sizes"]]
        compute = prepare(request["prepare"], operands)
        print(json.dumps({"able": compute is not None}), flush=True)
    elif "run" in request:
        end = time.perf_counter() + request["run"]
        least = float("inf")
        while True:
            start = time.perf_counter()
            compute()
            now = time.perf_counter()
            least = min(least, now - start)
            if now > end:
                break
        print(json.dumps({"milliseconds": 1e3 * least}), flush=True)
    else:
        result = np.ascontiguousarray(comparable(compute()), "<f8").ravel()
        print(json.dumps({"size": result.size}), flush=True)
        sys.stdout.buffer.write(result.tobytes())
        sys.stdout.buffer.flush()
