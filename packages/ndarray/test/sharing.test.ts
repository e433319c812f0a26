import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asarray, may_share_memory, NdArray, shares_memory, zeros } from '@numloom/ndarray';

const layout = fc.array(
  fc.record({ length: fc.integer({ min: 0, max: 4 }), stride: fc.integer({ min: -5, max: 5 }) }),
  { maxLength: 3 },
);

/** A view with the given axes that starts where it stays inside of the storage. */
function viewOf(base: NdArray, axes: { length: number; stride: number }[], shift: number): NdArray {
  const shape = axes.map(({ length }) => length);
  const strides = axes.map(({ stride }) => stride);
  return new NdArray(base.dtype, { shape, strides, offset: 60 + shift }, base.storage);
}

/** Every element's place, found one index at a time. */
function placesOf(view: NdArray): Set<number> {
  let places = [view.offset];
  view.shape.forEach((length, axis) => {
    places = places.flatMap((at) => Array.from({ length }, (_, i) => at + i * view.strides[axis]!));
  });
  return new Set(places);
}

test('shares_memory agrees with listing every element', () => {
  const base = zeros(120);
  fc.assert(
    fc.property(layout, layout, fc.integer({ min: -12, max: 12 }), (first, second, shift) => {
      const a = viewOf(base, first, 0);
      const b = viewOf(base, second, shift);
      const common = [...placesOf(a)].some((at) => placesOf(b).has(at));
      expect(shares_memory(a, b)).toBe(common);
      if (common) expect(may_share_memory(a, b)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('the parts of complex numbers interleave without sharing memory', () => {
  const z = zeros(4, { dtype: 'complex128' });
  expect(shares_memory(z.real, z.imag)).toBe(false);
  expect(shares_memory(z, z.imag)).toBe(true);
  expect(may_share_memory(z.real, z.imag)).toBe(true);
});

test('arrays over one user buffer share memory', () => {
  const buffer = new ArrayBuffer(64);
  const whole = asarray(new Float64Array(buffer));
  const half = asarray(new Float64Array(buffer, 32));
  expect(shares_memory(whole, half)).toBe(true);
  expect(shares_memory(whole.slice(':4'), half)).toBe(false);
  expect(shares_memory(whole, zeros(8))).toBe(false);
});
