/** Problems that every method is tried on, by what is particular about them. */
import { asarray } from '@numloom/ndarray';
import { dirichlet, neumann, periodic, poissonProblem, type Problem } from '@numloom/laplace';

const wave = (x: number, y: number): number => Math.sin(2 * x + 1) * Math.cosh(y);

export const problems: Readonly<Record<string, Problem>> = {
  'values on all sides': poissonProblem({
    shape: [9, 9],
    sides: (x, y) => x * x - y * y,
    solution: (x, y) => x * x - y * y,
  }),
  'a source': poissonProblem({
    shape: [9, 17],
    extent: [
      [0, 1],
      [-1, 1],
    ],
    sides: (x, y) => wave(x, y),
    source: (x, y) => -3 * wave(x, y),
    solution: (x, y) => wave(x, y),
  }),
  'other distances along each axis': poissonProblem({
    shape: [7, 11],
    extent: [
      [0, 2],
      [0, 1],
    ],
    source: asarray(Float64Array.from({ length: 77 }, (_, i) => Math.sin(i))).reshape([7, 11]),
  }),
  'slopes on two sides': poissonProblem({
    shape: [9, 9],
    sides: [
      [neumann(-2), dirichlet((_x, y) => y ** 2)],
      [(x) => 2 - 2 * x, neumann(2)],
    ],
    source: 2,
  }),
  'a periodic axis': poissonProblem({
    shape: [8, 9],
    sides: [periodic, [1, 0]],
    source: (x, y) => Math.cos(2 * Math.PI * x) * y,
  }),
  'slopes on all sides': poissonProblem({
    shape: [9, 9],
    sides: neumann(),
    source: (x, y) => Math.cos(Math.PI * x) + y,
  }),
  'both axes periodic': poissonProblem({
    shape: [8, 7],
    sides: periodic,
    source: (x, y) => Math.sin(2 * Math.PI * (x + 2 * y)),
  }),
  'values inside': poissonProblem({
    shape: [9, 9],
    fixed: { mask: (x, y) => Math.hypot(x - 0.5, y - 0.4) < 0.2, values: 1 },
  }),
  'three axes': poissonProblem({
    shape: [6, 6, 6],
    sides: (x, y, z) => x * x + y * y - 2 * z * z,
    solution: (x, y, z) => x * x + y * y - 2 * z * z,
  }),
  'three axes, one of them periodic, one with slopes': poissonProblem({
    shape: [5, 6, 7],
    sides: [periodic, neumann(), [1, 2]],
    source: (x, y, z) => Math.cos(2 * Math.PI * x) * y + z,
  }),
};
