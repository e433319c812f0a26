/** Functions of numbers as elementwise functions of arrays. */
import { assertOptions, type DType, type NdArray } from '@numloom/ndarray';
import type { Expression } from '../expression/expression.ts';
import type { Operand } from '../expression/operand.ts';
import type { Callee, Values } from '../kernel/callee.ts';
import type { CallOptions, OutOptions, Ufunc } from '../methods/signatures.ts';
import { ufunc, ufuncPrototype } from '../methods/ufunc.ts';
import type { OperatorRow } from '../operators/row.ts';
import { real, type TypeRule } from '../operators/types.ts';

/** Options of `vectorize`. */
export interface VectorizeOptions {
  /** What errors and `explain` call the function; its own name by default. */
  readonly name?: string;
  /** Number of operands, 1 to 6; by default the number of parameters that the function declares. */
  readonly nin?: number;
}

/** An operand for each number. */
type Operands<P extends readonly number[]> = { readonly [K in keyof P]: Operand };

/** An elementwise function that was made of a function of numbers. */
export interface Vectorized<P extends readonly number[]> extends Ufunc {
  (...operands: Operands<P>): Expression<'float64'>;
  <D extends DType>(...call: [...operands: Operands<P>, options: OutOptions<D>]): NdArray<D>;
  (...call: [...operands: Operands<P>, options: CallOptions<'float64'>]): Expression<'float64'>;
}

const MOST_OPERANDS = 6;

/** What all functions with so many operands are to kernels. */
const structures = /* @__PURE__ */ Array.from({ length: MOST_OPERANDS + 1 }, () => ({}));

const prototype = /* @__PURE__ */ ufuncPrototype({});

const types: TypeRule<'double'> = (dtype, name) => {
  real(dtype, name);
  return { compute: 'float64', result: 'float64' };
};

/**
 * Makes of a function of numbers an elementwise function of arrays: what it gives for operands is an
 * expression of float64, that is lazy, broadcasts and takes part in fusion, so that
 * `add(multiply(x, 2), g(y))` is one loop. Operands are converted to float64; whatever the function
 * returns is converted to a number.
 *
 * The function has to be pure: how often it is called, when and in which order, is not defined. What it
 * throws is thrown by whoever has the expression computed. Kernels that call it run on the thread that
 * asks for them: as JavaScript, where the engine compiles the function into the loop, or, for small work
 * and where the page's policy forbids code generation, by the interpreter. A call costs a few nanoseconds
 * beside what the function itself does.
 *
 * @param f - a function of 1 to 6 numbers
 * @throws TypeError when `f` is no function, an option is not known, or `nin` is neither given nor to be
 *   seen from `f`; RangeError when `nin` is not in 1 to 6. The function that is made throws TypeError for
 *   complex operands.
 *
 * @example
 * ```ts
 * import { linspace } from '@numloom/ndarray';
 * import { add, vectorize } from '@numloom/ufunc';
 * const collatz = vectorize((n: number) => {
 *   let steps = 0;
 *   for (; n > 1; steps++) n = n % 2 === 0 ? n / 2 : 3 * n + 1;
 *   return steps;
 * });
 * console.log(add(collatz([1, 6, 27]), 0.5).tolist()); // => [ 0.5, 8.5, 111.5 ]
 * const clipped = vectorize((x: number, most: number) => Math.min(x, most));
 * console.log(clipped(linspace(0, 2, 3), [[1], [2]]).tolist()); // => [ [ 0, 1, 1 ], [ 0, 1, 2 ] ]
 * ```
 */
export function vectorize<P extends readonly number[]>(
  f: (...args: P) => number,
  options: VectorizeOptions = {},
): Vectorized<P> {
  if (typeof f !== 'function') {
    throw new TypeError(`vectorize: expected a function of numbers, got ${typeof f}`);
  }
  assertOptions(options, ['name', 'nin'], 'vectorize');
  const { name = f.name || 'vectorized', nin = f.length } = options;
  if (options.nin === undefined && nin === 0) {
    throw new TypeError(`vectorize: ${name} declares no parameter; nin says how many it takes`);
  }
  if (!Number.isInteger(nin) || nin < 1 || nin > MOST_OPERANDS) {
    throw new RangeError(`vectorize: nin is ${nin}, must be a whole number from 1 to 6`);
  }
  const call = f as unknown as Callee['call'];
  const callee: Callee = { name, call, loop: loopOf(call, nin) };
  const row: OperatorRow<'double'> = {
    name,
    arity: nin as OperatorRow['arity'],
    types,
    lower: (body, ...args) => body.call(callee, args),
    callee,
    structure: structures[nin]!,
  };
  return ufunc(row, prototype) as unknown as Vectorized<P>;
}

/** The loop of the interpreter: storing into a Float64Array makes numbers of what is none. */
function loopOf(call: Callee['call'], nin: number): Callee['loop'] {
  if (nin === 1) {
    return (n, { data, at }, [{ data: a, at: i, step }]) => {
      for (let k = 0; k < n; k++) data[at + k] = call(a[i + k * step] as number);
    };
  }
  const values = (args: readonly Values[], k: number) =>
    args.map(({ data, at, step }) => data[at + k * step] as number);
  return (n, { data, at }, args) => {
    for (let k = 0; k < n; k++) data[at + k] = call(...values(args, k));
  };
}
