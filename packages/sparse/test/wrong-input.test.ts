/** What is no matrix: functions say so themselves, not what they are made of. */
import * as sparse from '@numloom/sparse';
import { full } from '@numloom/ndarray';
import { describe, expect, test } from 'vitest';

type Call = (...args: readonly unknown[]) => unknown;

const names = `bicg bicgstab block_array block_diag bsr_array cg cgs coo_array csc_array csr_array
  dia_array dok_array eigs eigsh expm expm_multiply factorized gcrotmk gmres hstack ic0 inv jacobi lgmres lil_array lobpcg lsmr lsqr matrix_power minres
  qmr smoothedAggregation spilu splu spsolve_triangular ssor svds tfqmr vstack`.split(/\s+/);

test.each(names)('%s', (name) => {
  const call = (sparse as unknown as Record<string, Call>)[name]!;
  for (const wrong of [null, 'x', {}]) {
    expect(() => call(wrong, [1, 2])).toThrow(new RegExp(`^${name}: .{8}`));
  }
});

describe('a callback that takes the matrix away ends the call', () => {
  const n = 100;
  const matrix = () =>
    sparse.diags_array([full(n - 1, -1), full(n, 4), full(n - 1, -1)], { offsets: [-1, 0, 1] });
  test.each(['csr', 'csc'] as const)('%s', (format) => {
    const disposed = matrix().asformat(format);
    const dispose = () => void disposed.indices.dispose();
    expect(() => sparse.cg(disposed, full(n, 1), { rtol: 1e-14, callback: dispose })).toThrow(
      'sparse array: the array was disposed',
    );
    const written = matrix().asformat(format);
    const write = () => void written.indices.fill(n);
    expect(() => sparse.cg(written, full(n, 1), { rtol: 1e-14, callback: write })).toThrow(
      /^sparse array: indices/,
    );
  });
});

describe('options, arguments and operands that are something else are refused by name', () => {
  const a = sparse.csr_array([
    [4, 1],
    [1, 3],
  ]);
  const b = [1, 2];
  const operator = sparse.aslinearoperator(a);
  const none = null as never;
  const text = 'x' as never;

  const solvers = ['bicg', 'bicgstab', 'cg', 'cgs', 'gcrotmk', 'gmres', 'lgmres', 'lsmr', 'lsqr'];
  test.each([...solvers, 'minres', 'qmr', 'tfqmr'])('the callback of %s', (name) => {
    const call = (sparse as unknown as Record<string, Call>)[name]!;
    for (const callback of [none, text, 3 as never]) {
      const wrong = new RegExp(`^${name}: callback is no function`);
      expect(() => call(a, b, { callback })).toThrow(wrong);
    }
  });

  const CALLS: Record<string, () => unknown> = {
    'cg: M': () => sparse.cg(a, b, { M: none }),
    'gcrotmk: M': () => sparse.gcrotmk(a, b, { M: none }),
    'lobpcg: M': () => sparse.lobpcg(a, [[1], [2]], { M: none }),
    'diags_array: offsets is null': () => sparse.diags_array([[1]], { offsets: none }),
    'diags_array: offsets is true': () => sparse.diags_array([[1]], { offsets: true as never }),
    'eigsh: tol is 1': () => sparse.eigsh(a, { k: 1, tol: 1n as never }),
    'eigsh: tol is Infinity': () => sparse.eigsh(a, { k: 1, tol: Infinity }),
    'eigs: tol is x': () => sparse.eigs(a, { k: 1, tol: text }),
    'svds: maxiter is 0': () => sparse.svds(a, { k: 1, maxiter: 0 }),
    'random_array: data_sampler is x': () => sparse.random_array([3, 3], { data_sampler: text }),
    'spilu: drop_rule has "3"': () => sparse.spilu(a, { drop_rule: 3 as never }),
    'spilu: drop_rule has "4"': () => sparse.spilu(a, { drop_rule: [4] as never }),
    'spilu: fill_factor is 10': () => sparse.spilu(a, { fill_factor: 10n as never }),
    'min_weight_full_bipartite_matching: maximize is 1': () =>
      sparse.min_weight_full_bipartite_matching(a, { maximize: 1 as never }),
    'expm_multiply: endpoint is 0': () =>
      sparse.expm_multiply(a, b, { start: 0, stop: 1, endpoint: 0 as never }),
    'lobpcg: largest is null': () => sparse.lobpcg(a, [[1], [2]], { largest: none }),
    'gcrotmk: discard_C is x': () => sparse.gcrotmk(a, b, { discard_C: text }),
    'max: explicit is \\[object Object\\]': () => a.max({ explicit: {} as never }),
    'spy: a is no sparse matrix': () => sparse.spy(none),
    'spy: a is no ': () => sparse.spy([[1]] as never),
    'LinearOperator: the definition is no object': () => new sparse.LinearOperator(none),
    'LinearOperator.add: other is no LinearOperator': () => operator.add(a as never),
    'LinearOperator.subtract: other is no LinearOperator': () => operator.subtract(none),
  };
  test.each(Object.keys(CALLS))('%s', (start) => {
    const [name, rest] = start.split(': ') as [string, string];
    expect(CALLS[start]).toThrow(new RegExp(`^${name}: ${rest === 'M' ? '' : rest}`));
  });
});
