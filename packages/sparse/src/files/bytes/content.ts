/** The bytes of a file, whatever it is handed over as. */
import { gunzip, isGzip } from './gzip.ts';

/** What is in a file: its text, or its bytes, compressed by gzip or not. */
export type FileContent = string | Uint8Array | ArrayBuffer;

/** @throws TypeError naming `caller` when it is neither text nor bytes. */
export function bytesOf(content: FileContent, caller: string): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  if (!(content instanceof Uint8Array || content instanceof ArrayBuffer)) {
    throw new TypeError(`${caller}: expected a text, a Uint8Array or an ArrayBuffer`);
  }
  const bytes = content instanceof Uint8Array ? content : new Uint8Array(content);
  return isGzip(bytes) ? gunzip(bytes, caller) : bytes;
}
