/**
 * What is thrown when a directory is no run, is damaged, or is in use in a way that forbids what is
 * asked for. The message names the function, the directory and the reason.
 */
export class RunError extends Error {
  override readonly name = 'RunError';
}
