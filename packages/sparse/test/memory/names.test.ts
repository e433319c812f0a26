/** Where memory does not suffice, the error names the function that was called. */
import { heap, ones } from '@numloom/ndarray';
import * as sparse from '@numloom/sparse';
import * as files from '@numloom/sparse/files';
import { afterEach, expect, test } from 'vitest';

const allocate = heap.allocate.bind(heap);
const allocateScratch = heap.allocateScratch.bind(heap);

/** Has pieces of memory of at most so many bytes. */
function limit(bytes: number): void {
  heap.allocateScratch = (byteLength) => {
    if (byteLength <= bytes) return allocateScratch(byteLength);
    throw new RangeError(`allocateScratch: no room for ${byteLength} bytes`);
  };
  heap.allocate = (byteLength, zeroed, caller = 'allocate') => {
    if (byteLength <= bytes) return allocate(byteLength, zeroed, caller);
    throw new RangeError(`${caller}: ${byteLength} bytes are more than the memory that is left`);
  };
}

function unlimited(): void {
  heap.allocate = allocate;
  heap.allocateScratch = allocateScratch;
}

afterEach(unlimited);

const chain = (low: number, high: number, m = 30): sparse.SparseArray =>
  sparse.diags_array([low, 2.5, high], { offsets: [-1, 0, 1], shape: [m, m] });
const a = sparse.kronsum(chain(-1, -1), chain(-1, -1.1));
const n = a.shape[0];
const spd = sparse.kronsum(chain(-1, -1), chain(-1, -1));
const [b, B] = [ones([n]), ones([n, 3])];
const sparseB = sparse.csc_array(B);
const triplets = a.tocoo();
const lower = sparse.tril(a).tocsr();
const lu = sparse.splu(a);
const dense = sparse.csr_array(ones([30, 30]));
const [market, harwell, archive] = [
  files.encodeMatrixMarket(a),
  files.encodeHarwellBoeing(a),
  files.encodeSparseNpz(a),
];

const calls: Readonly<Record<string, () => unknown>> = {
  toarray: () => a.toarray(),
  todense: () => a.todense({ order: 'F' }),
  tocsc: () => a.tocsc(),
  tocoo: () => a.tocoo(),
  todia: () => a.todia(),
  todok: () => a.todok(),
  add: () => a.add(a),
  subtract: () => a.subtract(spd),
  multiply: () => a.multiply(a),
  maximum: () => a.maximum(a),
  matmul: () => a.matmul(a),
  'matmul, dense': () => a.matmul(B),
  abs: () => a.abs(),
  neg: () => a.neg(),
  slice: () => a.slice(':800', ':'),
  sum: () => a.sum({ axis: 0 }),
  mean: () => a.mean({ axis: 1 }),
  max: () => a.max({ axis: 0 }),
  argmin: () => a.argmin({ axis: 0 }),
  count_nonzero: () => a.count_nonzero({ axis: 0 }),
  norm: () => sparse.norm(a, { ord: 1 }),
  kron: () => sparse.kron(dense, dense),
  matrix_power: () => sparse.matrix_power(a, 4),
  expm: () => sparse.expm(a),
  expm_multiply: () => sparse.expm_multiply(a, b),
  splu: () => sparse.splu(a),
  'splu, by columns': () => sparse.splu(a, { strategy: 'supernodal' }),
  'splu, column by column': () => sparse.splu(a, { strategy: 'scalar' }),
  spsolve: () => sparse.spsolve(a, b),
  'spsolve, sparse': () => sparse.spsolve(a, sparseB),
  factorized: () => sparse.factorized(a),
  inv: () => sparse.inv(a),
  solve: () => lu.solve(B),
  L: () => lu.L,
  U: () => lu.U,
  spilu: () => sparse.spilu(a),
  ic0: () => sparse.ic0(spd),
  spsolve_triangular: () => sparse.spsolve_triangular(lower, b),
  jacobi: () => sparse.jacobi(a),
  ssor: () => sparse.ssor(a),
  smoothedAggregation: () => sparse.smoothedAggregation(spd),
  cg: () => sparse.cg(a, b),
  gmres: () => sparse.gmres(a, b),
  lgmres: () => sparse.lgmres(a, b),
  bicgstab: () => sparse.bicgstab(a, b),
  minres: () => sparse.minres(spd, b),
  qmr: () => sparse.qmr(a, b),
  lsqr: () => sparse.lsqr(a, b),
  lsmr: () => sparse.lsmr(a, b),
  eigsh: () => sparse.eigsh(spd, { k: 1 }),
  'eigsh, shifted': () => sparse.eigsh(spd, { k: 1, sigma: 0 }),
  eigs: () => sparse.eigs(a, { k: 1 }),
  svds: () => sparse.svds(a, { k: 1 }),
  lobpcg: () =>
    sparse.lobpcg(
      spd,
      Array.from({ length: n }, (_, i) => [i % 7]),
    ),
  onenormest: () => sparse.onenormest(a),
  spbandwidth: () => sparse.spbandwidth(triplets),
  reverse_cuthill_mckee: () => sparse.reverse_cuthill_mckee(a),
  connected_components: () => sparse.connected_components(a),
  maximum_bipartite_matching: () => sparse.maximum_bipartite_matching(a),
  structural_rank: () => sparse.structural_rank(a),
  spy: () => sparse.spy(a),
  mmread: () => files.mmread(market),
  decodeMatrixMarket: () => files.decodeMatrixMarket(market),
  encodeMatrixMarket: () => files.encodeMatrixMarket(a),
  hb_read: () => files.hb_read(harwell),
  encodeHarwellBoeing: () => files.encodeHarwellBoeing(a),
  load_npz: () => files.load_npz(archive),
  decodeSparseNpz: () => files.decodeSparseNpz(archive),
};

test.each(Object.entries(calls))('%s', (title, call) => {
  const [name] = title.split(',') as [string];
  let failures = 0;
  for (const bytes of [1000, 3000, 7000, 14_000, 20_000, 40_000, 100_000, 400_000]) {
    limit(bytes);
    try {
      call();
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
      expect((error as Error).message).toMatch(
        new RegExp(`^${name}: (no room for|needs|the factors have|\\d+ bytes are) .*`),
      );
      failures++;
    } finally {
      unlimited();
    }
  }
  expect(failures).toBeGreaterThan(0);
});

test('refactor', () => {
  for (const bytes of [1000, 10_000, 30_000]) {
    using own = sparse.splu(a);
    limit(bytes);
    expect(() => own.refactor(a)).toThrow(/^refactor: .*bytes/);
    unlimited();
  }
});
