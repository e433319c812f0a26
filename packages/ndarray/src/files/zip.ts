/**
 * Zip archives as NumPy's `.npz` files are: entries stored or deflated, no encryption, no zip64.
 * (Format: PKWARE's APPNOTE, sections 4.3.7 local header, 4.3.12 directory, 4.3.16 end.)
 */
import { NpyFormatError } from './error.ts';

/** Signature and fields of each record: I for 4 bytes, H for 2, little endian. */
const LOCAL = 0x04034b50;
const LOCAL_FIELDS = 'IHHHHHIIIHH';
const DIRECTORY = 0x02014b50;
const DIRECTORY_FIELDS = 'IHHHHHHIIIHHHHHII';
const END = 0x06054b50;
const END_FIELDS = 'IHHHHIIH';
const MAX_COMMENT = 0xffff;

const STORED = 0;
const DEFLATED = 8;
const UTF8_NAME = 0x800;
const ENCRYPTED = 1;
/** Of the format: 2.0, which knows deflate. */
const VERSION = 20;
/** In the place of a size: that the size is elsewhere, as a number of 64 bits. */
const ZIP64 = 0xffffffff;
/** 1 January 1980, as NumPy writes, so that equal arrays give equal files. */
const DATE = 0x21;
const MAX_ENTRIES = 0xfffe;
/** Larger archives would need zip64, and readers of 32-bit sizes differ beyond 2 GiB already. */
const MAX_ARCHIVE = 2 ** 31 - 1;

/** One file of an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly deflated: boolean;
  readonly crc: number;
  /** Bytes once inflated. */
  readonly size: number;
  /** The bytes as they are in the archive. */
  readonly data: Uint8Array;
}

/** What is to be written: as {@link ZipEntry}, its bytes in pieces. */
export interface ZipSource extends Omit<ZipEntry, 'data'> {
  /** Bytes in the archive. */
  readonly storedSize: number;
  readonly data: Iterable<Uint8Array>;
}

function lengthOf(fields: string): number {
  return fields.replace(/I/g, 'HH').length * 2;
}

function pack(fields: string, ...values: number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(lengthOf(fields)));
  let at = 0;
  values.forEach((value, i) => {
    if (fields[i] === 'I') view.setUint32(at, value, true);
    else view.setUint16(at, value, true);
    at += fields[i] === 'I' ? 4 : 2;
  });
  return new Uint8Array(view.buffer);
}

/** The fields at `at`; none when they reach beyond the bytes or have another signature. */
function unpack(fields: string, signature: number, bytes: Uint8Array, at: number): number[] {
  if (at + lengthOf(fields) > bytes.length) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset + at);
  const values: number[] = [];
  let place = 0;
  for (const field of fields) {
    values.push(field === 'I' ? view.getUint32(place, true) : view.getUint16(place, true));
    place += field === 'I' ? 4 : 2;
  }
  return values[0] === signature ? values : [];
}

/**
 * The bytes of an archive piece by piece.
 *
 * @throws RangeError naming `caller` when there are too many entries or bytes.
 */
export function zipChunks(entries: readonly ZipSource[], caller: string): Generator<Uint8Array> {
  const names = entries.map(({ name }) => new TextEncoder().encode(name));
  const overhead = lengthOf(LOCAL_FIELDS) + lengthOf(DIRECTORY_FIELDS);
  const total = entries.reduce(
    (sum, { storedSize }, i) => sum + storedSize + 2 * names[i]!.length + overhead,
    lengthOf(END_FIELDS),
  );
  if (total > MAX_ARCHIVE || entries.length > MAX_ENTRIES) {
    throw new RangeError(
      `${caller}: ${entries.length} arrays of ${total} bytes in all; one archive takes at most ${MAX_ENTRIES} arrays and 2 GiB`,
    );
  }
  if (names.some(({ length }) => length > 0xffff)) {
    throw new RangeError(`${caller}: a name is longer than 65535 bytes`);
  }
  return archive(entries, names);
}

function* archive(
  entries: readonly ZipSource[],
  names: readonly Uint8Array[],
): Generator<Uint8Array> {
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [i, entry] of entries.entries()) {
    const name = names[i]!;
    const flags = name.length === entry.name.length ? 0 : UTF8_NAME;
    const method = entry.deflated ? DEFLATED : STORED;
    const { crc, storedSize, size } = entry;
    const fields = [VERSION, flags, method, 0, DATE, crc, storedSize, size, name.length, 0];
    directory.push(pack(DIRECTORY_FIELDS, DIRECTORY, VERSION, ...fields, 0, 0, 0, 0, at), name);
    yield pack(LOCAL_FIELDS, LOCAL, ...fields);
    yield name;
    yield* entry.data;
    at += lengthOf(LOCAL_FIELDS) + name.length + storedSize;
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  yield* directory;
  yield pack(END_FIELDS, END, 0, 0, entries.length, entries.length, size, at, 0);
}

/**
 * What an archive's directory lists; nothing is inflated.
 *
 * @throws NpyFormatError naming `caller` when the archive is damaged, encrypted or a zip64 one.
 */
export function readZip(bytes: Uint8Array, caller: string): ZipEntry[] {
  const fail = (reason: string): never => {
    throw new NpyFormatError(`${caller}: ${reason}`);
  };
  const end = findEnd(bytes);
  if (end < 0) fail('not a zip archive, as .npz is, or one that is cut short');
  const [, , , , count = 0, , start = 0] = unpack(END_FIELDS, END, bytes, end);
  if (count === 0xffff || start === ZIP64) fail('zip64 archives are not supported');
  const entries: ZipEntry[] = [];
  let at = start;
  let stored = 0;
  for (let i = 0; i < count; i++) {
    const fields = unpack(DIRECTORY_FIELDS, DIRECTORY, bytes.subarray(0, end), at);
    if (fields.length === 0) fail('the directory of the archive is damaged');
    const [, , , flags = 0, method, , , crc = 0, storedSize = 0, size = 0] = fields;
    const [nameLength = 0, extraLength = 0, commentLength = 0, , , , place = 0] = fields.slice(10);
    const nameStart = at + lengthOf(DIRECTORY_FIELDS);
    const raw = bytes.slice(nameStart, nameStart + nameLength);
    const name = new TextDecoder(flags & UTF8_NAME ? 'utf-8' : 'latin1').decode(raw);
    at = nameStart + nameLength + extraLength + commentLength;

    const entry = `entry ${JSON.stringify(name)}`;
    if (flags & ENCRYPTED) fail(`${entry} is encrypted`);
    if (method !== STORED && method !== DEFLATED) fail(`${entry} has compression ${method}`);
    if (size === ZIP64 || storedSize === ZIP64) fail(`${entry} is larger than 4 GiB`);
    const local = unpack(LOCAL_FIELDS, LOCAL, bytes.subarray(0, start), place);
    const dataStart = place + lengthOf(LOCAL_FIELDS) + (local[9] ?? 0) + (local[10] ?? 0);
    // Entries that share their bytes are how a small archive could become endless.
    stored += storedSize;
    if (local.length === 0 || dataStart + storedSize > start || stored > start) {
      fail(`${entry} does not lie in the archive`);
    }
    const data = bytes.subarray(dataStart, dataStart + storedSize);
    entries.push({ name, deflated: method === DEFLATED, crc, size, data });
  }
  return entries;
}

/** Where the record stands that ends an archive; -1 when there is none. */
function findEnd(bytes: Uint8Array): number {
  const last = bytes.length - lengthOf(END_FIELDS);
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
    const comment = unpack(END_FIELDS, END, bytes, at)[7];
    if (comment !== undefined && at + lengthOf(END_FIELDS) + comment === bytes.length) return at;
  }
  return -1;
}
