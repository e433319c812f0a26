/** Who takes part in a comparison, and what of. */

/** A computation that is set up, ready to be timed. */
export interface Prepared {
  /** Computes once; the time in milliseconds of one computation, for those that tell it. */
  readonly run: () => void | Promise<number>;
  /** The elements of the result, computed anew. */
  readonly result: () => ArrayLike<number> | Promise<ArrayLike<number>>;
}

/** A library, as far as it can do the tasks. */
export interface Contender {
  readonly name: string;
  /** Undefined for what the library cannot do. */
  readonly prepare: (
    task: string,
    operands: readonly Float64Array[],
  ) => Prepared | undefined | Promise<Prepared | undefined>;
  readonly close?: () => void;
}
