"""Writes paths.json: the operations that NumPy's paths of contraction take. Run in this folder."""

import json
import re

import numpy as np

CASES = {
    "ij,jk,kl->il": [[2, 9], [9, 8], [8, 3]],
    "ea,fb,abcd,gc,hd->efgh": [[5, 6], [5, 6], [6, 6, 6, 6], [5, 6], [5, 6]],
    "ab,bc,cd,de,ef->af": [[7, 2], [2, 9], [9, 3], [3, 8], [8, 4]],
    "abc,bd,cd,ae,e->d": [[4, 5, 6], [5, 7], [6, 7], [4, 8], [8]],
    "i,j,k,ijk->": [[6], [7], [8], [6, 7, 8]],
    "ijk,ilm,njm,nlk,abc->": [[3, 4, 3], [3, 4, 2], [5, 4, 2], [5, 4, 3], [2, 2, 2]],
    "a,b,ab,abc->c": [[9], [8], [9, 8], [9, 8, 3]],
}


def figure(report, name):
    return float(re.search(rf"{name} FLOP count: +(\S+)", report)[1])


entries = []
for text, shapes in CASES.items():
    operands = [np.ones(shape) for shape in shapes]
    reports = {way: np.einsum_path(text, *operands, optimize=way)[1] for way in ["greedy", "optimal"]}
    counts = {way: figure(report, "Optimized") for way, report in reports.items()}
    naive = figure(reports["greedy"], "Naive")
    entries.append({"text": text, "shapes": shapes, "naive": naive, **counts})
with open("paths.json", "w") as file:
    json.dump(entries, file)
