"""Writes kolmogorov.json: tails of the statistics of Kolmogorov and Smirnov, by mpmath.

Run in this folder: python3 make_kolmogorov.py
Two-sided by the matrix of Marsaglia, Tsang and Wang (2003), one-sided by the sum of Birnbaum and Tingey, both with
150 digits.
"""

import json

import mpmath as mp

mp.mp.dps = 150


def two_sided(n, d):
    d = mp.mpf(d)
    k = int(mp.floor(n * d)) + 1
    m = 2 * k - 1
    h = k - n * d
    H = [[mp.mpf(0) if i - j + 1 < 0 else mp.mpf(1) for j in range(m)] for i in range(m)]
    for i in range(m):
        H[i][0] -= h ** (i + 1)
        H[m - 1][i] -= h ** (m - i)
    H[m - 1][0] += (2 * h - 1) ** m if 2 * h > 1 else 0
    for i in range(m):
        for j in range(m):
            if i - j + 1 > 0:
                H[i][j] /= mp.factorial(i - j + 1)
    v = [mp.mpf(0)] * m
    v[k - 1] = mp.mpf(1)
    for step in range(n):
        v = [mp.fdot((v[i], H[i][j]) for i in range(max(j - 1, 0), m)) * (step + 1) / n
             for j in range(m)]
    return 1 - v[k - 1]


def one_sided(n, d):
    d = mp.mpf(d)
    total = mp.mpf(0)
    for j in range(n):
        p = d + mp.mpf(j) / n
        if p >= 1:
            break
        total += d * mp.binomial(n, j) * p ** (j - 1) * (1 - p) ** (n - j)
    return total


cases = [(1, 0.7), (2, 0.3), (3, 0.4), (5, 0.45), (8, 0.0703125), (10, 0.25), (10, 0.41), (20, 0.125),
         (25, 0.2052543366191204), (50, 0.125), (50, 0.3), (100, 0.05), (100, 0.2), (141, 0.1),
         (400, 0.03), (400, 0.115), (1000, 0.02), (3500, 0.008)]
far = [(10, 0.9), (40, 0.99), (100, 0.8), (1000, 0.3), (1000, 0.55), (3000, 0.2)]
out = {
    'two': [[n, d, mp.nstr(two_sided(n, d), 17)] for n, d in cases],
    'one': [[n, d, mp.nstr(one_sided(n, d), 17)] for n, d in cases + far],
}
with open('kolmogorov.json', 'w') as file:
    json.dump(out, file, indent=0)
    file.write('\n')
