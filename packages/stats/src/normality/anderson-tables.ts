/** Critical values of the statistic of Anderson and Darling where parameters were estimated. */

/** A family of distributions whose parameters the test estimates. */
export type AndersonFamily =
  'norm' | 'expon' | 'logistic' | 'gumbel_l' | 'gumbel_r' | 'weibull_min';

/** Critical values, and the significance levels in per cent that they belong to. */
export interface AndersonTable {
  readonly critical: readonly number[];
  readonly levels: readonly number[];
}

const NORMAL = [0.561, 0.631, 0.752, 0.873, 1.035];
const EXPONENTIAL = [0.916, 1.062, 1.321, 1.591, 1.959];
const GUMBEL = [0.474, 0.637, 0.757, 0.877, 1.038];
const LOGISTIC = [0.426, 0.563, 0.66, 0.769, 0.906, 1.01];
/** Rows for 1/shape = 0, 0.05, …, 0.5. Lockhart and Stephens 1994, table 1. */
const WEIBULL = [
  [0.292, 0.395, 0.467, 0.522, 0.617, 0.711, 0.836, 0.931],
  [0.295, 0.399, 0.471, 0.527, 0.623, 0.719, 0.845, 0.941],
  [0.298, 0.403, 0.476, 0.534, 0.631, 0.728, 0.856, 0.954],
  [0.301, 0.408, 0.483, 0.541, 0.64, 0.738, 0.869, 0.969],
  [0.305, 0.414, 0.49, 0.549, 0.65, 0.751, 0.885, 0.986],
  [0.309, 0.421, 0.498, 0.559, 0.662, 0.765, 0.902, 1.007],
  [0.314, 0.429, 0.508, 0.57, 0.676, 0.782, 0.923, 1.03],
  [0.32, 0.438, 0.519, 0.583, 0.692, 0.802, 0.947, 1.057],
  [0.327, 0.448, 0.532, 0.598, 0.711, 0.824, 0.974, 1.089],
  [0.334, 0.469, 0.547, 0.615, 0.732, 0.85, 1.006, 1.125],
  [0.342, 0.472, 0.563, 0.636, 0.757, 0.879, 1.043, 1.167],
];

const LEVELS = [15, 10, 5, 2.5, 1];
const LEVELS_FROM_25 = [25, 10, 5, 2.5, 1];
const LEVELS_OF_LOGISTIC = [25, 10, 5, 2.5, 1, 0.5];
const LEVELS_OF_WEIBULL = [50, 25, 15, 10, 5, 2.5, 1, 0.5];

/** Numbers of three decimals, as they are printed: halfway to the even one, as NumPy rounds. */
const rounded = (values: readonly number[]) =>
  values.map((x) => {
    const thousandths = Math.round(x * 1000);
    const isTie = thousandths - x * 1000 === 0.5;
    return (isTie && thousandths % 2 === 1 ? thousandths - 1 : thousandths) / 1000;
  });

/** The table for samples of size n; `shape` is that of a Weibull distribution. Stephens 1974 to 1986. */
export function andersonTable(family: AndersonFamily, n: number, shape = NaN): AndersonTable {
  const adjusted = (values: readonly number[], by: number) => rounded(values.map((x) => x / by));
  switch (family) {
    case 'norm':
      return { critical: adjusted(NORMAL, 1 + 0.75 / n + 2.25 / n / n), levels: LEVELS };
    case 'expon':
      return { critical: adjusted(EXPONENTIAL, 1 + 0.6 / n), levels: LEVELS };
    case 'logistic':
      return { critical: adjusted(LOGISTIC, 1 + 0.25 / n), levels: LEVELS_OF_LOGISTIC };
    case 'weibull_min': {
      const at = Math.min(1 / shape, 0.5) * 20;
      const k = Math.min(Math.floor(at), 9);
      const critical = WEIBULL[k]!.map((x, i) => x + (at - k) * (WEIBULL[k + 1]![i]! - x) + 0.0005);
      return { critical: rounded(critical), levels: LEVELS_OF_WEIBULL };
    }
    default:
      return { critical: adjusted(GUMBEL, 1 + 0.2 / Math.sqrt(n)), levels: LEVELS_FROM_25 };
  }
}

/** The probability of a statistic, between those of the table. */
export function interpolated(statistic: number, { critical, levels }: AndersonTable): number {
  if (Number.isNaN(statistic)) return NaN;
  const k = critical.findIndex((value) => statistic < value);
  if (k === 0) return levels[0]! / 100;
  if (k < 0) return levels.at(-1)! / 100;
  const share = (statistic - critical[k - 1]!) / (critical[k]! - critical[k - 1]!);
  return (levels[k - 1]! + share * (levels[k]! - levels[k - 1]!)) / 100;
}
