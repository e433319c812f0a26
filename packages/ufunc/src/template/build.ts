/** Syntax tree and values to whatever a language makes of them. */
import { nearest } from '@numloom/ndarray';
import { TemplateSyntaxError, withPlace } from './errors.ts';
import { lateOptions, lateParts, type Late } from './holes.ts';
import type { Language, Options, SliceParts } from './language.ts';
import {
  postorder,
  type ImaginaryNode,
  type LiteralNode,
  type Node,
  type OperandNode,
  type Template,
} from './nodes.ts';
import { binaryByName, unaryByName } from './operators.ts';
import type { Source } from './source.ts';

/** A tree as instructions for a stack machine, with all that is the same at each build. */
interface Program {
  readonly source: Source;
  readonly steps: readonly Step[];
  /** Languages that know all the functions called. */
  readonly checked: WeakSet<object>;
}

type Step = LiteralNode | ImaginaryNode | OperandNode | CallStep | SliceStep;

interface CallStep {
  readonly kind: 'call';
  readonly name: string;
  readonly arity: number;
  readonly options: Late<Options>;
  readonly at: number;
}

interface SliceStep {
  readonly kind: 'slice';
  readonly parts: Late<SliceParts>;
  readonly at: number;
}

const programs = new WeakMap<Template, Program>();

/**
 * Build a template in a language from the interpolated values.
 *
 * @throws TemplateSyntaxError when the language does not know a function that is called.
 * @throws What the language throws, with the place in the template added to its message.
 */
export function buildTemplate<T>(
  template: Template,
  values: readonly unknown[],
  language: Language<T>,
): T {
  let program = programs.get(template);
  if (program === undefined) {
    program = compile(template);
    programs.set(template, program);
  }
  if (!program.checked.has(language)) check(program, language);
  return run(program, values, language);
}

function compile({ source, root }: Template): Program {
  return { source, steps: postorder(root).map(stepOf), checked: new WeakSet() };
}

function stepOf(node: Node): Step {
  const { at } = node;
  if (node.kind === 'slice') return { kind: 'slice', parts: lateParts(node.parts), at };
  if (node.kind !== 'call') return node;
  const { name, args } = node;
  return { kind: 'call', name, arity: args.length, options: lateOptions(node.options), at };
}

function check<T>({ source, steps, checked }: Program, language: Language<T>): void {
  for (const step of steps) {
    if (step.kind !== 'call') continue;
    const { name, at } = step;
    if (binaryByName.has(name) || unaryByName.has(name) || language.knows(name)) continue;
    const meant = nearest(name, language.names());
    const hint = meant === undefined ? '' : `; did you mean '${meant}'?`;
    throw new TemplateSyntaxError(`unknown function '${name}'${hint}`, source, at);
  }
  checked.add(language);
}

function run<T>({ source, steps }: Program, values: readonly unknown[], language: Language<T>): T {
  const stack: T[] = [];
  let at = 0;
  try {
    for (const step of steps) {
      at = step.at;
      stack.push(take(step, stack, values, language));
    }
  } catch (error) {
    throw withPlace(error, source, at);
  }
  return stack.pop() as T;
}

function take<T>(step: Step, stack: T[], values: readonly unknown[], language: Language<T>): T {
  switch (step.kind) {
    case 'operand':
      return language.operand(values[step.place], step.place);
    case 'call': {
      const { options } = step;
      const args = takeArguments(stack, step.arity);
      return language.call(step.name, args, options.fixed ?? options.make(values));
    }
    case 'slice':
      return language.slice(stack.pop() as T, step.parts.fixed ?? step.parts.make(values));
    case 'literal':
      return language.literal(step.value, step.float);
    case 'imaginary':
      return language.imaginary(step.value);
  }
}

/** Operators first, for which `splice` would cost more than all the rest. */
function takeArguments<T>(stack: T[], arity: number): T[] {
  if (arity === 2) {
    const right = stack.pop() as T;
    return [stack.pop() as T, right];
  }
  return arity === 1 ? [stack.pop() as T] : stack.splice(stack.length - arity, arity);
}
