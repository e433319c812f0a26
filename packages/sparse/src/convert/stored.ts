/** How many entries a matrix stores. */
import { storedOnDiagonals } from './diagonals.ts';
import type { Parts } from '../parts/parts.ts';

/** Number of stored entries, zeros among them included. */
export function storedIn(parts: Parts): number {
  switch (parts.format) {
    case 'dok':
      return parts.entries.size;
    case 'lil':
      return parts.rows.reduce((sum, row) => sum + row.length, 0);
    case 'dia':
      return storedOnDiagonals(parts);
    default:
      return parts.data.size;
  }
}
