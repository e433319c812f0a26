import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { digestOf, generatedFile, moduleNames } from '../tools/kernels.ts';

test.each(moduleNames())('the kernels of %s are compiled from their present sources', (name) => {
  // `npx tsx tools/kernels.ts` writes them.
  expect(readFileSync(generatedFile(name), 'utf8')).toContain(`Sources: ${digestOf(name)} `);
});
