/**
 * The parameters of a launch as a kernel reads them: a block of scalars (8 bytes each), then
 * 32-bit words: lengths, segment, addresses and, leaf by leaf, strides in bytes.
 */
import type { Kernel } from '../../kernel/kernel.ts';
import type { Launch } from '../../kernel/launch.ts';
import type { RealDType } from '../../kernel/primitives.ts';
import { machineOf } from './machine.ts';

/** Offsets in bytes from the start of the block. */
export class ParameterLayout {
  readonly #rank: number;
  readonly #lengths: number;
  readonly #addresses: number;
  readonly #strides: number;
  readonly byteLength: number;

  constructor({ rank, leaves, scalars }: Kernel) {
    this.#rank = rank;
    this.#lengths = 8 * scalars.length;
    this.#addresses = this.#lengths + 4 * (rank + 1);
    this.#strides = this.#addresses + 4 * leaves.length;
    this.byteLength = this.#strides + 4 * leaves.length * rank;
  }

  scalar(index: number): number {
    return 8 * index;
  }

  length(axis: number): number {
    return this.#lengths + 4 * axis;
  }

  get segment(): number {
    return this.#lengths + 4 * this.#rank;
  }

  address(leaf: number): number {
    return this.#addresses + 4 * leaf;
  }

  stride(leaf: number, axis: number): number {
    return this.#strides + 4 * (leaf * this.#rank + axis);
  }
}

/** Views of the memory that parameters are written through. */
export class ParameterViews {
  readonly buffer: ArrayBufferLike;
  readonly words: Int32Array;
  readonly longs: BigInt64Array;
  readonly float32s: Float32Array;
  readonly float64s: Float64Array;

  constructor(buffer: ArrayBufferLike, address: number, byteLength: number) {
    this.buffer = buffer;
    this.words = new Int32Array(buffer, address, byteLength / 4);
    this.longs = new BigInt64Array(buffer, address, byteLength / 8);
    this.float32s = new Float32Array(buffer, address, byteLength / 4);
    this.float64s = new Float64Array(buffer, address, byteLength / 8);
  }
}

/** Writes the parameters of launches of one kernel. */
export class ParameterWriter {
  readonly #scalars: readonly RealDType[];
  readonly #itemsizes: readonly number[];

  constructor({ leaves, scalars }: Kernel) {
    this.#scalars = scalars;
    this.#itemsizes = leaves.map(({ dtype }) => machineOf(dtype).itemsize);
  }

  /**
   * Storing into an Int32Array keeps the low 32 bits: addresses may exceed 2 GiB.
   *
   * @param place - where the block begins in the views, in units of 8 bytes
   */
  write({ lengths, segment, operands, scalars }: Launch, views: ParameterViews, place = 0): void {
    const { words } = views;
    for (let i = 0; i < scalars.length; i++) {
      writeScalar(views, place + i, this.#scalars[i]!, scalars[i]!);
    }
    let at = 2 * (place + scalars.length);
    for (let axis = 0; axis < lengths.length; axis++) words[at++] = lengths[axis]!;
    words[at++] = segment;
    const itemsizes = this.#itemsizes;
    let strideAt = at + operands.length;
    for (let leaf = 0; leaf < operands.length; leaf++) {
      const { storage, offset, strides } = operands[leaf]!;
      const itemsize = itemsizes[leaf]!;
      words[at++] = storage.byteOffset + offset * itemsize;
      for (let axis = 0; axis < strides.length; axis++)
        words[strideAt++] = strides[axis]! * itemsize;
    }
  }
}

function writeScalar(
  { words, longs, float32s, float64s }: ParameterViews,
  index: number,
  dtype: RealDType,
  value: number | bigint,
): void {
  if (dtype === 'float64') float64s[index] = value as number;
  else if (dtype === 'float32') float32s[2 * index] = value as number;
  else if (typeof value === 'bigint') longs[index] = value;
  else words[2 * index] = value;
}
