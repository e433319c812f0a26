/** Where commands write solutions to. */
import { copyFileSync, writeFileSync } from 'node:fs';
import type { NdArray } from '@numloom/ndarray';
import { encodeNpy, load, save } from '@numloom/ndarray/files';
import { boundaries, type BoundaryName } from '../boundaries.ts';
import type { RunStatus } from '../runs/index.ts';
import { checkWritable, unwritable, UsageError } from './arguments.ts';
import { draw, type Themed } from './draw.ts';
import type { Terminal } from './terminal.ts';

/** The files that were asked for. */
export interface Destinations extends Themed {
  readonly plot?: string;
  readonly save?: string;
}

/** Most points of a run that are drawn: more are not read into memory. */
const MOST_DRAWN = 2 ** 28;

/** @throws Error naming the option whose file cannot be written */
export function checkDestinations(to: Destinations): void {
  for (const option of ['plot', 'save'] as const) {
    if (to[option] !== undefined) checkWritable(to[option], `--${option}`);
  }
}

/** Writes a solution on the unit square. */
export async function writeSolution(
  to: Destinations,
  { u, boundary }: { readonly u: NdArray<'float64'>; readonly boundary: BoundaryName },
  terminal: Terminal,
): Promise<void> {
  written(to, (path) => saveArray(path, u), terminal);
  await drawn(to, u, [0, 1, 0, 1], boundary, terminal);
}

/** @throws UsageError where a run is none that can be drawn, before it is worked on */
export function checkDrawable(to: Destinations, { shape }: RunStatus): void {
  if (to.plot === undefined) return;
  if (shape.length !== 2) {
    throw new UsageError(`--plot draws grids of two axes; the run has ${shape.join(' x ')} points`);
  }
  if (shape[0]! * shape[1]! > MOST_DRAWN) {
    throw new UsageError(
      `--plot draws ${MOST_DRAWN} points at most; the run has ${shape.join(' x ')}`,
    );
  }
}

/** Writes the values that a run has in its files. */
export async function writeRun(
  to: Destinations,
  { file, extent, boundary }: RunStatus,
  terminal: Terminal,
): Promise<void> {
  written(to, (path) => copyFileSync(file, path), terminal);
  if (to.plot === undefined) return;
  const u = load(file as `${string}.npy`) as NdArray<'float64'>;
  const [x, y] = extent as [readonly [number, number], readonly [number, number]];
  await drawn(to, u, [...x, ...y], boundary, terminal);
}

function saveArray(path: string, u: NdArray<'float64'>): void {
  // `save` adds `.npy` to any other ending, `.NPY` too.
  if (path.endsWith('.npy')) save(path, u);
  else writeFileSync(path, encodeNpy(u));
}

function written(
  { save: path }: Destinations,
  write: (path: string) => void,
  terminal: Terminal,
): void {
  if (path === undefined) return;
  try {
    write(path);
  } catch (error) {
    throw unwritable(path, '--save', error);
  }
  terminal.stdout.write(`saved ${path}\n`);
}

async function drawn(
  { plot, theme }: Destinations,
  u: NdArray<'float64'>,
  extent: readonly [number, number, number, number],
  boundary: string | undefined,
  terminal: Terminal,
): Promise<void> {
  if (plot === undefined) return;
  const [columns, rows] = u.shape as [number, number];
  const what =
    boundary !== undefined && Object.hasOwn(boundaries, boundary)
      ? boundaries[boundary as BoundaryName].description
      : boundary;
  const field = {
    // Rows of a picture are values of y.
    values: u.T.copy().data,
    rows,
    columns,
    extent,
    theme,
    title: what === undefined ? "Laplace's equation" : `Laplace's equation: ${what}`,
    xlabel: 'x',
    ylabel: 'y',
    label: 'u(x, y)',
  };
  await draw(plot, field, terminal);
}
