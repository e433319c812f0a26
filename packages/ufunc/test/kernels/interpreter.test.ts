import { interpreterBackend } from '../../src/backends/interpreter/index.ts';
import { describeBackend } from './conformance.ts';
import { referenceRunner } from './run.ts';

describeBackend(interpreterBackend, referenceRunner);
