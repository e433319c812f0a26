"""The tasks in NumPy and SciPy, at the request of lines on standard input: see ../program.ts."""

import os
import sys

import numpy as np
import scipy
import scipy.linalg

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from task_server import serve  # noqa: E402


def prepare(task, operands):
    name, size = task.split(":")
    n = int(size)
    if name.startswith("batched"):
        a, b = operands[0].reshape(-1, n, n), operands[1].reshape(-1, n, 1)
        return lambda: np.linalg.solve(a, b)
    a, *rest = [x if x.size == n else x.reshape(n, n) for x in operands]
    if name in ("matmul", "matvec"):
        return lambda: a @ rest[0]
    if name == "lu_factor":
        return lambda: scipy.linalg.lu_factor(a)[0]
    if name == "solve":
        return lambda: np.linalg.solve(a, *rest)
    return {
        "cholesky": lambda: np.linalg.cholesky(a),
        "qr": lambda: np.linalg.qr(a)[1],
        "svd": lambda: np.linalg.svd(a)[1],
        "eigh": lambda: np.linalg.eigh(a)[0],
        "eig": lambda: np.linalg.eig(a)[0],
    }[name]


def comparable(task, result):
    name = task.split(":")[0]
    if name in ("qr", "lu_factor"):
        return np.abs(result[0])
    if name in ("eig", "eigh"):
        return np.sort(np.abs(result))
    return np.abs(result) if name == "svd" else result


serve(f"{np.__version__}, SciPy {scipy.__version__}", prepare, comparable)
