/**
 * What is thrown when bytes are not a `.npy` or `.npz` file, are damaged, or hold something that
 * this package has no dtype for. The message names the function and the reason.
 */
export class NpyFormatError extends Error {
  override readonly name = 'NpyFormatError';
}
