import { csr_array } from '@numloom/sparse';
import { mmwrite } from '@numloom/sparse/files';
import { expect, test } from 'vitest';

test('mmwrite refuses options for a compressed file, too', () => {
  expect(() => mmwrite('never.mtx.gz', csr_array([[1]]), null as never)).toThrow(
    /^mmwrite: options are null, must be an object/,
  );
});
