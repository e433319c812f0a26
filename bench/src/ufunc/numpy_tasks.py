"""The tasks in NumPy and numexpr, at the request of lines on standard input.

A line is JSON: {"prepare": task, "shapes": [...]} followed by the operands' bytes, {"run": seconds}
or {"result": true}. The answer is a line of JSON, behind that of a result its float64 bytes.
"""

import os
import sys

import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from task_server import serve  # noqa: E402

FLAVOUR = sys.argv[1]
if FLAVOUR == "numexpr":
    import numexpr

    numexpr.set_num_threads(1)

EXPRESSIONS = {
    "multiply-add": "a * b + 1",
    "ten": "(a + b) * (c - d) / (a * a + 1) + b * c - d * 0.5",
    "add": "a + b",
    "pow": "a ** b",
    **{name: f"{name}(a)" for name in ("exp", "sin", "cos", "log", "tanh")},
}
NAMES = {name: getattr(np, name) for name in ("exp", "sin", "cos", "log", "tanh")}


def prepare(task, operands):
    places = dict(zip("abcd", operands))
    if FLAVOUR == "numexpr":
        text = EXPRESSIONS.get(task)
        return text and (lambda: numexpr.evaluate(text, places))
    if task in EXPRESSIONS:
        compute = eval(f"lambda a=None, b=None, c=None, d=None: {EXPRESSIONS[task]}", NAMES)
        return lambda: compute(**places)
    if task == "sort":
        return lambda: np.sort(operands[0])
    name, axis = task.split(":")
    square = operands[0].reshape(1000, 1000)
    axis = None if axis == "all" else int(axis)
    return lambda: getattr(np, name)(square, axis=axis)


serve(numexpr.__version__ if FLAVOUR == "numexpr" else np.__version__, prepare)
