/** Runs kernels as JavaScript, on any storage. */
import type { TypedArray } from '@numloom/ndarray';
import { emitNest } from '../../emit/nest.ts';
import { assertAttached, type Callee } from '../../kernel/callee.ts';
import { hasCalls, type Kernel } from '../../kernel/kernel.ts';
import type { Backend, CompiledKernel, Launch } from '../../kernel/launch.ts';
import { JsEmitter } from './emitter.ts';
import { helpers } from './helpers.ts';

/** Elements per iteration of the main loop, where no fold decides it. */
const COPIES = 8;

type Run = (
  lengths: readonly number[],
  segment: number,
  data: readonly TypedArray[],
  offsets: readonly number[],
  strides: readonly (readonly number[])[],
  scalars: readonly (number | bigint)[],
  begin: number,
  end: number,
) => void;

const ARGUMENTS = ['lengths', 'segment', 'data', 'offsets', 'strides', 'scalars', 'begin', 'end'];

/** Makes the function of a kernel that calls these functions. */
type Make = (functions: readonly Callee[]) => Run;

/** Writes the text of a kernel's function. */
function writeKernel(kernel: Kernel): Make {
  const emitter = new JsEmitter(kernel);
  emitNest(kernel, emitter, hasCalls(kernel) ? 1 : COPIES);
  const { text, calls } = emitter;
  const own = { ...helpers(), ...emitter.functions };
  const names = [...Object.keys(own), ...Array.from({ length: calls }, (_, i) => `call${i}`)];
  const body = `"use strict";return (${ARGUMENTS.join(',')})=>{${text}\n}`;
  let made = 0;
  return (functions) => {
    const values = [...Object.values(own), ...functions.map(({ call }) => call)];
    // Engines take equal texts for one function, which they would optimise for all that it calls.
    const comment = calls > 0 ? `//${made++}\n` : '';
    return makeFunction(names, comment + body)(...values) as Run;
  };
}

class CompiledJsKernel implements CompiledKernel {
  readonly #kernel: Kernel;
  readonly #make: Make;
  #run: Run | undefined;
  /** For the first of the functions that are called: all of them, and what calls them. */
  #calling:
    WeakMap<Callee, { readonly functions: readonly Callee[]; readonly run: Run }> | undefined;

  constructor(kernel: Kernel, make: Make) {
    this.#kernel = kernel;
    this.#make = make;
    if (!hasCalls(kernel)) this.#run = make([]);
  }

  run(launch: Launch, begin: number, end: number): void {
    const { lengths, segment, operands, scalars, functions = [] } = launch;
    const { leaves } = this.#kernel;
    const data = operands.map(({ storage }, leaf) => storage.view(leaves[leaf]!.dtype));
    const run = this.#run ?? this.#runOf(functions);
    run(
      lengths,
      segment,
      data,
      operands.map(({ offset }) => offset),
      operands.map(({ strides }) => strides),
      scalars,
      begin,
      end,
    );
    if (functions.length > 0) assertAttached(data);
  }

  /** Functions are held as long as somebody else holds them. */
  #runOf(functions: readonly Callee[]): Run {
    const calling = (this.#calling ??= new WeakMap());
    const first = functions[0]!;
    let known = calling.get(first);
    if (!known?.functions.every((one, i) => one === functions[i])) {
      calling.set(first, (known = { functions, run: this.#make(functions) }));
    }
    return known.run;
  }
}

/** A function from source text, which is made of this package's own text and numbers only. */
function makeFunction(names: readonly string[], text: string): (...args: unknown[]) => unknown {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- that is what this backend is
  return new Function(...names, text) as (...args: unknown[]) => unknown;
}

/** The backend that compiles kernels to JavaScript. */
export const jsBackend: Backend = {
  name: 'js',
  foreign: true,
  compile: (kernel) => new CompiledJsKernel(kernel, writeKernel(kernel)),
};

let available: boolean | undefined;

/** Whether the page's security policy allows to make functions from text. */
export function jsAvailable(): boolean {
  if (available === undefined) {
    try {
      makeFunction([], 'return 0')();
      available = true;
    } catch {
      available = false;
    }
  }
  return available;
}
