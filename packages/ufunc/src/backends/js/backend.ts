/** Runs kernels as JavaScript, on any storage. */
import type { TypedArray } from '@numloom/ndarray';
import { emitNest } from '../../emit/nest.ts';
import type { Kernel } from '../../kernel/kernel.ts';
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

/** The text of a kernel's function body, and the functions that it calls by name. */
function writeKernel(kernel: Kernel): {
  text: string;
  calls: Readonly<Record<string, (...args: never[]) => unknown>>;
} {
  const emitter = new JsEmitter(kernel);
  emitNest(kernel, emitter, COPIES);
  return { text: emitter.text, calls: { ...helpers(), ...emitter.functions } };
}

class CompiledJsKernel implements CompiledKernel {
  readonly #kernel: Kernel;
  readonly #run: Run;

  constructor(kernel: Kernel, run: Run) {
    this.#kernel = kernel;
    this.#run = run;
  }

  run({ lengths, segment, operands, scalars }: Launch, begin: number, end: number): void {
    const { leaves } = this.#kernel;
    this.#run(
      lengths,
      segment,
      operands.map(({ storage }, leaf) => storage.view(leaves[leaf]!.dtype)),
      operands.map(({ offset }) => offset),
      operands.map(({ strides }) => strides),
      scalars,
      begin,
      end,
    );
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
  compile(kernel: Kernel): CompiledKernel {
    const { text, calls } = writeKernel(kernel);
    const body = `"use strict";return (${ARGUMENTS.join(',')})=>{${text}\n}`;
    const run = makeFunction(Object.keys(calls), body)(...Object.values(calls)) as Run;
    return new CompiledJsKernel(kernel, run);
  },
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
