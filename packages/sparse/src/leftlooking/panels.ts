/** The elimination by supernodes and panels of columns; kernels do it, room is found here. */
import {
  type Frame,
  kernelsOf,
  Owned,
  type Scalar,
  view,
  withFrame,
} from '@numloom/linalg/kernels';
import { copyList } from '../analysis/copy-list.ts';
import { columnTree, postorder, reordered } from '../analysis/trees.ts';
import { leftlookingColumns } from '../kernels/generated/leftlookingColumns.ts';
import { leftlookingPanels } from '../kernels/generated/leftlookingPanels.ts';
import type { Compressed } from '../memory/compressed.ts';
import type { PivotOptions } from './eliminate.ts';
import { Growing } from './growing.ts';
import type { Singular } from './singular.ts';

/** Columns of the widest supernode that is not relaxed; see assembly/base/supernodes.ts. */
const WIDEST = 200;

const NOT_FINITE = -3;

/** How columns are put together. */
export interface SupernodalOptions extends PivotOptions {
  /** The most columns of a subtree that becomes one supernode whatever its structure; 10, as SuperLU. */
  readonly relax?: number | undefined;
  /**
   * The most columns of a panel, up to 32: 8 unless told otherwise, or 4 of complex numbers. More read L from
   * memory less often, where it is larger than caches, and cost more where it is not.
   */
  readonly panelSize?: number | undefined;
}

/** Factors by supernodes, at addresses. */
export interface Supernodes {
  readonly owned: Owned;
  readonly scalar: Scalar;
  readonly size: number;
  /** The table of kernels. */
  readonly table: number;
  readonly rowOfStep: number;
  readonly columnOrder: number;
  /** Number of supernodes, entries of L below its diagonal, of U, and of U outside of supernodes. */
  readonly supernodes: number;
  readonly lower: number;
  readonly upper: number;
  readonly segments: number;
}

/** Words of the kernels' table that are changed or read here; see assembly/base/supernodes.ts. */
const TABLE = { rows: 11, supers: 39, needs: 42, length: 79 } as const;

/** The most columns of a panel, and bytes of those that lie together. */
const [MOST_COLUMNS, GROUP] = [32, 64] as const;

/** Factors a square matrix, its columns in the order at an address, up to a postorder of their tree. */
export function eliminatePanels(
  a: Compressed,
  order: number,
  options: SupernodalOptions,
): Supernodes | Singular {
  const owned = new Owned();
  try {
    const outcome = withFrame((frame) => run(a, order, options, owned, frame));
    if ('singular' in outcome) owned.dispose();
    return outcome;
  } catch (error) {
    owned.dispose();
    throw error;
  }
}

function run(
  a: Compressed,
  order: number,
  { threshold = 1, preferDiagonal = true, relax = 10, panelSize }: SupernodalOptions,
  owned: Owned,
  frame: Frame,
): Supernodes | Singular {
  const { lines: n, entries, scalar } = a;
  const width = scalar === 'complex128' ? 16 : 8;
  const together = GROUP / width;
  const most = Math.min(MOST_COLUMNS, panelSize ?? together);
  const groups = Math.ceil(most / together);
  const packedStep = 128 * (Math.max(WIDEST, relax) + 2);
  const post = postorder(columnTree(a, order, frame), n, frame);
  const columnOrder = owned.bytes(4 * n);
  copyList(n, reordered(order, post, n, frame), columnOrder);
  const parents = columnTree(a, columnOrder, frame);

  const kept = (count: number): number => owned.bytes(4 * count);
  const marked = (count: number): number => {
    const list = frame.bytes(4 * count);
    view('int32', list, count).fill(-1);
    return list;
  };
  const begun = (count: number): number => {
    const list = kept(count);
    view('int32', list, 1)[0] = 0;
    return list;
  };
  const rows = new Growing(owned, [4, 4], 2 * entries + n);
  const values = new Growing(owned, [width], 4 * entries + n);
  const segments = new Growing(owned, [4, 4], entries + n);
  const upper = new Growing(owned, [width], 2 * entries + n);
  view('int32', segments.addresses[1]!, 1)[0] = 0;
  const [rowOfStep, superFirst, superRows] = [kept(n), kept(n + 1), begun(n + 1)];
  const [superValues, uStarts] = [begun(n + 1), begun(n + 1)];
  const dense = frame.bytes(GROUP * n * groups);
  view('float64', dense, 8 * n * groups).fill(0);
  const relaxed = frame.bytes(4 * n);
  const columns = kernelsOf(leftlookingColumns);
  columns.relax(n, relax, parents, frame.bytes(4 * n), relaxed);
  const table = owned.bytes(4 * TABLE.length);
  const lists = (): number[] => [
    ...[...rows.addresses, rows.room, ...values.addresses, values.room],
  ];
  // Room is made before the table is seen: where memory grows, views of before are void.
  const words = [
    ...[n, a.starts, a.indices, a.values, columnOrder, marked(n), rowOfStep, frame.bytes(4 * n)],
    ...[superFirst, superRows, superValues, ...lists(), marked(n), frame.bytes(4 * n), uStarts],
    ...[...segments.addresses, segments.room, ...upper.addresses, upper.room, relaxed],
    ...[marked(most * n), marked(n), marked(n), marked(n), frame.bytes(4 * n)],
    ...[frame.bytes(4 * most * n), marked(n), frame.bytes(4 * n), frame.bytes(4 * n)],
    ...[frame.bytes(4 * n), frame.bytes(4 * n), dense, frame.bytes(packedStep * groups), marked(n)],
    ...[0, 0, 0, 0, 0, 0, 0, packedStep],
  ];
  view('int32', table, TABLE.length).set(words);
  const provide = (): void => {
    const needs = view('int32', table, TABLE.length).slice(TABLE.needs, TABLE.needs + 4);
    [rows, values, segments, upper].forEach((list, i) => {
      if (needs[i]! > list.room) list.grow(list.room, needs[i]!, 'splu');
    });
    const all = view('int32', table, TABLE.length);
    all.set(lists(), TABLE.rows);
    all.set([...segments.addresses, segments.room, ...upper.addresses, upper.room], 19);
  };

  const panels = kernelsOf(leftlookingPanels);
  const isComplex = scalar === 'complex128';
  const search = isComplex ? panels.searchPanelComplex128 : panels.searchPanelFloat64;
  const update = isComplex ? panels.updatePanelComplex128 : panels.updatePanelFloat64;
  const factor = isComplex ? columns.factorColumnComplex128 : columns.factorColumnFloat64;
  const factorRelaxed = isComplex ? columns.factorRelaxedComplex128 : columns.factorRelaxedFloat64;
  const ends = Int32Array.from(view('int32', relaxed, n));
  const failed = (step: number, answer: number): Singular => ({
    singular: view('int32', columnOrder, n)[step]!,
    step,
    isFinite: answer !== NOT_FINITE,
  });
  for (let from = 0; from < n;) {
    let to = ends[from]! + 1;
    if (to > 0) {
      columns.searchRelaxed(table, from, to);
      provide();
      const answer = factorRelaxed(table, from, to, threshold, preferDiagonal);
      if (answer < 0) return failed(view('int32', superFirst, n + 1)[supersOf(table)]!, answer);
    } else {
      to = from + 1;
      while (to < n && to - from < most && ends[to]! < 0) to++;
      search(table, from, to);
      provide();
      update(table, from, to);
      for (let j = from; j < to; j++) {
        const answer = factor(table, j, from, threshold, preferDiagonal);
        if (answer < 0) return failed(j, answer);
      }
    }
    from = to;
  }
  columns.needToFinish(table, n);
  provide();
  if (isComplex) columns.finishComplex128(table);
  else columns.finishFloat64(table);

  const supernodes = supersOf(table);
  const used = view('int32', uStarts, n + 1)[n]!;
  const stored = view('int32', segments.addresses[1]!, used + 1)[used]!;
  const listed = view('int32', superRows, n + 1)[supernodes]!;
  columns.nameRows(listed, rows.addresses[0]!, view('int32', table, TABLE.length)[5]!);
  const firsts = view('int32', superFirst, n + 1);
  const heights = view('int32', superRows, n + 1);
  let [below, above] = [0, stored];
  for (let s = 0; s < supernodes; s++) {
    const wide = firsts[s + 1]! - firsts[s]!;
    const high = heights[s + 1]! - heights[s]!;
    above += (wide * (wide + 1)) / 2;
    below += wide * high - (wide * (wide + 1)) / 2;
  }
  return {
    owned,
    scalar,
    size: n,
    table,
    rowOfStep,
    columnOrder,
    supernodes,
    lower: below,
    upper: above,
    segments: stored,
  };
}

function supersOf(table: number): number {
  return view('int32', table, TABLE.length)[TABLE.supers]!;
}
