/** Matrices of complex numbers in plain JavaScript: slow and obviously right, for tests only. */
import { Complex, type NdArray } from '@numloom/ndarray';

/** A matrix by rows; a real one has zeros as imaginary parts. */
export class Dense {
  readonly rows: number;
  readonly columns: number;
  readonly re: Float64Array;
  readonly im: Float64Array;

  constructor(rows: number, columns: number) {
    this.rows = rows;
    this.columns = columns;
    this.re = new Float64Array(rows * columns);
    this.im = new Float64Array(rows * columns);
  }

  /** Of an array of two axes; a vector is a column. */
  static of(array: NdArray): Dense {
    const matrix = array.ndim === 1 ? array.reshape([-1, 1]) : array;
    const [rows, columns] = matrix.shape as [number, number];
    const result = new Dense(rows, columns);
    let at = 0;
    for (const value of matrix.values()) {
      const complex = value instanceof Complex;
      result.re[at] = complex ? value.re : Number(value);
      result.im[at++] = complex ? value.im : 0;
    }
    return result;
  }

  static identity(n: number): Dense {
    const result = new Dense(n, n);
    for (let i = 0; i < n; i++) result.re[i * n + i] = 1;
    return result;
  }

  /** With given diagonal. */
  static diagonal(values: NdArray, rows = values.size, columns = values.size): Dense {
    const result = new Dense(rows, columns);
    const column = Dense.of(values);
    for (let i = 0; i < Math.min(values.size, rows, columns); i++) {
      result.re[i * columns + i] = column.re[i]!;
      result.im[i * columns + i] = column.im[i]!;
    }
    return result;
  }

  times(other: Dense): Dense {
    if (this.columns !== other.rows) throw new Error('Dense.times: shapes do not fit');
    const result = new Dense(this.rows, other.columns);
    for (let i = 0; i < this.rows; i++) {
      for (let p = 0; p < this.columns; p++) {
        const re = this.re[i * this.columns + p]!;
        const im = this.im[i * this.columns + p]!;
        for (let j = 0; j < other.columns; j++) {
          const to = i * other.columns + j;
          const from = p * other.columns + j;
          result.re[to]! += re * other.re[from]! - im * other.im[from]!;
          result.im[to]! += re * other.im[from]! + im * other.re[from]!;
        }
      }
    }
    return result;
  }

  minus(other: Dense): Dense {
    const result = new Dense(this.rows, this.columns);
    for (let i = 0; i < this.re.length; i++) {
      result.re[i] = this.re[i]! - other.re[i]!;
      result.im[i] = this.im[i]! - other.im[i]!;
    }
    return result;
  }

  scaled(factor: number): Dense {
    const result = new Dense(this.rows, this.columns);
    result.re.set(this.re.map((x) => x * factor));
    result.im.set(this.im.map((x) => x * factor));
    return result;
  }

  /** The conjugate transpose. */
  get adjoint(): Dense {
    const result = new Dense(this.columns, this.rows);
    for (let i = 0; i < this.rows; i++) {
      for (let j = 0; j < this.columns; j++) {
        result.re[j * this.rows + i] = this.re[i * this.columns + j]!;
        result.im[j * this.rows + i] = -this.im[i * this.columns + j]!;
      }
    }
    return result;
  }

  /** The largest sum of absolute values in a column. */
  get norm(): number {
    let largest = 0;
    for (let j = 0; j < this.columns; j++) {
      let sum = 0;
      for (let i = 0; i < this.rows; i++) {
        sum += Math.hypot(this.re[i * this.columns + j]!, this.im[i * this.columns + j]!);
      }
      if (!(sum <= largest)) largest = sum;
    }
    return largest;
  }

  /** The largest absolute value. */
  get largest(): number {
    let largest = 0;
    for (let i = 0; i < this.re.length; i++) {
      const value = Math.hypot(this.re[i]!, this.im[i]!);
      if (!(value <= largest)) largest = value;
    }
    return largest;
  }
}
