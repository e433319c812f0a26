import { describe, expect, it, vi } from 'vitest';
import { allocate, Heap } from '../../src/memory/heap.ts';
import { foreignStorage, lentBy } from '../../src/memory/storage.ts';

describe('Storage', () => {
  it('makes one view a dtype, without the trailing part of an element', () => {
    const storage = allocate(20, true);
    const view = storage.view('float64');
    expect(view).toBeInstanceOf(Float64Array);
    expect(view.length).toBe(2);
    expect(storage.view('float64')).toBe(view);
    expect(storage.view('uint8').length).toBe(20);
  });

  it('lets all readers read before it is written, and counts the writes', () => {
    const storage = allocate(8, true);
    const seen: number[] = [];
    storage.addReader({ settle: () => seen.push(storage.view('float64')[0]!) });
    storage.beginWrite('fill');
    storage.view('float64')[0] = 7;
    storage.beginWrite('fill');
    expect([seen, storage.version, storage.readerCount]).toEqual([[0], 2, 0]);
  });

  it('forgets a reader that was served', () => {
    const storage = allocate(8, true);
    const reader = { settle: vi.fn() };
    storage.addReader(reader);
    storage.deleteReader(reader);
    storage.beginWrite('fill');
    expect(reader.settle).not.toHaveBeenCalled();
  });

  it('is not written when a reader fails, but the other readers have read', () => {
    const storage = allocate(8, true);
    const other = { settle: vi.fn() };
    storage.addReader({
      settle: () => {
        throw new Error('no room');
      },
    });
    storage.addReader(other);
    expect(() => storage.beginWrite('fill')).toThrow('no room');
    expect(storage.version).toBe(0);
    expect(other.settle).toHaveBeenCalledOnce();
  });

  it('lets all readers read before it is disposed, and is disposed even if one fails', () => {
    const storage = allocate(8, true);
    const seen: number[] = [];
    storage.addReader({ settle: () => seen.push(storage.view('float64')[0]!) });
    storage.addReader({
      settle: () => {
        throw new Error('no room');
      },
    });
    expect(() => storage.dispose()).toThrow('no room');
    expect([seen, storage.disposed]).toEqual([[0], true]);
  });

  it('says so when it is used after dispose', () => {
    const storage = allocate(8, true);
    storage.view('float64');
    storage.dispose();
    storage.dispose();
    expect(() => storage.view('float64')).toThrow('read: the array was disposed');
    expect(() => storage.beginWrite('fill')).toThrow('fill: the array was disposed');
    expect(() => storage.assertUsable('add')).toThrow('add: the array was disposed');
  });

  it('gives its bytes back once, so that a second dispose does not free another array', () => {
    const heap = new Heap();
    const first = heap.allocate(10_000, false);
    first.dispose();
    const second = heap.allocate(10_000, false);
    expect(second.byteOffset).toBe(first.byteOffset);
    first.dispose();
    expect(heap.allocate(10_000, false).byteOffset).not.toBe(second.byteOffset);
  });

  it('keeps its bytes while it is held, though it is disposed', () => {
    const heap = new Heap();
    const first = heap.allocate(10_000, false);
    const { byteOffset } = first;
    first.hold();
    first.hold();
    first.dispose();
    expect(first.disposed).toBe(true);
    first.letGo();
    expect(heap.allocate(10_000, false).byteOffset).not.toBe(byteOffset);
    expect(heap.stats().live).toBe(2);
    first.letGo();
    expect(heap.stats().live).toBe(1);
    expect(heap.allocate(10_000, false).byteOffset).toBe(byteOffset);
    const other = heap.allocate(10_000, false);
    other.hold();
    other.letGo();
    expect(other.disposed).toBe(false);
    expect(heap.stats().live).toBe(3);
  });

  it('knows the storage that lent a view', () => {
    const storage = allocate(8, true);
    const view = storage.lend('float64');
    expect(lentBy(view)).toBe(storage);
    expect(lentBy(new Float64Array(1))).toBeUndefined();
  });
});

describe('foreignStorage', () => {
  it('is the bytes of the given array, outside the heap', () => {
    const array = new Float32Array([1, 2, 3, 4]).subarray(1, 3);
    const storage = foreignStorage(array);
    expect([storage.inHeap, storage.byteOffset, storage.byteLength]).toEqual([false, 4, 8]);
    storage.view('float32')[0] = 9;
    expect(array[0]).toBe(9);
    expect(lentBy(storage.lend('float32'))).toBeUndefined();
    storage.dispose();
    expect(array[0]).toBe(9);
  });
});
