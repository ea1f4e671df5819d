import type { Translate } from "../translate";
import type { NumberRange } from "./knownValues";

/** Those whose text begins with what was typed, then those that hold it elsewhere, whatever the case. */
export function matching<T>(all: readonly T[], typed: string, textOf: (one: T) => string): T[] {
  const wanted = typed.toLowerCase();
  const begins = (one: T): boolean => textOf(one).toLowerCase().startsWith(wanted);
  const holds = (one: T): boolean => textOf(one).toLowerCase().includes(wanted);
  return [...all.filter(begins), ...all.filter((one) => !begins(one) && holds(one))];
}

/** "1 execution", "391 executions". */
export function countText(count: number, t: Translate): string {
  return count === 1 ? t("1 execution") : t("{0} executions", count);
}

/** "0.275 to 1", or the one value that there is. */
export function rangeText(
  { least, most }: NumberRange,
  textOf: (value: number) => string,
  t: Translate,
): string {
  return least === most ? textOf(least) : t("{0} to {1}", textOf(least), textOf(most));
}
