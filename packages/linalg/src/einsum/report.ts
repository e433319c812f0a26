/** A table of the steps of a contraction. */
import {
  type ContractionPath,
  keptLabels,
  operationsOf,
  type Problem,
  sizeOfLabels,
} from './path.ts';

const WIDTHS = [6, 26, 42] as const;

/** What a path does, step by step, and what it saves. */
export function reportOf({ inputs, output, lengths }: Problem, path: ContractionPath): string {
  const operands = inputs.map((labels) => [...new Set(labels)]);
  const format = named(inputs, output);
  const rows: string[] = [];
  const [naive, whole] = [operationsOf(operands, output, lengths), new Set(operands.flat()).size];
  let [operations, scaling, largest] = [0, 0, sizeOfLabels(output, lengths)];
  path.forEach((step, k) => {
    const chosen = step.map((place) => operands[place]!);
    const others = operands.filter((_, place) => !step.includes(place));
    const isLast = k === path.length - 1;
    const result = isLast ? [...output] : keptLabels(chosen, [...others, output]);
    const own = new Set(chosen.flat()).size;
    operations += operationsOf(chosen, result, lengths);
    scaling = Math.max(scaling, own);
    largest = Math.max(largest, sizeOfLabels(result, lengths));
    operands.splice(0, operands.length, ...others, result);
    rows.push(columns(String(own), `${format(chosen)}->${format([result])}`, rest()));
  });
  const rule = '-'.repeat(WIDTHS[0] + WIDTHS[1] + WIDTHS[2]);
  return [
    line('Contraction', `${format(inputs)}->${format([output])}`),
    line('Scaling of one loop', String(whole)),
    line('Scaling of the path', String(scaling)),
    line('Operations of one loop', naive.toExponential(3)),
    line('Operations of the path', operations.toExponential(3)),
    line('Speedup', (naive / operations).toFixed(3)),
    line('Largest intermediate', `${largest.toExponential(3)} elements`),
    rule,
    columns('scaling', 'step', 'remaining'),
    rule,
    ...rows,
  ].join('\n');

  function rest(): string {
    return `${format(operands)}->${format([output])}`;
  }
}

function line(name: string, value: string): string {
  return `${name.padStart(24)}:  ${value}`;
}

function columns(scaling: string, step: string, remaining: string): string {
  const [first, second, third] = WIDTHS;
  return scaling.padStart(first) + step.padStart(second) + remaining.padStart(third);
}

/** Writes labels as letters; the axes of an ellipsis get capitals that are free. */
function named(inputs: Problem['inputs'], output: Problem['output']) {
  const labels = new Set([...inputs.flat(), ...output]);
  const free = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((letter) => !labels.has(letter));
  const names = new Map<string, string>();
  for (const label of labels) {
    names.set(label, label.startsWith('.') ? (free.shift() ?? label) : label);
  }
  return (terms: readonly (readonly string[])[]): string =>
    terms.map((term) => term.map((label) => names.get(label)).join('')).join(',');
}
