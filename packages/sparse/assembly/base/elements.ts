/** Elements of lists of int32 and of vectors, by their number. */

export function at(list: usize, i: i32): i32 {
  return load<i32>(list + ((<usize>i) << 2));
}

export function put(list: usize, i: i32, value: i32): void {
  store<i32>(list + ((<usize>i) << 2), value);
}

export function element<T>(x: usize, i: i32): T {
  return load<T>(x + <usize>i * sizeof<T>());
}

export function set<T>(x: usize, i: i32, value: T): void {
  store<T>(x + <usize>i * sizeof<T>(), value);
}
