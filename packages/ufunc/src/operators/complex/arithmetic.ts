/** Complex arithmetic from primitives on the two parts. */
import type { Body, ComplexValue, Value } from '../body.ts';

/** Product by the schoolbook formula, as NumPy's. */
export function multiplyComplex(b: Body, x: ComplexValue, y: ComplexValue): ComplexValue {
  return {
    re: b.apply('sub', b.apply('mul', x.re, y.re), b.apply('mul', x.im, y.im)),
    im: b.apply('add', b.apply('mul', x.re, y.im), b.apply('mul', x.im, y.re)),
  };
}

/**
 * Quotient by Smith's method (Smith 1962, "Algorithm 116: Complex division", CACM 5), which
 * scales by the larger part of the divisor; 0/0 and x/0 come out as float division gives them.
 */
export function divideComplex(b: Body, x: ComplexValue, y: ComplexValue): ComplexValue {
  const wide = b.apply('le', b.apply('abs', y.im), b.apply('abs', y.re));
  const large = b.apply('select', wide, y.re, y.im);
  const small = b.apply('select', wide, y.im, y.re);
  // Beside a NaN a zero is no zero.
  const nothing = b.constant(0, floatOf(b, large));
  const zero = b.apply('and', b.apply('eq', y.re, nothing), b.apply('eq', y.im, nothing));
  const ratio = b.apply('div', small, large);
  const scale = b.apply(
    'div',
    b.constant(1, floatOf(b, large)),
    b.apply('add', large, b.apply('mul', small, ratio)),
  );
  const reOver = b.apply('mul', x.re, ratio);
  const imOver = b.apply('mul', x.im, ratio);
  const re = b.apply('select', wide, b.apply('add', x.re, imOver), b.apply('add', reOver, x.im));
  const im = b.apply('select', wide, b.apply('sub', x.im, reOver), b.apply('sub', imOver, x.re));
  const magnitude = b.apply('abs', large);
  return {
    re: b.apply('select', zero, b.apply('div', x.re, magnitude), b.apply('mul', re, scale)),
    im: b.apply('select', zero, b.apply('div', x.im, magnitude), b.apply('mul', im, scale)),
  };
}

/**
 * Magnitude without overflow or underflow on the way: the larger part times
 * sqrt(1 + (smaller/larger)^2). Infinite if a part is, even beside a NaN.
 */
export function absoluteComplex(b: Body, x: ComplexValue): Value {
  const re = b.apply('abs', x.re);
  const im = b.apply('abs', x.im);
  const dtype = floatOf(b, re);
  const infinity = b.constant(Infinity, dtype);
  const large = b.apply('max', re, im);
  const ratio = b.apply('div', b.apply('min', re, im), large);
  const one = b.constant(1, dtype);
  const root = b.apply('sqrt', b.apply('add', one, b.apply('mul', ratio, ratio)));
  const finite = b.apply(
    'select',
    b.apply('eq', large, b.constant(0, dtype)),
    large,
    b.apply('mul', large, root),
  );
  const infinite = b.apply('or', b.apply('eq', re, infinity), b.apply('eq', im, infinity));
  return b.apply('select', infinite, infinity, finite);
}

/**
 * x over its magnitude, 0 for 0. An infinite part counts alone, even beside NaN; two give NaN, as
 * in NumPy 2.
 */
export function signComplex(b: Body, x: ComplexValue): ComplexValue {
  const dtype = floatOf(b, x.re);
  const infinity = b.constant(Infinity, dtype);
  const magnitude = absoluteComplex(b, x);
  const re = b.apply('abs', x.re);
  const im = b.apply('abs', x.im);
  const isNothing = b.apply('eq', magnitude, b.constant(0, dtype));
  const isInfinite = b.apply('eq', magnitude, infinity);
  // Scaled, so that neither the magnitude of huge parts overflows nor that of tiny ones rounds.
  const part = (own: Value, size: Value): Value => {
    const alone = b.apply('eq', size, infinity);
    const unit = b.apply('copysign', b.constant(1, dtype), own);
    const limit = b.apply('select', alone, unit, b.constant(0, dtype));
    const quotient = b.apply('div', own, magnitude);
    return b.apply('select', isInfinite, limit, b.apply('select', isNothing, magnitude, quotient));
  };
  const both = b.apply('and', b.apply('eq', re, infinity), b.apply('eq', im, infinity));
  const nowhere = b.apply('or', both, b.apply('ne', magnitude, magnitude));
  const nan = b.constant(NaN, dtype);
  return {
    re: b.apply('select', nowhere, nan, part(x.re, re)),
    im: b.apply('select', nowhere, nan, part(x.im, im)),
  };
}

/** Equal where both parts are. */
export function equalComplex(b: Body, x: ComplexValue, y: ComplexValue): Value {
  return b.apply('and', b.apply('eq', x.re, y.re), b.apply('eq', x.im, y.im));
}

/** True where a part is not zero. */
export function isNonzero(b: Body, x: ComplexValue): Value {
  return b.apply('or', b.convert(x.re, 'bool'), b.convert(x.im, 'bool'));
}

function floatOf(b: Body, value: Value): 'float32' | 'float64' {
  return b.dtypeOf(value) as 'float32' | 'float64';
}
