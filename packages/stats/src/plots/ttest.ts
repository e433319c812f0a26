import type { TtestParts, TtestResult } from '../ttest/ttest-result.ts';
export interface PlotOptions {
  readonly kind?: 'distribution' | 'sample';
  readonly index?: number;
}
export function plotTtest(result: TtestResult, parts: TtestParts, options: PlotOptions): string {
  return `${String(result)}${parts.shape.length}${options.kind ?? ''}`;
}
