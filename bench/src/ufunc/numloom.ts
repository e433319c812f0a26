/** The tasks in numloom, and in plain loops. */
import { asarray, heap, type NdArray } from '@numloom/ndarray';
import * as ufunc from '@numloom/ufunc';
import { type Expression, nd, type Operand } from '@numloom/ufunc';
import type { Contender, Prepared } from '../contender.ts';

type Function = (...args: unknown[]) => Expression | NdArray;

/** A function that this build may not have yet. */
function functionNamed(name: string): Function | undefined {
  return (ufunc as unknown as Record<string, Function | undefined>)[name];
}

function evaluated(result: Expression | NdArray): NdArray {
  return ufunc.evaluate(result);
}

function prepared(compute: () => NdArray): Prepared {
  return {
    run: () => compute().dispose(),
    result: () => Array.from(compute().reshape(-1).values(), Number),
  };
}

/** numloom, each result into a new array. */
export const numloom: Contender = {
  name: 'numloom',
  prepare(task, operands) {
    heap.configure({ budget: 2 ** 31 });
    const [a, b, c, d] = operands.map((operand) =>
      asarray(operand).copy(),
    ) as Operand[] as NdArray[];
    if (task === 'multiply-add') return prepared(() => evaluated(nd`${a!} * ${b!} + 1`));
    if (task === 'ten') {
      const ten = () =>
        nd`(${a!} + ${b!}) * (${c!} - ${d!}) / (${a!} * ${a!} + 1) + ${b!} * ${c!} - ${d!} * 0.5`;
      return prepared(() => evaluated(ten()));
    }
    const [name, axis] = task.split(':') as [string, string?];
    const compute = functionNamed(name) ?? functionNamed(name === 'var' ? 'variance' : name);
    if (compute === undefined) return undefined;
    if (axis === undefined) {
      const given = operands.length === 2 ? [a, b] : [a];
      return prepared(() => evaluated(compute(...given)));
    }
    const square = a!.reshape([1000, 1000]);
    const options = axis === 'all' ? {} : { axis: Number(axis) };
    return prepared(() => evaluated(compute(square, options)));
  },
};

const scalars: Readonly<Record<string, (x: number, y: number) => number>> = {
  'multiply-add': (x, y) => x * y + 1,
  add: (x, y) => x + y,
  exp: Math.exp,
  sin: Math.sin,
  cos: Math.cos,
  log: Math.log,
  tanh: Math.tanh,
  pow: (x, y) => x ** y,
};

/** A loop over typed arrays for each function of `of`. */
export function loops(name: string, of: typeof scalars): Contender {
  return {
    name,
    prepare(task, [a, b]) {
      if (task === 'sort' && of === scalars) {
        return { run: () => void a!.slice().sort(), result: () => a!.slice().sort() };
      }
      const scalar = of[task];
      if (scalar === undefined) return undefined;
      // A loop of its own, that no other function makes slow.
      // eslint-disable-next-line @typescript-eslint/no-implied-eval
      const make = new Function(
        'scalar',
        'a',
        'b',
        'return () => { const out = new Float64Array(a.length); for (let i = 0; i < out.length; i++) out[i] = scalar(a[i], b[i]); return out; }',
      ) as (...args: unknown[]) => () => Float64Array;
      const compute = make(scalar, a, b ?? a);
      return { run: () => void compute(), result: compute };
    },
  };
}

/** Plain JavaScript. */
export const javascript: Contender = loops('JavaScript loop', scalars);
