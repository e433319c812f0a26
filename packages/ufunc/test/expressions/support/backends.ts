/** Running the same tests on every backend, each kernel checked. */
import { type BackendName, configure } from '@numloom/ufunc';
import { afterAll, beforeAll, describe } from 'vitest';

const NAMES: readonly BackendName[] = ['interpreter', 'wasm', 'js'];

/** The backends that run here. */
export const backends: readonly BackendName[] = NAMES.filter((backend) => {
  try {
    configure({ backend });
    return true;
  } catch {
    return false;
  } finally {
    configure({ backend: 'auto' });
  }
});

/** Runs the tests of `body` once with each backend. */
export function onEachBackend(body: (backend: BackendName) => void): void {
  describe.each(backends)('%s', (backend) => {
    beforeAll(() => configure({ backend, verify: true }));
    afterAll(() => configure({ backend: 'auto', verify: false }));
    body(backend);
  });
}
