const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

const part = /(\d+(?:\.\d+)?)(ms|min|s|m|h|d)/g;
const whole = /^(?:\d+(?:\.\d+)?(?:ms|min|s|m|h|d))+$/;

/** "5m", "1h30m", "500ms", or seconds without a unit; in ms, null when it is none of these. */
export function parseQueryDuration(text: string): number | null {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1000;
  if (!whole.test(text)) return null;
  return [...text.matchAll(part)].reduce(
    (sum, [, number, unit = ""]) => sum + Number(number) * (unitMs[unit] ?? 0),
    0,
  );
}
