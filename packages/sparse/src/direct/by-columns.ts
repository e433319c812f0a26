/** Factors that pivot within columns: block by block, column by column, or by supernodes. */
import { type Frame, view } from '@numloom/linalg/kernels';
import { type BlockOrder, blockOrder } from '../analysis/block-order.ts';
import { productColumnCounts } from '../analysis/column-counts.ts';
import { Transposed } from '../analysis/patterns.ts';
import { identityMatching, maximumMatching } from '../analysis/matching.ts';
import { columnTree, inverseOf, postorder } from '../analysis/trees.ts';
import { tryScalar } from '../leftlooking/columns.ts';
import type { Limit } from '../leftlooking/eliminate.ts';
import { isSingular, type Singular } from '../leftlooking/singular.ts';
import { factorSupernodal } from '../leftlooking/supernodes.ts';
import type { Pattern } from '../memory/compressed.ts';
import { columnMinimumDegreeOrder } from '../ordering/colamd.ts';
import { bytesOf } from './kernels.ts';
import type { CheckedOptions } from './options.ts';
import { orderOf } from './orders.ts';
import { inBlocks, type Outcome, whole } from './outcome.ts';
import type { Attempt, Strategy } from './strategy.ts';
import { hangingLines } from './structure.ts';
import type { System } from './system.ts';

/** Operations for each entry of the factors below which supernodes gain nothing, by bounds of both. */
const MANY_OPERATIONS = 80;
/**
 * So that part of the operations that there may be is tried without supernodes, and no more than so many:
 * bounds that are near to the truth are found out early, at little cost.
 */
const [TRIED, MOST_TRIED] = [1 / 128, 2e6];
/** Multiplications for each entry of A that are tried before anything is known of bounds. */
const FREE = 16;
/** Entries of A below which looking for blocks takes longer than what they can save. */
const FEW_ENTRIES = 1500;
/** Rows for each that has one entry, or whose column has, beyond which there is little to gain by blocks. */
const MOST_FOR_EACH = 64;
/**
 * Entries that L and U may have from which on L is read by wide panels: it is larger than caches then; and rows
 * up to which there is room for what such panels may need at most.
 */
const [WIDE_FROM, WIDE_PANEL, MOST_WIDE] = [1.2e7, 32, 2e5];

/** Factors of a system as an attempt that pivots within columns says; `rows` is its transpose. */
export function byColumns(
  system: System,
  attempt: Attempt,
  options: CheckedOptions,
  rows: Transposed,
  frame: Frame,
): Outcome | Singular {
  const { path, ordering } = attempt;
  const choice = { threshold: options.threshold ?? 1 };
  const blocks = takesBlocks(attempt, system, options, rows)
    ? blocksOf(system, attempt, frame)
    : undefined;
  if (blocks !== undefined) {
    if (isSingular(blocks)) return blocks;
    const bounds = new Bounds(blocks.inside, blocks.order, system, frame);
    const beside = system.entries - blocks.inside.entries;
    const given = { ...choice, ends: blocks.ends };
    const factors = tryScalar(system, blocks.columns, limitOf(path, system, bounds), given);
    if (factors !== undefined) {
      return isSingular(factors) ? factors : inBlocks(factors, bounds.known(beside), blocks);
    }
  }
  const order =
    ordering === 'colamd'
      ? columnMinimumDegreeOrder(system, frame, rows.get())
      : orderOf(system, ordering, frame);
  const bounds = new Bounds(system, order, system, frame, rows);
  if (blocks === undefined && options.strategy !== 'supernodal') {
    const factors = tryScalar(system, order, limitOf(path, system, bounds), choice);
    if (factors !== undefined) {
      const taken = path === 'supernodal' ? 'scalar' : path;
      return isSingular(factors) ? factors : whole(factors, taken, bounds.known());
    }
  }
  const isWide = system.lines <= MOST_WIDE && bounds.ask().nnz > WIDE_FROM;
  const { relax, panelSize = isWide ? WIDE_PANEL : undefined } = options;
  const factors = factorSupernodal(system, order, { ...choice, relax, panelSize });
  return isSingular(factors) ? factors : whole(factors, path, bounds.known());
}

/** Whether blocks are looked for. */
function takesBlocks(
  { path }: Attempt,
  system: System,
  options: CheckedOptions,
  rows: Transposed,
): boolean {
  const { strategy, ordering, blockTriangular } = options;
  if ((path !== 'scalar' && path !== 'supernodal') || strategy === 'supernodal') return false;
  if (blockTriangular !== 'auto') return blockTriangular;
  if (ordering !== 'auto' || system.entries < FEW_ENTRIES) return false;
  return hangingLines(system, rows.get()) * MOST_FOR_EACH >= system.lines;
}

/** The blocks of a system, if there are several; a column that cannot have a pivot if there is one. */
function blocksOf(
  system: System,
  { ordering, hasDiagonal }: Attempt,
  frame: Frame,
): BlockOrder | Singular | undefined {
  const { lines: n } = system;
  const matching = hasDiagonal ? identityMatching(n, frame) : maximumMatching(system, frame);
  if (matching.size < n) {
    const singular = view('int32', matching.rowOf, n).indexOf(-1);
    return { singular, step: matching.size, isFinite: true };
  }
  const placesOf = (inside: Pattern, columnOrder: number): number => {
    if (ordering === 'colamd') return columnMinimumDegreeOrder(inside, frame);
    if (typeof ordering === 'string') return orderOf(inside, ordering, frame);
    const order = orderOf(inside, ordering, frame);
    const places = inverseOf(columnOrder, n, frame);
    const [all, numbers] = [view('int32', places, n), view('int32', order, n)];
    numbers.set(numbers.map((column) => all[column]!));
    return order;
  };
  return blockOrder(system, matching, placesOf, frame);
}

/** When an elimination without supernodes is given up: never if it is that, or another simple one, that was chosen. */
function limitOf(path: Attempt['path'], { entries }: System, bounds: Bounds): Limit {
  const next = (): number => {
    const { nnz, flops } = bounds.ask();
    return flops < MANY_OPERATIONS * nnz ? Infinity : Math.min(TRIED * flops, MOST_TRIED);
  };
  return { first: path === 'supernodal' ? FREE * entries : Infinity, next };
}

/** Entries of factors, and operations. */
interface Arithmetic {
  readonly nnz: number;
  readonly flops: number;
}

/**
 * What factors have at most, whichever rows are pivots, from the counts of the factor of AᵀA: computed when
 * it is asked for first.
 */
class Bounds {
  #asked: Arithmetic | undefined;
  readonly #pattern: Pattern;
  readonly #order: number;
  readonly #scalar: System['scalar'];
  readonly #frame: Frame;
  readonly #rows: Transposed;

  constructor(
    pattern: Pattern,
    order: number,
    { scalar }: System,
    frame: Frame,
    rows = new Transposed(pattern, frame),
  ) {
    this.#pattern = pattern;
    this.#order = order;
    this.#scalar = scalar;
    this.#frame = frame;
    this.#rows = rows;
  }

  /** Bounds that somebody asked for, of factors with `beside` entries more, which cost no arithmetic. */
  known(beside = 0): Strategy['predicted'] {
    if (this.#asked === undefined) return undefined;
    const nnz = this.#asked.nnz + beside;
    return { nnz, flops: this.#asked.flops, bytes: (bytesOf(this.#scalar) + 4) * nnz };
  }

  ask(): Arithmetic {
    return (this.#asked ??= this.#compute());
  }

  #compute(): Arithmetic {
    const [pattern, order, frame] = [this.#pattern, this.#order, this.#frame];
    const n = pattern.lines;
    const parents = columnTree(pattern, order, frame);
    const post = postorder(parents, n, frame);
    const counts = productColumnCounts(pattern, { order, parents, post }, frame, this.#rows.get());
    let [nnz, flops] = [0, 0];
    for (const count of view('int32', counts, n)) {
      nnz += 2 * count;
      flops += 2 * count * count;
    }
    return { nnz, flops };
  }
}
