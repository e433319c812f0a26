import { expect, test } from 'vitest';
import { foreignStorage } from '../../src/memory/storage.ts';

test('storages over one user buffer count writes together', () => {
  const buffer = new ArrayBuffer(64);
  const whole = foreignStorage(new Float64Array(buffer));
  const half = foreignStorage(new Float64Array(buffer, 32));
  const settled: string[] = [];
  whole.addReader({ settle: () => settled.push('reader of the whole') });
  half.beginWrite('test');
  expect(settled).toEqual(['reader of the whole']);
  expect([whole.version, half.version]).toEqual([1, 1]);
  expect(half.origin).toBe(whole);
});

test('storages over other buffers do not', () => {
  const one = foreignStorage(new Float64Array(2));
  const other = foreignStorage(new Float64Array(2));
  one.beginWrite('test');
  expect([one.version, other.version]).toEqual([1, 0]);
});
