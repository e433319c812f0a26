/** Arrays with a border. */
import { namedOptions } from '../options.ts';
import { checkChoice, modulo } from '../creation/checks.ts';
import { elementsOf, type NdArray } from '../array/ndarray.ts';
import { copyElements, fillElements } from '../array/transfer.ts';
import { type ArrayInput, type NdArrayLike, toArray } from '../creation/input.ts';
import { newArray, setElements } from '../creation/new-array.ts';
import type { DType } from '../dtype/dtypes.ts';
import { numbersOf } from '../indexing/values.ts';
import { broadcastLayout } from '../layout/broadcast.ts';
import { checkShape } from '../layout/layout.ts';
import { section } from './section.ts';

/** The place within `length` whose element stands at `place` outside. */
const MODES = {
  edge: (place: number, length: number) => Math.min(length - 1, Math.max(0, place)),
  wrap: (place: number, length: number) => modulo(place, length),
  symmetric: (place: number, length: number) => {
    const at = modulo(place, 2 * length);
    return at < length ? at : 2 * length - 1 - at;
  },
  reflect: (place: number, length: number) => {
    if (length === 1) return 0;
    const at = modulo(place, 2 * length - 2);
    return at < length ? at : 2 * length - 2 - at;
  },
};

/** Options of {@link pad}. */
export interface PadOptions {
  /**
   * What the border holds: `constant` one value; `edge` the nearest element; `reflect` the
   * array mirrored without repeating its edge; `symmetric` mirrored with it; `wrap` the other
   * side; `empty` anything. `constant` unless told otherwise.
   */
  readonly mode?: 'constant' | 'empty' | keyof typeof MODES | undefined;
  /** In the forms of `pad_width`; 0 unless told otherwise. Converted to the dtype. */
  readonly constant_values?: ArrayInput | undefined;
}

/**
 * A new array with a border around `a`.
 *
 * @param pad_width Widths: one for all sides, `[before, after]` for all axes, or a pair for each
 *   axis.
 * @throws RangeError when widths are not whole numbers of at least 0 or not of that form, or an
 *   axis of length 0 is padded from its elements; TypeError when the mode is not known.
 *
 * @example
 * ```ts
 * import { pad } from '@numloom/ndarray';
 * console.log(pad([1, 2, 3], [2, 1]).tolist()); // => [ 0, 0, 1, 2, 3, 0 ]
 * console.log(pad([1, 2, 3], 2, { mode: 'reflect' }).tolist()); // => [ 3, 2, 1, 2, 3, 2, 1 ]
 * ```
 */
export function pad<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  pad_width: ArrayInput,
  options: PadOptions = {},
): NdArray<D> {
  const { mode = 'constant', constant_values = 0 } = namedOptions(
    options,
    ['mode', 'constant_values'],
    'pad',
  );
  const x = toArray(a, 'pad');
  const place = mode === 'constant' || mode === 'empty' ? undefined : MODES[mode];
  checkChoice(mode, ['constant', 'empty', ...Object.keys(MODES)], 'mode', 'pad');
  const pairs = (value: ArrayInput, name: string): NdArray => {
    const given = toArray(value, 'pad');
    return given.withLayout(broadcastLayout(given, [x.ndim, 2], `pad: ${name}`));
  };
  const widths = numbersOf(pairs(pad_width, 'pad_width'), 'pad').values;
  const negative = widths.find((width) => width < 0);
  if (negative !== undefined) throw new RangeError(`pad: the width ${negative} is negative`);
  const constants = pairs(constant_values, 'constant_values');
  const shape = x.shape.map((length, axis) => length + widths[2 * axis]! + widths[2 * axis + 1]!);
  const result = newArray('pad', x.dtype, checkShape(shape, 'pad'));
  const middle = x.shape.reduce(
    (view, n, axis) => section(view, axis, widths[2 * axis]!, n),
    result,
  );
  setElements(middle, x, 'pad');
  // Axis after axis: corners, filled with anything at first, are right after the last one.
  x.shape.forEach((length, axis) => {
    const [before, after] = [widths[2 * axis]!, widths[2 * axis + 1]!];
    [-before, length].forEach((from, side) => {
      const to = from + (side === 0 ? before : after);
      if (mode === 'constant') {
        const border = section(result, axis, before + from, to - from);
        fillElements(elementsOf(border), constants.get(axis, side));
      } else if (place) {
        if (length === 0 && to > from) {
          throw new RangeError(`pad: axis ${axis} has length 0, mode ${mode} needs an element`);
        }
        fillFromInside(result, axis, before, length, from, to, place);
      }
    });
  });
  return result;
}

/** Fills places `from` to `to` of an axis, counted from where the inside begins. */
function fillFromInside(
  a: NdArray,
  axis: number,
  before: number,
  length: number,
  from: number,
  to: number,
  place: (place: number, length: number) => number,
): void {
  // Runs of places whose sources are evenly spaced are copied together.
  for (let at = from, next; at < to; at = next) {
    const source = place(at, length);
    const step = at + 1 < to ? place(at + 1, length) - source : 0;
    for (next = at + 1; next < to && place(next, length) === source + (next - at) * step;) next++;
    copyElements(
      elementsOf(section(a, axis, before + at, next - at)),
      elementsOf(section(a, axis, before + source, next - at, step)),
    );
  }
}
