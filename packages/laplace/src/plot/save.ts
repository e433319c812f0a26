import { writeFile } from 'node:fs/promises';
import type { PlotField } from './field.ts';
import { plotPng } from './png.ts';
import { plotSvg } from './svg.ts';

/**
 * Writes a picture into a file: SVG when the name ends in `.svg`, PNG when it ends in `.png`.
 * Node.js only.
 *
 * @param picture - a field to draw, or what `plotConvergence`, `plotBenchmark` or `plotSvg` have drawn
 * @throws RangeError if the name has another ending; TypeError or RangeError on a wrong field;
 * the file system's error if the file cannot be written
 */
export async function savePlot(path: string, picture: PlotField | string): Promise<void> {
  const ending = /\.(svg|png)$/i.exec(path)?.[1]?.toLowerCase();
  if (!ending) {
    throw new RangeError(`savePlot: path is '${path}'; its name must end in .png or .svg`);
  }
  const svg = typeof picture === 'string' ? picture : plotSvg(picture);
  await writeFile(path, ending === 'svg' ? svg : await plotPng(svg));
}
