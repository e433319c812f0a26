import type { NdArray } from '@numloom/ndarray';
import { add, assign, type Expression, multiply, nd, subtract, where } from '@numloom/ufunc';
import type { Ghost, Grid } from './grid.ts';

type Field = NdArray<'float64'>;

/** The points whose indices are even or odd along each axis as `parity` says. */
interface Part {
  readonly parity: readonly number[];
  /** Those of them that are to be found. */
  readonly inside: Field;
  /** What they become: the average of their neighbours, which lie in other parts. */
  readonly average: () => Expression;
}

/** A layer of one part behind a side, and what it repeats of the same part or another. */
interface Layer {
  readonly layer: Field;
  readonly origin: Field;
  readonly shift: number | Field;
}

/**
 * The points of a grid apart by the parities of their indices, each part packed: so neighbours of
 * a part are parts, read without gaps. Points are red where the sum of their indices is even, black
 * where it is odd; a point's neighbours are of the other colour, but for those across a periodic
 * axis of odd length.
 */
export class Parities implements Disposable {
  /** The parts that are red, and those that are black. */
  readonly colours: readonly [readonly Part[], readonly Part[]];
  readonly #grid: Grid;
  readonly #parts = new Map<string, Field>();
  /** Layers that have to be renewed when points of a colour have changed. */
  readonly #layers: readonly [Layer[], Layer[]] = [[], []];

  constructor(grid: Grid) {
    this.#grid = grid;
    const all = paritiesOf(grid.padded.ndim);
    for (const parity of all) {
      this.#parts.set(String(parity), grid.padded.slice(...everySecond(parity)).copy());
    }
    const parts = all.map((parity) => this.#part(parity));
    const isFound = ({ inside }: Part): boolean => inside.size > 0;
    this.colours = [
      parts.filter((part) => colourOf(part.parity) === 0 && isFound(part)),
      parts.filter((part) => colourOf(part.parity) === 1 && isFound(part)),
    ];
    for (const ghost of grid.ghosts) {
      for (const parity of all) this.#findLayer(ghost, parity);
    }
  }

  /** Brings the layers behind sides up to date, after points of a colour have changed. */
  refresh(colour: 0 | 1): void {
    for (const { layer, origin, shift } of this.#layers[colour]) {
      assign(layer, shift === 0 ? origin : add(origin, shift));
    }
  }

  /** Writes all points back to the grid. */
  writeBack(): void {
    for (const parity of paritiesOf(this.#grid.padded.ndim)) {
      assign(this.#grid.padded.slice(...everySecond(parity)), this.#of(parity));
    }
  }

  [Symbol.dispose](): void {
    for (const part of this.#parts.values()) part.dispose();
  }

  #of(parity: readonly number[]): Field {
    return this.#parts.get(String(parity))!;
  }

  /** The ends of the points inside along an axis of a part. */
  #ends(axis: number, parity: number): readonly [number, number] {
    return [1 - parity, Math.floor((this.#grid.padded.shape[axis]! - 2 - parity) / 2) + 1];
  }

  /** What a part has inside, moved along one axis. */
  #insideOf(array: Field, parity: readonly number[], along = -1, by = 0): Field {
    return array.slice(
      ...parity.map((odd, axis) => {
        const [from, to] = this.#ends(axis, odd);
        return axis === along ? `${from + by}:${to + by}` : `${from}:${to}`;
      }),
    );
  }

  #part(parity: readonly number[]): Part {
    const { weights, diagonal, source, mask } = this.#grid;
    const inside = this.#insideOf(this.#of(parity), parity);
    const own = parity.map((odd) => `${1 - odd}::2`);
    const first = weights[0]!;
    const isEven = weights.every((weight) => weight === first);
    const factor = (isEven ? first : 1) / diagonal;
    const part =
      typeof source === 'number'
        ? source / diagonal
        : nd`${source.slice(...own)} / ${diagonal}`.evaluate();
    const given = mask?.slice(...own).copy();
    // An axis of three points has no even one inside.
    const pairs =
      inside.size === 0
        ? []
        : parity.map((odd, axis) => {
            const others = parity.map((one, d) => (d === axis ? 1 - one : one));
            const at = (by: number): Field => this.#insideOf(this.#of(others), parity, axis, by);
            return [at(odd - 1), at(odd)] as const;
          });
    const average = (): Expression => {
      const terms = pairs.map(([low, high], axis) => {
        const pair = add(low, high);
        return isEven ? pair : multiply(pair, weights[axis]!);
      });
      const sum = multiply(
        terms.reduce((a, b) => add(a, b)),
        factor,
      );
      const found = part === 0 ? sum : subtract(sum, part);
      return given ? where(given, inside, found) : found;
    };
    return { parity, inside, average };
  }

  #findLayer({ axis, layer, end, shift }: Ghost, parity: readonly number[]): void {
    const { padded, problem } = this.#grid;
    const last = padded.shape[axis]! - 1;
    const at = end === 0 ? 0 : last;
    if (parity[axis] !== at % 2) return;
    const isPeriodic = problem.sides[axis]![end].kind === 'periodic';
    const step = isPeriodic ? last - 1 : 2;
    const from = end === 0 ? step : last - step;
    const origin = parity.map((odd, d) => (d === axis ? from % 2 : odd));
    const across = (of: readonly number[], index: number): Field =>
      this.#of(of).slice(
        ...of.map((odd, d) => {
          const [low, high] = this.#ends(d, odd);
          return d === axis ? `${index >> 1}:${(index >> 1) + 1}` : `${low}:${high}`;
        }),
      );
    const view = across(parity, at);
    if (view.size === 0 || layer.size === 0) return;
    this.#layers[colourOf(origin)].push({
      layer: view,
      origin: across(origin, from),
      shift:
        typeof shift === 'number'
          ? shift
          : shift.slice(
              ...parity.map((odd, d) =>
                d === axis || shift.shape[d] === 1 ? ':' : `${1 - odd}::2`,
              ),
            ),
    });
  }
}

function colourOf(parity: readonly number[]): 0 | 1 {
  return (parity.reduce((sum, one) => sum + one, 0) % 2) as 0 | 1;
}

function everySecond(parity: readonly number[]): string[] {
  return parity.map((odd) => `${odd}::2`);
}

function paritiesOf(rank: number): number[][] {
  return Array.from({ length: 2 ** rank }, (_, bits) =>
    Array.from({ length: rank }, (_, axis) => (bits >> axis) & 1),
  );
}
