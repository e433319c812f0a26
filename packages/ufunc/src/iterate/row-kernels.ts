/** Kernels of a level of a pass: some rows at once, from the ring of the level before to its own. */
import { dtypes, foreignStorage } from '@numloom/ndarray';
import type { Kernel } from '../kernel/kernel.ts';
import type { Operand } from '../kernel/launch.ts';
import type { Plan } from '../plan/plan.ts';
import { Together } from '../run/together.ts';
import type { RowGeometry } from './row-geometry.ts';

/** Where a leaf of such a kernel is; rows count from the first one that it computes. */
export type RowLeaf =
  /** In a ring: that of the level before, or its own, of what is written or lies beside. */
  | {
      readonly kind: 'before' | 'written' | 'beside';
      readonly row: number;
      /** In elements of the leaf, from the start of a ring's row. */
      readonly at: number;
      /** Along the inner axes. */
      readonly strides: readonly number[];
    }
  /** Where the plan has it, so many rows further. */
  | { readonly kind: 'other'; readonly row: number; readonly operand: Operand }
  /** The partial result of a row. */
  | { readonly kind: 'fold'; readonly row: number };

/** A kernel and where its leaves are. */
export interface RowKernel {
  readonly kernel: Kernel;
  readonly leaves: readonly RowLeaf[];
}

/** More than any place in a row of a ring. */
const SPAN = 2 ** 32;

/** Stand for what a level reads and writes while a kernel is put together. */
const kinds = ['before', 'written', 'beside', 'fold'] as const;

/** The kernel of so many rows. */
export function rowKernel(
  plan: Plan,
  geometry: RowGeometry,
  operands: readonly Operand[],
  rows: number,
): RowKernel {
  const { kernel, lowered } = plan;
  const stands = new Map(kinds.map((kind) => [kind, foreignStorage(new Uint8Array(0))]));
  const stand = (
    kind: (typeof kinds)[number],
    row: number,
    at: number,
    strides: number[],
  ): Operand => {
    return { storage: stands.get(kind)!, offset: row * SPAN + at, strides: [0, ...strides] };
  };
  const innerOf = (leaf: number): number[] => operands[leaf]!.strides.slice(1);
  const { low, pad, left, right, distances, leaf: stored } = geometry;
  const { components, itemsize: size } = dtypes[geometry.store.array.dtype];
  const itemsize = size / components;
  const written = lowered.leaves.map((leaf) => leaf.written);
  /** Where an element is in a row of a ring. */
  const place = (inner: number, leaf: number): number =>
    pad / itemsize + (inner - low) * components + lowered.leaves[leaf]!.component;
  const together = new Together(
    { ...kernel, leaves: kernel.leaves.map((leaf, i) => (isStore(plan, i) ? stored : leaf)) },
    rows,
  );
  for (let row = 0; row < rows; row++) {
    const values = together.addBody((leaf) => {
      const distance = distances[leaf];
      if (distance !== undefined && !written[leaf]) {
        const at = place(distance.inner, leaf);
        return stand('before', row + distance.row, at, innerOf(leaf));
      }
      const { storage, offset, strides } = operands[leaf]!;
      return { storage, offset: offset + row * strides[0]!, strides };
    });
    for (const output of kernel.outputs) {
      const { leaf } = output;
      if (output.kind === 'fold') {
        const at = stand('fold', row, 0, innerOf(leaf));
        together.addOutput(output, values, kernel.leaves[leaf]!, at, 'early');
        continue;
      }
      const at = stand('written', row, place(0, leaf), innerOf(leaf));
      together.addOutput(output, values, stored, at, 'early');
      const beside = { dtype: stored.dtype, inner: 'broadcast' } as const;
      const columns = plan.nest.lengths.at(-1)!;
      const strides = [...innerOf(leaf).slice(0, -1), 0];
      for (let k = 0; k < left + right; k++) {
        const column = place(k < left ? k - left : columns + k - left, leaf);
        const value = together.addLoad(beside, stand('before', row, column, strides));
        together.addStore(value, beside, stand('beside', row, column, strides), 'row');
      }
    }
  }
  const leaves = together.operands.map((operand): RowLeaf => {
    const { storage, offset, strides } = operand;
    const kind = kinds.find((one) => stands.get(one) === storage);
    const row = Math.floor(offset / SPAN);
    if (kind === undefined) return { kind: 'other', row: 0, operand };
    if (kind === 'fold') return { kind, row };
    return { kind, row, at: offset - row * SPAN, strides: strides.slice(1) };
  });
  return { kernel: together.kernel, leaves };
}

function isStore({ kernel }: Plan, leaf: number): boolean {
  return kernel.outputs.some((output) => output.kind === 'store' && output.leaf === leaf);
}

/** Bytes of a page, and of how far rows of rings are from a multiple of it. */
const PAGE = 4096;
const APART = 1344;
/** Bytes between rows of rings, at least: more than a kernel shares loads over. */
const GAP = 256;

/**
 * Bytes from a row of a ring to the next. A processor takes a load for one of what was just stored, and
 * waits, where the two are a multiple of a page apart.
 */
export function pitchOf({ pad, width }: RowGeometry): number {
  const bytes = pad + width + GAP;
  return bytes < PAGE ? (bytes + 63) & -64 : bytes + ((APART - bytes) & (PAGE - 1));
}
