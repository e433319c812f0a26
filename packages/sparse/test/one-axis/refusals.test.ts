/** What is for matrices refuses arrays of one axis, and says so. */
import * as sparse from '@numloom/sparse';
import * as files from '@numloom/sparse/files';
import { describe, expect, test } from 'vitest';
import { LINE_FORMATS, vectorOf } from './vectors.ts';

const A = sparse.csr_array([
  [4, 1, 0],
  [1, 5, 1],
  [0, 1, 6],
]);
const b = [1, 2, 3];

/** Calls with an array of one axis where there has to be a matrix. */
const CALLS: Record<string, (v: sparse.SparseArray) => unknown> = {
  'csc_array: csc_array': (v) => sparse.csc_array(v),
  'dia_array: dia_array': (v) => sparse.dia_array(v),
  'bsr_array: bsr_array': (v) => sparse.bsr_array(v),
  'lil_array: lil_array': (v) => sparse.lil_array(v),
  'tocsc: tocsc': (v) => v.tocsc(),
  'todia: todia': (v) => v.todia(),
  'tobsr: tobsr': (v) => v.tobsr(),
  'tolil: tolil': (v) => v.tolil(),
  'asformat: asformat': (v) => v.asformat('csc'),
  'kron: kron in another format': (v) => sparse.kron(v, v, { format: 'csc' }),
  'mT: mT': (v) => v.mT,
  'getrow: getrow': (v) => v.getrow(0),
  'getcol: getcol': (v) => v.getcol(0),
  'diagonal: diagonal': (v) => v.diagonal(),
  'trace: trace': (v) => v.trace(),
  'setdiag: setdiag': (v) => v.setdiag(1),
  'resize: resize': (v) => v.resize([1, 3]),
  'kronsum: kronsum': (v) => sparse.kronsum(v, v),
  'tril: tril': (v) => sparse.tril(v),
  'triu: triu': (v) => sparse.triu(v),
  'splu: splu': (v) => sparse.splu(v),
  'refactor: refactor': (v) => sparse.splu(A).refactor(v),
  'factorized: factorized': (v) => sparse.factorized(v),
  'spsolve: spsolve': (v) => sparse.spsolve(v, b),
  'inv: inv': (v) => sparse.inv(v),
  'eigs: eigs': (v) => sparse.eigs(v),
  'eigs: M of eigs': (v) => sparse.eigs(A, { k: 1, M: v }),
  'eigs: OPinv of eigs': (v) => sparse.eigs(A, { k: 1, sigma: 0, OPinv: v }),
  'eigsh: eigsh': (v) => sparse.eigsh(v),
  'eigsh: OPinv of eigsh': (v) => sparse.eigsh(A, { k: 1, sigma: 0, OPinv: v }),
  'eigsh: Minv of eigsh': (v) => sparse.eigsh(A, { k: 1, M: A, Minv: v }),
  'svds: svds': (v) => sparse.svds(v),
  'is_sptriangular: is_sptriangular': (v) => sparse.is_sptriangular(v),
  'spbandwidth: spbandwidth': (v) => sparse.spbandwidth(v),
  'connected_components: connected_components': (v) => sparse.connected_components(v),
  'maximum_bipartite_matching: a matching': (v) => sparse.maximum_bipartite_matching(v),
  'structural_rank: structural_rank': (v) => sparse.structural_rank(v),
  'reverse_cuthill_mckee: an order': (v) => sparse.reverse_cuthill_mckee(v),
  'ic0: ic0': (v) => sparse.ic0(v),
  'spilu: spilu': (v) => sparse.spilu(v),
  ...Object.fromEntries(
    (['bicg', 'bicgstab', 'cg', 'cgs', 'gmres', 'lgmres', 'minres', 'qmr', 'tfqmr'] as const).map(
      (name) => [`${name}: ${name}`, (v: sparse.SparseArray) => sparse[name](v, b)],
    ),
  ),
  'cg: M of cg': (v) => sparse.cg(A, b, { M: v }),
  'minres: shifted minres': (v) => sparse.minres(v, b, { shift: 1 }),
  'cg: b of cg': (v) => sparse.cg(A, v as never),
  'lsqr: lsqr': (v) => sparse.lsqr(v, b),
  'lsmr: lsmr': (v) => sparse.lsmr(v, b),
  'lsqr: b of lsqr': (v) => sparse.lsqr(A, v as never),
  'onenormest: onenormest': (v) => sparse.onenormest(v),
  'aslinearoperator: aslinearoperator': (v) => sparse.aslinearoperator(v),
  'matvec: matvec': (v) => sparse.aslinearoperator(A).matvec(v as never),
  'matmul: matmul of operators': (v) => sparse.aslinearoperator(A).matmul(v as never),
  'expm: expm': (v) => sparse.expm(v),
  'expm_multiply: expm_multiply': (v) => sparse.expm_multiply(v, b),
  'matrix_power: matrix_power': (v) => sparse.matrix_power(v, 2),
  'gcrotmk: gcrotmk': (v) => sparse.gcrotmk(v, b),
  'lobpcg: lobpcg': (v) => sparse.lobpcg(v, [[1], [2], [3]]),
  'lobpcg: X of lobpcg': (v) => sparse.lobpcg(A, v as never),
  'min_weight_full_bipartite_matching: min_weight_full_bipartite_matching': (v) =>
    sparse.min_weight_full_bipartite_matching(v),
  'spy: spy': (v) => sparse.spy(v),
  'smoothedAggregation: smoothedAggregation': (v) => sparse.smoothedAggregation(v),
  'jacobi: jacobi': (v) => sparse.jacobi(v),
  'ssor: ssor': (v) => sparse.ssor(v),
  'spsolve_triangular: spsolve_triangular': (v) => sparse.spsolve_triangular(v, b),
  'spsolve_triangular: b of spsolve_triangular': (v) =>
    sparse.spsolve_triangular(sparse.tril(A), v as never),
  'diags_array: diags_array': (v) => sparse.diags_array(v as never),
  'encodeMatrixMarket: encodeMatrixMarket': (v) => files.encodeMatrixMarket(v),
  'mmwrite: mmwrite': (v) => files.mmwrite('/no/such/folder/a.mtx', v),
  'encodeHarwellBoeing: encodeHarwellBoeing': (v) => files.encodeHarwellBoeing(v),
  'hb_write: hb_write': (v) => files.hb_write('/no/such/folder/a.rua', v),
};

describe.each(LINE_FORMATS)('%s', (format) => {
  test.each(Object.entries(CALLS))('%s', (name, call) => {
    const v = vectorOf([1, 0, 2], format);
    const before = v.toarray().tolist();
    const caller = name.slice(0, name.indexOf(':'));
    expect(() => call(v as never)).toThrow(new RegExp(`^(LinearOperator\\.)?${caller}: `));
    expect([v.ndim, v.toarray().tolist()]).toEqual([1, before]);
  });
});

/** Exports that take no matrix, or arrays of one axis, too; the tests beside this one are about these. */
const OTHERS = [
  ...[
    'coo_array',
    'csr_array',
    'dok_array',
    'block_array',
    'block_diag',
    'hstack',
    'vstack',
    'kron',
  ],
  ...['find', 'issparse', 'norm', 'eye_array', 'identity', 'random_array', 'identityOperator'],
  ...['save_npz', 'load_npz', 'encodeSparseNpz', 'decodeSparseNpz'],
  ...['mmread', 'mminfo', 'hb_read', 'decodeMatrixMarket', 'decodeMatrixMarketInfo'],
  'decodeHarwellBoeing',
];

test('nothing that is exported is left out', () => {
  const named = new Set([...Object.keys(CALLS).map((name) => name.split(': ')[0]!), ...OTHERS]);
  const functions = Object.entries({ ...sparse, ...files }).flatMap(([name, value]) =>
    typeof value === 'function' && !/^[A-Z]/.test(name) ? [name] : [],
  );
  expect(functions.filter((name) => !named.has(name))).toEqual([]);
});

test('errors say what would be right', () => {
  const v = vectorOf([1, 0, 2], 'csr') as never;
  expect(() => sparse.splu(v)).toThrow(
    new RangeError('splu: A has the shape (3,), needs two axes: reshape([1, -1]) has them'),
  );
  expect(() => sparse.cg(A, b, { M: v })).toThrow(/^cg: M has the shape \(3,\), needs two axes/);
  expect(() => sparse.eigsh(A, { M: v })).toThrow(/^eigsh: M has the shape/);
  expect(() => sparse.kronsum(A, v)).toThrow(/^kronsum: B has the shape/);
  expect(() => sparse.connected_components(v)).toThrow(/^connected_components: graph has/);
});
