/** Builds random launches: lengths, layouts and memory for a kernel. */
import type { Kernel } from '../../src/kernel/kernel.ts';
import type { RealDType } from '../../src/kernel/primitives.ts';
import { type Element, sizes } from './elements.ts';
import { asGiven, type Choices, type Mood, randomNumbers, randomValue } from './random.ts';
import { writeElement } from './reference.ts';

/** Bytes that nobody else shares. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Where a leaf lies in one of the memories, in elements. */
export interface Layout {
  readonly memory: number;
  readonly offset: number;
  readonly strides: readonly number[];
}

/** Memory before a launch. */
export interface Memory {
  readonly dtype: RealDType;
  readonly bytes: Bytes;
  /** Whether it lies outside of the heap, for backends that reach there. */
  readonly foreign: boolean;
}

/** A kernel and all that a run of it needs. */
export interface Case {
  readonly kernel: Kernel;
  readonly lengths: readonly number[];
  readonly segment: number;
  readonly layouts: readonly Layout[];
  readonly memories: readonly Memory[];
  readonly scalars: readonly (number | bigint)[];
}

const INNER_LENGTHS = [1, 3, 7, 8, 10, 127, 128, 129, 130, 200, 1000, 1024, 1025, 2100, 0];
const OUTER_LENGTHS = [1, 2, 3, 5, 4, 9, 17, 0];
const MOST_ELEMENTS = 3000;

/** Lengths for a nest: now and then one is 0. */
export function makeLengths(rank: number, choices: Choices): number[] {
  const lengths = new Array<number>(rank);
  lengths[rank - 1] = choices.of(INNER_LENGTHS);
  let size = Math.max(1, lengths[rank - 1]!);
  for (let axis = rank - 2; axis >= 0; axis--) {
    const length = choices.of(OUTER_LENGTHS);
    lengths[axis] = size * length > MOST_ELEMENTS ? 1 : length;
    size *= Math.max(1, lengths[axis]!);
  }
  return lengths;
}

/** A launch as `choices` has it, with memory filled by `seed`. */
export function makeCase(kernel: Kernel, lengths: number[], choices: Choices, seed: number): Case {
  const { leaves, outputs, rank, foldAxes, body } = kernel;
  const random = randomNumbers(seed);
  const segments = [1, 2, 3, 7, 128, 256, 1000];
  const segment = foldAxes === rank ? choices.of(segments) : 0;
  const layouts: Layout[] = [];
  const memories: Memory[] = [];
  const written = new Set<number>();

  leaves.forEach(({ dtype, inner }, leaf) => {
    const output = outputs.find((one) => one.leaf === leaf);
    const isRead = body.some((one) => one.op === 'load' && one.leaf === leaf);
    if (output?.kind === 'store' && !isRead && choices.oneIn(3)) {
      // The very elements of an operand that is another leaf.
      const twin = layouts.findIndex(
        (layout, other) =>
          leaves[other]!.dtype === dtype &&
          leaves[other]!.inner === inner &&
          !outputs.some((one) => one.leaf === other) &&
          !written.has(layout.memory) &&
          layout.strides.every((stride, axis) => stride !== 0 || lengths[axis]! <= 1),
      );
      if (twin >= 0) {
        written.add(layouts[twin]!.memory);
        layouts.push(layouts[twin]!);
        return;
      }
    }
    const counts = output?.kind === 'fold' ? resultLengths(kernel, lengths, segment) : lengths;
    const { offset, strides, extent } = makeStrides(counts, {
      unit: inner === 'unit',
      broadcast: inner === 'broadcast' && output === undefined,
      mayRepeat: output === undefined,
      choices,
    });
    if (output?.kind === 'fold') {
      strides.fill(0, Math.max(1, rank - foldAxes));
    }
    const mood = choices.of<Mood>(['tame', 'small', 'wild']);
    const bytes = new Uint8Array(extent * sizes[dtype]);
    for (let i = 0; i < extent; i++)
      writeElement(bytes, dtype, i, randomValue(dtype, mood, random));
    memories.push({ dtype, bytes, foreign: choices.oneIn(3) });
    layouts.push({ memory: memories.length - 1, offset, strides });
  });

  const scalars = kernel.scalars.map((dtype) => asGiven(randomValue(dtype, 'wild', random), dtype));
  return { kernel, lengths, segment, layouts, memories, scalars };
}

/** For each axis how many results a fold writes along it. */
function resultLengths({ rank, foldAxes }: Kernel, lengths: readonly number[], segment: number) {
  return lengths.map((length, axis) => {
    if (foldAxes === rank) return axis === 0 ? Math.ceil(length / segment) : 1;
    return axis < rank - foldAxes ? length : 1;
  });
}

interface StrideWishes {
  readonly unit: boolean;
  readonly broadcast: boolean;
  readonly mayRepeat: boolean;
  readonly choices: Choices;
}

/** Strides in any order of the axes, with gaps, reversed and repeated axes, anywhere in memory. */
function makeStrides(lengths: readonly number[], wishes: StrideWishes) {
  const { unit, broadcast, mayRepeat, choices } = wishes;
  const rank = lengths.length;
  const inner = rank - 1;
  const order = lengths.map((_, axis) => axis).reverse();
  if (rank > 1 && choices.oneIn(2)) {
    const from = unit ? 1 + choices.below(rank - 1) : choices.below(rank);
    order.push(order.splice(from, 1)[0]!);
  }
  const strides = new Array<number>(rank).fill(0);
  let step = 1;
  let offset = choices.below(4);
  for (const axis of order) {
    if (axis === inner && broadcast) continue;
    const isUnit = axis === inner && unit;
    if (!isUnit && mayRepeat && axis !== inner && choices.oneIn(4)) continue;
    const span = step * (isUnit ? 1 : 1 + choices.below(3));
    const reach = span * Math.max(0, lengths[axis]! - 1);
    const isReversed = !isUnit && choices.oneIn(3);
    strides[axis] = isReversed ? -span : span;
    if (isReversed) offset += reach;
    step = reach + span;
  }
  const reach = strides.reduce(
    (sum, stride, axis) => sum + Math.max(0, stride * (lengths[axis]! - 1)),
    0,
  );
  return { offset, strides, extent: offset + reach + 1 + choices.below(3) };
}

/** The case as a short text. */
export function describeCase({ lengths, segment, layouts, memories, scalars }: Case): string {
  const places = layouts.map(({ memory, offset, strides }, leaf) => {
    const { foreign, bytes } = memories[memory]!;
    const where = `${foreign ? 'foreign' : 'heap'} memory ${memory} (${bytes.length} bytes)`;
    return `leaf ${leaf}: ${where}, offset ${offset}, strides [${strides.join(', ')}]`;
  });
  return [
    `lengths [${lengths.join(', ')}], segment ${segment}, scalars [${scalars.map(String).join(', ')}]`,
    ...places,
  ].join('\n');
}

/** Elements to be put into a memory. */
export function memoryOf(dtype: RealDType, elements: readonly Element[], foreign = false): Memory {
  const bytes = new Uint8Array(elements.length * sizes[dtype]);
  elements.forEach((element, i) => writeElement(bytes, dtype, i, element));
  return { dtype, bytes, foreign };
}
