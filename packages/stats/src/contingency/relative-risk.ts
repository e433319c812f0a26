/** Relative risks. */
import { ndtri } from '../math/normal.ts';
import type { ConfidenceInterval } from '../results/interval.ts';
import { levelOf } from '../samples/options.ts';
import { integerOf } from './integers.ts';

/** A relative risk, and intervals of it. */
export class RelativeRiskResult {
  /** The risk of the exposed by that of the control. */
  readonly relative_risk: number;
  readonly exposed_cases: number;
  readonly exposed_total: number;
  readonly control_cases: number;
  readonly control_total: number;

  constructor(
    exposedCases: number,
    exposedTotal: number,
    controlCases: number,
    controlTotal: number,
  ) {
    this.exposed_cases = exposedCases;
    this.exposed_total = exposedTotal;
    this.control_cases = controlCases;
    this.control_total = controlTotal;
    this.relative_risk = exposedCases / exposedTotal / (controlCases / controlTotal);
  }

  /**
   * A confidence interval, by the normal approximation of the logarithm. Katz et al., Biometrics 34 (1978).
   *
   * @throws RangeError for a level that is not in [0, 1]
   */
  confidence_interval(confidence_level = 0.95): ConfidenceInterval {
    levelOf(confidence_level, 'confidence_level', 'confidence_interval');
    const [exposed, control] = [this.exposed_cases, this.control_cases];
    if (exposed === 0 || control === 0) {
      return { low: control === 0 ? NaN : 0, high: exposed === 0 ? NaN : Infinity };
    }
    const variance = 1 / exposed - 1 / this.exposed_total + 1 / control - 1 / this.control_total;
    const width = -ndtri((1 - confidence_level) / 2) * Math.sqrt(variance);
    return {
      low: this.relative_risk * Math.exp(-width),
      high: this.relative_risk * Math.exp(width),
    };
  }
}

/**
 * How many times the risk of the exposed is that of a control: cases by totals of both.
 *
 * @throws RangeError where an argument is no integer, negative, a total is 0, or cases exceed it
 *
 * @example
 * ```ts
 * import { relative_risk } from '@numloom/stats';
 * const result = relative_risk(27, 122, 44, 487);
 * console.log(result.relative_risk.toFixed(4)); // => 2.4495
 * console.log(result.confidence_interval().low.toFixed(4)); // => 1.5836
 * ```
 */
export function relative_risk(
  exposed_cases: number,
  exposed_total: number,
  control_cases: number,
  control_total: number,
): RelativeRiskResult {
  const caller = 'relative_risk';
  integerOf(exposed_total, 1, 'exposed_total', caller);
  integerOf(control_total, 1, 'control_total', caller);
  integerOf(exposed_cases, 0, 'exposed_cases', caller, exposed_total);
  integerOf(control_cases, 0, 'control_cases', caller, control_total);
  return new RelativeRiskResult(exposed_cases, exposed_total, control_cases, control_total);
}
