import { vi } from 'vitest';
import { jsBackend } from '../../src/backends/js/index.ts';
import { describeBackend } from './conformance.ts';
import { referenceRunner } from './run.ts';

// The reference is slow by design.
vi.setConfig({ testTimeout: 60_000 });
describeBackend(jsBackend, referenceRunner);
