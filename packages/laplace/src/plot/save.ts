import { writeFile } from 'node:fs/promises';
import type { PlotField } from './field.ts';
import { plotPng } from './png.ts';
import { plotSvg } from './svg.ts';

/**
 * Draws a field into a file: SVG when the name ends in `.svg`, PNG when it ends in `.png`.
 * Node.js only.
 *
 * @throws RangeError if the name has another ending; TypeError or RangeError on a wrong field;
 * the file system's error if the file cannot be written
 */
export async function savePlot(path: string, field: PlotField): Promise<void> {
  const ending = /\.(svg|png)$/i.exec(path)?.[1]?.toLowerCase();
  if (!ending) {
    throw new RangeError(`savePlot: path is '${path}'; its name must end in .png or .svg`);
  }
  await writeFile(path, ending === 'svg' ? plotSvg(field) : await plotPng(field));
}
