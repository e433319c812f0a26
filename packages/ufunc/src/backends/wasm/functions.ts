/** The functions that kernels call: JavaScript's, imported under their primitive's name. */
import { callFunction } from '../../kernel/functions.ts';
import type { Primitive, RealDType } from '../../kernel/primitives.ts';
import type { FunctionCode, ImportedFunction } from './assembler.ts';
import { machineOf } from './machine.ts';

/** Unsigned integers arrive from WebAssembly as signed ones. */
const FROM_SIGNED: Partial<Record<RealDType, (value: never) => number | bigint>> = {
  uint32: (value: number) => value >>> 0,
  uint64: (value: bigint) => BigInt.asUintN(64, value),
};

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
    const index = this.#indexOf(isFloat ? op : `${op}_${dtype}`, () => {
      const value = callFunction(op, dtype);
      const convert = FROM_SIGNED[dtype] as ((value: number | bigint) => number) | undefined;
      const call = convert ? (...given: number[]) => value(...given.map(convert)) : value;
      const result = isFloat ? 'f64' : type;
      return { call, parameters: args.map(() => result), result } as const;
    });
    for (const arg of args) {
      code.get(arg);
      if (type === 'f32') code.op('f64.promote_f32');
    }
    code.call(index);
    if (type === 'f32') code.op('f32.demote_f64');
  }

  #indexOf(
    name: string,
    make: () => Omit<ImportedFunction, 'name'> & { call: (...args: never[]) => number | bigint },
  ): number {
    const known = this.list.findIndex((imported) => imported.name === name);
    if (known >= 0) return known;
    const { call, parameters, result } = make();
    this.values[name] = call;
    return this.list.push({ name, parameters, result }) - 1;
  }
}
