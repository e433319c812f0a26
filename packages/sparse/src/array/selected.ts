/** What an index selects, as far as types tell. */
import type { ElementOf, NdArray, TypedArray } from '@numloom/ndarray';
import type { IndexPart } from '../indexing/places.ts';
import type { Axes, Format, SparseDType } from '../parts/parts.ts';
import type { SparseArray } from './sparse-array.ts';

/** The format of parts of a matrix. */
export type Sliced<F extends Format> = F extends 'bsr' | 'dia' ? 'csr' : F;

/** A number, a slice, a list of one axis, one of two, an array of one or two; or what is not known. */
type Kind = 'number' | 'slice' | 'list' | 'grid' | 'array' | 'unknown';

type Truth = readonly boolean[] | readonly (readonly boolean[])[];

type KindOf<P> = P extends number | bigint
  ? 'number'
  : P extends string
    ? TextKind<P>
    : P extends TypedArray | readonly (number | boolean | bigint)[]
      ? 'list'
      : P extends readonly (TypedArray | readonly unknown[])[]
        ? 'grid'
        : P extends NdArray
          ? 'array'
          : 'unknown';

type TextKind<P extends string> = P extends `${string},${string}`
  ? 'unknown'
  : P extends `${bigint}` | `+${bigint}`
    ? 'number'
    : P extends '...' | `${string}:${string}`
      ? 'slice'
      : 'unknown';

/** How many axes a single part leaves of a matrix; an array of truth may be a mask of the whole. */
type OfOne<P, K extends Kind> = K extends 'number'
  ? 1
  : K extends 'grid'
    ? P extends Truth
      ? 1
      : 2
    : K extends 'array'
      ? P extends NdArray<'bool'>
        ? Axes
        : 2
      : K extends 'unknown'
        ? 0 | Axes
        : 2;

/** How many axes two parts leave of a matrix. */
type OfTwo<K extends Kind, L extends Kind> = 'unknown' extends K | L
  ? 0 | Axes
  : [K, L] extends ['number', 'number']
    ? 0
    : 'slice' extends K | L
      ? 'number' extends K | L
        ? 1
        : 2
      : 'grid' extends K | L
        ? 2
        : 'array' extends K | L
          ? Axes
          : 1;

/** How many axes a part leaves of the only one. */
type OfLine<K extends Kind> = K extends 'number'
  ? 0
  : K extends 'grid'
    ? 2
    : K extends 'array'
      ? Axes
      : K extends 'unknown'
        ? 0 | Axes
        : 1;

type AxesLeft<N extends Axes, I extends readonly unknown[]> = I extends readonly []
  ? N
  : I extends readonly [infer P]
    ? N extends 1
      ? OfLine<KindOf<P>>
      : OfOne<P, KindOf<P>>
    : I extends readonly [infer P, infer Q]
      ? N extends 2
        ? OfTwo<KindOf<P>, KindOf<Q>>
        : 0 | Axes
      : 0 | Axes;

type Result<D extends SparseDType, F extends Format, N extends Axes, Left> = Left extends 0
  ? ElementOf<D>
  : Left extends 1
    ? SparseArray<D, N extends 1 ? F : 'coo', 1>
    : SparseArray<D, Sliced<F>>;

/** What an index selects of an array of N axes: an element, or an array of as many axes as are left. */
export type Selection<
  D extends SparseDType,
  F extends Format,
  N extends Axes,
  I extends readonly IndexPart[],
> = N extends Axes ? Result<D, F, N, AxesLeft<N, I>> : never;
