import { type Place, TICKS } from '../painting/stroke.ts';

/** How much of a side an arrow key moves. */
const STRIDE = TICKS / 64;

/** Whom the picture tells of the brush. */
export interface Brush {
  /** In ticks. */
  radius(): number;
  /** The brush touches the grid; `frees` if it does so to free points whatever the tool. */
  down(place: Place, frees?: boolean): void;
  /** It goes on, while it is down. */
  along(place: Place): void;
  /** It leaves the grid. */
  up(): void;
  /** It is above a place, or nowhere. */
  above(place: Place | undefined): void;
}

/** The canvas: draws frames, and turns pointers and keys into what a brush does. */
export class Picture {
  readonly #canvas: HTMLCanvasElement;
  readonly #ring: HTMLElement;
  readonly #brush: Brush;
  readonly #context: CanvasRenderingContext2D;
  #image: ImageData;
  #cursor: Place = { x: TICKS / 2, y: TICKS / 2 };
  #isDown = false;
  /** Whether keys keep the brush down. */
  #isHeld = false;

  constructor(canvas: HTMLCanvasElement, ring: HTMLElement, brush: Brush) {
    this.#canvas = canvas;
    this.#ring = ring;
    this.#brush = brush;
    this.#context = canvas.getContext('2d', { alpha: false })!;
    this.#image = this.#context.createImageData(canvas.width, canvas.height);
    this.#listenToPointers();
    canvas.addEventListener('keydown', (event) => this.#key(event));
    canvas.addEventListener('focus', () => this.moved());
    canvas.addEventListener('blur', () => {
      this.#release();
      this.#ring.hidden = true;
    });
  }

  /** Draws a frame of `size` by `size` points. */
  draw(size: number, pixels: Uint8Array): void {
    if (this.#canvas.width !== size) {
      this.#canvas.width = this.#canvas.height = size;
      this.#image = this.#context.createImageData(size, size);
    }
    this.#image.data.set(pixels);
    this.#context.putImageData(this.#image, 0, 0);
  }

  /** The point of the grid under the cursor. */
  get point(): { readonly row: number; readonly column: number } {
    const scale = (this.#canvas.width - 1) / TICKS;
    const { x, y } = this.#cursor;
    return { row: Math.round(y * scale), column: Math.round(x * scale) };
  }

  /** Shows where the brush is, after it has moved or has another width. */
  moved(): void {
    const { x, y } = this.#cursor;
    const { style } = this.#ring;
    this.#ring.hidden = false;
    style.left = `${(100 * x) / TICKS}%`;
    style.top = `${(100 * y) / TICKS}%`;
    style.width = style.height = `max(6px, ${(200 * this.#brush.radius()) / TICKS}%)`;
    this.#brush.above(this.#cursor);
  }

  #listenToPointers(): void {
    const canvas = this.#canvas;
    const to = (event: PointerEvent): Place => {
      const { left, top, width, height } = canvas.getBoundingClientRect();
      const part = (at: number, length: number) =>
        Math.round(TICKS * Math.min(1, Math.max(0, at / length)));
      return { x: part(event.clientX - left, width), y: part(event.clientY - top, height) };
    };
    canvas.addEventListener('pointerdown', (event) => {
      if (!event.isPrimary || event.button > 2 || event.button === 1) return;
      canvas.setPointerCapture(event.pointerId);
      this.#isHeld = false;
      this.#cursor = to(event);
      this.#press(event.button === 2);
      this.moved();
    });
    canvas.addEventListener('pointermove', (event) => {
      if (!event.isPrimary) return;
      const all = this.#isDown && !this.#isHeld ? event.getCoalescedEvents() : [];
      for (const one of all.length > 0 ? all : [event]) {
        this.#cursor = to(one);
        if (this.#isDown && !this.#isHeld) this.#brush.along(this.#cursor);
      }
      this.moved();
    });
    for (const kind of ['pointerup', 'pointercancel'] as const) {
      canvas.addEventListener(kind, (event) => {
        if (event.isPrimary && !this.#isHeld) this.#release();
      });
    }
    canvas.addEventListener('pointerleave', () => {
      if (this.#isDown) return;
      this.#brush.above(undefined);
      if (document.activeElement !== canvas) this.#ring.hidden = true;
    });
    canvas.addEventListener('contextmenu', (event) => event.preventDefault());
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = ways[event.key];
    if (way) {
      const stride = event.shiftKey ? TICKS / (this.#canvas.width - 1) : STRIDE;
      this.#move(way[0] * stride, way[1] * stride);
    } else if (event.key === ' ' || event.key === 'Delete' || event.key === 'Backspace') {
      this.#release();
      this.#press(event.key !== ' ');
      this.#release();
    } else if (event.key === 'p' || event.key === 'P') {
      if (this.#isHeld) this.#release();
      else {
        this.#press(false);
        this.#isHeld = true;
      }
    } else if (event.key === 'Escape' && this.#isHeld) {
      this.#release();
    } else {
      return;
    }
    event.preventDefault();
    this.moved();
  }

  #move(dx: number, dy: number): void {
    // By single points the cursor stays on points.
    const clip = (at: number): number => Math.round(Math.min(TICKS, Math.max(0, at)));
    this.#cursor = { x: clip(this.#cursor.x + dx), y: clip(this.#cursor.y + dy) };
    if (this.#isHeld) this.#brush.along(this.#cursor);
  }

  #press(frees: boolean): void {
    this.#release();
    this.#isDown = true;
    this.#brush.down(this.#cursor, frees);
  }

  #release(): void {
    if (this.#isDown) this.#brush.up();
    this.#isDown = this.#isHeld = false;
  }
}

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  Home: [-Infinity, 0],
  End: [Infinity, 0],
  PageUp: [0, -Infinity],
  PageDown: [0, Infinity],
};
