/** Products of sparse matrices with dense vectors and blocks. */
import { formatShape, type NdArray } from '@numloom/ndarray';
import { type Frame, kernelsOf, withFrame } from '@numloom/linalg/kernels';
import { convert } from '../convert/convert.ts';
import type { Side } from '../direct/factors.ts';
import { products } from '../kernels/generated/products.ts';
import { addressOf } from '../memory/compressed.ts';
import { addressesOf } from '../memory/room.ts';
import { KINDS, promoted } from '../parts/dtypes.ts';
import type {
  BsrParts,
  CompressedParts,
  CooParts,
  DiaParts,
  Parts,
  SparseDType,
} from '../parts/parts.ts';
import { applyLines, type Block, clear } from './apply.ts';

/** Entries that a kernel does in one call: V8 exchanges code for faster one between calls. */
const ENTRIES = 32_768;

/**
 * A X, Aᵀ X ('T') or Aᴴ X ('H') of a dense vector or matrix X, a new array. Nothing is converted, unless
 * the dtypes differ, or A is `lil` or `dok`, or has diagonals or blocks and X several columns.
 *
 * @throws RangeError when the shapes do not fit
 */
export function timesDense(a: Parts, side: Side, x: NdArray, caller: string): NdArray<SparseDType> {
  const [rows, length] = side === 'N' ? a.shape : [a.shape[1], a.shape[0]];
  if (x.ndim !== 1 && x.ndim !== 2) {
    throw new RangeError(`${caller}: the dense operand has ${x.ndim} axes, needs 1 or 2`);
  }
  if (x.shape[0] !== length) {
    throw new RangeError(
      `${caller}: the sparse matrix has ${side === 'N' ? 'columns' : 'rows'}: ${length}, ` +
        `the dense operand the shape ${formatShape(x.shape)}`,
    );
  }
  const dtype = promoted(a.dtype, x.dtype);
  const width = x.ndim === 1 ? 1 : x.shape[1]!;
  return withFrame((frame) => {
    const from = blockOf(x, dtype, width, frame);
    const { array, inside } = frame.written(dtype, [rows, ...x.shape.slice(1)]);
    const to = { address: addressOf(inside), row: width };
    apply({ a, dtype, side, width, from, to, rows, frame });
    return array;
  });
}

/** X A of a dense vector or matrix X: by way of Aᵀ Xᵀ. */
export function denseTimes(x: NdArray, a: Parts, caller: string): NdArray<SparseDType> {
  if (x.ndim === 2 && x.shape[1] !== a.shape[0]) {
    throw new RangeError(
      `${caller}: the dense operand has the shape ${formatShape(x.shape)}, the sparse matrix rows: ${a.shape[0]}`,
    );
  }
  const product = timesDense(a, 'T', x.ndim === 2 ? x.T : x, caller);
  return product.ndim === 2 ? product.T : product;
}

interface Product {
  readonly a: Parts;
  readonly dtype: SparseDType;
  readonly side: Side;
  readonly width: number;
  readonly from: Block;
  readonly to: Block;
  /** Rows of the product. */
  readonly rows: number;
  readonly frame: Frame;
}

function apply(product: Product): void {
  const { a, width } = product;
  if (a.format === 'csr' || a.format === 'csc') compressedTimes(a, product);
  else if (a.format === 'coo') tripletsTimes(a, product);
  else if (a.format === 'dia' && width === 1) diagonalsTimes(a, product);
  else if (a.format === 'bsr' && width === 1) blocksTimes(a, product);
  else compressedTimes(convert(a, 'csr'), product);
}

/** Rows of X where kernels reach them, without gaps. */
function blockOf(x: NdArray, dtype: SparseDType, width: number, frame: Frame): Block {
  const isThere = x.storage.inHeap && x.dtype === dtype;
  if (x.ndim === 2) {
    const strides = x.strides;
    if (isThere && (width === 1 ? strides[0] === 1 : strides[1] === 1)) {
      return { address: addressOf(x), row: strides[0]! };
    }
    return { address: frame.copied(x, dtype).address, row: width };
  }
  if (isThere && (x.strides[0] === 1 || x.size < 2)) return { address: addressOf(x), row: 1 };
  return { address: frame.copied(x.reshape([x.size, 1]), dtype).address, row: 1 };
}

function compressedTimes(
  parts: CompressedParts,
  { dtype, side, width, from, to, frame }: Product,
): void {
  const { format, shape } = parts;
  const [lines, length] = format === 'csr' ? shape : [shape[1], shape[0]];
  const a = {
    scalar: dtype,
    lines,
    length,
    entries: parts.indices.size,
    ...addressesOf(parts, dtype, frame),
  };
  const isGathered = (format === 'csr') === (side === 'N');
  applyLines(a, isGathered, side === 'H', width, from, to, false);
}

function tripletsTimes(
  { row, col, data }: CooParts,
  { dtype, side, width, from, to, rows, frame }: Product,
): void {
  const [target, source] = (side === 'N' ? [row, col] : [col, row]).map((one) =>
    addressOf(frame.reachable(one, 'int32')),
  ) as [number, number];
  const values = addressOf(frame.reachable(data, dtype));
  const kind = KINDS[dtype];
  clear(kind, rows, width, to);
  if (width === 0) return;
  const step = Math.ceil(ENTRIES / width);
  for (let k = 0; k < data.size; k += step) {
    kernelsOf(products).triplets(
      ...([kind, k, Math.min(data.size, k + step), target, source, values] as const),
      ...([side === 'H', width, from.address, from.row, to.address, to.row] as const),
    );
  }
}

function diagonalsTimes(
  { shape, offsets, data }: DiaParts,
  { dtype, side, from, to, rows, frame }: Product,
): void {
  const kind = KINDS[dtype];
  const shift = kind + 2;
  const values = addressOf(frame.reachable(data, dtype));
  clear(kind, rows, 1, to);
  const length = data.shape[1]!;
  for (let k = 0; k < offsets.size; k++) {
    const offset = offsets.get(k);
    const first = Math.max(0, offset);
    const end = Math.min(shape[1], length, shape[0] + offset);
    const [source, target] = side === 'N' ? [0, -offset] : [-offset, 0];
    for (let j = first; j < end; j += ENTRIES) {
      kernelsOf(products).diagonal(
        kind,
        Math.min(ENTRIES, end - j),
        values + ((k * length + j) << shift),
        side === 'H',
        from.address + ((j + source) << shift),
        to.address + ((j + target) << shift),
      );
    }
  }
}

function blocksTimes(parts: BsrParts, { dtype, side, from, to, rows, frame }: Product): void {
  const kind = KINDS[dtype];
  const { data } = parts;
  const [, high, wide] = data.shape as [number, number, number];
  const { starts, indices, values } = addressesOf(parts, dtype, frame);
  clear(kind, rows, 1, to);
  const lines = parts.indptr.size - 1;
  const step = Math.max(1, Math.ceil((ENTRIES * lines) / (data.size + 1)));
  for (let i = 0; i < lines; i += step) {
    kernelsOf(products).blocks(
      ...([kind, i, Math.min(lines, i + step), starts, indices, values, high, wide] as const),
      ...([side !== 'N', side === 'H', from.address, to.address] as const),
    );
  }
}
