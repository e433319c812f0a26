/**
 * What is thrown when a file is not of the format that it should be, is damaged or cut short. The
 * message names the function, and the line of the file where there is one.
 *
 * @example
 * ```ts
 * import { decodeMatrixMarket, MatrixFormatError } from '@numloom/sparse/files';
 * try {
 *   decodeMatrixMarket('%%MatrixMarket matrix coordinate real general\n2 2 2\n1 1 5\n');
 * } catch (error) {
 *   console.log(error instanceof MatrixFormatError); // => true
 * }
 * ```
 */
export class MatrixFormatError extends Error {
  override readonly name = 'MatrixFormatError';
}
