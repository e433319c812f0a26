/** Strokes as few bytes, for links: numbers by seven bits a byte, places by their steps. */
import { type Place, type Stroke, TICKS } from './stroke.ts';

/** Values are kept in hundredths. */
const STEPS = 100;
const WIDEST = TICKS / 2;

/** Strokes as text of letters, digits, `-` and `_`. */
export function encodeStrokes(strokes: readonly Stroke[]): string {
  const bytes: number[] = [];
  const write = (value: number): void => {
    for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
    bytes.push(value);
  };
  for (const { value, radius, path } of strokes) {
    write(value === undefined ? 0 : Math.round(value * STEPS) + STEPS + 1);
    write(radius);
    write(path.length);
    let last: Place = { x: 0, y: 0 };
    for (const place of path) {
      write(zigzag(place.x - last.x));
      write(zigzag(place.y - last.y));
      last = place;
    }
  }
  return toText(bytes);
}

/**
 * The strokes of such a text.
 *
 * @throws RangeError when it is none
 */
export function decodeStrokes(text: string): Stroke[] {
  const bytes = toBytes(text);
  let at = 0;
  const read = (most: number): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      if (byte === undefined || scale > 2 ** 21) throw new RangeError('the painting is cut off');
      value += (byte % 128) * scale;
      if (byte < 128) break;
    }
    if (value > most) throw new RangeError(`the painting has ${value} where ${most} is the most`);
    return value;
  };
  const inside = (value: number): number => {
    if (value >= 0 && value <= TICKS) return value;
    throw new RangeError(`the painting goes to ${value}, beyond the grid`);
  };
  const strokes: Stroke[] = [];
  while (at < bytes.length) {
    const level = read(2 * STEPS + 1);
    const radius = read(WIDEST);
    // Each place takes two bytes at least.
    const length = read((bytes.length - at) / 2);
    if (length === 0) throw new RangeError('the painting has a stroke without places');
    const path: Place[] = [];
    for (let { x, y } = { x: 0, y: 0 }; path.length < length; path.push({ x, y })) {
      x = inside(x + unzigzag(read(2 * TICKS)));
      y = inside(y + unzigzag(read(2 * TICKS)));
    }
    strokes.push({ value: level === 0 ? undefined : (level - STEPS - 1) / STEPS, radius, path });
  }
  return strokes;
}

/** 0, -1, 1, -2, 2, … as 0, 1, 2, 3, 4, …: small numbers either way take one byte. */
function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unzigzag(value: number): number {
  return value % 2 ? -(value + 1) / 2 : value / 2;
}

function toText(bytes: readonly number[]): string {
  const characters = bytes.map((byte) => String.fromCharCode(byte)).join('');
  return btoa(characters).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function toBytes(text: string): Uint8Array {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) {
    throw new RangeError('the painting is not written in letters, digits, - and _');
  }
  const characters = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}
