/** Which dtype a reduction computes in, from that of its operand. */
import { type DType, isdtype } from '@numloom/ndarray';

/** The dtype of a reduction of operands of a dtype. */
export type ReductionTypes = (dtype: DType) => DType;

/** Integers and bool are summed as 64-bit integers. */
export const sumDType: ReductionTypes = (dtype) => {
  if (dtype === 'bool' || isdtype(dtype, 'signed integer')) return 'int64';
  return isdtype(dtype, 'unsigned integer') ? 'uint64' : dtype;
};

/** Integers and bool have float64 means. */
export const meanDType: ReductionTypes = (dtype) =>
  isdtype(dtype, ['real floating', 'complex floating']) ? dtype : 'float64';

/** Extremes are elements of the operand. */
export const sameDType: ReductionTypes = (dtype) => dtype;

/** Tests are bool. */
export const boolDType: ReductionTypes = () => 'bool';
