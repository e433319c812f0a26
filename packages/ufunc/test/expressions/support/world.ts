/** Arrays and expressions under random steps, beside what eager evaluation would have given. */
import { array, asarray, type NdArray } from '@numloom/ndarray';
import {
  add,
  assign,
  evaluate,
  Expression,
  multiply,
  nd,
  StaleExpressionError,
  store,
  sum,
} from '@numloom/ufunc';
import { expect } from 'vitest';
import { elementsOf, expectElements } from './elements.ts';

const LENGTH = 6;

/** Counts writes to an array. */
interface Source {
  version: number;
}

/** An array beside a plain copy of its elements. */
interface Cell extends Source {
  readonly array: NdArray;
  readonly values: number[];
}

/** A lazy value beside the one that NumPy would have computed at once. */
interface Pair {
  readonly lazy: Expression;
  readonly eager: readonly number[];
  /** What it waits for, each at its version then. */
  readonly sources: ReadonlyMap<Source, number>;
  /** What it is computed from: arrays, each at its version then, and what had no array then. */
  below: readonly (ReadonlyMap<Source, number> | Pair)[];
  /** Whether nothing took it over. */
  waits: boolean;
  /** The array of its values, once there is one. */
  result: Source | undefined;
}

/** What an expression is built of. */
interface Operated {
  readonly lazy: NdArray | Expression;
  readonly eager: readonly number[];
  readonly sources: ReadonlyMap<Source, number>;
  /** The pair, if it is an expression. */
  readonly pair?: Pair;
}

/** One step: which, and what it is about. */
export type Step = readonly [kind: number, a: number, b: number, c: number];

/** Arrays and expressions under a random sequence of steps. */
export class World {
  readonly cells: Cell[];
  readonly pairs: Pair[] = [];

  constructor(foreign: boolean) {
    this.cells = [0, 1, 2].map((k) => {
      const values = Array.from({ length: LENGTH }, (_, i) => 10 * k + i);
      const isForeign = foreign && k > 0;
      return {
        array: isForeign ? asarray(Float64Array.from(values)) : array(values),
        values,
        version: 0,
      };
    });
  }

  run([kind, a, b, c]: Step): void {
    const steps = [
      this.#build,
      this.#build,
      this.#view,
      this.#fold,
      this.#write,
      this.#assign,
      this.#read,
      this.#several,
    ];
    steps[kind % steps.length]!.call(this, a, b, c);
  }

  check(): void {
    this.cells.forEach(({ array: target, values }, i) =>
      expectElements(target, values, `array ${i}`),
    );
    for (const pair of this.pairs) this.#valuesOf(pair);
  }

  #cell(n: number): Cell {
    return this.cells[n % this.cells.length]!;
  }

  #pair(n: number): Pair | undefined {
    return this.pairs.length === 0 ? undefined : this.pairs[n % this.pairs.length]!;
  }

  /** An operand: an array, part of one backwards, or an expression. */
  #operand(n: number): Operated {
    const pair = n % 3 === 0 ? this.#pair(n >> 3) : undefined;
    if (pair !== undefined) {
      return { lazy: pair.lazy, eager: pair.eager, sources: sourcesOf(pair), pair };
    }
    const cell = this.#cell(n >> 3);
    const sources = versions([cell]);
    return n % 2 === 0
      ? { lazy: cell.array.slice('::-1'), eager: [...cell.values].reverse(), sources }
      : { lazy: cell.array, eager: [...cell.values], sources };
  }

  /** A new expression of operands, which takes over what they wait for. */
  #push(
    build: () => Expression,
    eager: readonly number[],
    operands: readonly Operated[],
    isView = false,
  ): void {
    const sources = new Map(operands.flatMap((operand) => [...operand.sources]));
    const areFresh = operands.every((operand) => isFresh(operand.sources));
    const lazy = areFresh ? build() : attempt(build);
    if (lazy === undefined) return;
    for (const { pair } of operands) if (pair) pair.waits = false;
    if (!areFresh) return;
    const below = operands.map(({ pair, sources }) =>
      // A view has nothing of what it is a view of, but for the arrays below.
      pair && pair.result?.version !== 0 && !isView ? pair : sources,
    );
    this.pairs.push({ lazy, eager, sources, below, waits: true, result: undefined });
  }

  #build(a: number, b: number, c: number): void {
    const [x, y] = [this.#operand(a), this.#operand(b)];
    const eager = x.eager.map((value, i) => (((value + c * y.eager[i]!) % 1000) + 1000) % 1000);
    this.#push(() => nd`(${x.lazy} + ${c} * ${y.lazy}) % 1000`, eager, [x, y]);
  }

  #view(a: number): void {
    const x = this.#operand(3 * a);
    if (!(x.lazy instanceof Expression)) return;
    const { lazy } = x;
    this.#push(() => lazy.slice('::-1'), [...x.eager].reverse(), [x], true);
  }

  #fold(a: number): void {
    const x = this.#operand(a);
    const total = x.eager.reduce((sum, value) => sum + value);
    const eager = x.eager.map(() => total);
    this.#push(() => add(multiply(x.lazy, 0), sum(x.lazy)), eager, [x]);
  }

  /** What waits for a source is computed before it is written. */
  #written(source: Source): void {
    for (const pair of this.pairs) {
      if (!pair.waits || !pair.sources.has(source)) continue;
      pair.waits = false;
      compute(pair);
    }
    source.version++;
  }

  #write(a: number, b: number, c: number): void {
    const cell = this.#cell(a);
    const { array: target, values } = cell;
    if (b % 3 === 0) {
      target.set(c % LENGTH, b);
      values[c % LENGTH] = b;
    } else if (b % 3 === 1) {
      target.slice('1::2').fill(c);
      for (let i = 1; i < LENGTH; i += 2) values[i] = c;
    } else {
      target.data[c % LENGTH] = b;
      values[c % LENGTH] = b;
    }
    this.#written(cell);
  }

  #assign(a: number, b: number): void {
    this.#store([this.#cell(a)], [this.#operand(b)]);
  }

  #several(a: number, b: number, c: number): void {
    this.#store([this.#cell(a), this.#cell(a + 1)], [this.#operand(b), this.#operand(c)]);
  }

  #store(cells: readonly Cell[], operands: readonly Operated[]): void {
    const done = attempt(() => {
      if (cells.length === 1) assign(cells[0]!.array, operands[0]!.lazy);
      else evaluate(cells.map((cell, i) => store(cell.array, operands[i]!.lazy)));
      return true;
    });
    for (const { pair } of operands) if (pair) pair.waits = false;
    if (done !== true) {
      const areFresh = operands.every(({ sources }) => isFresh(sources));
      expect(areFresh).toBe(false);
      return;
    }
    cells.forEach((cell, i) => {
      operands[i]!.eager.forEach((value, k) => (cell.values[k] = value));
    });
    for (const cell of cells) this.#written(cell);
  }

  /** Reads a pair: the right values, or StaleExpressionError where a source was written. */
  #valuesOf(pair: Pair): NdArray | undefined {
    const mustBe = isFresh(sourcesOf(pair));
    const result = mustBe ? pair.lazy.evaluate() : attempt(() => pair.lazy.evaluate());
    pair.waits = false;
    if (result === undefined) return undefined;
    if (pair.result?.version !== 0) compute(pair);
    expect(elementsOf(result)).toEqual(pair.eager);
    return result;
  }

  #read(a: number, b: number): void {
    const pair = this.#pair(a);
    const result = pair && this.#valuesOf(pair);
    if (pair === undefined || result === undefined) return;
    // The array is the reader's: what becomes of it is no concern of any expression.
    if (b % 3 === 0) result.fill(-1);
    else if (b % 3 === 1) result.dispose();
    if (b % 3 < 2) this.#written(pair.result!);
  }
}

/** The arrays that a pair would be computed from now. */
function sourcesOf({ result, below }: Pair): ReadonlyMap<Source, number> {
  if (result?.version === 0) return versions([result]);
  return new Map(below.flatMap((part) => [...('lazy' in part ? sourcesOf(part) : part)]));
}

/** Notes that a pair has an array now; what it was computed from is forgotten. */
function compute(pair: Pair): void {
  pair.below = pair.below.map((part) =>
    'lazy' in part && part.result?.version === 0 ? versions([part.result]) : part,
  );
  pair.result = { version: 0 };
}

function versions(sources: readonly Source[]): ReadonlyMap<Source, number> {
  return new Map(sources.map((source) => [source, source.version]));
}

function isFresh(sources: ReadonlyMap<Source, number>): boolean {
  return [...sources].every(([source, version]) => source.version === version);
}

/** What `action` gives, or undefined where it says that the expression is stale. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof StaleExpressionError) return undefined;
    // An array that came of an expression may be disposed by now.
    if (error instanceof Error && error.message.includes('was disposed')) return undefined;
    throw error;
  }
}
