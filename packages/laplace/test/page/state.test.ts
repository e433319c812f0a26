import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeStrokes, encodeStrokes } from '../../src/page/painting/bytes.ts';
import { scenes } from '../../src/page/painting/scenes.ts';
import { simplified, type Stroke, TICKS } from '../../src/page/painting/stroke.ts';
import { fromHash, toHash } from '../../src/page/state/hash.ts';
import { colourChoices, initialState, type PageState, sizes } from '../../src/page/state/state.ts';

const hundredths = fc.integer({ min: -100, max: 100 }).map((value) => value / 100);
const place = fc.record({
  x: fc.integer({ min: 0, max: TICKS }),
  y: fc.integer({ min: 0, max: TICKS }),
});
const stroke: fc.Arbitrary<Stroke> = fc.record({
  value: fc.option(hundredths, { nil: undefined }),
  radius: fc.integer({ min: 0, max: TICKS / 2 }),
  path: fc.array(place, { minLength: 1, maxLength: 20 }),
});
const state: fc.Arbitrary<PageState> = fc.record({
  size: fc.constantFrom(...sizes),
  method: fc.constantFrom('sweep', 'jacobi', 'red-black'),
  expression: fc.string({ unit: 'grapheme', maxLength: 60 }),
  colours: fc.constantFrom(...colourChoices),
  sides: fc.record({ top: hundredths, right: hundredths, bottom: hundredths, left: hundredths }),
  strokes: fc.array(stroke, { maxLength: 6 }),
});

describe('links', () => {
  test('restore every state', () => {
    fc.assert(
      fc.property(state, (given) => {
        const hash = toHash(given);
        expect(hash).toMatch(/^[\w%+*.=&-]*$/);
        expect(fromHash(`#${hash}`)).toEqual({ state: given, problems: [] });
      }),
    );
  });

  test('are empty for what the page opens with', () => {
    expect(toHash(initialState)).toBe('');
    expect(fromHash('')).toEqual({ state: initialState, problems: [] });
  });

  test('that say nonsense are understood as far as they go', () => {
    const hash = '#size=77&colours=mud&sides=1.2&painting=%21&method=jacobi&other=1';
    const { state, problems } = fromHash(hash);
    expect(state).toEqual({ ...initialState, method: 'jacobi' });
    expect(problems).toEqual([
      'size is 77, must be one of 100, 200, 300, 500, 700, 1000',
      `colours is mud, must be one of ${colourChoices.join(', ')}`,
      'the sides are not four values of -1 to 1',
      'the painting is not written in letters, digits, - and _',
    ]);
  });

  test('of any text give some state', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.string({ maxLength: 40 }), (all, painting) => {
        expect(sizes).toContain(fromHash(all).state.size);
        const { state } = fromHash(new URLSearchParams({ painting }).toString());
        for (const { path } of state.strokes) expect(path.length).toBeGreaterThan(0);
      }),
    );
  });

  test('hold scenes in few characters', () => {
    for (const scene of Object.values(scenes)) {
      const text = encodeStrokes(scene.strokes);
      expect(text.length).toBeLessThan(900);
      expect(decodeStrokes(text)).toEqual(scene.strokes);
    }
  });
});

describe('paintings that are cut off or go beyond the grid', () => {
  const good = encodeStrokes([{ value: 1, radius: 40, path: [{ x: 9, y: TICKS }] }]);
  test.each([
    [good.slice(0, -2), 'cut off'],
    ['_'.repeat(8), 'cut off'],
    ['AAAA', 'a stroke without places'],
    ['AQEBAQE', 'beyond the grid'],
    ['yggoAQEB', 'where 201 is the most'],
    ['A', 'not written in letters'],
    ['a+b=', 'not written in letters'],
  ])('%s', (text, message) => {
    expect(() => decodeStrokes(text)).toThrow(message);
    expect(() => decodeStrokes(text)).toThrow(RangeError);
  });
});

test('simplified strokes keep their ends, and stray less than a quarter of the brush', () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 40 }), (path) => {
      const given: Stroke = { value: 1, radius: 800, path };
      const { path: kept } = simplified(given);
      expect([kept[0], kept.at(-1)]).toEqual([path[0], path.at(-1)]);
      for (const { x, y } of path) {
        const nearest = Math.min(...kept.map((other) => Math.hypot(other.x - x, other.y - y)));
        expect(nearest).toBeLessThanOrEqual(200);
      }
    }),
  );
});
