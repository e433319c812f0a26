/** Ends a test run with one plain line, `N passed, N failed`, that a script can read. */
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

export class Tally implements Reporter {
  readonly #remark: string | undefined;

  /** `remark` is printed above the count: what was left out, and why. */
  constructor(remark?: string) {
    this.#remark = remark;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    // A file that cannot be loaded has no tests that could fail: its errors count instead.
    let failed = unhandled.length;
    let passed = 0;
    for (const module of modules) {
      failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed++;
        if (state === 'failed') failed++;
      }
    }
    if (this.#remark !== undefined) console.log(`${this.#remark}\n`);
    console.log(`${passed} passed, ${failed} failed`);
  }
}
