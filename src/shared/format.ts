import { formatBytes } from "../core/format/bytes";
import { formatDuration } from "../core/format/duration";
import { formatNumber } from "../core/format/number";
import { formatDateTime, formatRelativeTime } from "../core/format/relativeTime";
import { stateLabel } from "../core/format/stateLabel";
import { showDirections } from "../core/format/visibleSign";

/** How pages write sizes, spans, times and states: the same words as the trees and the command line. */
export const format = {
  bytes: formatBytes,
  duration: formatDuration,
  state: stateLabel,
  /** "14 min ago" of an ISO time; empty where there is none. */
  ago: (at: string | null, now: Date): string => (at === null ? "" : formatRelativeTime(new Date(at), now)),
  /** "20 Nov 2026, 15:28:01", local, of an ISO time; empty where there is none. */
  dateTime: (at: string | null): string => (at === null ? "" : formatDateTime(new Date(at))),
  number: formatNumber,
  /** What was printed, its marks that turn the direction of text as signs. */
  printed: showDirections,
} as const;

/** A sentence with a count at `{0}`: `one` is told of a single thing, `several` of any other number of them. */
export function fillCount(
  one: string,
  several: string,
  count: number,
  ...values: readonly (string | number)[]
): string {
  return fill(count === 1 ? one : several, count, ...values);
}

/** Puts values into the places `{0}`, `{1}`… of a sentence that the host translated. */
export function fill(sentence: string, ...values: readonly (string | number)[]): string {
  return sentence.replaceAll(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}
