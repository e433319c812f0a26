/** The transforms of lines, as programs. */
import { circlePoints } from './circle.ts';
import { fourier } from './fourier.ts';
import { ELEMENT, REAL } from './operations.ts';
import { type Compiled, type Place, Program } from './program.ts';
import { realSpectrum, symmetric } from './symmetric.ts';

/**
 * Sine and cosine transforms, of the types of SciPy; Fourier transforms of real lines, whose result is
 * kept as real numbers: Re X[0], Re X[1], Im X[1], Re X[2], …; and the reverse of these.
 */
export type Kind = 'dst1' | 'dst2' | 'dst3' | 'dct1' | 'dct2' | 'dct3' | 'rfft' | 'irfft';

/** What the first and the last number of a line are multiplied with. */
export interface Ends {
  readonly first: number;
  readonly last: number;
}

const PLAIN: Ends = { first: 1, last: 1 };

/** The factor of one of n numbers. */
function factorAt({ first, last }: Ends, index: number, n: number): number {
  return (index === 0 ? first : 1) * (index === n - 1 ? last : 1);
}

/**
 * The program that transforms a line of n numbers, without any scaling as SciPy's `norm: 'backward'`
 * does it forward, times `scale`; `before` and `after` are factors of the ends of what is read and
 * written.
 */
export function transformProgram(
  kind: Kind,
  n: number,
  scale: number,
  before = PLAIN,
  after = PLAIN,
): Compiled {
  const program = new Program();
  const read = (index: number): Place => ({ index, factor: factorAt(before, index, n) });
  const write = (index: number): Place => ({ index, factor: scale * factorAt(after, index, n) });
  writers[kind](program, n, read, write);
  return program.compile(n);
}

type Writer = (
  program: Program,
  n: number,
  read: (index: number) => Place,
  write: (index: number) => Place,
) => void;

/** A place with the opposite sign, if that is asked for. */
function signed(place: Place, isNegative: boolean): Place {
  return isNegative ? { ...place, factor: -place.factor } : place;
}

const writers: Readonly<Record<Kind, Writer>> = {
  dst1(program, n, read, write) {
    const x = symmetric(program, true, 2 * n + 2, (index) => read(index - 1));
    program.scatter(x + REAL, REAL, n, write);
  },

  dct1(program, n, read, write) {
    const x = symmetric(program, false, 2 * n - 2, read);
    program.scatter(x, REAL, n, write);
  },

  dct2: (program, n, read, write) => cosineForward(program, n, read, write),

  // sin(π (n - k) (2 j + 1) / 2 n) = (-1)^j cos(π k (2 j + 1) / 2 n)
  dst2: (program, n, read, write) =>
    cosineForward(
      program,
      n,
      (j) => signed(read(j), j % 2 === 1),
      (k) => write(n - 1 - k),
    ),

  dct3: (program, n, read, write) => cosineBack(program, n, read, write),

  dst3: (program, n, read, write) =>
    cosineBack(
      program,
      n,
      (k) => read(n - 1 - k),
      (j) => signed(write(j), j % 2 === 1),
    ),

  rfft(program, n, read, write) {
    const z = realSpectrum(program, n, roomOf(program, n), read);
    const half = (place: Place): Place => ({ ...place, factor: place.factor / 2 });
    program.scatter(z, ELEMENT, Math.floor(n / 2) + 1, (k) => half(write(Math.max(2 * k - 1, 0))));
    const imaginary = Math.floor((n - 1) / 2);
    program.scatter(z + ELEMENT + REAL, ELEMENT, imaginary, (k) => half(write(2 * k + 2)));
  },

  irfft(program, n, read, write) {
    const at = roomOf(program, n);
    program.gather(
      at,
      Math.floor(n / 2) + 1,
      (k) => read(Math.max(2 * k - 1, 0)),
      (k) => (k === 0 || 2 * k === n ? undefined : read(2 * k)),
    );
    fromSpectrum(program, n, at, (j) => write(j));
  },
};

/** The buffer `one` with room for the half of a spectrum, or for all of an odd one. */
function roomOf(program: Program, n: number): number {
  const bytes = (n % 2 === 1 ? n : n / 2 + 1) * ELEMENT;
  program.buffer('two', bytes);
  return program.buffer('one', bytes);
}

/** The order in which cosine transforms become Fourier transforms (Makhoul 1980). */
function folded(j: number, n: number): number {
  return 2 * j < n ? 2 * j : 2 * (n - j) - 1;
}

function cosineForward(...[program, n, read, write]: Parameters<Writer>): void {
  const z = realSpectrum(program, n, roomOf(program, n), (j) => read(folded(j, n)));
  const x = program.buffer('result', (n + 1) * REAL);
  const count = Math.floor(n / 2) + 1;
  program.emit('rotateOut', count, z, x, x + n * REAL, program.table(circlePoints(count, 4 * n)));
  program.cost += 3 * n;
  program.scatter(x, REAL, n, write);
}

function cosineBack(...[program, n, read, write]: Parameters<Writer>): void {
  const at = roomOf(program, n);
  const count = Math.floor(n / 2) + 1;
  program.gather(at, count, read, (k) => (k === 0 ? undefined : signed(read(n - k), true)));
  program.emit('rotate', count, at, program.table(circlePoints(count, 4 * n)));
  program.cost += 3 * n;
  fromSpectrum(program, n, at, (j) => write(folded(j, n)));
}

/** Writes Σ H[k] exp(2π√-1 j k / n) of the half of a spectrum of real numbers in `one`. */
function fromSpectrum(program: Program, n: number, at: number, write: (j: number) => Place): void {
  const two = program.buffer('two', 0);
  if (n % 2 === 1) {
    program.emit('mirror', n, at, two);
    const result = fourier(program, n, two, 'two', 'one');
    program.scatter(result.at + REAL, ELEMENT, n, write);
    return;
  }
  const h = n / 2;
  program.emit('tangle', h, at, two, program.table(circlePoints(h, n)));
  program.cost += 5 * h;
  const result = fourier(program, h, two, 'two', 'one');
  program.scatter(result.at + REAL, ELEMENT, h, (j) => write(2 * j));
  program.scatter(result.at, ELEMENT, h, (j) => write(2 * j + 1));
}
