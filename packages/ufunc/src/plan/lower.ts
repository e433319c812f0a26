/** Lowering: from operators on dtypes to primitives on real values, the body of a kernel. */
import { type DType, dtypes } from '@numloom/ndarray';
import type { Instruction, Output } from '../kernel/kernel.ts';
import type { RealDType } from '../kernel/primitives.ts';
import { Body, type ComplexValue, type Value } from '../operators/body.ts';
import { isNonzero } from '../operators/complex/arithmetic.ts';
import { computeAt, lowerRow } from '../operators/row.ts';
import { partOf } from '../operators/types.ts';
import type { Linear, Root } from './linearize.ts';

/** A leaf of the kernel: an operand, or one part of a complex operand. */
export interface PartLeaf {
  /** Number among the operands: those of the expression, then the targets of the roots. */
  readonly operand: number;
  /** 0 for a real operand or the real part, 1 for the imaginary part. */
  readonly component: 0 | 1;
  readonly dtype: RealDType;
  readonly written: boolean;
}

/** A kernel's scalar: a scalar of the expression, or one part of a complex one. */
interface PartScalar {
  readonly scalar: number;
  readonly component: 0 | 1;
  readonly dtype: RealDType;
}

/** A kernel but for its loop nest. */
export interface Lowered {
  readonly leaves: readonly PartLeaf[];
  readonly scalars: readonly PartScalar[];
  readonly body: readonly Instruction[];
  readonly outputs: readonly Output[];
}

/**
 * Lowers a list of entries.
 *
 * @param accumulate - fold by reading the target, combining and storing it, for nests in which
 *   the innermost axis is not folded.
 */
export function lower(linear: Linear, roots: readonly Root[], accumulate: boolean): Lowered {
  const body = new Body(linear.functions);
  const leaves: PartLeaf[] = [];
  const scalars: PartScalar[] = [];
  const outputs: Output[] = [];
  const values: (Value | ComplexValue)[] = [];

  const leaf = (operand: number, component: 0 | 1, dtype: DType, written: boolean): number =>
    leaves.push({ operand, component, dtype: partOf(dtype) as RealDType, written }) - 1;

  const load = (operand: number, component: 0 | 1, dtype: DType): Value => {
    const part = partOf(dtype) as RealDType;
    return body.load(leaf(operand, component, dtype, false), part);
  };

  const scalar = (number: number | undefined, component: 0 | 1, dtype: DType): Value => {
    const part = partOf(dtype) as RealDType;
    if (number === undefined) return body.constant(0, part);
    return body.scalar(scalars.push({ scalar: number, component, dtype: part }) - 1, part);
  };

  const parts = (dtype: DType, part: (component: 0 | 1) => Value): Value | ComplexValue =>
    dtypes[dtype].kind === 'c' ? { re: part(0), im: part(1) } : part(0);

  linear.entries.forEach((entry, i) => {
    const uses = linear.operands[i]!;
    if (entry.kind === 'leaf') {
      values.push(parts(entry.dtype, (component) => load(uses[0]!, component, entry.dtype)));
    } else if (entry.kind === 'scalar') {
      values.push(parts(entry.dtype, (component) => scalar(uses[0], component, entry.dtype)));
    } else {
      const row = entry.operator;
      const complex = dtypes[entry.compute].kind === 'c';
      const args = uses.map((use, place) => {
        const dtype = computeAt(row, place, entry.compute);
        return convertValue(body, values[use]!, dtype);
      });
      // A condition beside complex operands is real.
      const pairs = args.map((arg) => (typeof arg === 'number' ? { re: arg, im: arg } : arg));
      values.push(lowerRow(row, body, complex ? pairs : (args as Value[])));
    }
  });

  roots.forEach((root, i) => {
    const operand = linear.leaves.length + i;
    const value = convertValue(body, values[linear.values[i]!]!, root.target.dtype);
    const produce = (part: Value, component: 0 | 1): void => {
      const written = leaf(operand, component, root.target.dtype, true);
      if (root.kind === 'store') {
        outputs.push({ kind: 'store', value: part, leaf: written });
      } else if (accumulate) {
        const before = load(operand, component, root.target.dtype);
        outputs.push({ kind: 'store', value: body.apply(root.fold, before, part), leaf: written });
      } else {
        outputs.push({ kind: 'fold', fold: root.fold, value: part, leaf: written });
      }
    };
    if (typeof value === 'number') {
      produce(value, 0);
    } else {
      produce(value.re, 0);
      produce(value.im, 1);
    }
  });
  return { leaves, scalars, body: body.instructions, outputs };
}

function convertValue(body: Body, value: Value | ComplexValue, dtype: DType): Value | ComplexValue {
  if (dtypes[dtype].kind === 'c') {
    const part = partOf(dtype) as RealDType;
    if (typeof value !== 'number') {
      return { re: body.convert(value.re, part), im: body.convert(value.im, part) };
    }
    return { re: body.convert(value, part), im: body.constant(0, part) };
  }
  if (typeof value === 'number') return body.convert(value, dtype as RealDType);
  return dtype === 'bool' ? isNonzero(body, value) : body.convert(value.re, dtype as RealDType);
}
