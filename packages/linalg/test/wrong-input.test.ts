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
