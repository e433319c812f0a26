/** The instructions of WebAssembly that kernels use, by the names of its text format. */

/** Comparisons and arithmetic, in the order of their opcodes; `T` is the value type. */
const INTEGER_COMPARE = 'T.eqz T.eq T.ne T.lt_s T.lt_u T.gt_s T.gt_u T.le_s T.le_u T.ge_s T.ge_u';
const FLOAT_COMPARE = 'T.eq T.ne T.lt T.gt T.le T.ge';
const INTEGER =
  'T.clz T.ctz T.popcnt T.add T.sub T.mul T.div_s T.div_u T.rem_s T.rem_u T.and T.or T.xor T.shl T.shr_s T.shr_u';
const FLOAT =
  'T.abs T.neg T.ceil T.floor T.trunc T.nearest T.sqrt T.add T.sub T.mul T.div T.min T.max T.copysign';
const LANE_COMPARE = 'T.eq T.ne T.lt_s T.lt_u T.gt_s T.gt_u T.le_s T.le_u T.ge_s T.ge_u';
const LANE_FLOAT = 'T.abs T.neg - T.sqrt T.add T.sub T.mul T.div T.min T.max T.pmin T.pmax';

type Run = readonly [prefix: number, first: number, names: string, type?: string];

/** Runs of consecutive opcodes: the prefix byte (0 for none), the first opcode, the names. */
const RUNS: readonly Run[] = [
  [0, 0x1b, 'select'],
  [
    0,
    0x28,
    'i32.load i64.load f32.load f64.load i32.load8_s i32.load8_u i32.load16_s i32.load16_u',
  ],
  [0, 0x36, 'i32.store i64.store f32.store f64.store i32.store8 i32.store16'],
  [0, 0x41, 'i32.const i64.const f32.const f64.const'],
  [0, 0x45, INTEGER_COMPARE, 'i32'],
  [0, 0x50, INTEGER_COMPARE, 'i64'],
  [0, 0x5b, FLOAT_COMPARE, 'f32'],
  [0, 0x61, FLOAT_COMPARE, 'f64'],
  [0, 0x67, INTEGER, 'i32'],
  [0, 0x79, INTEGER, 'i64'],
  [0, 0x8b, FLOAT, 'f32'],
  [0, 0x99, FLOAT, 'f64'],
  [0, 0xa7, 'i32.wrap_i64'],
  [0, 0xac, 'i64.extend_i32_s i64.extend_i32_u'],
  [0, 0xb2, 'f32.convert_i32_s f32.convert_i32_u f32.convert_i64_s f32.convert_i64_u'],
  [0, 0xb6, 'f32.demote_f64 f64.convert_i32_s f64.convert_i32_u'],
  [0, 0xb9, 'f64.convert_i64_s f64.convert_i64_u f64.promote_f32'],
  [0, 0xbc, 'i32.reinterpret_f32 i64.reinterpret_f64 f32.reinterpret_i32 f64.reinterpret_i64'],
  [0, 0xc0, 'i32.extend8_s i32.extend16_s'],
  [0xfc, 0, 'i32.trunc_sat_f32_s - i32.trunc_sat_f64_s -'],
  [0xfc, 4, 'i64.trunc_sat_f32_s i64.trunc_sat_f32_u i64.trunc_sat_f64_s i64.trunc_sat_f64_u'],
  [0xfc, 10, 'memory.copy'],
  [0xfd, 0, 'v128.load - - v128.load16x4_s v128.load16x4_u - -'],
  [0xfd, 7, 'v128.load8_splat v128.load16_splat v128.load32_splat v128.load64_splat'],
  [0xfd, 11, 'v128.store v128.const i8x16.shuffle - - -'],
  [0xfd, 17, 'i32x4.splat i64x2.splat f32x4.splat f64x2.splat'],
  [0xfd, 27, 'i32x4.extract_lane i32x4.replace_lane i64x2.extract_lane i64x2.replace_lane'],
  [0xfd, 31, 'f32x4.extract_lane f32x4.replace_lane f64x2.extract_lane f64x2.replace_lane'],
  [0xfd, 55, LANE_COMPARE, 'i32x4'],
  [0xfd, 65, FLOAT_COMPARE, 'f32x4'],
  [0xfd, 71, FLOAT_COMPARE, 'f64x2'],
  [0xfd, 77, 'v128.not v128.and v128.andnot v128.or v128.xor v128.bitselect v128.any_true'],
  [0xfd, 84, 'v128.load8_lane v128.load16_lane v128.load32_lane v128.load64_lane'],
  [0xfd, 88, 'v128.store8_lane v128.store16_lane v128.store32_lane v128.store64_lane'],
  [0xfd, 92, 'v128.load32_zero v128.load64_zero'],
  [0xfd, 94, 'f32x4.demote_f64x2_zero f64x2.promote_low_f32x4'],
  [0xfd, 103, 'f32x4.ceil f32x4.floor f32x4.trunc f32x4.nearest'],
  [0xfd, 116, 'f64x2.ceil f64x2.floor - - - - f64x2.trunc'],
  [0xfd, 135, 'i16x8.extend_low_i8x16_s - i16x8.extend_low_i8x16_u'],
  [0xfd, 148, 'f64x2.nearest'],
  [0xfd, 160, 'i32x4.abs i32x4.neg'],
  [0xfd, 167, 'i32x4.extend_low_i16x8_s - i32x4.extend_low_i16x8_u'],
  [0xfd, 171, 'i32x4.shl i32x4.shr_s i32x4.shr_u i32x4.add - - i32x4.sub - - - i32x4.mul'],
  [0xfd, 182, 'i32x4.min_s i32x4.min_u i32x4.max_s i32x4.max_u'],
  [0xfd, 192, 'i64x2.abs i64x2.neg'],
  [0xfd, 199, 'i64x2.extend_low_i32x4_s - i64x2.extend_low_i32x4_u'],
  [0xfd, 203, 'i64x2.shl i64x2.shr_s i64x2.shr_u'],
  [0xfd, 206, 'i64x2.add - - i64x2.sub - - - i64x2.mul'],
  [0xfd, 214, 'i64x2.eq i64x2.ne i64x2.lt_s - i64x2.le_s'],
  [0xfd, 224, LANE_FLOAT, 'f32x4'],
  [0xfd, 236, LANE_FLOAT, 'f64x2'],
  [0xfd, 248, 'i32x4.trunc_sat_f32x4_s - f32x4.convert_i32x4_s f32x4.convert_i32x4_u'],
  [0xfd, 252, 'i32x4.trunc_sat_f64x2_s_zero - f64x2.convert_low_i32x4_s f64x2.convert_low_i32x4_u'],
];

let opcodes: ReadonlyMap<string, readonly number[]> | undefined;

/** The bytes of every instruction, without its immediates, by name. */
export function allOpcodes(): ReadonlyMap<string, readonly number[]> {
  if (opcodes !== undefined) return opcodes;
  const byName = new Map<string, readonly number[]>();
  for (const [prefix, first, names, type = 'T'] of RUNS) {
    names.split(' ').forEach((name, i) => {
      if (name === '-') return;
      const opcode = first + i;
      const bytes =
        prefix === 0
          ? [opcode]
          : opcode < 128
            ? [prefix, opcode]
            : [prefix, (opcode & 127) | 128, 1];
      byName.set(name.replace('T', type), bytes);
    });
  }
  return (opcodes = byName);
}

/**
 * The bytes of an instruction, without its immediates.
 *
 * @throws Error when kernels are not known to use it.
 */
export function opcode(name: string): readonly number[] {
  const bytes = allOpcodes().get(name);
  if (bytes === undefined) throw new Error(`wasm: no instruction ${name}`);
  return bytes;
}
