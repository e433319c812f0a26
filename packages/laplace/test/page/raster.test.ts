import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Raster } from '../../src/page/painting/raster.ts';
import { cold, scenes } from '../../src/page/painting/scenes.ts';
import { type Stroke, TICKS } from '../../src/page/painting/stroke.ts';

const SIZE = 12;

/** Distance of a point of the grid from a path, in ticks. */
function distance(row: number, column: number, { path }: Stroke): number {
  const [x, y] = [(column * TICKS) / (SIZE - 1), (row * TICKS) / (SIZE - 1)];
  const steps = 300;
  return Math.min(
    ...path.flatMap((to, k) => {
      const from = path[Math.max(0, k - 1)]!;
      return Array.from({ length: steps + 1 }, (_, step) => {
        const t = step / steps;
        return Math.hypot(from.x + t * (to.x - from.x) - x, from.y + t * (to.y - from.y) - y);
      });
    }),
  );
}

describe('a raster', () => {
  test('has the points that are as near to a stroke as the brush is wide', () => {
    const place = fc.record({
      x: fc.integer({ min: 0, max: TICKS }),
      y: fc.integer({ min: 0, max: TICKS }),
    });
    const strokes = fc.record({
      value: fc.constant(0.5),
      radius: fc.integer({ min: 200, max: 1500 }),
      path: fc.array(place, { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(strokes, (stroke) => {
        const { mask, values } = new Raster(SIZE, { sides: cold, strokes: [stroke] });
        for (let row = 1; row < SIZE - 1; row++) {
          for (let column = 1; column < SIZE - 1; column++) {
            const far = distance(row, column, stroke) - stroke.radius;
            // The reference takes steps of up to 20 ticks.
            if (Math.abs(far) < 20) continue;
            const at = row * SIZE + column;
            expect([mask[at], values[at]]).toEqual(far < 0 ? [1, 0.5] : [0, 0]);
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  test('has its sides, the top and the bottom in the corners', () => {
    const sides = { top: 1, right: 2, bottom: 3, left: 4 };
    const { values, mask, hasInner } = new Raster(4, { sides, strokes: [] });
    expect(Array.from(values)).toEqual([1, 1, 1, 1, 4, 0, 0, 2, 4, 0, 0, 2, 3, 3, 3, 3]);
    expect(Array.from(mask)).toEqual([1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 1, 1, 1]);
    expect(hasInner).toBe(false);
  });

  test('frees points, and gives sides their values again', () => {
    const raster = new Raster(9, { sides: { ...cold, left: -1 }, strokes: [] });
    const path = [
      { x: 0, y: TICKS / 2 },
      { x: TICKS / 2, y: TICKS / 2 },
    ];
    const before = raster.values.slice();
    raster.paint({ value: 0.25, radius: 10, path });
    expect(Array.from(raster.values.subarray(36, 45))).toEqual([
      ...[0.25, 0.25, 0.25, 0.25, 0.25],
      ...[0, 0, 0, 0],
    ]);
    expect(raster.hasInner).toBe(true);
    raster.paint({ value: undefined, radius: 10, path });
    expect(raster.values).toEqual(before);
    expect(raster.hasInner).toBe(false);
  });

  test('of a brush finer than the grid has the nearest points', () => {
    const path = [{ x: TICKS / 4 + 10, y: TICKS / 2 - 10 }];
    const { mask } = new Raster(9, { sides: cold, strokes: [{ value: 1, radius: 1, path }] });
    expect(mask[4 * 9 + 2]).toBe(1);
  });

  test('of each scene is the same at any size, as far as points tell', () => {
    for (const [name, painting] of Object.entries(scenes)) {
      const [small, large] = [new Raster(33, painting), new Raster(65, painting)];
      let differing = 0;
      for (let k = 0; k < 33 * 33; k++) {
        const [row, column] = [Math.floor(k / 33), k % 33];
        const other = 2 * row * 65 + 2 * column;
        if (small.values[k] !== large.values[other]) differing++;
      }
      // A line narrower than the coarse grid is as wide as that.
      expect(differing, name).toBeLessThan(33 * 33 * 0.1);
    }
  });
});
