/** Running the same tests on every backend. */
import { type BackendName, configure } from '@numloom/ufunc';
import { afterAll, beforeAll, describe, vi } from 'vitest';
import { interpreterBackend } from '../../../src/backends/interpreter/index.ts';
import { jsBackend } from '../../../src/backends/js/index.ts';
import { wasmBackend } from '../../../src/backends/wasm/index.ts';
import { verifyKernel } from '../../../src/kernel/verify.ts';

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
    beforeAll(() => {
      configure({ backend });
      verifyWhatIsCompiled();
    });
    afterAll(() => {
      configure({ backend: 'auto' });
      vi.restoreAllMocks();
    });
    body(backend);
  });
}

function verifyWhatIsCompiled(): void {
  for (const backend of [interpreterBackend, jsBackend, wasmBackend]) {
    const compile = backend.compile.bind(backend);
    vi.spyOn(backend, 'compile').mockImplementation((kernel) => {
      verifyKernel(kernel);
      return compile(kernel);
    });
  }
}
