/** Looking up elements of the tables, which lie in the heap, once for all kernels and threads. */
import { allocateScratch } from '@numloom/ndarray';
import { type Primitive, primitiveInfo } from '../../kernel/primitives.ts';
import { type Table, tableElements, type TableName, tables } from '../../kernel/tables.ts';
import type { FunctionCode } from './assembler.ts';

const addresses: { [name in TableName]?: number } = {};

/** Where the table is; it is never given back. */
function addressOf(name: TableName): number {
  let address = addresses[name];
  if (address === undefined) {
    const elements = tableElements(name);
    const storage = allocateScratch(elements.byteLength);
    storage.view('float64').set(elements);
    addresses[name] = address = storage.byteOffset;
  }
  return address;
}

/** Which bytes of two vectors make one of their first, and of their second halves. */
const HALVES = [0, 8].map((first) =>
  Array.from({ length: 16 }, (_, i) => (i < 8 ? first + i : first + i + 8)),
);

/** The local of each column's elements, of one table. */
export function emitLookUps(
  code: FunctionCode,
  ops: readonly Primitive[],
  index: number,
  vector: boolean,
): number[] {
  const columns = ops.map((op) => primitiveInfo(op).column!);
  const name = columns[0]![0];
  const { rows, columns: width, word, plus, shift }: Table = tables[name];
  const base = addressOf(name);
  const rowBytes = 8 * width;
  // The word on the stack becomes an offset in the table.
  const toOffset = (): number => {
    if (plus !== 0) code.constant('i32', plus).op('i32.add');
    const left = Math.log2(rowBytes) - shift;
    if (left !== 0) code.constant('i32', Math.abs(left)).op(left > 0 ? 'i32.shl' : 'i32.shr_u');
    code.constant('i32', (rows - 1) * rowBytes).op('i32.and');
    return code.pop('i32');
  };
  if (!vector) {
    code.get(index).op('i64.reinterpret_f64');
    if (word === 1) code.constant('i64', 32).op('i64.shr_u');
    code.op('i32.wrap_i64');
    const offset = toOffset();
    return columns.map(([, column]) => {
      code.get(offset).memory('f64.load', base + 8 * column);
      return code.pop('f64');
    });
  }
  const offsets = [0, 1].map((lane) => {
    code.get(index).op('i32x4.extract_lane', 2 * lane + word);
    return toOffset();
  });
  // Neighbouring columns are loaded together.
  const pairs: number[][] = [];
  return columns.map(([, column]) => {
    const pair = (pairs[column >> 1] ??= offsets.map((offset) => {
      code.get(offset).memory('v128.load', base + 16 * (column >> 1));
      return code.pop('v128');
    }));
    for (const row of pair) code.get(row);
    code.op('i8x16.shuffle', ...HALVES[column & 1]!);
    return code.pop('v128');
  });
}
