/** A heap of vertices by their distances, which may get smaller while they wait. */
export class DistanceHeap {
  readonly #distances: Float64Array;
  /** Vertices, and the place of each, -1 of those that do not wait. */
  readonly #vertices: Int32Array;
  readonly #places: Int32Array;
  #size = 0;

  constructor(distances: Float64Array) {
    this.#distances = distances;
    this.#vertices = new Int32Array(distances.length);
    this.#places = new Int32Array(distances.length).fill(-1);
  }

  /** Puts a vertex where its distance belongs, which is new or has got smaller. */
  lower(vertex: number): void {
    const distance = this.#distances[vertex]!;
    let place = this.#places[vertex]!;
    if (place < 0) place = this.#size++;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const other = this.#vertices[above]!;
      if (this.#distances[other]! <= distance) break;
      this.#put(other, place);
      place = above;
    }
    this.#put(vertex, place);
  }

  /** The nearest vertex, which is taken out; -1 if none waits. */
  take(): number {
    if (this.#size === 0) return -1;
    const nearest = this.#vertices[0]!;
    this.#places[nearest] = -1;
    const last = this.#vertices[--this.#size]!;
    if (this.#size === 0) return nearest;
    const distance = this.#distances[last]!;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= this.#size) break;
      const isRight =
        below + 1 < this.#size &&
        this.#distances[this.#vertices[below + 1]!]! < this.#distances[this.#vertices[below]!]!;
      if (isRight) below++;
      const other = this.#vertices[below]!;
      if (this.#distances[other]! >= distance) break;
      this.#put(other, place);
      place = below;
    }
    this.#put(last, place);
    return nearest;
  }

  clear(): void {
    for (let place = 0; place < this.#size; place++) this.#places[this.#vertices[place]!] = -1;
    this.#size = 0;
  }

  #put(vertex: number, place: number): void {
    this.#vertices[place] = vertex;
    this.#places[vertex] = place;
  }
}
