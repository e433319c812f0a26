/** Functions that the generated text calls, by the names that it calls them by. */
import { convertScalar } from '@numloom/ndarray';
import type { RealDType } from '../../kernel/primitives.ts';

type Helper = (...args: never[]) => number | bigint | boolean;

const CONVERTED: readonly RealDType[] = [
  'int8',
  'int16',
  'int32',
  'int64',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'float32',
  'float64',
];

/** Nearest whole number, ties to even. */
function nearest(x: number): number {
  if (!(Math.abs(x) < 2 ** 52)) return x;
  // Adding and taking away 2 ** 52 rounds to a whole number, keeping the sign of zero by hand.
  const rounded = x < 0 || Object.is(x, -0) ? x - 2 ** 52 + 2 ** 52 : x + 2 ** 52 - 2 ** 52;
  return rounded === 0 && (x < 0 || Object.is(x, -0)) ? -0 : rounded;
}

function remainder(a: number, b: number): number {
  if (b === 0) return 0;
  const rest = a % b;
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
}

function remainderBig(a: bigint, b: bigint): bigint {
  if (b === 0n) return 0n;
  const rest = a % b;
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
}

function floorDivideBig(a: bigint, b: bigint, bits: number, signed: boolean): bigint {
  if (b === 0n) return 0n;
  const quotient = (a - remainderBig(a, b)) / b;
  return signed ? BigInt.asIntN(bits, quotient) : BigInt.asUintN(bits, quotient);
}

/** All helpers by name. */
export function helpers(): Readonly<Record<string, Helper>> {
  const conversions = CONVERTED.map((dtype) => [
    `convert_${dtype}`,
    (value: number | bigint) => convertScalar(value, dtype) as number | bigint,
  ]);
  return {
    nearest,
    remainder,
    remainderBig,
    floorDivideBig,
    ...(Object.fromEntries(conversions) as Record<string, Helper>),
  };
}
