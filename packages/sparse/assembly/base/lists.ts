/** Lists of int32 in the memory. */

export function get(list: usize, i: i32): i32 {
  return load<i32>(list + ((<usize>i) << 2));
}

export function set(list: usize, i: i32, value: i32): void {
  store<i32>(list + ((<usize>i) << 2), value);
}

/** list[0] to list[count - 1] = value. */
export function fillList(list: usize, count: i32, value: i32): void {
  for (let i = 0; i < count; i++) set(list, i, value);
}
