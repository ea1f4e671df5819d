/** Where one wants to go in a log: a line from 1, or a time in milliseconds since the start. */
export type GoToTarget =
  { readonly kind: "line"; readonly line: number } | { readonly kind: "time"; readonly ms: number };

/**
 * Reads what was typed: "14,203" is a line; "2:14:11.998", "1:30" and "90 s" are times since the start, "@14:03:22" one
 * of the clock.
 * @param started when the execution started, in milliseconds since the epoch; null where that is not known.
 * @returns null where it is neither.
 */
export function parseGoTo(typed: string, started: number | null): GoToTarget | null {
  const text = typed.trim();
  if (/^\d[\d,. ]*$/.test(text) && !/\.\d+$/.test(text))
    return lineTarget(Number(text.replaceAll(/[,. ]/g, "")));
  const seconds = /^(\d+(?:\.\d+)?) ?s$/.exec(text);
  if (seconds !== null) return { kind: "time", ms: Number(seconds[1]) * 1000 };
  const clock = /^(@?)(\d+):(\d{1,2})(?::(\d{1,2}))?(\.\d+)?$/.exec(text);
  if (clock === null) return null;
  const [, at, first, second, third, fraction] = clock;
  const parts = [first, second, third].flatMap((part) => (part === undefined ? [] : [Number(part)]));
  if (at === "") return { kind: "time", ms: spanOf(parts) + fractionOf(fraction) };
  if (started === null) return null;
  return { kind: "time", ms: sinceStart(started, parts) + fractionOf(fraction) };
}

function lineTarget(line: number): GoToTarget | null {
  return line >= 1 ? { kind: "line", line } : null;
}

/** "1:30" is minutes and seconds, "1:30:00" hours too. */
function spanOf(parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum * 60 + part, 0) * 1000;
}

function fractionOf(text: string | undefined): number {
  return text === undefined ? 0 : Math.round(Number(text) * 1000);
}

/** The first time after the start at which the clock says so. */
function sinceStart(started: number, [hours = 0, minutes = 0, seconds = 0]: readonly number[]): number {
  const day = new Date(started);
  const at = new Date(day.getFullYear(), day.getMonth(), day.getDate(), hours, minutes, seconds);
  if (at.getTime() + 1000 <= started) at.setDate(at.getDate() + 1);
  return Math.max(0, at.getTime() - started);
}
