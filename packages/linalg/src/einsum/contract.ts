/** The sum of products of labelled arrays. */
import { type DType, type NdArray } from '@numloom/ndarray';
import { any, type Expression, multiply, sum } from '@numloom/ufunc';
import { multiplyStacks } from '../products/stacks.ts';
import { arranged, type Labelled, summed } from './labelled.ts';

/** Labels in the order that a result has if nothing speaks for another one. */
type Order = readonly string[];

/**
 * The sum of the products of some labelled arrays over all labels that are not in `output`, which
 * tells the wanted order: the axes of the result may come in another one.
 */
export function contract(operands: readonly Labelled[], output: Order, dtype: DType): Labelled {
  const own = output.filter((label) => operands.some(({ labels }) => labels.includes(label)));
  const [first, second] = operands as [Labelled, Labelled];
  if (operands.length === 1) return summed(first, (label) => own.includes(label), dtype);
  return operands.length === 2 ? pair(first, second, own, dtype) : loop(operands, own, dtype);
}

/** All operands in one loop nest. */
function loop(operands: readonly Labelled[], output: Order, dtype: DType): Labelled {
  const labels = [...new Set(operands.flatMap((operand) => operand.labels))];
  const inner = labels.filter((label) => !output.includes(label));
  const order = [...output, ...inner];
  const arrays = operands.map((operand) => arranged(operand, order));
  let product: NdArray | Expression = arrays[0]!;
  for (const array of arrays.slice(1)) product = multiply(product, array, { dtype });
  if (inner.length > 0) {
    const axis = inner.map((_, k) => output.length + k);
    product = dtype === 'bool' ? any(product, { axis }) : sum(product, { axis, dtype });
  }
  return { array: (product as Expression).evaluate(), labels: output };
}

/** Two operands: a product of stacks of matrices where anything is summed. */
function pair(left: Labelled, right: Labelled, output: Order, dtype: DType): Labelled {
  const x = summed(left, (label) => output.includes(label) || right.labels.includes(label), dtype);
  const y = summed(right, (label) => output.includes(label) || left.labels.includes(label), dtype);
  const shared = x.labels.filter((label) => y.labels.includes(label));
  if (shared.every((label) => output.includes(label))) return loop([x, y], output, dtype);
  const only = (own: Labelled, other: Labelled) =>
    output.filter((label) => own.labels.includes(label) && !other.labels.includes(label));
  const [rows, columns] = [only(x, y), only(y, x)];
  // Rows are the labels that come last in the result least.
  const last = output.at(-1);
  return columns.length > 0 && last !== undefined && rows.includes(last)
    ? matrixProduct(y, x, columns, rows, output, dtype)
    : matrixProduct(x, y, rows, columns, output, dtype);
}

/** The operands as stacks of matrices; what is shared and not in the result is summed. */
function matrixProduct(
  x: Labelled,
  y: Labelled,
  rows: Order,
  columns: Order,
  output: Order,
  dtype: DType,
): Labelled {
  const isShared = (label: string) => x.labels.includes(label) && y.labels.includes(label);
  const batch = output.filter(isShared);
  const larger = x.array.size >= y.array.size ? x : y;
  const inner = larger.labels.filter((label) => isShared(label) && !output.includes(label));
  const a = arranged(x, [...batch, ...rows, ...inner]);
  const b = arranged(y, [...batch, ...inner, ...columns]);
  const lengths = (array: NdArray, from: number, count: number) =>
    array.shape.slice(from, from + count);
  const stack = lengths(a, 0, batch.length);
  const m = lengths(a, batch.length, rows.length);
  const n = lengths(b, batch.length + inner.length, columns.length);
  const depth = product(lengths(b, batch.length, inner.length));
  const result = multiplyStacks(
    a.reshape([...stack, product(m), depth]),
    b.reshape([...stack, depth, product(n)]),
    dtype,
    'einsum',
  );
  return { array: result.reshape([...stack, ...m, ...n]), labels: [...batch, ...rows, ...columns] };
}

function product(lengths: readonly number[]): number {
  return lengths.reduce((size, length) => size * length, 1);
}
