import { csr_array } from '@numloom/sparse';
import { expect, test } from 'vitest';
test('there and back', () => {
  const dense = [
    [0, 2, 0],
    [3, 0, 4],
  ];
  const a = csr_array(dense);
  expect(a.tocsc().tocoo().tocsr().toarray().tolist()).toEqual(dense);
  expect(a.indptr.tolist()).toEqual([0, 1, 3]);
});
