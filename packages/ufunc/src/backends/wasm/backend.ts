/** Runs kernels as WebAssembly functions on the heap's memory. */
import { heap } from '@numloom/ndarray';
import { emitNest } from '../../emit/nest.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Backend, CompiledKernel, Launch } from '../../kernel/launch.ts';
import { assembleModule, FunctionCode } from './assembler.ts';
import { scratchBytes, WasmEmitter } from './emitter.ts';
import { ParameterLayout, ParameterViews, ParameterWriter } from './parameters.ts';
import { pushConstant } from './rows.ts';
import { lanesOf } from './vectors.ts';

/** Vectors per iteration of the main loop, where no fold decides it. */
const COPIES = 4;

type Run = (block: number, scratch: number, begin: number, end: number) => void;

/** A kernel as a module, and what the module imports besides the memory. */
export interface WasmKernel {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly imports: Readonly<Record<string, (...args: never[]) => number | bigint>>;
  /** Elements per vector of the innermost loop; 1 if it has none. */
  readonly lanes: number;
}

/** Assembles the module of a kernel; `shared` says whether the memory that it imports is. */
export function assembleKernel(kernel: Kernel, shared: boolean, copies = COPIES): WasmKernel {
  const lanes = lanesOf(kernel);
  const emitter = new WasmEmitter(kernel, new ParameterLayout(kernel), lanes);
  emitNest(kernel, emitter, copies);
  const { list, values } = emitter.functions;
  return { bytes: assembleModule(emitter.code, list, shared), imports: values, lanes };
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
  readonly #run: Run;
  readonly #writer: ParameterWriter;
  readonly #block = heap.workspace.address;
  /** Scratch memory is at the other end of the workspace. */
  readonly #scratch: number;

  constructor(kernel: Kernel, run: Run) {
    const { address, byteLength } = heap.workspace;
    const scratch = scratchBytes(kernel);
    if (new ParameterLayout(kernel).byteLength + scratch > byteLength) {
      throw new RangeError('wasm: the kernel has too many operands or folds');
    }
    this.#run = run;
    this.#writer = new ParameterWriter(kernel);
    this.#scratch = address + byteLength - scratch;
  }

  run(launch: Launch, begin: number, end: number): void {
    this.#writer.write(launch, workspaceViews());
    this.#run(this.#block, this.#scratch, begin, end);
  }
}

/** The backend that compiles kernels to WebAssembly. */
export const wasmBackend: Backend = {
  name: 'wasm',
  foreign: false,
  compile(kernel: Kernel): CompiledKernel {
    const { bytes, imports } = assembleKernel(kernel, heap.shared);
    const env: WebAssembly.ModuleImports = { ...imports, memory: heap.memory };
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env });
    return new CompiledWasmKernel(kernel, instance.exports['run'] as Run);
  },
};

let available: boolean | undefined;

/** Whether the engine has WebAssembly with vectors. */
export function wasmAvailable(): boolean {
  return (available ??= typeof WebAssembly === 'object' && hasVectors());
}

function hasVectors(): boolean {
  const code = new FunctionCode([]);
  const value = code.local('v128');
  pushConstant(code, 'i32x4', 0);
  code.set(value);
  return WebAssembly.validate(assembleModule(code, [], false));
}
