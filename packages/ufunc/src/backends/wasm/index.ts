export { wasmAvailable, wasmBackend } from './backend.ts';
