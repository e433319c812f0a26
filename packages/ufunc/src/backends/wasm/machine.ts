/**
 * How elements are held in WebAssembly: bool and integers up to 32 bits as i32, wrapped to their
 * range, others as what they are. In vectors an i32 has 4 bytes and a bool is a mask, all ones
 * or zeros, as wide as the widest lanes of the kernel.
 */
import type { RealDType } from '../../kernel/primitives.ts';
import type { ValueType } from './assembler.ts';

/** One row of the table of representations. */
export interface Machine {
  readonly type: 'i32' | 'i64' | 'f32' | 'f64';
  /** The shape of a vector of them. */
  readonly shape: 'i32x4' | 'i64x2' | 'f32x4' | 'f64x2';
  readonly itemsize: 1 | 2 | 4 | 8;
  /** Suffix of the instructions that exist for signed and unsigned numbers. */
  readonly sign: '_s' | '_u' | '';
}

const byte = { type: 'i32', shape: 'i32x4', itemsize: 1 } as const;
const short = { type: 'i32', shape: 'i32x4', itemsize: 2 } as const;
const int = { type: 'i32', shape: 'i32x4', itemsize: 4 } as const;
const long = { type: 'i64', shape: 'i64x2', itemsize: 8 } as const;

const MACHINES: Record<RealDType, Machine> = {
  bool: { ...byte, sign: '_u' },
  int8: { ...byte, sign: '_s' },
  uint8: { ...byte, sign: '_u' },
  int16: { ...short, sign: '_s' },
  uint16: { ...short, sign: '_u' },
  int32: { ...int, sign: '_s' },
  uint32: { ...int, sign: '_u' },
  int64: { ...long, sign: '_s' },
  uint64: { ...long, sign: '_u' },
  float32: { type: 'f32', shape: 'f32x4', itemsize: 4, sign: '' },
  float64: { type: 'f64', shape: 'f64x2', itemsize: 8, sign: '' },
};

/** How elements of `dtype` are held. */
export function machineOf(dtype: RealDType): Machine {
  return MACHINES[dtype];
}

/** The type of the local that holds a value of `dtype`. */
export function localType(dtype: RealDType, vector: boolean): ValueType {
  return vector ? 'v128' : MACHINES[dtype].type;
}

/** Bytes of a lane of `dtype`; `lanes` is the number of elements per vector in the kernel. */
export function laneBytes(dtype: RealDType, lanes: number): number {
  return dtype === 'bool' ? 16 / lanes : Math.max(4, MACHINES[dtype].itemsize);
}
