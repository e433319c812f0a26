/** Wrong input is told by the name of the function, what was given and what would be right. */
import { asarray, zeros } from '@numloom/ndarray';
import * as laplace from '@numloom/laplace';
import { describe, expect, test } from 'vitest';

/** Called as JavaScript can. */
type Loose = (...args: unknown[]) => unknown;
const { poissonProblem, laplaceProblem, coordinates, solve, matrixOf } =
  laplace as unknown as Record<
    'poissonProblem' | 'laplaceProblem' | 'coordinates' | 'solve' | 'matrixOf',
    Loose
  >;
const problem = laplace.laplaceProblem(9);
const shape = [5, 5];

describe.each<[Loose, string, [unknown[], string][]]>([
  [
    poissonProblem,
    'poissonProblem',
    [
      [[null], 'options are null, must be an object with shape'],
      [[{}], 'shape is undefined; it must be an array of lengths'],
      [[{ shape: 'ab' }], 'shape is ab; it must be an array'],
      [[{ shape: [5] }], 'shape has 1 axes; there must be 2 or 3'],
      [[{ shape: [5, 2] }], 'shape is [5, 2]; each length must be an integer of 3 or more'],
      [[{ shape, sorce: 1 }], 'takes no option sorce; did you mean source?'],
      [[{ shape, extent: [[0, 1]] }], 'extent has 1 axes, shape has 2'],
      [[{ shape, extent: [null, 1] }], 'extent must be an array with [begin, end] for each axis'],
      [
        [
          {
            shape,
            extent: [
              [1, 0],
              [0, 1],
            ],
          },
        ],
        'extent has 1 to 0; an axis must begin before',
      ],
      ...[
        [1e-170, 2.5e-171],
        [1e170, 2.5e169],
        [Number.MAX_VALUE, Number.MAX_VALUE / 4],
      ].map(([end, h]): [unknown[], string] => [
        [
          {
            shape,
            extent: [
              [0, end],
              [0, 1],
            ],
          },
        ],
        `extent of axis 0 has points at distances of ${h}; they must be from 1e-100 to 1e100`,
      ]),
      [[{ shape, sides: [1] }], 'sides has 1 axes, shape has 2'],
      [[{ shape, sides: [[1], 2] }], 'sides of axis 0 are 1; there are two'],
      [[{ shape, sides: null }], 'value of a side is null; it must be a number'],
      [[{ shape, sides: 'cold' }], 'value of a side is string; it must be a number'],
      [[{ shape, sides: { kind: 'robin' } }], "kind of a side is 'robin'; it must be dirichlet"],
      [
        [{ shape, sides: [[laplace.periodic, 0], 0] }],
        'sides of axis 0 are periodic and dirichlet; both or none must be periodic',
      ],
      [[{ shape, sides: laplace.neumann(zeros(4)) }], 'derivative of a side has shape [4]'],
      [[{ shape, source: zeros([4, 4]) }], "source has shape [4, 4], the grid's is [5, 5]"],
      [[{ shape, source: zeros(shape, { dtype: 'int32' }) }], 'source is of dtype int32'],
      [[{ shape, solution: 3 }], 'solution is number; it must be a function'],
      [[{ shape, fixed: null }], 'fixed: options are null'],
      [[{ shape, fixed: {} }], 'mask of fixed must be an array of dtype bool or a function'],
      [[{ shape, fixed: { mask: zeros(shape) } }], 'mask of fixed must be an array of dtype bool'],
      [
        [{ shape, fixed: { mask: asarray([[true]]) } }],
        "mask has shape [1, 1], the grid's is [5, 5]",
      ],
    ],
  ],
  [
    laplaceProblem,
    'laplaceProblem',
    [
      [[2], 'shape is [2, 2]; each length must be an integer of 3 or more'],
      [[5, 'cold'], "boundary is 'cold'; it must be one of x2-y2"],
      [[5, 'toString'], "boundary is 'toString'"],
      [[5, null], 'boundary must be a name, or { description, value }'],
      [[5, {}], 'boundary must be a name, or { description, value }'],
    ],
  ],
  [
    coordinates,
    'coordinates',
    [
      [[null, 0], 'problem must be what poissonProblem or laplaceProblem gives, not null'],
      [[problem, 2], 'axis is 2; it must be an integer from 0 to 1'],
    ],
  ],
  [
    matrixOf,
    'matrixOf',
    [
      [[null], 'problem must be what poissonProblem'],
      [[{}], 'problem must be what poissonProblem'],
    ],
  ],
  [
    solve,
    'solve',
    [
      [[null], 'problem must be what poissonProblem or laplaceProblem gives, not null'],
      [[{ size: 5 }], 'problem must be what poissonProblem or laplaceProblem gives, not object'],
      [[problem, null], 'options are null'],
      [[problem, { tolerance: 1 }], 'takes no option tolerance'],
      [[problem, { method: 'magic' }], "method is 'magic'; it must be one of auto, jacobi"],
      [[problem, { method: 'toString' }], "method is 'toString'"],
      [[problem, { tol: -1 }], 'tol is -1; it must be finite and 0 or more'],
      [[problem, { tol: 'small' }], 'tol is small; it must be finite'],
      [[problem, { maxiter: 1.5 }], 'maxiter is 1.5; it must be an integer of 0 or more'],
      [[problem, { x0: zeros([3, 3]) }], 'x0 must be an array of shape [9, 9]'],
      [
        [problem, { x0: zeros([9, 9], { dtype: 'complex128' }) }],
        'x0 is of dtype complex128; it must be real numbers',
      ],
      [[problem, { callback: 3 }], 'callback is number; it must be a function'],
      [[problem, { signal: 3 }], 'signal must be an AbortSignal'],
      [[problem, { method: 'cg', omega: 1 }], 'omega is no option of the method cg'],
      [[problem, { method: 'sor', omega: 2.5 }], 'omega is 2.5; for sor it must be in (0, 2)'],
      [[problem, { method: 'jacobi', omega: 0 }], 'omega is 0'],
      ...['jacobi', 'red-black', 'sor', 'ssor'].map((method): [unknown[], string] => [
        [problem, { method, omega: '1' }],
        `omega is '1'; for ${method} it must be a number`,
      ]),
      [[problem, { method: 'cg', preconditioner: 'x' }], "preconditioner is 'x'; it must be one"],
      [[problem, { method: 'multigrid', cycle: 'X' }], "cycle is 'X'; it must be one of V, W"],
      [[problem, { method: 'multigrid', smoothing: 3 }], 'smoothing is 3; it must be two integers'],
      [
        [laplace.poissonProblem({ shape: [40_000, 40_000] })],
        'the grid has 40000 x 40000 points; 268435456 are possible in memory',
      ],
    ],
  ],
])('%o', (call, name, cases) => {
  test.each(cases)(`${name} of %o`, (args, message) => {
    expect(() => call(...args)).toThrow(message);
    expect(() => call(...args)).toThrow(`${name}: `);
  });
});
