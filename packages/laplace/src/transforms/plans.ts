/** Programs of transforms that were written before. */
import { type Ends, type Kind, transformProgram } from './kinds.ts';
import type { Compiled } from './program.ts';

/** Bytes of programs that are kept. */
const MOST_BYTES = 2 ** 22;

const known = /* @__PURE__ */ new Map<string, Compiled>();
let bytes = 0;

/** A program as {@link transformProgram} writes it; the last ones that were asked for are kept. */
export function programOf(
  kind: Kind,
  n: number,
  scale: number,
  before?: Ends,
  after?: Ends,
): Compiled {
  const key = JSON.stringify([kind, n, scale, before, after]);
  const program = known.get(key) ?? transformProgram(kind, n, scale, before, after);
  if (known.delete(key)) bytes -= program.words.byteLength;
  bytes += program.words.byteLength;
  known.set(key, program);
  for (const [oldest, { words }] of known) {
    if (bytes <= MOST_BYTES) break;
    known.delete(oldest);
    bytes -= words.byteLength;
  }
  return program;
}
