/** Turns the rows of the lowering table into instructions. */
import { type FunctionCode, unsigned, valueBytes, type ValueType } from './assembler.ts';
import type { Machine } from './machine.ts';

/** Which bytes of a vector of 4-byte lanes those of 8-byte lanes become. */
const NARROW = [0, 1, 2, 3, 8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11];

/** What the letters of a row stand for. */
export interface RowContext {
  /** The operands' representation. */
  readonly machine: Machine;
  readonly lanes: number;
  /** The row that `wrap` stands for. */
  readonly wrap: string;
  readonly operands: readonly number[];
  /** Gives a local to a temporary. */
  readonly temporary: (name: string, type: ValueType) => number;
}

/** Pushes a constant; in a shape of vectors, into every lane. */
export function pushConstant(code: FunctionCode, type: string, value: number | bigint): void {
  const [scalar, lanes] = type.split('x') as [ValueType, string?];
  if (lanes === undefined) {
    code.constant(scalar, value);
    return;
  }
  const element = valueBytes(scalar, value);
  const bytes = Array.from({ length: 16 }, (_, i) => element[i % element.length]!);
  code.op('v128.const', ...bytes);
}

/** Emits the instructions of a row: they leave one value on the stack. */
export function emitRow(code: FunctionCode, row: string, context: RowContext): void {
  const { machine, lanes, operands } = context;
  const type = lanes === 1 ? machine.type : machine.shape;
  const temporary = (name: string) => context.temporary(name, name === 's' ? 'i32' : machine.type);
  for (const token of row.split(' ')) {
    if (token.length === 1) {
      const operand = operands['abc'.indexOf(token)];
      code.get(operand ?? temporary(token));
    } else if (token[0] === '=') {
      code.set(temporary(token[1]!));
    } else if (token[0] === '#') {
      const [text, given = type] = token.slice(1).split(':') as [string, string?];
      const width = 8 * machine.itemsize;
      const value = text === 'W' ? width : text === 'M' ? width - 1 : BigInt(text);
      pushConstant(code, given, value);
    } else if (token === 'wrap') {
      if (context.wrap !== '') emitRow(code, context.wrap, context);
    } else if (token === 'widen') {
      code.op('i64x2.extend_low_i32x4_s');
    } else if (token === 'narrow') {
      narrow(code, context);
    } else {
      const [name, lane] = token.split(':') as [string, string?];
      const full = name.replace('T', type).replace('~', machine.sign);
      code.op(full, ...(lane === undefined ? [] : unsigned(Number(lane))));
    }
  }
}

function narrow(code: FunctionCode, { temporary }: RowContext): void {
  // Both operands of the shuffle are the value itself.
  const value = temporary('v', 'v128');
  code
    .set(value)
    .get(value)
    .get(value)
    .op('i8x16.shuffle', ...NARROW);
}
