export { assembleKernel, wasmAvailable, wasmBackend, type WasmKernel } from './backend.ts';
