/** Derivatives of samples along axes. */
import { assertOptions, dtypes, normalizeAxes } from '@numloom/ndarray';
import { wrap } from '../expression/apply.ts';
import { mapNode } from '../expression/build.ts';
import type { Expression } from '../expression/expression.ts';
import { inNameOf } from '../expression/naming.ts';
import { type Operand, toNode } from '../expression/operand.ts';
import { shown } from '../expression/shown.ts';
import type { Node } from '../graph/node.ts';
import { copy } from '../operators/rows/selection.ts';
import { derivativeNode } from './derivative.ts';
import { isOptions } from './options.ts';
import { spacingOf } from './spacing.ts';

/** Options of {@link gradient}. */
export interface GradientOptions {
  /** The axis, or the axes, to go along; all for null, as by default. */
  readonly axis?: number | readonly number[] | null | undefined;
  /** Whether the derivatives at the ends come from two samples, 1, the default, or three, 2. */
  readonly edge_order?: 1 | 2 | undefined;
}

/**
 * The derivatives of samples along axes: inside by second-order central differences, which take
 * account of uneven distances, at the ends by one-sided ones. Each is an expression, computed in one
 * pass.
 *
 * @param f - samples; integers are computed as float64
 * @param given - their distances: none for 1, one number for all axes, or for each axis a number or
 *   the coordinates along it; and behind them the options, `axis` and `edge_order`
 * @returns an expression of the shape of `f`; a list of them, one for each axis, unless there is one
 *   axis only
 * @throws RangeError when an axis does not exist or has fewer than `edge_order` + 1 samples, or there
 *   are other than 0, 1 or as many distances as axes, or coordinates have another length;
 *   TypeError for samples of bool, or complex distances
 * @example
 * ```ts
 * import { type Expression, gradient } from '@numloom/ufunc';
 * const slopes = gradient([1, 2, 4, 7, 11], { edge_order: 2 }) as Expression;
 * console.log(slopes.tolist()); // => [ 0.5, 1.5, 2.5, 3.5, 4.5 ]
 * const [down, across] = gradient([[1, 2, 6], [3, 4, 5]], 2, [0, 1, 3]) as Expression[];
 * console.log(down?.tolist()); // => [ [ 1, 1, -0.5 ], [ 1, 1, -0.5 ] ]
 * console.log(across?.slice(0).tolist()); // => [ 1, 1.3333333333333335, 2 ]
 * ```
 */
export function gradient(
  f: Operand,
  ...given: readonly (Operand | GradientOptions)[]
): Expression | Expression[] {
  const last = given.at(-1);
  const options = isOptions<GradientOptions>(last) ? last : {};
  const spacings = (last === options ? given.slice(0, -1) : given) as readonly Operand[];
  assertOptions(options, ['axis', 'edge_order'], 'gradient');
  const { axis, edge_order = 1 } = options;
  if (edge_order !== 1 && edge_order !== 2) {
    throw new RangeError(`gradient: edge_order is ${shown(edge_order)}, must be 1 or 2`);
  }
  const samples = samplesOf(f);
  const { shape } = samples;
  const axes = normalizeAxes(axis ?? shape.map((_, k) => k), shape.length, 'gradient');
  const count = spacings.length;
  if (count > 1 && count !== axes.length) {
    throw new RangeError(
      `gradient: ${count} distances for ${axes.length} axes; give none, one or as many`,
    );
  }
  const results = axes.map((along, i) => {
    if (shape[along]! < edge_order + 1) {
      throw new RangeError(
        `gradient: axis ${along} has ${shape[along]} samples, needs at least ${edge_order + 1}`,
      );
    }
    const place = count === 1 ? 0 : i;
    const length = count === axes.length ? shape[along]! : undefined;
    const spacing = spacingOf(
      count === 0 ? 1 : spacings[place]!,
      length,
      `gradient: distance ${place + 1}`,
    );
    const node = inNameOf('gradient', () => derivativeNode(samples, along, spacing, edge_order));
    return wrap(node, [], 'gradient');
  });
  // What the samples waited for is theirs now.
  results.at(-1)?.own('gradient', [f]);
  return axes.length === 1 ? results[0]! : results;
}

/** The samples; integers as float64, whose differences do not wrap. */
function samplesOf(f: Operand): Node {
  const node = toNode(f, 'gradient');
  return 'iu'.includes(dtypes[node.dtype].kind) ? mapNode(copy, [node], 'float64') : node;
}
