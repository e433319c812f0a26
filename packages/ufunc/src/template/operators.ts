/** The operators, as data: parser and printer both work from this table. */

/** How tightly text binds, from Python's grammar. What binds tighter has the higher level. */
export const level = {
  comparison: 1,
  or: 2,
  xor: 3,
  and: 4,
  shift: 5,
  sum: 6,
  product: 7,
  unary: 8,
  power: 9,
  /** A number: it takes no index and no attribute without parentheses. */
  literal: 10,
  postfix: 11,
} as const;

/** A level of {@link level}, or one above it. */
export type Level = number;

/** An operator between two operands. */
export interface BinaryOperator {
  readonly symbol: string;
  /** NumPy's name of the function that it calls. */
  readonly name: string;
  readonly level: Level;
  /** The lowest levels that its operands may have without parentheses. */
  readonly left: Level;
  readonly right: Level;
}

/** An operator before its operand. */
export interface UnaryOperator {
  readonly symbol: string;
  readonly name: string;
}

function leftAssociative(symbol: string, name: string, at: Level): BinaryOperator {
  return { symbol, name, level: at, left: at, right: at + 1 };
}

/** Comparisons do not chain, so neither operand may be one. */
function comparison(symbol: string, name: string): BinaryOperator {
  const operand = level.comparison + 1;
  return { symbol, name, level: level.comparison, left: operand, right: operand };
}

const binaries: readonly BinaryOperator[] = [
  comparison('<', 'less'),
  comparison('<=', 'less_equal'),
  comparison('>', 'greater'),
  comparison('>=', 'greater_equal'),
  comparison('==', 'equal'),
  comparison('!=', 'not_equal'),
  leftAssociative('|', 'bitwise_or', level.or),
  leftAssociative('^', 'bitwise_xor', level.xor),
  leftAssociative('&', 'bitwise_and', level.and),
  leftAssociative('<<', 'bitwise_left_shift', level.shift),
  leftAssociative('>>', 'bitwise_right_shift', level.shift),
  leftAssociative('+', 'add', level.sum),
  leftAssociative('-', 'subtract', level.sum),
  leftAssociative('*', 'multiply', level.product),
  leftAssociative('/', 'divide', level.product),
  leftAssociative('//', 'floor_divide', level.product),
  leftAssociative('%', 'remainder', level.product),
  // Looser than a sign on its right (2 ** -1), tighter than one on its left (-2 ** 2 is -4).
  { symbol: '**', name: 'power', level: level.power, left: level.literal, right: level.unary },
];

const unaries: readonly UnaryOperator[] = [
  { symbol: '-', name: 'negative' },
  { symbol: '+', name: 'positive' },
  { symbol: '~', name: 'bitwise_invert' },
];

function by<K extends 'symbol' | 'name', R extends UnaryOperator>(
  key: K,
  rows: readonly R[],
): ReadonlyMap<string, R> {
  return new Map(rows.map((row) => [row[key], row]));
}

/** Operators between two operands, by what is written and by the function called. */
export const binaryBySymbol = by('symbol', binaries);
export const binaryByName = by('name', binaries);

/** Operators before their operand, by what is written and by the function called. */
export const unaryBySymbol = by('symbol', unaries);
export const unaryByName = by('name', unaries);

/** Attributes, and the functions that they call. */
export const attributes: ReadonlyMap<string, string> = new Map([
  ['T', 'transpose'],
  ['real', 'real'],
  ['imag', 'imag'],
]);

/** Names that stand for numbers. */
export const constants: ReadonlyMap<string, number | boolean> = new Map<string, number | boolean>([
  ['pi', Math.PI],
  ['e', Math.E],
  ['inf', Infinity],
  ['nan', NaN],
  ['True', true],
  ['False', false],
]);
