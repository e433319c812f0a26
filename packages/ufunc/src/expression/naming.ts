/** Errors of functions that are made of others. */

/**
 * What `compute` gives. What it throws names `caller` instead of the function in which it was
 * thrown.
 */
export function inNameOf<T>(caller: string, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (error instanceof Error) {
      error.message = error.message.replace(/^[\w.]+(?=: )/, caller);
    }
    throw error;
  }
}
