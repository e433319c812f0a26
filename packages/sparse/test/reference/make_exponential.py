"""Writes exponential.json: products with exponentials of small matrices, as SciPy has them. Run in this folder."""
import json
import warnings

import numpy as np
from scipy.linalg import expm
from scipy.sparse import coo_array, diags_array
from scipy.sparse.linalg import expm_multiply

warnings.simplefilter("ignore")
rng = np.random.default_rng(11)


def numbers(a):
    if np.iscomplexobj(a):
        return np.stack([a.real, a.imag], -1).tolist()
    return a.tolist()


def triplets(a):
    a = coo_array(a)
    return {
        "shape": a.shape,
        "dtype": str(a.dtype),
        "row": a.row.tolist(),
        "col": a.col.tolist(),
        "data": numbers(a.data),
    }


def random(n, density, scale, is_complex=False):
    values = scale * rng.standard_normal((n, n))
    if is_complex:
        values = values + 1j * scale * rng.standard_normal((n, n))
    return np.where(rng.random((n, n)) < density, values, 0)


line = diags_array([np.ones(29), -2 * np.ones(30), np.ones(29)], offsets=[-1, 0, 1]).toarray()
matrices = [
    random(6, 0.5, 0.3),
    random(12, 0.3, 3.0),
    random(12, 0.3, 2.0, True),
    40.0 * line,
    -3.0 * np.eye(8) + 5.0 * np.diag(np.ones(7), 1),
    np.triu(random(20, 0.5, 2.0), 1) - 7 * np.eye(20),
    np.zeros((4, 4)),
    1j * line,
]
times = [
    None,
    {"start": 0.0, "stop": 1.0, "num": 4},
    {"start": 0.5, "stop": 1.5, "num": 60, "endpoint": True},
    {"start": 0.0, "stop": 0.7, "num": 25, "endpoint": False},
    {"start": 1.0, "stop": 0.25, "num": 6},
]
cases = []
for k, a in enumerate(matrices):
    for i, options in enumerate(times):
        shape = (len(a),) if (i + k) % 2 == 0 else (len(a), 3)
        b = rng.standard_normal(shape)
        # All the digits of few times are enough.
        if options is not None and options["stop"] < options["start"]:
            # SciPy takes too few terms where times decrease.
            ts = np.linspace(**options)
            result = np.stack([expm(t * a) @ b for t in ts])
        else:
            result = expm_multiply(coo_array(a).tocsr(), b, **(options or {}))
        if options is not None:
            result = result[:: max(1, options["num"] // 3)]
        cases.append(
            {
                "a": triplets(a),
                "b": b.tolist(),
                "options": options or {},
                "complex": bool(np.iscomplexobj(result)),
                "result": numbers(result),
            }
        )
with open("exponential.json", "w") as file:
    json.dump(cases, file, separators=(",", ":"))
    file.write("\n")
