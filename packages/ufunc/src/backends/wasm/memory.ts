/** Loads and stores of elements and vectors of elements. */
import type { RealDType } from '../../kernel/primitives.ts';
import type { Address } from './addressing.ts';
import type { FunctionCode } from './assembler.ts';
import { laneBytes, machineOf } from './machine.ts';
import { pushConstant } from './rows.ts';

/** Pushes one element. */
export function pushLoad(code: FunctionCode, dtype: RealDType, { local, offset }: Address): void {
  const { type, itemsize, sign } = machineOf(dtype);
  const width = itemsize < 4 ? `${8 * itemsize}${sign}` : '';
  code.get(local).memory(`${type}.load${width}`, offset);
  // A foreign buffer may hold any byte.
  if (dtype === 'bool') code.constant('i32', 0).op('i32.ne');
}

/** Stores one element. */
export function store(code: FunctionCode, dtype: RealDType, to: Address, value: number): void {
  const { type, itemsize } = machineOf(dtype);
  const width = itemsize < 4 ? 8 * itemsize : '';
  code.get(to.local).get(value).memory(`${type}.store${width}`, to.offset);
}

/** Pushes `lanes` elements that lie side by side. */
export function pushVector(code: FunctionCode, dtype: RealDType, lanes: number, at: Address): void {
  const { itemsize, sign } = machineOf(dtype);
  const bytes = itemsize * lanes;
  code.get(at.local);
  if (bytes === 16) code.memory('v128.load', at.offset);
  else if (bytes === 2) code.memory('i32.load16_u', at.offset).op('i32x4.splat');
  else if (itemsize === 2 && lanes === 4) code.memory(`v128.load16x4${sign}`, at.offset);
  else code.memory(`v128.load${8 * bytes}_zero`, at.offset);
  if (itemsize < 4 && !(itemsize === 2 && lanes === 4)) extend(code, dtype);
  if (dtype === 'bool') toMask(code, lanes);
}

/** Pushes a vector of elements that lie anywhere. */
export function pushGathered(
  code: FunctionCode,
  dtype: RealDType,
  lanes: number,
  elements: readonly Address[],
  vector: number,
): void {
  const bits = 8 * machineOf(dtype).itemsize;
  elements.forEach(({ local, offset }, lane) => {
    code.get(local);
    if (lane === 0) code.memory(`v128.load${bits}_splat`, offset);
    else code.get(vector).memory(`v128.load${bits}_lane`, offset, lane);
    code.set(vector);
  });
  code.get(vector);
  if (bits < 32) extend(code, dtype);
  if (dtype === 'bool') toMask(code, lanes);
}

/** Stores elements side by side; `vector` is a local that may be used. */
export function storeVector(
  code: FunctionCode,
  dtype: RealDType,
  lanes: number,
  to: Address,
  value: number,
  vector: number,
): void {
  const bytes = machineOf(dtype).itemsize * lanes;
  if (bytes === 16) {
    code.get(to.local).get(value).memory('v128.store', to.offset);
    return;
  }
  pushPacked(code, dtype, lanes, value);
  code.set(vector).get(to.local).get(vector);
  code.memory(`v128.store${8 * bytes}_lane`, to.offset, 0);
}

/** Stores elements anywhere. */
export function scatter(
  code: FunctionCode,
  dtype: RealDType,
  lanes: number,
  elements: readonly Address[],
  value: number,
  vector: number,
): void {
  const bits = 8 * machineOf(dtype).itemsize;
  pushPacked(code, dtype, lanes, value);
  code.set(vector);
  elements.forEach(({ local, offset }, lane) => {
    code.get(local).get(vector).memory(`v128.store${bits}_lane`, offset, lane);
  });
}

/** Brings packed bytes or 16-bit numbers to lanes of 32 bits. */
function extend(code: FunctionCode, dtype: RealDType): void {
  const { itemsize, sign } = machineOf(dtype);
  if (itemsize === 1) code.op(`i16x8.extend_low_i8x16${sign}`);
  code.op(`i32x4.extend_low_i16x8${sign}`);
}

function toMask(code: FunctionCode, lanes: number): void {
  const shape = lanes === 4 ? 'i32x4' : 'i64x2';
  if (lanes === 2) code.op('i64x2.extend_low_i32x4_u');
  pushConstant(code, shape, 0);
  code.op(`${shape}.ne`);
}

/** Pushes a vector whose first bytes are the elements as memory has them. */
function pushPacked(code: FunctionCode, dtype: RealDType, lanes: number, value: number): void {
  const { itemsize } = machineOf(dtype);
  const width = laneBytes(dtype, lanes);
  code.get(value);
  if (itemsize !== width) {
    const order = Array.from({ length: 16 }, (_, i) => {
      const lane = Math.floor(i / itemsize) % lanes;
      return lane * width + (i % itemsize);
    });
    code.get(value).op('i8x16.shuffle', ...order);
  }
  if (dtype === 'bool') {
    pushConstant(code, 'i32x4', 0x01010101);
    code.op('v128.and');
  }
}
