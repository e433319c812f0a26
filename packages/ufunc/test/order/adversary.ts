/** Inputs that are bad for quickselect, made while it runs (McIlroy, A Killer Adversary, 1999). */

/** Values that make each median of three next to the least of its range. */
export function killerOfMedians(n: number): Float64Array {
  const values = new Float64Array(n).fill(Infinity);
  let next = 0;
  let candidate = -1;
  // A value is decided when it is compared, such that the pivot will be small.
  const isLess = (x: number, y: number): boolean => {
    if (values[x] === Infinity && values[y] === Infinity) {
      values[x === candidate ? x : y] = next++;
    }
    if (values[x] === Infinity) candidate = x;
    else if (values[y] === Infinity) candidate = y;
    return values[x]! < values[y]!;
  };
  const median = (a: number, b: number, c: number): number => {
    if (isLess(a, b)) return isLess(b, c) ? b : isLess(a, c) ? c : a;
    return isLess(a, c) ? a : isLess(b, c) ? c : b;
  };
  const order = Array.from({ length: n }, (_, i) => i);
  for (let low = 0; n - 1 - low >= 16;) {
    const pivot = median(order[low]!, order[(low + n - 1) >>> 1]!, order[n - 1]!);
    let [i, j] = [low, n - 1];
    while (i <= j) {
      while (order[i] !== pivot && isLess(order[i]!, pivot)) i++;
      while (order[j] !== pivot && isLess(pivot, order[j]!)) j--;
      if (i <= j) [order[i++], order[j--]] = [order[j]!, order[i]!];
    }
    low = i;
  }
  return values.map((value) => (value === Infinity ? next++ : value));
}

/** The values, counting in `count.reads` how many elements are read. */
export function counted(values: Float64Array): { values: Float64Array; count: { reads: number } } {
  const count = { reads: 0 };
  const proxy = new Proxy(values, {
    get(target, key) {
      if (typeof key === 'string' && key >= '0' && key < ':') count.reads++;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
    set: (target, key, value) => Reflect.set(target, key, value, target),
  });
  return { values: proxy, count };
}
