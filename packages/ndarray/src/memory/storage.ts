/** A run of bytes that arrays view: in the heap, or in a typed array that the user owns. */
import { type DType, dtypes, type TypedArray, type TypedArrayOf } from '../dtype/dtypes.ts';
import { type PendingReader, PendingReaders } from './readers.ts';
import { trackedBy } from './tracking.ts';

/** Where the bytes of a storage are, and how they are given back. */
export interface Region {
  /** The buffer as it is now: heap memory gets a new one each time it grows. */
  readonly buffer: ArrayBufferLike;
  /** Whether the bytes lie in the heap, where kernels address them directly. */
  readonly inHeap: boolean;
  /** Whether arrays over it refuse to be written. */
  readonly readOnly?: boolean;
  /** Gives the bytes back; called at most once. */
  release(storage: Storage): void;
}

const NO_VIEWS: Partial<Record<DType, TypedArray>> = {};

/**
 * Bytes shared by all views of an array. It counts its writes, and knows the expressions that
 * still need its present values.
 */
export class Storage {
  readonly region: Region;
  /** Start of the bytes in the region's buffer; in the heap, their address. */
  readonly byteOffset: number;
  readonly byteLength: number;
  /**
   * The storage that counts writes and knows readers: itself, or the first one made over the same
   * buffer of the user's, where several typed arrays may overlap.
   */
  readonly origin: Storage;
  #version = 0;
  #disposed = false;
  #holds = 0;
  #readers: PendingReaders | undefined;
  /** Views made so far, and the buffer that they are on. */
  #views: Partial<Record<DType, TypedArray>> = NO_VIEWS;
  #viewed: ArrayBufferLike | undefined;

  constructor(region: Region, byteOffset: number, byteLength: number, origin?: Storage) {
    this.region = region;
    this.origin = origin ?? this;
    this.byteOffset = byteOffset;
    this.byteLength = byteLength;
  }

  /** Counts writes: an expression that remembers another number reads changed values. */
  get version(): number {
    return this.origin.#version;
  }

  get inHeap(): boolean {
    return this.region.inHeap;
  }

  get disposed(): boolean {
    return this.#disposed;
  }

  /** The bytes as elements of `dtype`; a trailing part of an element is left out. */
  view<D extends DType>(dtype: D): TypedArrayOf<D> {
    const { buffer } = this.region;
    if (buffer !== this.#viewed) {
      this.assertUsable('read');
      this.#viewed = buffer;
      this.#views = {};
    }
    const known = this.#views[dtype];
    if (known !== undefined) return known as TypedArrayOf<D>;
    const { TypedArray } = dtypes[dtype];
    const length = Math.floor(this.byteLength / TypedArray.BYTES_PER_ELEMENT);
    const view = new TypedArray(buffer, this.byteOffset, length);
    this.#views[dtype] = view;
    return view;
  }

  /**
   * A view to hand out: as long as somebody holds it, the bytes are not given back by garbage
   * collection. A subarray of it does not have that power.
   */
  lend<D extends DType>(dtype: D): TypedArrayOf<D> {
    const view = this.view(dtype);
    if (this.inHeap) lenders.set(view, this);
    return view;
  }

  /** Notes that `reader` needs the present values. */
  addReader(reader: PendingReader): void {
    (this.origin.#readers ??= new PendingReaders()).add(reader);
  }

  /** Notes that `reader` no longer does. */
  deleteReader(reader: PendingReader): void {
    this.origin.#readers?.delete(reader);
  }

  /** How many expressions still need the present values. */
  get readerCount(): number {
    return this.origin.#readers?.size ?? 0;
  }

  /**
   * To be called before the bytes change: lets every pending expression read them first.
   *
   * @throws Error naming `caller` when the storage is disposed or may not be written.
   */
  beginWrite(caller: string): void {
    this.assertWritable(caller);
    this.settle();
    this.origin.#version++;
  }

  /**
   * Lets every pending expression read the present values.
   *
   * @throws the first error of an expression, after all have been tried.
   */
  settle(): void {
    const waiting = this.origin.#readers;
    if (waiting === undefined || waiting.size === 0) return;
    const failures: unknown[] = [];
    const readers = waiting.take();
    for (const reader of readers) {
      try {
        // What it computes is read after the scope that writes, or disposes, has ended.
        trackedBy(undefined, () => reader.settle(readers));
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  /** @throws Error naming `caller` when the storage is disposed. */
  assertUsable(caller: string): void {
    if (this.#disposed) throw new Error(`${caller}: the array was disposed`);
  }

  /** @throws Error naming `caller` when the storage is disposed or may not be written. */
  assertWritable(caller: string): void {
    this.assertUsable(caller);
    if (this.region.readOnly) throw new Error(`${caller}: the array is read-only`);
  }

  /** Has the bytes stay where they are until {@link letGo}, though the storage is disposed meanwhile. */
  hold(): void {
    this.#holds++;
  }

  /** To be called once for each {@link hold}. */
  letGo(): void {
    if (--this.#holds === 0 && this.#disposed) this.region.release(this);
  }

  /** Gives the bytes back, at once unless they are held, after {@link settle}; a second call does nothing. */
  dispose(): void {
    if (this.#disposed) return;
    try {
      this.settle();
    } finally {
      this.#disposed = true;
      this.origin.#version++;
      this.#views = NO_VIEWS;
      this.#viewed = undefined;
      if (this.#holds === 0) this.region.release(this);
    }
  }
}

/** Who owns the bytes of a view that was lent. */
const lenders = /* @__PURE__ */ new WeakMap<ArrayBufferView, Storage>();

/** The storage that lent `view`, if one in the heap did. */
export function lentBy(view: ArrayBufferView): Storage | undefined {
  return lenders.get(view);
}

/** The first storage over each buffer of the user's. */
const origins = /* @__PURE__ */ new WeakMap<ArrayBufferLike, Storage>();

/**
 * A storage over a typed array that the user owns: nothing is copied, nothing is freed, unless
 * `owner` says so.
 */
export function foreignStorage(
  array: TypedArray | Uint8ClampedArray | DataView,
  owner: Partial<Pick<Region, 'readOnly' | 'release'>> = {},
): Storage {
  const { buffer, byteOffset, byteLength } = array;
  const region: Region = { buffer, inHeap: false, release: () => undefined, ...owner };
  const origin = origins.get(buffer);
  const storage = new Storage(region, byteOffset, byteLength, origin);
  if (origin === undefined) origins.set(buffer, storage);
  return storage;
}
