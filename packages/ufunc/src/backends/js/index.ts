export { jsAvailable, jsBackend } from './backend.ts';
