/** Errors that show the place in the template. */
import { pointAt, type Source } from './source.ts';

/** The text of a template is not an expression of its language. */
export class TemplateSyntaxError extends SyntaxError {
  override readonly name = 'TemplateSyntaxError';

  constructor(message: string, source: Source, at: number) {
    super(`nd: ${message}\n${pointAt(source, at)}`);
  }
}

/**
 * The same error with the place added to its message: an error of the same class and with the
 * same fields, whose `cause` is the original. What is no `Error` is returned as it is.
 */
export function withPlace(error: unknown, source: Source, at: number): unknown {
  if (!(error instanceof Error)) return error;
  const message = `${error.message}\n${pointAt(source, at)}`;
  // The class's own constructor may want other arguments, so it is not called.
  const placed = Reflect.construct(Error, [message, { cause: error }], error.constructor) as Error;
  for (const key of Object.keys(error)) {
    if (!Object.hasOwn(placed, key)) Reflect.set(placed, key, Reflect.get(error, key));
  }
  return placed;
}
