/**
 * What a loop nest is made of, for a target that is written once per backend. The walker (see
 * nest.ts) decides what happens in which order; an emitter says how the target spells it.
 */
import type { Primitive, RealDType } from '../kernel/primitives.ts';

/** The elements that one step of the innermost loop handles at once. */
export interface Place {
  /** Whether they are a vector, or one element. */
  readonly vector: boolean;
  /** How many elements come before them in this iteration. */
  readonly at: number;
}

/** A fold's accumulator in memory, and the stack of its block values. */
export interface FoldSlot {
  readonly number: number;
  /** What combines two values. */
  readonly step: Primitive;
  readonly dtype: RealDType;
}

/** Where folds keep what is not in a variable. */
export interface FoldMemory<V> {
  /** Puts the accumulators of a block into memory, where they have an index. */
  lanesToMemory(slot: FoldSlot, lanes: readonly V[]): void;
  /** Takes them back. */
  lanesFromMemory(slot: FoldSlot, lanes: readonly V[]): void;
  /** Starts to count the elements that go to accumulators in memory. */
  openLanes(): void;
  /** The accumulator of the next elements, or that of a copy of the body in the main loop. */
  loadLane(slot: FoldSlot, vector: boolean, copy?: number): V;
  storeLane(slot: FoldSlot, value: V, vector: boolean, copy?: number): void;

  /** Empties the stack of block values. */
  clearStack(slot: FoldSlot): void;
  /** Pushes a block value, and combines entries as a binary counter does. */
  push(slot: FoldSlot, value: V): void;
  /** Combines what is on the stack into `target`, which keeps its value if that is nothing. */
  drain(slot: FoldSlot, target: V): void;
}

/** Stores that wait while the next 128 elements of a run are computed. */
export interface LateStores<V> {
  /** Before the first element of a run. */
  open(): void;
  /** After so many elements, at most 128: stores what waited, and has these wait. */
  turn(count: V): void;
  /** After the last element of a run: stores what waits. */
  close(): void;
}

/** `V` names a variable of the target: every value and every counter is kept in one. */
export interface Emitter<V> {
  /** Elements of a vector; 1 where the kernel is computed element by element. */
  readonly lanes: number;

  /** How many indices of the outermost axis the launch covers. */
  outerCount(): V;
  /** Length of an axis. */
  length(axis: number): V;
  /** Indices of the outermost axis per partial result. */
  segment(): V;
  /** A fixed count. */
  fixed(count: number): V;
  /** `count` divided by a power of two: quotient and remainder. */
  divide(count: V, by: number): readonly [quotient: V, remainder: V];
  /** Runs the body `count` times, or never. */
  repeat(count: V, body: () => void): void;
  /** The main loop of a run: `count` times the body, which steps on by `elements`. */
  repeatGroups(count: V, elements: number, body: () => void): void;
  /** Cuts `count` into pieces of `most`, the last one shorter, and runs the body for each. */
  pieces(count: V, most: V, body: (count: V) => void): void;
  /** Runs the body unless `count` is 0. */
  unlessZero(count: V, body: () => void): void;

  /** What the body makes is not used after it. */
  scope(body: () => void): void;

  /** Takes every leaf to the first index of an axis, from where it is on the axis before. */
  enter(axis: number): void;
  /** Takes every leaf to the next index of an axis. */
  advance(axis: number): void;
  /** Takes fold outputs to the next partial result. */
  advanceSegment(): void;
  /** Begins a run along the innermost axis, at its first element. */
  openRun(): void;
  /** Goes on by a number of elements of the run; places count from there. */
  step(elements: number): void;

  load(leaf: number, place: Place): V;
  /** The one element of a leaf that does not move along the innermost axis. */
  loadBroadcast(leaf: number): V;
  scalar(index: number): V;
  constant(dtype: RealDType, value: number | bigint): V;
  /** A vector of equal elements. */
  splat(dtype: RealDType, value: V): V;
  /**
   * Applies a primitive.
   * @param from - dtype of the operands (of `select`: of the two values)
   * @param to - dtype of the result
   * @param zero - of `select`: which of the operands is 0, if one of them is; targets may make use of it
   */
  operation(
    op: Primitive,
    from: RealDType,
    to: RealDType,
    args: readonly V[],
    vector: boolean,
    zero?: number,
  ): V;
  /** Calls a function of the launch. Undefined where the target can't. */
  call?(callee: number, args: readonly V[]): V;
  /**
   * Applies guarded calls that have their condition and operand in common, each with its other
   * value.
   */
  guardedCalls(
    ops: readonly Primitive[],
    condition: V,
    x: V,
    others: readonly V[],
    vector: boolean,
  ): V[];
  /** Looks up columns of one table, in the row that `index` says. */
  lookUps(ops: readonly Primitive[], index: V, vector: boolean): V[];
  /** Runs the body unless all conditions hold. */
  unlessAll(conditions: readonly V[], vector: boolean, body: () => void): void;
  store(leaf: number, value: V, place: Place): void;

  /** A new variable. */
  variable(dtype: RealDType, vector: boolean): V;
  assign(target: V, value: V): void;
  /** In the main loop: has the target's compiler compute values before what follows. */
  pin(values: readonly V[], dtypes: readonly RealDType[], vector: boolean): void;
  /** The element of a vector. */
  extract(dtype: RealDType, value: V, lane: number): V;
  /** Writes a fold's result at the place of its output on `axis`. */
  storeResult(leaf: number, value: V): void;

  /** Undefined where the target knows no late stores. */
  readonly late?: LateStores<V> | undefined;
  readonly foldMemory: FoldMemory<V>;
}
