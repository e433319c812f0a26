/** The elements of Matrix Market files of the format `array`: by columns, or a triangle of them. */
import { allocate, dtypes, NdArray, packedLayout } from '@numloom/ndarray';
import type { Scanner } from '../bytes/scanner.ts';
import type { MarketInfo } from './header.ts';

const PERCENT = 37;

const DTYPES = {
  real: 'float64',
  double: 'float64',
  complex: 'complex128',
  integer: 'int64',
  'unsigned-integer': 'uint64',
  pattern: 'float64',
} as const;

/** The whole matrix. */
export function readDense(scanner: Scanner, info: MarketInfo): NdArray {
  const { rows, cols, field, symmetry } = info;
  const isSkew = symmetry === 'skew-symmetric';
  const stored = symmetry === 'general' ? rows * cols : (rows * (rows + (isSkew ? -1 : 1))) / 2;
  const room = Math.floor((scanner.bytes.length - scanner.at) / (field === 'complex' ? 4 : 2));
  if (stored > room) {
    scanner.fail(
      `${stored} elements follow from the sizes, but the file has bytes for ${room} at most`,
      scanner.line - 1,
    );
  }
  const dtype = DTYPES[field];
  const { components, itemsize } = dtypes[dtype];
  const storage = allocate(rows * cols * itemsize, true);
  const to = storage.view(dtype) as Float64Array;
  const isWhole = field.endsWith('integer');
  const sign = isSkew ? -1 : 1;
  const imaginarySign = symmetry === 'symmetric' ? 1 : -1;
  for (let j = 0, read = 0; j < cols; j++) {
    for (let i = symmetry === 'general' ? 0 : isSkew ? j + 1 : j; i < rows; i++, read++) {
      if (!scanner.skipLines(PERCENT)) {
        scanner.fail(`the file ends after ${read} of ${stored} elements`);
      }
      const place = components * (i * cols + j);
      const mirror = components * (j * cols + i);
      const isMirrored = symmetry !== 'general' && i !== j;
      if (isWhole) {
        const value = whole(scanner, field === 'integer');
        (to as unknown as BigInt64Array)[place] = value;
        if (isMirrored) (to as unknown as BigInt64Array)[mirror] = BigInt(sign) * value;
      } else {
        const value = scanner.number('the element');
        to[place] = value;
        if (isMirrored) to[mirror] = sign * value;
        if (components === 2) {
          const imaginary = scanner.number('the imaginary part');
          to[place + 1] = imaginary;
          if (isMirrored) to[mirror + 1] = imaginarySign * imaginary;
        }
      }
      scanner.endLine();
    }
  }
  if (scanner.skipLines(PERCENT)) {
    scanner.fail(`there are more elements than the ${stored} that follow from the sizes`);
  }
  return new NdArray(dtype, packedLayout([rows, cols]), storage);
}

/** An integer of 64 bits, exactly. */
function whole(scanner: Scanner, isSigned: boolean): bigint {
  scanner.skipBlanks();
  const start = scanner.at;
  const value = scanner.number('the element');
  if (Number.isSafeInteger(value) && (isSigned || value >= 0)) return BigInt(value);
  const text = scanner.slice(start, scanner.at);
  if (/^[+-]?\d{1,25}$/.test(text)) {
    const exact = BigInt(text.replace('+', ''));
    const fitting = isSigned ? BigInt.asIntN(64, exact) : BigInt.asUintN(64, exact);
    if (exact === fitting) return exact;
  }
  scanner.fail(`the element is ${text}, must be a${isSigned ? '' : 'n unsigned'} 64-bit integer`);
}
