"""Writes lu.json: what NumPy and SciPy answer for matrices that tests give to LU and its like.

Numbers are small integers or multiples of 1/8, so that both start from the same values.
Run it in any folder, then prettier on lu.json.
"""

import json
import pathlib
import warnings

import numpy as np
import scipy.linalg

warnings.simplefilter("ignore")


def plain(array):
    """An array by its shape and its elements, complex ones as pairs."""
    array = np.asarray(array)
    flat = array.ravel()
    if np.iscomplexobj(flat):
        flat = flat.view(np.float64)
    data = [float(f"{x:.15g}") for x in flat]
    data = [int(x) if x.is_integer() else x for x in data]
    return {"shape": array.shape, "complex": np.iscomplexobj(array), "data": data}


rng = np.random.default_rng(4)


def random(shape, complex_=False):
    values = rng.integers(-40, 41, shape) / 8
    return values + 1j * rng.integers(-40, 41, shape) / 8 if complex_ else values


factors = []
for shape, complex_ in [
    ((3, 3), False),
    ((4, 2), False),
    ((2, 5), False),
    ((6, 6), True),
    ((2, 3, 3), False),
    ((12, 12), False),
]:
    a = random(shape, complex_)
    lu, piv = scipy.linalg.lu_factor(a)
    p, _, _ = scipy.linalg.lu(a, p_indices=True)
    factors.append({"a": plain(a), "lu": plain(lu), "piv": plain(piv), "p": plain(p)})

systems = []
for a_shape, b_shape, complex_ in [
    ((3, 3), (3,), False),
    ((3, 3), (3, 2), False),
    ((4, 4), (4, 3), True),
    ((2, 3, 3), (3,), False),
    ((2, 1, 3, 3), (4, 3, 2), False),
    ((3, 3), (5, 3, 1), True),
    ((2, 0, 3, 3), (3, 2), False),
    ((2, 0, 0), (0, 4), False),
    ((3, 3), (3, 0), False),
]:
    a, b = random(a_shape, complex_), random(b_shape, complex_)
    x = np.linalg.solve(a, b)
    systems.append({"a": plain(a), "b": plain(b), "x": plain(x)})

determinants = []
for shape, complex_ in [
    ((1, 1), False),
    ((3, 3), False),
    ((5, 5), True),
    ((2, 2, 4, 4), False),
    ((34, 34), False),
    ((33, 33), True),
]:
    a = random(shape, complex_)
    sign, logabsdet = np.linalg.slogdet(a)
    determinants.append({"a": plain(a), "det": plain(np.linalg.det(a)), "sign": plain(sign),
                         "logabsdet": plain(logabsdet), "inv": plain(np.linalg.inv(a))
                         if a.size < 65 else None})

text = json.dumps({"factors": factors, "systems": systems, "determinants": determinants},
                  separators=(",", ":"))
pathlib.Path(__file__).with_name("lu.json").write_text(text + "\n")
