/** NumPy's basic indexing: numbers, slices, new axes and the ellipsis, as a view of a layout. */
import { formatShape, type Layout } from './layout.ts';

/**
 * One part of an index: a number picks one place and drops the axis; `null` makes a new axis of
 * length 1; `"..."` stands for all axes not named; any other string is a NumPy slice, such as
 * `"1:-1"`, `"::2"` or `"::-1"`, or several parts with commas, such as `"1:-1, :"`.
 */
export type SlicePart = number | string | null;

interface Range {
  start: number | undefined;
  stop: number | undefined;
  step: number;
}

type Part = number | null | '...' | Range;

/**
 * The view that an index selects. Costs O(axes), touches no element.
 *
 * @throws SyntaxError when a string is not a slice; RangeError when a number is out of bounds,
 *   a step is 0 or there are more parts than axes. `caller` is named.
 */
export function sliceLayout(layout: Layout, index: readonly SlicePart[], caller: string): Layout {
  const parts = parseIndex(index, caller);
  const ndim = layout.shape.length;
  let consumed = 0;
  for (const part of parts) if (part !== null && part !== '...') consumed++;
  if (consumed > ndim) {
    throw new RangeError(
      `${caller}: ${consumed} indices for an array of ${ndim} dimensions, shape ${formatShape(layout.shape)}`,
    );
  }
  const shape: number[] = [];
  const strides: number[] = [];
  let offset = layout.offset;
  let axis = 0;
  const keepAxes = (end: number): void => {
    for (; axis < end; axis++) {
      shape.push(layout.shape[axis]!);
      strides.push(layout.strides[axis]!);
    }
  };
  for (const part of parts) {
    if (part === null) {
      shape.push(1);
      strides.push(0);
    } else if (part === '...') {
      keepAxes(axis + ndim - consumed);
    } else if (typeof part === 'number') {
      offset += normalizeIndex(part, layout.shape[axis]!, axis, caller) * layout.strides[axis]!;
      axis++;
    } else {
      const { start, length } = resolveRange(part, layout.shape[axis]!);
      if (length > 0) offset += start * layout.strides[axis]!;
      shape.push(length);
      strides.push(part.step * layout.strides[axis]!);
      axis++;
    }
  }
  keepAxes(ndim);
  return { shape, strides, offset };
}

/**
 * A place on an axis, negative ones counted from the end.
 *
 * @throws RangeError naming `caller`, the axis and its length when it is out of bounds.
 */
export function normalizeIndex(
  index: number,
  length: number,
  axis: number,
  caller: string,
): number {
  if (!Number.isInteger(index) || index < -length || index >= length) {
    throw new RangeError(
      `${caller}: index ${index} is out of bounds for axis ${axis} with length ${length}`,
    );
  }
  return index < 0 ? index + length : index;
}

/** First place and number of places of a slice on an axis, by Python's rules. */
function resolveRange(range: Range, length: number): { start: number; length: number } {
  const { step } = range;
  const lowest = step > 0 ? 0 : -1;
  const highest = step > 0 ? length : length - 1;
  const clamp = (place: number): number =>
    Math.min(highest, Math.max(lowest, place < 0 ? place + length : place));
  const start = range.start === undefined ? (step > 0 ? 0 : length - 1) : clamp(range.start);
  const stop = range.stop === undefined ? (step > 0 ? length : -1) : clamp(range.stop);
  return { start, length: Math.max(0, Math.ceil((stop - start) / step)) };
}

const INTEGER = /^[+-]?\d+$/;

/** Parts of slice strings seen before: loops slice with the same ones again and again. */
const parsed = /* @__PURE__ */ new Map<string, readonly Part[]>();
const MOST_PARSED = 1024;

function parseIndex(index: readonly SlicePart[], caller: string): readonly Part[] {
  const parts: Part[] = [];
  for (const part of index) {
    if (part === null || typeof part === 'number') parts.push(part);
    else if (typeof part === 'string') parts.push(...parseString(part, caller));
    else {
      throw new TypeError(
        `${caller}: an index is made of numbers, slice strings and null, got ${typeof part}`,
      );
    }
  }
  const first = parts.indexOf('...');
  if (first >= 0 && parts.includes('...', first + 1)) {
    throw new SyntaxError(`${caller}: an index has at most one '...'`);
  }
  return parts;
}

function parseString(text: string, caller: string): readonly Part[] {
  let parts = parsed.get(text);
  if (parts === undefined) {
    parts = text.split(',').map((part) => parseText(part.trim(), text, caller));
    if (parsed.size >= MOST_PARSED) parsed.clear();
    parsed.set(text, parts);
  }
  return parts;
}

function parseText(text: string, whole: string, caller: string): Part {
  if (text === '...') return '...';
  if (text === 'None' || text === 'newaxis') return null;
  if (INTEGER.test(text)) return Number(text);
  const fields = text.split(':').map((field) => field.trim());
  const valid = fields.every((field) => field === '' || INTEGER.test(field));
  if (fields.length < 2 || fields.length > 3 || !valid) {
    throw new SyntaxError(
      `${caller}: '${whole}' is not a slice; expected 'start:stop:step' with whole numbers, as in '1:-1' or '::2'`,
    );
  }
  const [start, stop, step] = fields.map((field) => (field === '' ? undefined : Number(field)));
  if (step === 0) throw new RangeError(`${caller}: the step of '${whole}' is 0`);
  return { start, stop, step: step ?? 1 };
}
