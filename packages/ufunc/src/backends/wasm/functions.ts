/** The functions that kernels call: JavaScript's, imported under their primitive's name. */
import { importedFunction } from '../../kernel/functions.ts';
import type { Primitive, RealDType } from '../../kernel/primitives.ts';
import type { FunctionCode, ImportedFunction } from './assembler.ts';
import { machineOf } from './machine.ts';

/** What one module imports. */
export class ImportedFunctions {
  readonly list: ImportedFunction[] = [];
  /** The functions themselves, by import name. */
  readonly values: Record<string, (...args: never[]) => number | bigint> = {};

  /**
   * Pushes the result of a primitive's function. Those of floats all take float64, which is
   * what engines need to call their own functions directly.
   */
  pushCall(code: FunctionCode, op: Primitive, dtype: RealDType, args: readonly number[]): void {
    const { type, sign } = machineOf(dtype);
    const isFloat = sign === '';
    const result = isFloat ? 'f64' : type;
    const parameters = args.map(() => result);
    const index = this.#indexOf(isFloat ? op : `${op}_${dtype}`, { parameters, result });
    for (const arg of args) {
      code.get(arg);
      if (type === 'f32') code.op('f64.promote_f32');
    }
    code.call(index);
    if (type === 'f32') code.op('f32.demote_f64');
  }

  #indexOf(name: string, signature: Omit<ImportedFunction, 'name'>): number {
    const known = this.list.findIndex((imported) => imported.name === name);
    if (known >= 0) return known;
    this.values[name] = importedFunction(name);
    return this.list.push({ name, ...signature }) - 1;
  }
}
