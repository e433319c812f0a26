import { asarray } from '@numloom/ndarray';
import { type Expression, iterate, store, where } from '@numloom/ufunc';
import type { Grid } from '../../discrete/grid.ts';
import type { Iteration } from '../../methods/method.ts';
import { build, type Cut, type Names } from './template.ts';

/** What the names of expressions stand for on a grid. */
export function namesOn(grid: Grid): Names {
  const [rows, columns] = grid.problem.shape as [number, number];
  const inner = (points: number) =>
    Float64Array.from({ length: points - 2 }, (_, k) => (k + 1) / (points - 1));
  return {
    u: grid.u,
    x: asarray(inner(columns))
      .reshape([1, columns - 2])
      .copy(),
    y: asarray(inner(rows))
      .reshape([rows - 2, 1])
      .copy(),
    h: grid.problem.spacing[0]!,
  };
}

/**
 * An expression with all names known, its shape checked.
 *
 * @throws TemplateSyntaxError or what functions throw, with the place in the text; RangeError or
 *   TypeError when it is nothing that the points inside can become
 */
export function checkedValue(parts: Cut, names: Names): Expression {
  const value = build(parts, names);
  const [rows, columns] = names.u.shape.map((length) => length - 2) as [number, number];
  const { shape, dtype } = value;
  const fits =
    shape.length <= 2 &&
    [columns, rows].every((length, k) => [undefined, 1, length].includes(shape.at(-1 - k)));
  if (!fits) {
    throw new RangeError(
      `the expression has shape (${shape.join(', ')}), the points inside are (${rows}, ${columns})`,
    );
  }
  if (dtype.startsWith('complex')) {
    throw new TypeError('the expression is complex, the points of the grid are real');
  }
  return value;
}

/** Sweeps over a grid: its points inside become the values of an expression, again and again. */
export function sweeps(grid: Grid, parts: Cut): Iteration {
  const names = namesOn(grid);
  const { inside, mask } = grid;
  const free = checkedValue(parts, names);
  const step = store(inside, mask ? where(mask, inside, free) : free);
  return {
    // An expression has no residual: what it changes tells how far it is.
    advance: (count, target) => [undefined, ...iterate(step, count, { tol: target })],
    [Symbol.dispose]() {
      names.x.dispose();
      names.y.dispose();
    },
  };
}
