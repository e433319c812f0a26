/** What a template's text is built into: the only thing that the template language asks of it. */

/** Keyword arguments of a call, or an empty object. */
export type Options = Readonly<Record<string, unknown>>;

/** Parts of a basic index, as `NdArray.slice` takes them: `1`, `'1:-1'`, `'...'`, `null`. */
export type SliceParts = readonly (number | string | null)[];

/**
 * The meaning of a template. Parser and builder know nothing of arrays: they call these methods,
 * operands before what uses them, from left to right.
 *
 * Index parts and options that have no interpolated value in them are the same frozen object at
 * each build of a call site, so a language can use them as cache keys. What a method throws is
 * thrown on with the place in the template added to its message.
 */
export interface Language<T> {
  /**
   * A number, a bigint where a number cannot hold all digits, `pi`, `e`, `inf`, `nan`, `True` or `False`. `float` tells `2.0` from `2`; a minus
   * sign is already part of the value.
   */
  literal(value: number | bigint | boolean, float: boolean): T;
  /** An imaginary number: `2j` gives 2. */
  imaginary(value: number): T;
  /** The interpolated value number `place`. */
  operand(value: unknown, place: number): T;
  /**
   * An operator or function by its NumPy name: `add`, `bitwise_invert`, `where`. The attributes
   * `.T`, `.real` and `.imag` are calls of `transpose`, `real` and `imag`.
   */
  call(name: string, args: readonly T[], options: Options): T;
  /** NumPy's basic indexing. */
  slice(target: T, parts: SliceParts): T;
  /** Whether `name` is a function; not asked about operators. */
  knows(name: string): boolean;
  /** All function names, for "did you mean". */
  names(): readonly string[];
}
