import { fused, inplace } from './fused.ts';
import { pipelined, skewed } from './iterated.ts';
import { numeric1, numeric2, numeric3, numeric4, numeric5 } from './numeric.ts';
import type { Row } from './row.ts';
import { inlineSlow, slow, slow2 } from './scalar.ts';

/** The rows, in the order of the tables. */
export const rows = {
  slow,
  slow2,
  inline_slow: inlineSlow,
  numeric1,
  numeric2,
  numeric3,
  numeric4,
  numeric5,
  fused,
  inplace,
  pipelined,
  skewed,
} as const satisfies Readonly<Record<string, Row>>;

/** Name of a row. */
export type RowName = keyof typeof rows;
