/**
 * Loops that combine each of `n` elements of some rows with the one before it, at a stride.
 * Digits are those of the kernels: floats are rounded to their dtype, integers wrap.
 */
import { type DType, dtypes } from '@numloom/ndarray';
import type { ScanOperator } from './scan.ts';

/** Goes through rows of a storage in place, each from its start on. */
export type ScanLoop = (
  memory: Float64Array,
  starts: readonly number[],
  n: number,
  stride: number,
) => void;

/** The loop of an operator over elements of a dtype. */
export function scanLoop(operator: ScanOperator['name'], dtype: DType): ScanLoop {
  const { kind, itemsize } = dtypes[dtype];
  const isWide = kind !== 'f' && itemsize === 8;
  if (kind === 'c') return operator === 'add' ? addComplex(dtype) : multiplyComplex(dtype);
  if (dtype === 'bool')
    return loopOf(
      operator === 'multiply' || operator === 'minimum' || operator.endsWith('and')
        ? and
        : operator === 'bitwise_xor'
          ? xor
          : or,
    );
  if (operator === 'add') {
    if (kind !== 'f') return isWide ? addWide : loopOf(addWrapping);
    return dtype === 'float64' ? addFloats : loopOf(addSingle);
  }
  if (operator === 'multiply') {
    if (kind === 'f') return dtype === 'float64' ? loopOf(multiply) : loopOf(multiplySingle);
    return loopOf(isWide ? (multiplyWide as unknown as Combine) : Math.imul);
  }
  if (operator === 'minimum') return loopOf(kind === 'f' ? Math.min : least);
  if (operator === 'maximum') return loopOf(kind === 'f' ? Math.max : greatest);
  if (operator === 'bitwise_xor') return loopOf(xor);
  return loopOf(operator.endsWith('and') ? and : or);
}

type Combine = (before: number, element: number) => number;

const addSingle: Combine = (a, b) => Math.fround(a + b);
const addWrapping: Combine = (a, b) => (a + b) | 0;
const multiply: Combine = (a, b) => a * b;
const multiplySingle: Combine = (a, b) => Math.fround(a * b);
const multiplyWide = (a: bigint, b: bigint): bigint => BigInt.asIntN(64, a * b);
const least: Combine = (a, b) => (b < a ? b : a);
const greatest: Combine = (a, b) => (b > a ? b : a);
// Of bigints, too.
const and: Combine = (a, b) => a & b;
const or: Combine = (a, b) => a | b;
const xor: Combine = (a, b) => a ^ b;

/** A loop over one element after the other. */
function loopOf(combine: Combine): ScanLoop {
  return eachRow((memory, start, n, stride) => {
    let at = start;
    for (let i = 0; i < n; i++, at += stride) {
      // Read again, for what was stored has wrapped.
      memory[at] = combine(memory[at - stride]!, memory[at]!);
    }
  });
}

type RowLoop = (memory: Float64Array, start: number, n: number, stride: number) => void;

function eachRow(loop: RowLoop): ScanLoop {
  return (memory, starts, n, stride) => {
    if (n > 0) for (const start of starts) loop(memory, start, n, stride);
  };
}

/** Keeps the sum, which memory would give back late. */
const addFloats: ScanLoop = /* @__PURE__ */ eachRow((memory, start, n, stride) => {
  let sum = memory[start - stride]!;
  let at = start;
  for (let i = 0; i < n; i++, at += stride) {
    sum += memory[at]!;
    memory[at] = sum;
  }
});

/** 64-bit integers by their halves, which costs a tenth of what bigints do. */
const addWide: ScanLoop = (memory, starts, n, stride) => {
  if (n <= 0) return;
  const halves = new Uint32Array(memory.buffer, memory.byteOffset, 2 * memory.length);
  for (const start of starts) {
    let at = 2 * (start - stride);
    let low = halves[at]!;
    let high = halves[at + 1]!;
    for (let i = 0; i < n; i++) {
      at += 2 * stride;
      const sum = low + halves[at]!;
      high = (high + halves[at + 1]! + (sum > 0xffff_ffff ? 1 : 0)) >>> 0;
      low = sum >>> 0;
      halves[at] = low;
      halves[at + 1] = high;
    }
  }
};

function addComplex(dtype: DType): ScanLoop {
  const add = dtype === 'complex64' ? loopOf(addSingle) : addFloats;
  return (memory, starts, n, stride) => {
    add(memory, starts, n, stride);
    add(
      memory,
      starts.map((start) => start + 1),
      n,
      stride,
    );
  };
}

/** By the schoolbook formula, each operation rounded, as the operator is. */
function multiplyComplex(dtype: DType): ScanLoop {
  const round: (x: number) => number = dtype === 'complex64' ? Math.fround : (x) => x;
  return eachRow((memory, start, n, stride) => {
    let at = start;
    for (let i = 0; i < n; i++, at += stride) {
      const [a, b] = [memory[at - stride]!, memory[at - stride + 1]!];
      const [c, d] = [memory[at]!, memory[at + 1]!];
      memory[at] = round(round(a * c) - round(b * d));
      memory[at + 1] = round(round(a * d) + round(b * c));
    }
  });
}
