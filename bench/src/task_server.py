"""
The loop of a program that computes tasks at the request of lines on standard input: see program.ts.
"""

import json
import sys
import time

import numpy as np


def serve(version, prepare, comparable=lambda task, result: result):
    """
    version: what the answers begin with. prepare: makes of a task's name and its operands a function
    that computes, or None. comparable: makes of a task's name and its result the numbers that all contenders agree on.
    """
    compute = task = None
    stdin = sys.stdin.buffer
    print(json.dumps({"version": version}), flush=True)
    for text in stdin:
        request = json.loads(text)
        if "prepare" in request:
            operands = [np.frombuffer(stdin.read(8 * size), "<f8").copy() for size in request["sizes"]]
            task = request["prepare"]
            compute = prepare(task, operands)
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
            result = np.ascontiguousarray(comparable(task, compute()), "<f8").ravel()
            print(json.dumps({"size": result.size}), flush=True)
            sys.stdout.buffer.write(result.tobytes())
            sys.stdout.buffer.flush()
