/** Memory that does not suffice: errors say so by the name of the function that was called. */
import { type Frame, withFrame } from '@numloom/linalg/kernels';

/** What allocations say, behind a name that is theirs or that of a function in between. */
const MESSAGE =
  /^\w+: ((?:no room for|needs) \d+ bytes.*|\d+ bytes are more than the memory that is left)$/;

/** An error of memory that names `caller`; undefined of other errors. */
export function memoryError(error: unknown, caller: string): RangeError | undefined {
  const [, reason] = (error instanceof RangeError && MESSAGE.exec(error.message)) || [];
  return reason === undefined
    ? undefined
    : new RangeError(`${caller}: ${reason}`, { cause: error });
}

/** What `run` gives, a part of the function `caller`. */
export function within<Result>(caller: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    throw memoryError(error, caller) ?? error;
  }
}

/** The same with scratch memory. */
export function framed<Result>(caller: string, run: (frame: Frame) => Result): Result {
  return within(caller, () => withFrame(run));
}
