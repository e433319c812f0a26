/** Runs kernels as WebAssembly functions on the heap's memory. */
import { heap } from '@numloom/ndarray';
import { emitNest } from '../../emit/nest.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Backend, CompiledKernel, Launch } from '../../kernel/launch.ts';
import { assembleModule, FunctionCode } from './assembler.ts';
import { WasmEmitter } from './emitter.ts';
import { scratchBytes } from './fold-memory.ts';
import { findOverlaps, hasOverlaps, type Overlap, overlapCandidates } from './overlaps.ts';
import { ParameterLayout, ParameterViews, ParameterWriter } from './parameters.ts';
import { pushConstant } from './rows.ts';
import { lanesOf } from './vectors.ts';

/** Vectors per iteration of the main loop, where no fold decides it. */
const COPIES = 4;
/** Elements of a launch from which a variant that shares loads is worth its compilation. */
const LARGE = 8192;
/** How many variants of a kernel are compiled, lest launches that alternate thrash. */
const MOST_VARIANTS = 4;

type Run = (block: number, scratch: number, begin: number, end: number) => void;

/** A kernel as a module, and what the module imports besides the memory. */
export interface WasmKernel {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly imports: Readonly<Record<string, (...args: never[]) => number | bigint>>;
}

/**
 * Assembles the module of a kernel.
 *
 * @param shared - whether the memory that it imports is
 * @param overlaps - what all its launches have to have
 */
export function assembleKernel(
  kernel: Kernel,
  shared: boolean,
  overlaps: readonly Overlap[] = [],
  copies: number = COPIES,
): WasmKernel {
  const layout = new ParameterLayout(kernel);
  const emitter = new WasmEmitter(kernel, layout, lanesOf(kernel), overlaps);
  emitNest(kernel, emitter, copies);
  const { list, values } = emitter.functions;
  return { bytes: assembleModule(emitter.code, list, shared), imports: values };
}

function instantiate(kernel: Kernel, overlaps: readonly Overlap[]): Run {
  const { bytes, imports } = assembleKernel(kernel, heap.shared, overlaps);
  const env: WebAssembly.ModuleImports = { ...imports, memory: heap.memory };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env });
  return exports['run'] as Run;
}

let views: ParameterViews | undefined;

/** Views of the heap's workspace as the memory is now. */
function workspaceViews(): ParameterViews {
  const { buffer } = heap;
  if (views?.buffer === buffer) return views;
  const { address, byteLength } = heap.workspace;
  return (views = new ParameterViews(buffer, address, byteLength));
}

class CompiledWasmKernel implements CompiledKernel {
  readonly #kernel: Kernel;
  readonly #writer: ParameterWriter;
  readonly #block = heap.workspace.address;
  /** Scratch memory is at the other end of the workspace. */
  readonly #scratch: number;
  /** Runs any launch; compiled when one needs it. */
  #plain: Run | undefined;
  /** Runs launches with these overlaps. */
  #variant: { readonly run: Run; readonly overlaps: readonly Overlap[] } | undefined;
  #variants = 0;
  readonly #lanes: number;
  readonly #candidates: readonly number[];

  constructor(kernel: Kernel) {
    const { address, byteLength } = heap.workspace;
    const scratch = scratchBytes(kernel);
    if (new ParameterLayout(kernel).byteLength + scratch > byteLength) {
      throw new RangeError('wasm: the kernel has too many operands or folds');
    }
    this.#kernel = kernel;
    this.#writer = new ParameterWriter(kernel);
    this.#scratch = address + byteLength - scratch;
    this.#lanes = lanesOf(kernel);
    this.#candidates = this.#lanes > 1 ? overlapCandidates(kernel) : [];
  }

  run(launch: Launch, begin: number, end: number): void {
    const run = this.#choose(launch, end - begin);
    this.#writer.write(launch, workspaceViews());
    run(this.#block, this.#scratch, begin, end);
  }

  #choose(launch: Launch, outer: number): Run {
    const variant = this.#variant;
    if (variant !== undefined && hasOverlaps(launch, variant.overlaps)) return variant.run;
    if (this.#candidates.length > 1 && this.#variants < MOST_VARIANTS) {
      let elements = outer;
      for (let axis = 1; axis < launch.lengths.length; axis++) elements *= launch.lengths[axis]!;
      if (elements >= LARGE) {
        const { run } = this.#specialise(launch) ?? {};
        if (run !== undefined) return run;
      }
    }
    return (this.#plain ??= instantiate(this.#kernel, []));
  }

  #specialise(launch: Launch) {
    const kernel = this.#kernel;
    const lanes = this.#lanes;
    const overlaps = findOverlaps(kernel, launch, this.#candidates, lanes, COPIES * lanes);
    if (overlaps.length === 0) return undefined;
    this.#variants++;
    return (this.#variant = { run: instantiate(kernel, overlaps), overlaps });
  }
}

/** The backend that compiles kernels to WebAssembly. */
export const wasmBackend: Backend = {
  name: 'wasm',
  foreign: false,
  compile: (kernel) => new CompiledWasmKernel(kernel),
};

let available: boolean | undefined;

/** Whether the engine has WebAssembly with vectors, and the page's security policy allows it. */
export function wasmAvailable(): boolean {
  return (available ??= typeof WebAssembly === 'object' && hasVectors());
}

function hasVectors(): boolean {
  const code = new FunctionCode([]);
  const value = code.local('v128');
  pushConstant(code, 'i32x4', 0);
  code.set(value);
  try {
    return new WebAssembly.Module(assembleModule(code, [], false)) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}
