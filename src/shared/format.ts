import { formatBytes } from "../core/format/bytes";
import { formatDuration } from "../core/format/duration";
import { formatNumber } from "../core/format/number";
import { formatDateTime, formatRelativeTime } from "../core/format/relativeTime";
import { stateLabel } from "../core/format/stateLabel";
import { showDirections } from "../core/format/visibleSign";

export { fill, fillCount } from "../core/format/fill";

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
