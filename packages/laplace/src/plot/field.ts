import { colourmaps, type ColourmapName } from './colourmap.ts';
import type { Theme } from './theme.ts';

/** A function on a rectangular grid, and how to draw it. */
export interface PlotField {
  /** The values, row by row: row 0 is the lowest y, column 0 the lowest x. */
  readonly values: Float64Array;
  /** Rows of the grid (y); 2 or more. */
  readonly rows: number;
  /** Columns of the grid (x); 2 or more. */
  readonly columns: number;
  /** Coordinates of the first and last column and the first and last row: [x0, x1, y0, y1]. */
  readonly extent?: readonly [number, number, number, number] | undefined;
  readonly title?: string | undefined;
  readonly xlabel?: string | undefined;
  readonly ylabel?: string | undefined;
  /** What the values are, written along the colour bar. */
  readonly label?: string | undefined;
  /** Default `viridis`. */
  readonly colourmap?: ColourmapName | undefined;
  /** Values at the two ends of the colour bar; default: least and greatest finite value. */
  readonly range?: readonly [number, number] | undefined;
  /** Values at which contour lines are drawn; default: the colour bar's ticks. */
  readonly levels?: readonly number[] | undefined;
  /** `auto`, the default, follows the reader's setting; a PNG is then light. */
  readonly theme?: Theme | undefined;
}

/** A field that is checked, has all its options, and is small enough to draw. */
export interface DrawnField {
  /** Means of blocks of `step` cells; NaN where a block has no finite cell. */
  readonly values: Float64Array;
  readonly rows: number;
  readonly columns: number;
  /** Cells of the given grid in a block, along the rows' index and the columns'. */
  readonly step: readonly [number, number];
  /** Index, in the given grid, of each block's middle. */
  readonly middles: { readonly rows: Float64Array; readonly columns: Float64Array };
  /** Size of the given grid. */
  readonly given: readonly [number, number];
  readonly extent: readonly [number, number, number, number];
  /** Values at the ends of the colour bar; never equal. */
  readonly range: readonly [number, number];
  /** Least and greatest finite value; NaN when there is none. */
  readonly least: number;
  readonly greatest: number;
  /** Cells of the given grid that are NaN or infinite. */
  readonly notFinite: number;
  readonly colourmap: ColourmapName;
}

/** More blocks than this along an axis show nothing more at the size of the picture. */
const mostBlocks = 512;

/**
 * Checks a field and reduces it to at most 512 x 512 block means.
 *
 * @throws TypeError or RangeError that names the argument that is wrong
 */
export function prepare(field: PlotField): DrawnField {
  const { values, rows, columns, colourmap = 'viridis' } = field;
  for (const [name, size] of Object.entries({ rows, columns })) {
    if (!Number.isInteger(size) || size < 2) {
      throw new RangeError(`plot: ${name} is ${size}; it must be an integer of 2 or more`);
    }
  }
  if (!(values instanceof Float64Array)) {
    throw new TypeError(`plot: values is of type ${typeof values}; it must be a Float64Array`);
  }
  if (values.length !== rows * columns) {
    throw new RangeError(
      `plot: values has ${values.length} elements, rows x columns is ${rows} x ${columns}`,
    );
  }
  if (!Object.hasOwn(colourmaps, colourmap)) {
    const names = Object.keys(colourmaps).join(', ');
    throw new RangeError(`plot: colourmap is '${String(colourmap)}'; it must be one of ${names}`);
  }
  const [x0, x1, y0, y1] = field.extent ?? [0, columns - 1, 0, rows - 1];
  increasing('extent (x)', x0, x1);
  increasing('extent (y)', y0, y1);
  if (field.range) increasing('range', ...field.range);
  const wrong = field.levels?.find((level) => !Number.isFinite(level));
  if (wrong !== undefined) throw new RangeError(`plot: levels has ${wrong}; all must be finite`);

  const { least, greatest, notFinite } = survey(values);
  return {
    ...blockMeans(values, rows, columns),
    given: [rows, columns],
    extent: [x0, x1, y0, y1],
    range: field.range ?? widen(least, greatest),
    least,
    greatest,
    notFinite,
    colourmap,
  };
}

function increasing(name: string, low: number, high: number): void {
  if (!Number.isFinite(high - low) || !apart(low, high)) {
    throw new RangeError(
      `plot: ${name} is ${low} to ${high}; it must be finite and increasing by more than rounding`,
    );
  }
}

/** Whether low is less than high by enough for ticks that differ. */
function apart(low: number, high: number): boolean {
  return high - low > Math.max(1e-12 * Math.max(Math.abs(low), Math.abs(high)), 1e-300);
}

function survey(values: Float64Array) {
  let least = Infinity;
  let greatest = -Infinity;
  let notFinite = 0;
  for (const value of values) {
    if (Number.isFinite(value)) {
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    } else notFinite++;
  }
  if (notFinite === values.length) least = greatest = NaN;
  return { least, greatest, notFinite };
}

/** A range with room around a constant, so that nothing divides by zero. */
function widen(least: number, greatest: number): [number, number] {
  if (Number.isNaN(least)) return [0, 1];
  const size = Math.max(Math.abs(least), Math.abs(greatest));
  if (!Number.isFinite(greatest - least)) {
    throw new RangeError(
      `plot: values run from ${least} to ${greatest}, too far apart for float64; give range`,
    );
  }
  // What is equal up to rounding is drawn as equal: its ticks would all read the same.
  if (apart(least, greatest)) return [least, greatest];
  const room = size < 1e-290 ? 1 : size / 10;
  return [least - room, greatest + room];
}

function blockMeans(values: Float64Array, rows: number, columns: number) {
  const step = [Math.ceil(rows / mostBlocks), Math.ceil(columns / mostBlocks)] as const;
  const middles = { rows: middlesOf(rows, step[0]), columns: middlesOf(columns, step[1]) };
  const size = { rows: middles.rows.length, columns: middles.columns.length };
  const means = new Float64Array(size.rows * size.columns);
  const counts = new Uint32Array(means.length);
  for (let r = 0, p = 0; r < rows; r++) {
    const first = Math.floor(r / step[0]) * size.columns;
    for (let c = 0; c < columns; c++, p++) {
      const value = values[p]!;
      if (!Number.isFinite(value)) continue;
      const block = first + Math.floor(c / step[1]);
      const count = ++counts[block]!;
      // A running mean, since the sum of large values may overflow.
      means[block]! += (value - means[block]!) / count;
    }
  }
  for (const [block, count] of counts.entries()) if (count === 0) means[block] = NaN;
  return { values: means, ...size, step, middles };
}

/** The last block may be cut short, which moves its middle. */
function middlesOf(size: number, step: number): Float64Array {
  const blocks = Math.ceil(size / step);
  return Float64Array.from(
    { length: blocks },
    (_, block) => (block * step + Math.min((block + 1) * step, size) - 1) / 2,
  );
}
