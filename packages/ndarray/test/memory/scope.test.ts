import { describe, expect, it, vi } from 'vitest';
import { allocate } from '../../src/memory/heap.ts';
import { type HasStorages, scope, storagesOf } from '../../src/memory/scope.ts';
import type { Storage } from '../../src/memory/storage.ts';

/** Stands for an array. */
class Arr implements HasStorages {
  readonly storage: Storage;

  constructor(storage = allocate(800, true)) {
    this.storage = storage;
  }

  get gone(): boolean {
    return this.storage.disposed;
  }

  [storagesOf](): Storage[] {
    return [this.storage];
  }
}

/** Stands for a pending copy of an array: reads it when it must. */
class Copy implements HasStorages {
  result: Arr | undefined;
  readonly #source: Arr;

  constructor(source: Arr) {
    this.#source = source;
    source.storage.addReader(this);
  }

  settle(): void {
    if (this.result) return;
    const values = this.#source.storage.view('float64');
    this.result = new Arr();
    this.result.storage.view('float64').set(values);
  }

  [storagesOf](): Storage[] {
    return [(this.result ?? this.#source).storage];
  }
}

/** Collects what a body makes, to look at it later. */
const witness = () => {
  const made: Arr[] = [];
  return { made, make: () => made[made.push(new Arr()) - 1]! };
};

describe('scope', () => {
  it('frees all arrays but its result', () => {
    const { made, make } = witness();
    const before = new Arr();
    const result = scope(() => {
      make();
      const kept = make();
      make();
      return kept;
    });
    expect(result).toBe(made[1]);
    expect(made.map((array) => array.gone)).toEqual([true, false, true]);
    expect(before.gone).toBe(false);
  });

  it('returns other values as they are', () => {
    expect(scope(() => 5)).toBe(5);
    expect(scope(() => null)).toBeNull();
    expect(scope(() => 'text')).toBe('text');
  });

  it('finds arrays in objects, arrays, maps, sets and instances, however deep', () => {
    class Factors {
      readonly lower: Arr;
      constructor(lower: Arr) {
        this.lower = lower;
      }
    }
    const { made, make } = witness();
    scope(() => {
      const cycle: unknown[] = [make()];
      cycle.push(cycle, { deep: [{ deeper: make() }] });
      make();
      return {
        cycle,
        map: new Map([['key', make()]]),
        set: new Set([make()]),
        f: new Factors(make()),
      };
    });
    expect(made.map((array) => array.gone)).toEqual([false, false, true, false, false, false]);
  });

  it('keeps what a typed array that it returns lies in', () => {
    const { made, make } = witness();
    const values = scope(() => make().storage.lend('float64'));
    expect(values.length).toBe(100);
    expect(made[0]!.gone).toBe(false);
  });

  it('passes what it keeps on to the enclosing scope', () => {
    const { made, make } = witness();
    scope(() => {
      const inner = scope(() => [make(), make(), (make(), 0)]);
      expect(made.map((array) => array.gone)).toEqual([false, false, true]);
      return inner[1];
    });
    expect(made.map((array) => array.gone)).toEqual([true, false, true]);
  });

  it('leaves arrays of the enclosing scope alone', () => {
    const { made, make } = witness();
    scope(() => {
      const outer = make();
      scope(() => make());
      expect(outer.gone).toBe(false);
    });
    expect(made.every((array) => array.gone)).toBe(true);
  });

  it('frees all arrays when its body throws, and the enclosing scope goes on', () => {
    const { made, make } = witness();
    const kept = scope(() => {
      expect(() =>
        scope(() => {
          make();
          throw new Error('singular');
        }),
      ).toThrow('singular');
      return make();
    });
    expect(made.map((array) => array.gone)).toEqual([true, false]);
    expect(kept.gone).toBe(false);
    expect(new Arr().gone).toBe(false);
  });

  it('refuses a body that returns a promise, and frees what it made', async () => {
    const { made, make } = witness();
    const body = vi.fn(async () => {
      make();
      await Promise.resolve();
    });
    expect(() => scope(body)).toThrow(
      new TypeError('scope: the body must be synchronous, but it returned a promise'),
    );
    expect(made[0]!.gone).toBe(true);
    await body.mock.results[0]!.value;
  });

  it('accepts that its body disposes arrays itself', () => {
    const { made, make } = witness();
    scope(() => {
      make().storage.dispose();
      return make();
    });
    expect(made.map((array) => array.gone)).toEqual([true, false]);
  });

  it('settles what outer expressions read before it frees that', () => {
    let copy: Copy | undefined;
    scope(() => {
      const array = new Arr();
      array.storage.view('float64').fill(3);
      copy = new Copy(array);
    });
    expect(copy!.result!.gone).toBe(false);
    expect(copy!.result!.storage.view('float64')[99]).toBe(3);
  });

  it('settles all expressions before it frees the first array', () => {
    const copies: Copy[] = [];
    scope(() => {
      const arrays = [new Arr(), new Arr()];
      // Each is registered with one array only, but reads both.
      for (const [i, array] of arrays.entries()) {
        const copy = new Copy(array);
        copy.settle = () => {
          arrays[1 - i]!.storage.assertUsable('settle');
          Copy.prototype.settle.call(copy);
        };
        copies.push(copy);
      }
    });
    expect(copies.map((copy) => copy.result!.gone)).toEqual([false, false]);
  });

  it('leaves the results of such settling to whoever holds them', () => {
    let copy: Copy | undefined;
    scope(() => {
      scope(() => {
        copy = new Copy(new Arr());
      });
      expect(copy!.result!.gone).toBe(false);
    });
    expect(copy!.result!.gone).toBe(false);
  });

  it('keeps what a pending expression in its result reads', () => {
    const { made, make } = witness();
    const copy = scope(() => new Copy(make()));
    expect(made[0]!.gone).toBe(false);
    expect(copy.result).toBeUndefined();
  });

  it('frees everything even if settling fails, and reports that', () => {
    const { made, make } = witness();
    expect(() =>
      scope(() => {
        make();
        make().storage.addReader({
          settle: () => {
            throw new Error('no room');
          },
        });
        make();
      }),
    ).toThrow('no room');
    expect(made.map((array) => array.gone)).toEqual([true, true, true]);
  });

  it('does not gather arrays that were disposed', () => {
    const { made, make } = witness();
    scope(() => {
      for (let i = 0; i < 10_000; i++) make().storage.dispose();
      made.length = 0;
      return make();
    });
    expect(made.map((array) => array.gone)).toEqual([false]);
  });
});
