/** Sorting the indices of a line. */

function at(indices: usize, k: i32): i32 {
  return load<i32>(indices + ((<usize>k) << 2));
}

function put(indices: usize, k: i32, index: i32): void {
  store<i32>(indices + ((<usize>k) << 2), index);
}

function insertionSort(count: i32, indices: usize): void {
  for (let k = 1; k < count; k++) {
    const index = at(indices, k);
    let to = k;
    for (; to > 0 && at(indices, to - 1) > index; to--) put(indices, to, at(indices, to - 1));
    put(indices, to, index);
  }
}

function sink(count: i32, indices: usize, place: i32): void {
  const index = at(indices, place);
  for (;;) {
    let child = 2 * place + 1;
    if (child >= count) break;
    if (child + 1 < count && at(indices, child + 1) > at(indices, child)) child++;
    if (at(indices, child) <= index) break;
    put(indices, place, at(indices, child));
    place = child;
  }
  put(indices, place, index);
}

function heapSort(count: i32, indices: usize): void {
  for (let place = count / 2 - 1; place >= 0; place--) sink(count, indices, place);
  for (let last = count - 1; last > 0; last--) {
    const largest = at(indices, 0);
    put(indices, 0, at(indices, last));
    put(indices, last, largest);
    sink(last, indices, 0);
  }
}

/** Sorts indices that are all different. */
export function sortIndices(count: i32, indices: usize): void {
  if (count <= 40) insertionSort(count, indices);
  else heapSort(count, indices);
}
