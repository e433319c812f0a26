/** What programs of transforms consist of; assembly/base/program.ts says what each operation does. */
export const operations = {
  end: 0,
  gather: 1,
  gatherReal: 2,
  pass: 3,
  untangle: 4,
  separate: 5,
  joinFour: 6,
  accumulate: 7,
  extend: 8,
  direct: 9,
  joinTwo: 10,
  rotateOut: 11,
  rotate: 12,
  tangle: 13,
  mirror: 14,
  scatter: 15,
  multiply: 16,
  take: 17,
} as const;

/** Bytes of a complex element and of a real one, in both lanes. */
export const ELEMENT = 32;
export const REAL = 16;
