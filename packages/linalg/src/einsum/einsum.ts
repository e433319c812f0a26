/** `einsum` and `einsum_path`: sums of products, in Einstein's notation. */
import {
  can_cast,
  type Casting,
  type DType,
  dtypeInfo,
  type NdArray,
  result_type,
} from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { arrayOf, type Operand } from '../arguments/operands.ts';
import { intoOut, type Out } from '../arguments/out.ts';
import type { PromotedOf } from '../arguments/types.ts';
import { contract } from './contract.ts';
import { labelled } from './labelled.ts';
import { type ContractionPath, greedyPath, keptLabels, optimalPath, type Problem } from './path.ts';
import { reportOf } from './report.ts';
import { lengthsOf, parseSubscripts } from './subscripts.ts';

/** Options of {@link einsum_path}, and of {@link einsum}. */
export interface EinsumPathOptions {
  /**
   * How three or more operands are contracted: `'greedy'` or true, the default, two by two, as it
   * seems best at each step; `'optimal'` two by two with the least operations of all; false in one
   * loop over all labels; or by a path that `einsum_path` has found.
   */
  readonly optimize?: boolean | 'greedy' | 'optimal' | ContractionPath;
}

/** Options of {@link einsum}. */
export interface EinsumOptions<D extends DType = DType> extends EinsumPathOptions {
  /** The dtype to compute in and to give: the one that the operands promote to by default. */
  readonly dtype?: D;
  /** What the conversion to `dtype` may lose, `safe` unless told otherwise; see `can_cast`. */
  readonly casting?: Casting;
}

/** A path of contraction, and a table of its steps. */
export interface EinsumPath {
  /** Places in the list of operands, which go out of it; the result goes to its end. */
  readonly path: ContractionPath;
  /** What each step does, and what the path saves, as a table to print. */
  readonly report: string;
}

/** Operands, and perhaps options behind them. */
type Arguments = readonly (Operand | (EinsumOptions & Partial<Out>))[];

/**
 * Sums of products of operands. Letters name their axes: `'ij,jk->ik'` is the product of matrices,
 * `'ii->i'` a diagonal, `'bij,bj->bi'` a stack of products with vectors. Axes of one letter run
 * together, those of length 1 stretch; letters that are not behind `->` are summed over. Without `->`
 * the result has the letters that are there once, in alphabetical order. `...` stands for any number
 * of axes, which broadcast.
 *
 * Two operands are contracted as a product of stacks of matrices; three and more two by two. Of one
 * operand, of which nothing is summed, the result is a view.
 *
 * @returns an array of the dtype that the operands promote to, or `out`
 * @throws SyntaxError when `subscripts` can't be read; RangeError when they do not fit the operands, or
 *   these one another; TypeError when the result does not fit `dtype` or `out`
 *
 * @example
 * ```ts
 * import { arange, asarray } from '@numloom/ndarray';
 * import { einsum } from '@numloom/linalg';
 * const a = arange(6).reshape([2, 3]);
 * console.log(einsum('ij,j->i', a, [1, 10, 100]).tolist()); // => [ 210, 543 ]
 * console.log(einsum('ij,ij', a, a).item()); // => 55
 * console.log(einsum('...i->...', asarray([[1, 2], [3, 4]])).tolist()); // => [ 3, 7 ]
 * console.log(einsum('ij,kj,kl->il', a, a, a, { optimize: 'optimal' }).shape); // => [ 2, 3 ]
 * ```
 */
export function einsum<Operands extends readonly Operand[]>(
  subscripts: string,
  ...operands: Operands
): NdArray<PromotedOf<Operands>>;
export function einsum<D extends DType>(
  subscripts: string,
  ...args: readonly [...operands: Operand[], options: EinsumOptions & Out<D>]
): NdArray<D>;
export function einsum<D extends DType>(
  subscripts: string,
  ...args: readonly [...operands: Operand[], options: EinsumOptions & { readonly dtype: D }]
): NdArray<D>;
export function einsum<Operands extends readonly Operand[]>(
  subscripts: string,
  ...args: readonly [...operands: Operands, options: EinsumOptions<never>]
): NdArray<PromotedOf<Operands>>;
export function einsum(subscripts: string, ...args: Arguments): NdArray {
  const { operands, options } = split(args, ['dtype', 'casting', 'optimize', 'out'], 'einsum');
  const arrays = operands.map((operand) => arrayOf(operand, 'einsum'));
  const problem = problemOf(subscripts, arrays, 'einsum');
  const dtype = chosenDType(arrays, options);
  const { inputs, output, lengths } = problem;
  const left = arrays.map((array, i) => {
    const converted = array.astype(dtype, { copy: false });
    return labelled(converted, inputs[i]!, lengths, 'einsum');
  });
  const path = chosenPath(problem, options, 'einsum');
  path.forEach((step, k) => {
    const chosen = step.map((place) => left[place]!);
    const others = left.filter((_, place) => !step.includes(place));
    const labels = (list: typeof left) => list.map((operand) => operand.labels);
    const kept =
      k === path.length - 1 ? output : keptLabels(labels(chosen), [...labels(others), output]);
    left.splice(0, left.length, ...others, contract(chosen, kept, dtype));
  });
  const [{ array, labels }] = left as [(typeof left)[0]];
  const result = array.transpose(output.map((label) => labels.indexOf(label)));
  return intoOut(result, options.out, 'einsum');
}

/**
 * The order in which `einsum` contracts operands, which are not computed with. Give it to `einsum` as
 * `optimize` to spare it the search.
 *
 * @throws SyntaxError when `subscripts` can't be read; RangeError when they do not fit the operands, or
 *   these one another
 *
 * @example
 * ```ts
 * import { ones } from '@numloom/ndarray';
 * import { einsum, einsum_path } from '@numloom/linalg';
 * const [a, b, c] = [ones([2, 50]), ones([50, 60]), ones([60, 3])];
 * const { path } = einsum_path('ij,jk,kl->il', a, b, c, { optimize: 'optimal' });
 * console.log(path); // => [ [ 0, 1 ], [ 0, 1 ] ]
 * console.log(einsum('ij,jk,kl->il', a, b, c, { optimize: path }).get(0, 0)); // => 3000
 * ```
 */
export function einsum_path(
  subscripts: string,
  ...args: readonly Operand[] | readonly [...operands: Operand[], options: EinsumPathOptions]
): EinsumPath {
  const { operands, options } = split(args, ['optimize'], 'einsum_path');
  const arrays = operands.map((operand) => arrayOf(operand, 'einsum_path'));
  const problem = problemOf(subscripts, arrays, 'einsum_path');
  const path = chosenPath(problem, options, 'einsum_path');
  return { path, report: reportOf(problem, path) };
}

/** Operands and options: a plain object is no operand. */
function split(
  args: Arguments,
  known: readonly string[],
  caller: string,
): {
  readonly operands: readonly Operand[];
  readonly options: EinsumOptions & Partial<Out>;
} {
  const last = args.at(-1);
  const isPlain =
    typeof last === 'object' && last !== null && Object.getPrototypeOf(last) === Object.prototype;
  if (!isPlain) return { operands: args as readonly Operand[], options: {} };
  assertOptions(last, known, caller);
  return { operands: args.slice(0, -1) as readonly Operand[], options: last as EinsumOptions };
}

function problemOf(text: string, arrays: readonly NdArray[], caller: string): Problem {
  const shapes = arrays.map(({ shape }) => shape);
  const subscripts = parseSubscripts(text, shapes, caller);
  return { ...subscripts, lengths: lengthsOf(subscripts, shapes, caller) };
}

/** @throws TypeError where an operand is not converted to the dtype that is asked for. */
function chosenDType(arrays: readonly NdArray[], options: EinsumOptions): DType {
  const { dtype, casting = 'safe' } = options;
  if (dtype === undefined) {
    return result_type(...arrays);
  }
  const target = dtypeInfo(dtype, 'einsum').name;
  const other = arrays.findIndex((array) => !can_cast(array.dtype, target, casting));
  if (other < 0) return target;
  throw new TypeError(
    `einsum: operand ${other} is ${arrays[other]!.dtype}, which casting '${casting}' does not ` +
      `convert to ${target}`,
  );
}

/** @throws RangeError where a given path does not fit, TypeError where `optimize` is none of its values. */
function chosenPath(
  problem: Problem,
  { optimize = true }: EinsumPathOptions,
  caller: string,
): ContractionPath {
  const count = problem.inputs.length;
  if (optimize === false) return [[...Array(count).keys()]];
  if (optimize === true || optimize === 'greedy') return greedyPath(problem);
  if (optimize === 'optimal') return optimalPath(problem);
  if (!Array.isArray(optimize)) {
    throw new TypeError(
      `${caller}: optimize is ${String(optimize)}; use true, false, 'greedy', 'optimal' or a path`,
    );
  }
  const path = optimize as ContractionPath;
  let left = count;
  for (const step of path) {
    const isFitting =
      step.length > 0 &&
      new Set(step).size === step.length &&
      step.every((place) => Number.isInteger(place) && place >= 0 && place < left);
    if (!isFitting) {
      throw new RangeError(
        `${caller}: optimize has the step [${step.join(', ')}] where there are ${left} operands`,
      );
    }
    left -= step.length - 1;
  }
  return left === 1 && path.length > 0 ? path : [...path, [...Array(left).keys()]];
}
