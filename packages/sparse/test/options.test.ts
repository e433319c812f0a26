/** Options: what is no object of them is refused by name, and what is undefined is the default. */
import * as sparse from '@numloom/sparse';
import * as files from '@numloom/sparse/files';
import { describe, expect, test } from 'vitest';

const { csr_array } = sparse;
const A = csr_array([
  [4, 1, 0, 0, 0, 0],
  [1, 4, 1, 0, 0, 0],
  [0, 1, 5, 1, 0, 0],
  [0, 0, 1, 4, 1, 0],
  [0, 0, 0, 1, 6, 1],
  [0, 0, 0, 0, 1, 4],
]);
const b = [1, 2, 3, 4, 5, 6];

type Call = (options: never) => unknown;

const calls: Record<string, Call> = {
  csr_array: (o) => csr_array([[1, 0]], o),
  csc_array: (o) => sparse.csc_array([[1, 0]], o),
  coo_array: (o) => sparse.coo_array([[1, 0]], o),
  dia_array: (o) => sparse.dia_array([[1, 0]], o),
  bsr_array: (o) => sparse.bsr_array([[1, 0]], o),
  lil_array: (o) => sparse.lil_array([[1, 0]], o),
  dok_array: (o) => sparse.dok_array([[1, 0]], o),
  block_array: (o) => sparse.block_array([[A]], o),
  block_diag: (o) => sparse.block_diag([A], o),
  hstack: (o) => sparse.hstack([A, A], o),
  vstack: (o) => sparse.vstack([A, A], o),
  diags_array: (o) => sparse.diags_array([1, 2], o),
  eye_array: (o) => sparse.eye_array(3, o),
  'eye_array of two lengths': (o) => sparse.eye_array(3, 4, o),
  identity: (o) => sparse.identity(3, o),
  kron: (o) => sparse.kron(A, A, o),
  kronsum: (o) => sparse.kronsum(A, A, o),
  random_array: (o) => sparse.random_array([3, 4], o),
  tril: (o) => sparse.tril(A, o),
  triu: (o) => sparse.triu(A, o),
  splu: (o) => sparse.splu(A, o),
  factorized: (o) => sparse.factorized(A, o),
  spsolve: (o) => sparse.spsolve(A, b, o),
  'solve of splu': (o) => sparse.splu(A).solve(b, o),
  eigs: (o) => sparse.eigs(A, o),
  eigsh: (o) => sparse.eigsh(A, o),
  expm_multiply: (o) => sparse.expm_multiply(A, b, o),
  lobpcg: (o) => sparse.lobpcg(A, [[1], [2], [0], [1], [5], [1]], o),
  svds: (o) => sparse.svds(A, o),
  connected_components: (o) => sparse.connected_components(A, o),
  maximum_bipartite_matching: (o) => sparse.maximum_bipartite_matching(A, o),
  min_weight_full_bipartite_matching: (o) =>
    sparse.min_weight_full_bipartite_matching(A, o).col_ind.tolist(),
  reverse_cuthill_mckee: (o) => sparse.reverse_cuthill_mckee(A, o),
  ic0: (o) => sparse.ic0(A, o),
  spilu: (o) => sparse.spilu(A, o),
  bicg: (o) => sparse.bicg(A, b, o),
  bicgstab: (o) => sparse.bicgstab(A, b, o),
  cg: (o) => sparse.cg(A, b, o),
  cgs: (o) => sparse.cgs(A, b, o),
  gmres: (o) => sparse.gmres(A, b, o),
  gcrotmk: (o) => sparse.gcrotmk(A, b, o),
  lgmres: (o) => sparse.lgmres(A, b, o),
  minres: (o) => sparse.minres(A, b, o),
  qmr: (o) => sparse.qmr(A, b, o),
  tfqmr: (o) => sparse.tfqmr(A, b, o),
  lsqr: (o) => sparse.lsqr(A, b, o),
  lsmr: (o) => sparse.lsmr(A, b, o),
  LaplacianNd: (o) => sparse.LaplacianNd([2, 3], o).toarray().tolist(),
  onenormest: (o) => sparse.onenormest(A, o),
  spy: (o) => sparse.spy(A, o),
  smoothedAggregation: (o) => sparse.smoothedAggregation(A, o),
  aspreconditioner: (o) => sparse.smoothedAggregation(A).aspreconditioner(o),
  'solve of smoothedAggregation': (o) => sparse.smoothedAggregation(A).solve(b, o),
  norm: (o) => sparse.norm(A, o),
  spsolve_triangular: (o) => sparse.spsolve_triangular(sparse.tril(A), b, o),
  tobsr: (o) => A.tobsr(o),
  toarray: (o) => A.toarray(o),
  todense: (o) => A.todense(o),
  astype: (o) => A.astype('float32', o),
  reshape: (o) => A.reshape([4, 9], o),
  sum: (o) => A.sum(o),
  mean: (o) => A.mean(o),
  max: (o) => A.max(o),
  min: (o) => A.min(o),
  nanmax: (o) => A.nanmax(o),
  nanmin: (o) => A.nanmin(o),
  argmax: (o) => A.argmax(o),
  count_nonzero: (o) => A.count_nonzero(o),
  argmin: (o) => A.argmin(o),
  encodeMatrixMarket: (o) => files.encodeMatrixMarket(A, o),
  encodeHarwellBoeing: (o) => files.encodeHarwellBoeing(A, o),
  encodeSparseNpz: (o) => files.encodeSparseNpz(A, o),
};

/** What a function takes by name, as it says itself. */
function namesOf(call: Call): string[] {
  try {
    call({ axes: 1 } as never);
  } catch (error) {
    return String(error).split('there are ')[1]?.split(', ') ?? [];
  }
  return [];
}

describe.each(Object.entries(calls))('%s', (name, call) => {
  const caller = name.replace(/^(solve|eye_array) of.*/, '$1');

  test.each([null, 7, 'C', true, [[1, 2]]])('refuses %o as options', (wrong) => {
    // The methods `solve` of factors take a name of the side, too.
    const isSide = name === 'solve of splu' && wrong === 'C';
    // A second number of eye_array is the number of columns.
    if (name === 'eye_array' && wrong === 7) return;
    expect(() => call(wrong as never)).toThrow(
      new RegExp(`^${caller}: ${isSide ? 'trans is C' : 'options are .+, must be an object'}`),
    );
  });

  test('refuses an option that it has not', () => {
    expect(() => call({ axes: 1 } as never)).toThrow(
      new RegExp(`^${caller}: unknown option "axes", there are `),
    );
  });

  test('takes an undefined option for the default', () => {
    const names = namesOf(call);
    const given = Object.fromEntries([...names, 'axes'].map((option) => [option, undefined]));
    const result = String(call(given as never));
    if (!names.includes('rng')) expect(result).toBe(String(call({} as never)));
  });
});

test('an index that is no list is refused', () => {
  expect(() => csr_array([[1, 2]]).setSlice('0' as never, 5)).toThrow(
    /^setSlice: index is 0, must be a list of parts/,
  );
});

/** What takes true or false, as called with that flag. */
const flags: Record<string, readonly string[]> = {
  csr_array: ['copy'],
  bsr_array: ['copy'],
  coo_array: ['copy'],
  astype: ['copy'],
  connected_components: ['directed', 'return_labels'],
  reverse_cuthill_mckee: ['symmetric_mode'],
  spsolve_triangular: ['lower', 'unit_diagonal', 'overwrite_A', 'overwrite_b'],
  'solve of splu': ['errors'],
  eigs: ['return_eigenvectors'],
  eigsh: ['return_eigenvectors'],
  lgmres: ['prepend_outer_v'],
  lsqr: ['calc_var'],
  minres: ['check'],
};

const flagsOf = Object.entries(flags).flatMap(([name, list]) =>
  list.map((flag) => [name, flag] as const),
);

test.each(flagsOf)('%s refuses a flag %s that is neither true nor false', (name, flag) => {
  const caller = name.replace(/ of .*/, '');
  for (const wrong of [1, 0, 'no', null]) {
    expect(() => calls[name]!({ [flag]: wrong } as never)).toThrow(
      new TypeError(`${caller}: ${flag} is ${wrong}, must be true or false`),
    );
  }
});
