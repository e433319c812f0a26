/** The bytes of a file, whatever it is handed over as. */
import { gunzip, isGzip, type MostBytes } from './gzip.ts';
import { Scanner } from './scanner.ts';

/** What is in a file: its text, or its bytes, compressed by gzip or not. */
export type FileContent = string | Uint8Array | ArrayBuffer;

/** Bytes of a line at most, on average; those of files have 80, or little more. */
const LINE = 1024;
/** Bytes of comments and blank lines behind the head. */
const SLACK = 2 ** 20;

/** At most so many bytes: the head, and lines as many as it says. */
export function mostBytesOf(linesOf: (scanner: Scanner) => number): MostBytes {
  return (head) => {
    const whole = head.subarray(0, head.lastIndexOf(10) + 1);
    const scanner = new Scanner(whole, '');
    try {
      const lines = linesOf(scanner);
      return scanner.at + LINE * lines + SLACK;
    } catch {
      // It ends in the middle of a head, or is none: whoever reads it says so.
      return undefined;
    }
  };
}

/**
 * Those of compressed files, no more than their head says.
 *
 * @throws TypeError naming `caller` when it is neither text nor bytes; MatrixFormatError for damaged gzip files.
 */
export function bytesOf(content: FileContent, mostBytes: MostBytes, caller: string): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  if (!(content instanceof Uint8Array || content instanceof ArrayBuffer)) {
    throw new TypeError(`${caller}: expected a text, a Uint8Array or an ArrayBuffer`);
  }
  const bytes = content instanceof Uint8Array ? content : new Uint8Array(content);
  return isGzip(bytes) ? gunzip(bytes, mostBytes, caller) : bytes;
}
