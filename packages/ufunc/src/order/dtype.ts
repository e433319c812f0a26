/** What dtypes mean for ordering. */
import { type DType, dtypes } from '@numloom/ndarray';

/** Whether elements are exact as JavaScript numbers, which compare fast. */
export function isNumber(dtype: DType): boolean {
  const { kind, itemsize } = dtypes[dtype];
  return kind === 'f' || (kind !== 'c' && itemsize < 8);
}
