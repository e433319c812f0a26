"""Iterations that SciPy's solvers take, and solutions of least squares problems: `iterations.json`."""

import json
import pathlib

import numpy as np
import scipy
import scipy.sparse as sp
import scipy.sparse.linalg as sl

SIDE = 30


def problems():
    t = sp.diags_array([-1.0, 2.0, -1.0], offsets=[-1, 0, 1], shape=(SIDE, SIDE))
    laplacian = sp.csr_array(sp.kronsum(t, t, format="csr"))
    wind = sp.diags_array([-0.4, 0.4], offsets=[-1, 1], shape=(SIDE, SIDE))
    drift = sp.csr_array(laplacian + sp.kron(sp.eye_array(SIDE), wind))
    turned = sp.csr_array(drift + 0.5j * sp.eye_array(SIDE * SIDE))
    indefinite = sp.csr_array(laplacian - 0.7 * sp.eye_array(SIDE * SIDE))
    return {"laplacian": laplacian, "drift": drift, "turned": turned, "indefinite": indefinite}


def right_side():
    k = np.arange(SIDE * SIDE)
    return ((k * 37) % 101) / 101 - 0.3


def counted(solver, a, b, **options):
    products = [0]

    def apply(x):
        products[0] += 1
        return a @ x

    def adjoint(x):
        return a.conj().T @ x

    operator = sl.LinearOperator(a.shape, matvec=apply, rmatvec=adjoint, dtype=a.dtype)
    steps = [0]

    def callback(_):
        steps[0] += 1

    x, info = solver(operator, b, callback=callback, **options)
    relative = np.linalg.norm(b - a @ x) / np.linalg.norm(b)
    return {"iterations": steps[0], "products": products[0], "info": int(info), "residual": float(relative)}


def main():
    rows = []
    b = right_side()
    matrices = problems()
    for name, solvers in {
        "laplacian": ["cg", "minres", "bicg", "bicgstab", "cgs", "gcrotmk", "gmres", "lgmres", "qmr", "tfqmr"],
        "drift": ["bicg", "bicgstab", "cgs", "gcrotmk", "gmres", "lgmres", "qmr", "tfqmr"],
        "turned": ["bicg", "bicgstab", "cgs", "gcrotmk", "gmres", "lgmres", "qmr", "tfqmr"],
        "indefinite": ["minres"],
    }.items():
        for solver in solvers:
            a = matrices[name]
            right = b.astype(a.dtype)
            options = {"rtol": 1e-8}
            if solver == "gmres":
                options |= {"restart": 40, "callback_type": "pr_norm"}
            rows.append({"matrix": name, "solver": solver} | counted(getattr(sl, solver), a, right, **options))
    wide = matrices["drift"][:, : SIDE * SIDE - 200]
    squares = []
    for damp in [0.0, 0.3]:
        for solver in ["lsqr", "lsmr"]:
            limits = {"iter_lim": 400} if solver == "lsqr" else {"maxiter": 400}
            result = getattr(sl, solver)(wide, b, damp=damp, atol=1e-9, btol=1e-9, **limits)
            fields = [float(field) for field in result[1:9] if np.ndim(field) == 0]
            squares.append({"solver": solver, "damp": damp, "fields": fields})
    out = {"scipy": scipy.__version__, "side": SIDE, "solvers": rows, "squares": squares}
    path = pathlib.Path(__file__).with_name("iterations.json")
    path.write_text(json.dumps(out, indent=1) + "\n")


main()
