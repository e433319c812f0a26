/** An expression denotes the values that its operands had when it was built, whatever is written since. */
import { array, asarray, type NdArray, ones, scope, zeros } from '@numloom/ndarray';
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
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onEachBackend } from './support/backends.ts';
import { elementsOf, expectElements } from './support/elements.ts';

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
  /** What it is computed from, each at its version then. */
  readonly sources: ReadonlyMap<Source, number>;
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

type Step = readonly [kind: number, a: number, b: number, c: number];

/** Arrays and expressions under a random sequence of steps. */
class World {
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
      const sources = pair.result?.version === 0 ? versions([pair.result]) : pair.sources;
      return { lazy: pair.lazy, eager: pair.eager, sources, pair };
    }
    const cell = this.#cell(n >> 3);
    const sources = versions([cell]);
    return n % 2 === 0
      ? { lazy: cell.array.slice('::-1'), eager: [...cell.values].reverse(), sources }
      : { lazy: cell.array, eager: [...cell.values], sources };
  }

  /** A new expression of operands, which takes over what they wait for. */
  #push(build: () => Expression, eager: readonly number[], operands: readonly Operated[]): void {
    const sources = new Map(operands.flatMap((operand) => [...operand.sources]));
    const areFresh = operands.every((operand) => isFresh(operand.sources));
    const lazy = areFresh ? build() : attempt(build);
    if (lazy === undefined) return;
    for (const { pair } of operands) if (pair) pair.waits = false;
    if (areFresh) this.pairs.push({ lazy, eager, sources, waits: true, result: undefined });
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
    this.#push(() => lazy.slice('::-1'), [...x.eager].reverse(), [x]);
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
      pair.result = { version: 0 };
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
    const mustBe = pair.result?.version === 0 || isFresh(pair.sources);
    const result = mustBe ? pair.lazy.evaluate() : attempt(() => pair.lazy.evaluate());
    pair.waits = false;
    if (result === undefined) return undefined;
    if (pair.result?.version !== 0) pair.result = { version: 0 };
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

const step: fc.Arbitrary<Step> = fc.tuple(
  fc.nat({ max: 7 }),
  fc.nat({ max: 255 }),
  fc.nat({ max: 255 }),
  fc.nat({ max: 255 }),
);

onEachBackend(() => {
  test('any interleaving of building, writing and reading is what eager evaluation gives', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 3, maxLength: 40 }),
        fc.boolean(),
        (steps, foreign) => {
          const world = new World(foreign);
          for (const one of steps) world.run(one);
          world.check();
        },
      ),
      { numRuns: 250 },
    );
  });
});

describe('writes', () => {
  const writes: readonly (readonly [string, (u: NdArray) => void])[] = [
    ['set', (u) => u.set(0, 9)],
    ['fill', (u) => u.fill(9)],
    ['fill of a slice', (u) => u.slice('::2').fill(9)],
    ['data', (u) => (u.data[0] = 9)],
    ['touch', (u) => u.touch()],
    ['assign', (u) => assign(u, 9)],
    ['assign to a view', (u) => assign(u.slice('1:'), u.slice(':-1'))],
    ['store', (u) => evaluate([store(u, 9)])],
    ['dispose', (u) => u.dispose()],
  ];
  test.each(writes)('%s leaves an expression that waits as it was', (_, write) => {
    const u = array([1, 2, 3]);
    const waiting = add(u, 1);
    const other = multiply(u.slice('::-1'), 2);
    write(u);
    expect(waiting.tolist()).toEqual([2, 3, 4]);
    expect(other.tolist()).toEqual([6, 4, 2]);
  });

  test.each(writes)('%s makes an inner expression stale that was consumed', (name, write) => {
    const u = array([1, 2, 3]);
    const inner = add(u, 1);
    const outer = multiply(inner, 2);
    write(u);
    expect(outer.tolist()).toEqual([4, 6, 8]);
    expect(() => inner.tolist()).toThrow(
      name === 'dispose' ? /was disposed/ : StaleExpressionError,
    );
  });

  test('the error names the operand and the remedy', () => {
    const u = zeros([2, 3]);
    const inner = add(u, 1);
    const outer = multiply(inner, 2);
    u.fill(1);
    expect(() => evaluate([inner])).toThrow(
      /operand of dtype float64 and shape \[2, 3\] was written .*evaluate\(\)/,
    );
    expect(outer.get(0, 0)).toBe(2);
  });

  test('a fresh operand and a stale one of the same array are kept apart', () => {
    const u = array([1, 2, 3]);
    const inner = add(u, 1);
    multiply(inner, 2).evaluate();
    u.set(0, 100);
    expect(() => add(u, inner).evaluate()).toThrow(StaleExpressionError);
    expect(() => add(inner, u).evaluate()).toThrow(StaleExpressionError);
  });

  test('other views of the array count', () => {
    const base = zeros([4, 4]);
    const waiting = sum(base.slice(':2'));
    base.slice('1:').fill(1);
    expect(waiting.item()).toBe(0);
    const bytes = new Float64Array(4);
    const foreign = add(asarray(bytes), 1);
    asarray(bytes.subarray(2)).fill(7);
    expect(foreign.tolist()).toEqual([1, 1, 1, 1]);
    expect(asarray(bytes).tolist()).toEqual([0, 0, 7, 7]);
  });

  test('what was computed is no longer what is shown once its array is written', () => {
    const u = ones(3);
    const inner = add(u, 1);
    const outer = multiply(inner, 10);
    inner.evaluate().fill(0);
    expect(inner.tolist()).toEqual([2, 2, 2]);
    expect(outer.tolist()).toEqual([20, 20, 20]);
    inner.evaluate().dispose();
    expect(sum(inner).item()).toBe(6);
  });

  test('an expression keeps its values when a slice or an assignment of it fails', () => {
    const u = ones(3);
    const e = add(u, 1);
    expect(() => e.slice(7)).toThrow(RangeError);
    expect(() => assign(zeros(2), e)).toThrow(RangeError);
    expect(() => evaluate([store(zeros(3), 1), store(zeros(2), e)])).toThrow(RangeError);
    u.fill(0);
    expect(e.tolist()).toEqual([2, 2, 2]);
  });
});

describe('the expressions that wait', () => {
  test('are those that nobody consumed', () => {
    const u = ones(3);
    const a = add(u, 1);
    const b = multiply(a, 2);
    expect(u.storage.readerCount).toBe(1);
    const c = b.slice('1:');
    expect(u.storage.readerCount).toBe(1);
    const d = sum(c);
    expect(u.storage.readerCount).toBe(1);
    d.item();
    expect(u.storage.readerCount).toBe(0);
    const several = [add(u, 1), add(u, 2)] as const;
    expect(u.storage.readerCount).toBe(2);
    evaluate(several);
    expect(u.storage.readerCount).toBe(0);
    assign(u, add(u, 1));
    expect(u.storage.readerCount).toBe(0);
  });

  test('do not pile up while they are dropped', () => {
    const u = ones(3);
    for (let i = 0; i < 2000; i++) add(u, i);
    u.fill(0);
    expect(u.storage.readerCount).toBe(0);
  });

  test('are computed in one pass by a write', () => {
    const u = ones(3);
    const waiting = Array.from({ length: 20 }, (_, i) => add(u, i));
    u.fill(0);
    waiting.forEach((e, i) => expect(e.tolist()).toEqual([1 + i, 1 + i, 1 + i]));
  });

  test('survive one among them that fails', () => {
    const u = array([1, 2], { dtype: 'int32' });
    const negative = array([-1, -1], { dtype: 'int32' });
    const good = add(u, 1);
    const bad = nd`${u} ** ${negative}`;
    expect(() => u.fill(0)).toThrow(/integers to negative integer powers/);
    u.fill(0);
    expect(good.tolist()).toEqual([2, 3]);
    expect(() => bad.tolist()).toThrow();
  });

  test('survive a scope in which an operand is made', () => {
    const e = scope(() => add(ones(3), 1));
    expect(e.tolist()).toEqual([2, 2, 2]);
  });
});
