import * as linalg from '@numloom/linalg';
import {
  cho_solve,
  cho_solve_banded,
  lu_solve,
  multi_dot,
  solve_banded,
  solve_toeplitz,
} from '@numloom/linalg';
import { expect, test } from 'vitest';

type Call = (...args: readonly unknown[]) => unknown;

const calls: Readonly<Record<string, Call>> = {
  cho_solve: (given) => cho_solve(given as never, [1, 2]),
  cho_solve_banded: (given) => cho_solve_banded(given as never, [1, 2]),
  lu_solve: (given) => lu_solve(given as never, [1, 2]),
  multi_dot: (given) => multi_dot(given as never),
  solve_banded: (given) => solve_banded(given as never, [[1, 2]], [1, 2]),
  solve_toeplitz: (given) => solve_toeplitz(given as never, [1, 2]),
};

test.each(Object.keys(calls))('%s names itself and what is wrong', (name) => {
  for (const wrong of [null, undefined, 'x', 1n, {}]) {
    expect(() => calls[name]!(wrong)).toThrow(new RegExp(`^${name}: .{8}`));
  }
});

/** Functions with options, called with operands that fit and an option that nobody has. */
const withOptions: Readonly<Record<string, readonly unknown[]>> = {
  ...{ cond: [[[1]]], norm: [[1]], vector_norm: [[1]], matrix_norm: [[[1]]], matrix_rank: [[[1]]] },
  ...{ qr: [[[1]]], solve: [[[1]], [1]], ldl: [[[1]]], cholesky: [[[1]]], cho_factor: [[[1]]] },
  ...{ cho_solve: [{ c: [[1]], lower: true }, [1]], solve_triangular: [[[1]], [1]] },
  ...{ cholesky_banded: [[[1]]], solveh_banded: [[[1]], [1]], cho_solve_banded: [{}, [1]] },
  ...{ solve_banded: [[0, 0], [[1]], [1]], solve_toeplitz: [[1], [1]], svd: [[[1]]] },
  ...{
    hessenberg: [[[1]]],
    schur: [[[1]]],
    eigh: [[[1]], undefined],
    eigvalsh: [[[1]], undefined],
  },
  ...{
    eigh_tridiagonal: [[1], []],
    eigvalsh_tridiagonal: [[1], []],
    lu: [[[1]]],
    lu_factor: [[[1]]],
  },
  ...{
    lu_solve: [{ lu: [[1]], piv: [0] }, [1]],
    pinv: [[[1]]],
    null_space: [[[1]]],
    orth: [[[1]]],
  },
  ...{
    lstsq: [[[1]], [1]],
    polar: [[[1]]],
    matmul: [[1], [1]],
    dot: [[1], [1]],
    outer: [[1], [1]],
  },
  ...{ vecdot: [[1], [1]], multi_dot: [[[[1]], [[1]]]], tensordot: [[1], [1]], trace: [[[1]]] },
  ...{
    cross: [
      [1, 2, 3],
      [1, 2, 3],
    ],
    diagonal: [[[1]]],
    einsum: ['i', [1]],
    einsum_path: ['i', [1]],
  },
};

test.each(Object.keys(withOptions))('%s refuses options that it does not have', (name) => {
  const call = linalg[name as 'det'] as unknown as Call;
  const wrong = () => call(...withOptions[name]!, { nonsense: 1 });
  expect(wrong).toThrow(new RegExp(`^${name}: takes no option nonsense`));
});

test.each(['pinv', 'lstsq', 'polar', 'null_space', 'orth', 'svd', 'svdvals'] as const)(
  '%s of NaN speaks of itself',
  (name) => {
    const call = linalg[name] as Call;
    const b = name === 'lstsq' ? [1, 2] : undefined;
    expect(() =>
      call(
        [
          [NaN, 1],
          [1, 2],
        ],
        b,
      ),
    ).toThrow(new RegExp(`^${name}: `));
  },
);

test.each(['toeplitz', 'hankel'] as const)('%s says that shapes do not fit', (name) => {
  expect(() => linalg[name]([[1, 2]], [1, 2])).toThrow(`${name}: c has the shape (1, 2), r (2,)`);
});

test('options that are null are refused by name', () => {
  expect(() => linalg.rsf2csf([[1]], [[1]], null as never)).toThrow(
    /^rsf2csf: options are null, must be an object with check_finite/,
  );
  expect(() => linalg.rsf2csf([[1]], [[1]], { check: true } as never)).toThrow(
    /^rsf2csf: takes no option check/,
  );
  expect(() => linalg.eigh([[1]], null as never)).toThrow(/^eigh: .* null/);
  expect(() => linalg.eigvalsh([[1]], null as never)).toThrow(/^eigvalsh: .* null/);
});
