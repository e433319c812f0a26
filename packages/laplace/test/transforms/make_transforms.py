"""Writes transforms.json: weighted sums of sine and cosine transforms by mpmath, for transforms.test.ts.

Usage: python3 make_transforms.py > transforms.json
"""

import json

from mpmath import cos, mp, mpf, pi, sin

mp.prec = 120


def numbers(n):
    return [mpf((7 * j * j + 3 * j) % 11) / 8 - mpf(5) / 8 for j in range(n)]


def dst1(x, k, n):
    return 2 * sum(x[j] * sin(pi * ((k + 1) * (j + 1)) / (n + 1)) for j in range(n))


def dst2(x, k, n):
    return 2 * sum(x[j] * sin(pi * ((k + 1) * (2 * j + 1)) / (2 * n)) for j in range(n))


def dst3(x, k, n):
    rest = sum(x[j] * sin(pi * ((2 * k + 1) * (j + 1)) / (2 * n)) for j in range(n - 1))
    return (-1) ** k * x[n - 1] + 2 * rest


def dct1(x, k, n):
    rest = sum(x[j] * cos(pi * (k * j) / (n - 1)) for j in range(1, n - 1))
    return x[0] + (-1) ** k * x[n - 1] + 2 * rest


def dct2(x, k, n):
    return 2 * sum(x[j] * cos(pi * (k * (2 * j + 1)) / (2 * n)) for j in range(n))


def dct3(x, k, n):
    return x[0] + 2 * sum(x[j] * cos(pi * ((2 * k + 1) * j) / (2 * n)) for j in range(1, n))


KINDS = {"dst1": dst1, "dst2": dst2, "dst3": dst3, "dct1": dct1, "dct2": dct2, "dct3": dct3}


def places(n):
    return sorted({0, 1 % n, n // 3, n // 2, n - 1})


lengths = [*range(1, 17), 31, 37, 63, 64, 65, 127, 128, 129, 257, 999, 1000, 1009, 1023, 1024, 1025, 4001]
result = {}
for name, transform in KINDS.items():
    result[name] = {
        n: [float(transform(numbers(n), k, n)) for k in places(n)]
        for n in lengths
        if n > 1 or name != "dct1"
    }
print(json.dumps(result, separators=(",", ":")))
