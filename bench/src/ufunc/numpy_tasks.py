"""The tasks in NumPy and numexpr, at the request of lines on standard input.

A line is JSON: {"prepare": task, "shapes": [...]} followed by the operands' bytes, {"run": seconds}
or {"result": true}. The answer is a line of JSON, behind that of a result its float64 bytes.
"""

import json
import sys
import time

import numpy as np

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
        return eval(f"lambda a=None, b=None, c=None, d=None: {EXPRESSIONS[task]}", NAMES), places
    if task == "sort":
        return lambda: np.sort(operands[0])
    name, axis = task.split(":")
    square = operands[0].reshape(1000, 1000)
    axis = None if axis == "all" else int(axis)
    return lambda: getattr(np, name)(square, axis=axis)


compute = None
stdin = sys.stdin.buffer
print(json.dumps({"version": numexpr.__version__ if FLAVOUR == "numexpr" else np.__version__}), flush=True)
for text in stdin:
    request = json.loads(text)
    if "prepare" in request:
        operands = [np.frombuffer(stdin.read(8 * size), "<f8").copy() for size in request["sizes"]]
        compute = prepare(request["prepare"], operands)
        if isinstance(compute, tuple):
            function, places = compute
            compute = lambda: function(**places)
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
        result = np.ascontiguousarray(compute(), "<f8").ravel()
        print(json.dumps({"size": result.size}), flush=True)
        sys.stdout.buffer.write(result.tobytes())
        sys.stdout.buffer.flush()
