/**
 * What is thrown when a file is not of the format that it should be, is damaged or cut short. The
 * message names the function, and the line of the file where there is one.
 */
export class MatrixFormatError extends Error {
  override readonly name = 'MatrixFormatError';
}
