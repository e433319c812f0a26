/** Writes docs/array-api.md: `npx tsx --conditions=@numloom/source tools/array-api.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { arrayApiPage } from './array-api/page.ts';

const PAGE = 'docs/array-api.md';

/** The page as it should be, formatted. */
export async function expectedPage(): Promise<string> {
  const options = await resolveConfig(PAGE);
  return format(arrayApiPage(), { ...options, parser: 'markdown' });
}

/** The page as it is. */
export function presentPage(): string {
  return readFileSync(PAGE, 'utf8');
}

if (process.argv[1]?.endsWith('array-api.ts') === true) writeFileSync(PAGE, await expectedPage());
