/** The checksum of zip archives: CRC-32 with the reversed polynomial 0xEDB88320. */

let table: Uint32Array | undefined;

function makeTable(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
}

/** The checksum of `bytes` behind bytes that had the checksum `before`. */
export function crc32(bytes: Uint8Array, before = 0): number {
  const steps = (table ??= makeTable());
  let crc = ~before;
  for (let i = 0; i < bytes.length; i++) crc = steps[(crc ^ bytes[i]!) & 0xff]! ^ (crc >>> 8);
  return ~crc >>> 0;
}
