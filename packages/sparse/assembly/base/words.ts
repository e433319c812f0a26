/** Arrays of int32 and of values, at their addresses. */

export function word(array: usize, index: i32): i32 {
  return load<i32>(array + ((<usize>index) << 2));
}

export function setWord(array: usize, index: i32, value: i32): void {
  store<i32>(array + ((<usize>index) << 2), value);
}

/** Address of a value. */
export function at<T>(values: usize, index: i32): usize {
  return values + <usize>index * sizeof<T>();
}
