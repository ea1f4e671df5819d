/** A span in words: "3 ms", "0.4 s", "11.8 s", "1 min 12 s", "2 h 5 min", "3 d 4 h". @param ms milliseconds, not negative. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 0.0095) return ms < 0.5 ? "0 s" : `${Math.round(ms)} ms`;
  if (seconds < 9.95) return `${trim(seconds.toFixed(seconds < 0.095 ? 2 : 1))} s`;
  if (seconds < 59.95) return `${trim(seconds.toFixed(1))} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return pair(Math.floor(whole / 60), "min", whole % 60, "s");
  const minutes = Math.round(whole / 60);
  if (minutes < 24 * 60) return pair(Math.floor(minutes / 60), "h", minutes % 60, "min");
  const hours = Math.round(minutes / 60);
  return pair(Math.floor(hours / 24), "d", hours % 24, "h");
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

function trim(decimal: string): string {
  return decimal.endsWith(".0") ? decimal.slice(0, -2) : decimal;
}
