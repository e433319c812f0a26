import { describe, expect, it } from 'vitest';
import { Budget, defaultBudget } from '../../src/memory/budget.ts';

const MIB = 2 ** 20;
const GIB = 2 ** 30;

describe('defaultBudget', () => {
  it('is 1/32 of the memory within 64 and 512 MiB', () => {
    expect([1, 8, 1024].map((gib) => defaultBudget(gib * GIB) / MIB)).toEqual([64, 256, 512]);
  });
});

describe('Budget', () => {
  it('is twice what was proven alive, but no less than the default and no more than 4 GiB', () => {
    const budget = new Budget();
    const least = budget.limit;
    expect(least).toBeGreaterThanOrEqual(64 * MIB);
    budget.prove(GIB);
    expect(budget.limit).toBe(2 * GIB);
    budget.prove(3 * GIB);
    expect(budget.limit).toBe(4 * GIB);
    budget.prove(MIB);
    expect(budget.limit).toBe(least);
  });

  it('stays fixed once it is configured, until it is configured away', () => {
    const budget = new Budget();
    const automatic = budget.limit;
    budget.configure(1000);
    budget.prove(GIB);
    expect(budget.limit).toBe(1000);
    budget.configure(undefined);
    budget.prove(0);
    expect(budget.limit).toBe(automatic);
  });

  it.each([0, -1, NaN, Infinity])('refuses %d bytes', (bytes) => {
    expect(() => new Budget().configure(bytes)).toThrow(
      new RangeError(
        `configure: budget must be a positive, finite number of bytes, got ${String(bytes)}`,
      ),
    );
  });
});
