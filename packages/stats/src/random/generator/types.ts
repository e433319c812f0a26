/** What methods of generators take and give. */
import type { DType, NdArray, TypedArray } from '@numloom/ndarray';
import type { Operand } from '@numloom/ufunc';

/** Lengths of the axes of a result; a number for one axis. */
export type Size = number | readonly number[];

/** A parameter of a distribution: a number, or numbers that are broadcast. */
export type Parameter = Operand;

/** Options of methods that have no others. */
export interface SizeOptions {
  /**
   * The shape of the result. Without it the result has the shape that the parameters broadcast to, and is
   * a number where they are numbers.
   */
  readonly size?: Size | null | undefined;
}

/** Options of methods that fill arrays. */
export interface FillOptions<D extends DType = DType> extends SizeOptions {
  /** `'float64'`, the default, or `'float32'`, which takes half of the bits. */
  readonly dtype?: D | undefined;
  /** The array to fill. */
  readonly out?: NdArray<D> | undefined;
}

/** The last argument: the shape, or options with it. */
export type SizeArgument = Size | null | SizeOptions | undefined;

/** Whether an argument makes the result an array. */
export type Plural<X> = X extends number | bigint | null | undefined
  ? false
  : X extends readonly unknown[] | TypedArray
    ? true
    : X extends { readonly out: NdArray }
      ? true
      : X extends { readonly size: infer S }
        ? S extends Size
          ? true
          : false
        : X extends SizeOptions
          ? false
          : true;

/** The same of the last argument, where a number is a shape. */
export type Shaped<X> = X extends number ? true : Plural<X>;

/** An array where a parameter `P` is one or the last argument `S` says so, else a number. */
export type Drawn<P, S, D extends DType = 'float64'> = true extends Plural<P> | Shaped<S>
  ? NdArray<D>
  : number;

/** The dtype that options ask for. */
export type DTypeOf<S, Default extends DType = 'float64'> = S extends {
  readonly dtype: infer D extends DType;
}
  ? D
  : S extends { readonly out: NdArray<infer D> }
    ? D
    : Default;
