/** Ways to a node of a network: their weights, and how probable each is. */

/** A table of probabilities by weights, by open addressing. */
export class Ways {
  #weights = new Float64Array(16);
  #probabilities = new Float64Array(16);
  #count = 0;

  /** Adds a probability to that of a weight. Weights that differ by rounding only are one. */
  add(weight: number, probability: number): void {
    if (probability === 0) return;
    if (2 * this.#count >= this.#weights.length) this.#grow();
    const rounded = Math.round(weight * 1e10) / 1e10;
    const k = this.#place(rounded);
    if (this.#probabilities[k] === 0) {
      this.#weights[k] = rounded;
      this.#count++;
    }
    this.#probabilities[k]! += probability;
  }

  /** Calls a function for each way. */
  each(visit: (weight: number, probability: number) => void): void {
    for (let k = 0; k < this.#weights.length; k++) {
      if (this.#probabilities[k] !== 0) visit(this.#weights[k]!, this.#probabilities[k]!);
    }
  }

  /** The place of a weight, or the empty one where it belongs. */
  #place(weight: number): number {
    const mask = this.#weights.length - 1;
    const whole = Math.round(weight * 1e10);
    let k = Math.imul(whole | 0, 0x9e3779b1) ^ Math.imul((whole / 2 ** 32) | 0, 0x85ebca6b);
    k = (k ^ (k >>> 15)) & mask;
    while (this.#probabilities[k] !== 0 && this.#weights[k] !== weight) k = (k + 1) & mask;
    return k;
  }

  #grow(): void {
    const [weights, probabilities] = [this.#weights, this.#probabilities];
    this.#weights = new Float64Array(2 * weights.length);
    this.#probabilities = new Float64Array(2 * weights.length);
    for (let k = 0; k < weights.length; k++) {
      if (probabilities[k] === 0) continue;
      const place = this.#place(weights[k]!);
      this.#weights[place] = weights[k]!;
      this.#probabilities[place] = probabilities[k]!;
    }
  }
}
