/** Whether kernels can be compiled here: tests of what is compiled need it. */
import { test } from 'vitest';
import { wasmAvailable } from '../../../src/backends/wasm/index.ts';

/** A test that is left out where a security policy forbids to generate code. */
export const testOfCode = test.skipIf(!wasmAvailable());
