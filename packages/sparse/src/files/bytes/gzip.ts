/** Files compressed by gzip (RFC 1952), of one member or several, and their checksums. */
import { Gunzip, gzipSync } from 'fflate';
import { MatrixFormatError } from '../error.ts';

/** Longer ones fit in no array that is read from a text. */
const MAX_BYTES = 2 ** 31;
/** So many bytes are inflated at a time. */
const CHUNK = 2 ** 14;
/** What a file is about has to be said in as many bytes. */
const MAX_HEAD = 2 ** 24;

/** How many bytes a file has at most that begins with these; undefined where they do not tell yet. */
export type MostBytes = (head: Uint8Array) => number | undefined;

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

export function gzip(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(bytes, { mtime: 0 }));
}

/**
 * What is compressed in `bytes`, as far as its head allows: a small file may inflate to a thousand times as much. No
 * room is made for what a file only says.
 *
 * @throws MatrixFormatError naming `caller` when the file is damaged, cut short, longer than 2 GiB or than `mostBytes`
 *   of its head.
 */
export function gunzip(bytes: Uint8Array, mostBytes: MostBytes, caller: string): Uint8Array {
  const fail = (reason: string): never => {
    throw new MatrixFormatError(`${caller}: the gzip file ${reason}`);
  };
  const chunks: Uint8Array[] = [];
  let total = 0;
  let most: number | undefined;
  let asked = 0;
  let length = 0;
  let crc = 0;
  const check = (end: number): void => {
    const { buffer, byteOffset } = bytes;
    if (end < 18) fail('is cut short');
    const trailer = new DataView(buffer, byteOffset + end - 8, 8);
    if (trailer.getUint32(0, true) !== crc || trailer.getUint32(4, true) !== length >>> 0) {
      fail('is damaged or cut short: its checksum is wrong');
    }
    length = crc = 0;
  };
  const stream = new Gunzip((chunk) => {
    chunks.push(chunk);
    length += chunk.length;
    total += chunk.length;
    crc = crc32(chunk, crc);
    if (total > MAX_BYTES) fail('inflates to more than 2 GiB');
    if (most === undefined && total >= 2 * asked) {
      asked = total;
      most = mostBytes(joined(chunks, total));
      if (most === undefined && total > MAX_HEAD) {
        fail(`inflates to more than ${MAX_HEAD} bytes that do not say what they are`);
      }
    }
    if (total > (most ?? MAX_BYTES)) {
      fail(`inflates to more than the ${most} bytes that its head allows`);
    }
  });
  stream.onmember = check;
  try {
    for (let at = 0; at < bytes.length; at += CHUNK) {
      stream.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
    }
  } catch (error) {
    if (error instanceof MatrixFormatError) throw error;
    fail(`is damaged: ${(error as Error).message}`);
  }
  check(bytes.length);
  return joined(chunks, total);
}

function joined(chunks: readonly Uint8Array[], total: number): Uint8Array {
  const all = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** The checksum of `bytes` behind bytes that had the checksum `before`: CRC-32, reversed. */
function crc32(bytes: Uint8Array, before: number): number {
  table ??= Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
  let crc = ~before;
  for (let i = 0; i < bytes.length; i++) crc = table[(crc ^ bytes[i]!) & 0xff]! ^ (crc >>> 8);
  return ~crc >>> 0;
}

let table: Uint32Array | undefined;
