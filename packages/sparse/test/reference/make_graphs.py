"""Writes graphs.json: what SciPy answers to questions of small graphs. Run in this folder."""
import json

import numpy as np
from scipy.sparse import coo_array, csgraph
from scipy.sparse.linalg import is_sptriangular, spbandwidth

rng = np.random.default_rng(7)
cases = []
for size in (1, 2, 5, 9, 14, 20, 40, 60):
    for part in (0.3, 0.8, 1.5, 3.0):
        n, count = size, max(1, round(size * part))
        places = np.unique(rng.integers(0, n * n, count))
        row, col = (places // n).astype(np.int32), (places % n).astype(np.int32)
        a = coo_array((np.ones(len(row)), (row, col)), shape=(n, n)).tocsr()
        order = csgraph.reverse_cuthill_mckee(a, symmetric_mode=False)
        both = (a + a.T).tocsr()[order][:, order]
        strong = csgraph.connected_components(a, directed=True, connection="strong")
        weak = csgraph.connected_components(a, directed=True, connection="weak")
        cases.append(
            {
                "n": n,
                "row": row.tolist(),
                "col": col.tolist(),
                "bandwidth": [int(x) for x in spbandwidth(a)],
                "triangular": [bool(x) for x in is_sptriangular(a)],
                "cuthillMcKeeBandwidth": int(max(spbandwidth(both))),
                "strong": [int(strong[0]), strong[1].tolist()],
                "weak": [int(weak[0]), weak[1].tolist()],
                "rank": int(csgraph.structural_rank(a)),
                "matched": int(np.sum(csgraph.maximum_bipartite_matching(a) >= 0)),
            }
        )
with open("graphs.json", "w") as file:
    json.dump(cases, file, separators=(",", ":"))
    file.write("\n")
