/** The sweep of Jacobi's method: each point becomes the average of its four neighbours. */
export const defaultExpression = '(u[:-2, 1:-1] + u[2:, 1:-1] + u[1:-1, :-2] + u[1:-1, 2:]) / 4';

/** Expressions to start from, by the name that is shown. */
export const presets: Readonly<Record<string, string>> = {
  'Average of 4 neighbours': defaultExpression,
  'Average, damped': `0.2 * u[1:-1, 1:-1] + 0.2 * (u[:-2, 1:-1] + u[2:, 1:-1]
  + u[1:-1, :-2] + u[1:-1, 2:])`,
  '9 points': `(4 * (u[:-2, 1:-1] + u[2:, 1:-1] + u[1:-1, :-2] + u[1:-1, 2:])
  + u[:-2, :-2] + u[:-2, 2:] + u[2:, :-2] + u[2:, 2:]) / 20`,
  'With a source': `${defaultExpression}
  + 20 * h**2 * sin(2 * pi * x) * sin(2 * pi * y)`,
  'Over an obstacle': `maximum(${defaultExpression},
  0.8 - 8 * ((x - 0.5)**2 + (y - 0.5)**2))`,
};
