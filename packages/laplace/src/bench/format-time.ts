/** Milliseconds, without their unit, in three digits: enough for what such a measurement is worth. */
export function formatTime(milliseconds: number): string {
  const decimals = Math.max(0, Math.min(6, 2 - Math.floor(Math.log10(milliseconds))));
  return milliseconds.toFixed(decimals);
}
