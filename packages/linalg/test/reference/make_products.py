"""Writes products.json: results of NumPy's products of small integers, which are exact.

Operands are not written: element k of an operand with the seed s is (7 k + 5 s + k k s) mod 11 - 5, that
of a complex one has the same of the seed s + 1 as its imaginary part. Run in this folder.
"""

import json
import random
import sys

import numpy as np

DTYPES = [
    "bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
    "float32", "float64", "complex64", "complex128",
]  # fmt: skip
FLOATS = DTYPES[-4:]

cases = []
chance = random.Random(4)


def values(size, seed):
    k = np.arange(size, dtype=np.int64)
    return (7 * k + 5 * seed + k * k * seed) % 11 - 5


def operand(shape, dtype, seed):
    size = int(np.prod(shape, dtype=np.int64))
    elements = values(size, seed).astype(dtype)
    if dtype.startswith("complex"):
        elements = elements + (1j * values(size, seed + 1)).astype(dtype)
    return elements.astype(dtype).reshape(shape)


def numbers(array):
    if np.iscomplexobj(array):
        return [x for z in array.ravel() for x in (int(z.real), int(z.imag))]
    return [int(x) for x in array.ravel()]


def case(name, call, operands, options=None, before=()):
    """One call: `operands` are shape and dtype, `before` what comes before them in the call."""
    described = [[list(shape), dtype, seed] for seed, (shape, dtype) in enumerate(operands)]
    arrays = [operand(shape, dtype, seed) for shape, dtype, seed in described]
    try:
        result = np.asarray(call(*before, *arrays, **(options or {})))
    except (ValueError, TypeError, IndexError, np.linalg.LinAlgError):
        result = None
    entry = {"name": name, "operands": described}
    if before:
        entry["before"] = list(before)
    if options:
        entry["options"] = options
    if result is not None:
        entry["dtype"], entry["shape"] = str(result.dtype), list(result.shape)
        entry["values"] = numbers(result)
    cases.append(entry)


def dtypes(count):
    """Of one kind mostly, so that all dtypes come up as results."""
    one = chance.choice(DTYPES)
    return [one if chance.random() < 0.8 else chance.choice(DTYPES) for _ in range(count)]


def pairs(name, call, shapes, options=None):
    for left, right in shapes:
        a, b = dtypes(2)
        case(name, call, [(left, a), (right, b)], options)


def random_einsum():
    letters = "abcde"
    lengths = {letter: chance.choice([1, 2, 2, 3, 3, 4]) for letter in letters}
    dots = [chance.choice([1, 2, 3]) for _ in range(2)]
    has_dots = chance.random() < 0.3
    terms, shapes = [], []
    for _ in range(chance.choice([1, 1, 2, 2, 2, 3, 4])):
        term = [chance.choice(letters) for _ in range(chance.choice([0, 1, 2, 2, 3]))]
        shape = [lengths[letter] for letter in term]
        # A letter that is there once may stretch.
        for i, letter in enumerate(term):
            if chance.random() < 0.05 and term.count(letter) == 1:
                shape[i] = 1
        if has_dots and chance.random() < 0.8:
            at = chance.randint(0, len(term))
            hidden = dots[len(dots) - chance.randint(0, 2) :]
            shape[at:at] = [1 if chance.random() < 0.2 else length for length in hidden]
            term[at:at] = ["..."]
        terms.append("".join(term))
        shapes.append(shape)
    text = ",".join(terms)
    if chance.random() < 0.7:
        known = sorted(set(text) - set(".,"))
        result = chance.sample(known, chance.randint(0, min(3, len(known))))
        if has_dots:
            result.insert(chance.randint(0, len(result)), "...")
        text += "->" + "".join(result)
    if chance.random() < 0.1:
        text = " ".join(text.replace("...", "@").replace("->", "#")).replace("@", "...")
        text = text.replace("#", "->")
    case("einsum", np.einsum, list(zip(shapes, dtypes(len(shapes)))), None, (text,))


for _ in range(150):
    random_einsum()
for text, shapes in [
    ("i->", [[7]]),
    ("ii", [[4, 4]]),
    ("ii->i", [[4, 4]]),
    ("iij->j", [[3, 3, 2]]),
    ("ijij->", [[2, 3, 2, 3]]),
    ("ba", [[2, 3]]),
    ("ij,jk", [[2, 3], [3, 4]]),
    ("ij,jk->ki", [[2, 3], [3, 4]]),
    ("bij,bjk->bik", [[4, 2, 3], [4, 3, 2]]),
    ("ij,kj->", [[2, 3], [4, 3]]),
    ("i,j->ij", [[3], [2]]),
    ("i,i->i", [[3], [3]]),
    (",", [[], []]),
    ("->", [[]]),
    ("ij,", [[2, 3], []]),
    ("ab,bc,cd,de", [[2, 3], [3, 4], [4, 2], [2, 3]]),
    ("i,ij,j", [[3], [3, 4], [4]]),
    ("ij,ij,ij->j", [[3, 2]] * 3),
    ("i,j,k->ijk", [[2], [3], [2]]),
    ("...ij,...jk", [[2, 1, 2, 3], [3, 3, 2]]),
    ("i...,i...->...", [[3, 2], [3, 1]]),
    ("ij,jk", [[2, 0], [0, 3]]),
    ("ij->j", [[0, 3]]),
    ("ij,jk", [[2, 3], [4, 2]]),
    ("ij->ijj", [[2, 3]]),
    ("ij->k", [[2, 3]]),
    ("ijk", [[2, 3]]),
    ("i.j", [[2, 3]]),
    ("ii", [[2, 3]]),
    ("i,j", [[2]]),
]:
    case("einsum", np.einsum, [(shape, d) for shape, d in zip(shapes, dtypes(9))], None, (text,))

shapes = [
    ([2, 3], [3, 4]), ([3], [3]), ([3], [3, 2]), ([2, 3], [3]), ([1, 1], [1, 1]), ([5, 9], [9, 17]),
    ([2, 2, 3], [3, 2]), ([2, 3], [4, 3, 2]), ([2, 1, 2, 3], [3, 3, 2]), ([4, 2, 3], [4, 3]),
    ([3], [2, 3, 2]), ([0, 3], [3, 2]), ([2, 0], [0, 2]), ([2, 3], [2, 3]), ([2, 2, 3], [3, 3, 2]),
    ([], [2]), ([0], [0]), ([2, 0, 3], [2, 3, 2]), ([1, 40], [40, 1]),
]  # fmt: skip
for _ in range(2):
    pairs("matmul", np.matmul, shapes)
pairs("dot", np.dot, [*shapes[:-1], ([2, 3, 4], [5, 4, 2]), ([], []), ([2, 2], []), ([2, 3, 4], [4])])
pairs("inner", np.inner, [([3], [3]), ([2, 3], [4, 3]), ([2, 3], [3]), ([3], [2, 2, 3]), ([2], []), ([2, 3], [2, 2]), ([2, 0], [3, 0])])
pairs("vdot", np.vdot, [([3], [3]), ([2, 3], [3, 2]), ([], []), ([0], [0]), ([2, 3], [5]), ([40], [40])])
pairs("outer", np.outer, [([3], [2]), ([2, 2], [3]), ([], [2]), ([0], [2])])
pairs("kron", np.kron, [([2], [3]), ([2, 3], [3, 2]), ([2, 2], [3]), ([2], [2, 3, 2]), ([], [2]), ([0, 2], [2, 2])])
for axes in [0, 1, 2, 3, [[0], [0]], [[-1, 0], [0, 1]], [[1], [-1]], [1, 0], [[0, 0], [0, 1]], [[5], [0]], [[0, 1], [0]]]:
    for left, right in [([2, 3, 2], [2, 2, 3]), ([2, 3], [3, 2, 2]), ([3, 2], [3, 2])]:
        pairs("tensordot", np.tensordot, [(left, right)], {"axes": axes})
for axis in [-1, 0, 1]:
    vectors = [([2, 3], [2, 3]), ([3, 3], [3, 3]), ([2, 3], [2, 1]), ([4, 2, 3], [2, 3])]
    pairs("vecdot", np.vecdot, vectors, {"axis": axis})
pairs("vecdot", np.vecdot, [([2, 3], [3]), ([3], [3]), ([2, 0], [0]), ([], [2]), ([2, 3], [2])])
pairs("cross", np.linalg.cross, [([3], [3]), ([2, 3], [3]), ([2, 1, 3], [4, 3]), ([0, 3], [3]), ([2, 3], [2, 2])])
for options in [{"axisa": 0}, {"axisb": 0, "axisc": 0}, {"axis": 0}, {"axisc": 2}]:
    pairs("cross", np.cross, [([3, 2, 3], [3, 2, 3]), ([3], [3])], options)
for shape in [[3, 3], [2, 4], [2, 3, 4], [0, 2], [3]]:
    for options in [None, {"offset": 1}, {"offset": -2}, {"offset": 9}]:
        case("trace", np.linalg.trace, [(shape, chance.choice(DTYPES))], options)
        case("diagonal", np.linalg.diagonal, [(shape, chance.choice(DTYPES))], options)
case("trace", np.linalg.trace, [([3, 3], "int8")], {"dtype": "int8"})
case("trace", np.linalg.trace, [([3, 3], "int32")], {"dtype": "float32"})
for dtype in DTYPES:
    if dtype != "bool":
        for n in [0, 1, 2, 3, 5]:
            case("matrix_power", lambda n, a: np.linalg.matrix_power(a, n), [([2, 2, 2], dtype)], None, (n,))
for chain in [
    [[2, 3], [3, 4]],
    [[2, 3], [3, 4], [4, 2]],
    [[3], [3, 4], [4, 2]],
    [[2, 3], [3, 4], [4]],
    [[3], [3, 2], [2]],
    [[5, 1], [1, 4], [4, 1], [1, 6], [6, 2]],
    [[2, 3], [4, 2], [2, 2]],
    [[2, 3]],
    [[2, 3], [3], [3, 2]],
]:
    case("multi_dot", lambda *chain: np.linalg.multi_dot(chain), [(s, d) for s, d in zip(chain, dtypes(9))])

with open("products.json", "w") as file:
    lines = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in cases)
    file.write(f"[\n{lines}\n]\n")
failed = sum("values" not in entry for entry in cases)
print(f"{len(cases)} calls, {failed} of which fail", file=sys.stderr)
