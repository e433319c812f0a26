/** Builds random kernels that are well-formed. */
import type { InnerStride, Instruction, Kernel, Leaf, Output } from '../../src/kernel/kernel.ts';
import {
  type Domain,
  type FoldPrimitive,
  type Primitive,
  primitiveInfo,
  primitives,
  type RealDType,
} from '../../src/kernel/primitives.ts';
import { isFloat, sizes } from './elements.ts';
import type { Choices } from './random.ts';
import { asGiven, realDTypes, specialValues } from './random.ts';

/** All primitives but the one that calls functions of a launch. */
export const primitiveNames = (Object.keys(primitives) as Primitive[]).filter(
  (name) => name !== 'call',
);

/** All primitives that a fold can use. */
export const foldNames: readonly FoldPrimitive[] = [
  ...(['add', 'mul', 'min', 'max', 'fmin', 'fmax', 'and', 'or'] as const),
];

/** Primitives that look at bits, which of a NaN are not fixed. */
const readsBits: readonly Primitive[] = [
  ...(['reinterpret', 'copysign', 'head', 'exponent', 'mantissa'] as const),
  ...(['near_exponent', 'near_mantissa', 'raise'] as const),
  ...primitiveNames.filter((name) => primitiveInfo(name).column !== undefined),
];

/** The dtypes that elements of a dtype can be taken as. */
export function sameSize(dtype: RealDType): RealDType[] {
  return realDTypes.filter((other) => sizes[other] === sizes[dtype] && other !== 'bool');
}

/** Whether a primitive takes a condition first. */
export function takesCondition(name: Primitive): boolean {
  return name === 'select' || name === 'usually' || primitiveInfo(name).guardedCall === true;
}

/** Whether a primitive takes operands of a dtype. */
export function accepts(name: Primitive, dtype: RealDType): boolean {
  const accepted: Record<Domain, boolean> = {
    any: true,
    number: dtype !== 'bool',
    float: isFloat(dtype),
    float64: dtype === 'float64',
    integer: !isFloat(dtype) && dtype !== 'bool',
    bits: !isFloat(dtype),
  };
  if (name === 'reinterpret') return sizes[dtype] >= 4;
  return accepted[primitiveInfo(name).domain];
}

/** Integer powers have exponents that are no less than 0. */
export function needsNaturalExponent(name: Primitive, dtype: RealDType): boolean {
  return name === 'pow' && dtype.startsWith('int');
}

/** A kernel as `choices` has it. */
export function makeKernel(choices: Choices): Kernel {
  const rank = 1 + choices.below(4);
  const foldAxes = choices.below(rank + 1);
  const palette = Array.from({ length: 1 + choices.below(3) }, () => choices.of(realDTypes));
  const leaves: Leaf[] = [];
  const scalars: RealDType[] = [];
  const body: Instruction[] = [];
  const inners: InnerStride[] = ['unit', 'unit', 'strided', 'broadcast'];

  const valuesOf = (dtype: RealDType): number[] =>
    body.flatMap((instruction, index) => (instruction.dtype === dtype ? [index] : []));
  const push = (instruction: Instruction): number => body.push(instruction) - 1;
  const constant = (dtype: RealDType, special: readonly (number | bigint)[]): number =>
    push({ op: 'constant', dtype, value: asGiven(choices.of(special), dtype) });

  const addSource = (): void => {
    const dtype = choices.of(palette);
    const kind = choices.below(8);
    if (kind === 7) {
      constant(dtype, specialValues(dtype));
    } else if (kind === 6) {
      push({ op: 'scalar', dtype, scalar: scalars.push(dtype) - 1 });
    } else {
      const leaf = leaves.push({ dtype, inner: choices.of(inners) }) - 1;
      push({ op: 'load', dtype, leaf });
    }
  };

  const addOperation = (): void => {
    let last = choices.below(body.length);
    const { dtype } = body[last]!;
    const names = primitiveNames.filter((name) => accepts(name, dtype));
    const often = ['convert', 'convert', 'select', 'usually', 'usually'] as const;
    const op = choices.of<Primitive>([...names, ...often]);
    const { arity, result } = primitiveInfo(op);
    if (isFloat(dtype) && (op === 'pow2' || readsBits.includes(op))) {
      const isNaN = push({ op: 'ne', dtype: 'bool', args: [last, last] });
      last = push({ op: 'select', dtype, args: [isNaN, constant(dtype, [1]), last] });
    }
    if (op === 'pow2') {
      // Whole, and of an exponent that there is.
      last = push({ op: 'exponent', dtype, args: [last] });
      last = push({ op: 'max', dtype, args: [last, constant(dtype, [-126])] });
      last = push({ op: 'min', dtype, args: [last, constant(dtype, [127])] });
    }
    if (op === 'raise') {
      push({ op, dtype, args: [last, last] });
    } else if (op === 'reinterpret') {
      push({ op, dtype: choices.of(sameSize(dtype)), args: [last] });
    } else if (op === 'convert') {
      push({ op, dtype: choices.of([...palette, ...realDTypes]), args: [last] });
    } else if (takesCondition(op)) {
      const others = valuesOf(dtype);
      const conditions = valuesOf('bool');
      const condition =
        conditions.length > 0
          ? choices.of(conditions)
          : push({ op: 'lt', dtype: 'bool', args: [last, choices.of(others)] });
      push({ op, dtype, args: [condition, choices.of(others), last] });
    } else {
      const other = needsNaturalExponent(op, dtype)
        ? constant(dtype, [0n, 1n, 2n, 3n, 5n])
        : choices.of(valuesOf(dtype));
      push({
        op,
        dtype: result === 'bool' ? 'bool' : dtype,
        args:
          arity === 1
            ? [last]
            : op === 'copysign' || (choices.oneIn(2) && op !== 'pow')
              ? [other, last]
              : [last, other],
      });
    }
  };

  for (let count = 1 + choices.below(4); count > 0; count--) addSource();
  for (let count = choices.below(12); count > 0; count--) addOperation();

  const outputs: Output[] = [];
  const addOutput = (): void => {
    const value = choices.oneIn(3) ? choices.below(body.length) : body.length - 1;
    const { dtype } = body[value]!;
    const folds = foldNames.filter((name) => accepts(name, dtype));
    if (foldAxes > 0 && folds.length > 0 && !choices.oneIn(3)) {
      const leaf = leaves.push({ dtype, inner: 'broadcast' }) - 1;
      outputs.push({ kind: 'fold', fold: choices.of(folds), value, leaf });
      return;
    }
    // Now and then in place, over an operand.
    const inPlace = leaves.flatMap((leaf, index) => {
      const taken = outputs.some((output) => output.leaf === index);
      return leaf.dtype === dtype && leaf.inner !== 'broadcast' && !taken ? [index] : [];
    });
    const leaf =
      inPlace.length > 0 && choices.oneIn(3)
        ? choices.of(inPlace)
        : leaves.push({ dtype, inner: choices.of(['unit', 'strided']) }) - 1;
    outputs.push({ kind: 'store', value, leaf });
  };
  for (let count = 1 + choices.below(3); count > 0; count--) addOutput();
  return { rank, foldAxes, leaves, scalars, body, outputs };
}
