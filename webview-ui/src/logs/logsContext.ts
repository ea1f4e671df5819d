import type {
  LineHighlights,
  LogLink,
  LogPlace,
  LogSearch,
  LogsIntent,
  LogsSnapshot,
  StepDirection,
  StepTo,
} from "../../../src/shared/logs/logsMessages";
import type { TimesShown } from "./lineTimes";
import type { OpenedParts } from "./openedParts";
import type { RulerTip } from "./rulerTip";

/** How the lines are shown. */
export interface LogsChoices {
  readonly times: TimesShown;
  readonly wrap: boolean;
  readonly newestFirst: boolean;
  readonly isFiltered: boolean;
  /** Lines around those that the filter finds. */
  readonly context: number;
}

/** What the parts of the page are drawn from, and what they ask of it. */
export interface LogsContext extends LogsSnapshot {
  readonly choices: LogsChoices;
  /** What stands in the search box. */
  readonly draft: LogSearch;
  readonly current: number | null;
  readonly selection: { readonly from: number; readonly to: number } | null;
  /** The place that was gone to last. */
  readonly found: (LogPlace & { readonly number: number }) | null;
  readonly opened: OpenedParts;
  readonly rulerTip: RulerTip;
  readonly isFollowing: boolean;
  /** Lines that came while one did not follow. */
  readonly newLines: number;
  /** What the ruler tells of: the first and the last line that can be seen. */
  readonly seen: { readonly first: number; readonly last: number };
  readonly placesIn: (line: number) => LineHighlights["places"];
  readonly send: (intent: LogsIntent) => void;
  readonly choose: (choices: Partial<LogsChoices>) => void;
  readonly type: (draft: Partial<LogSearch>) => void;
  readonly step: (to: StepTo, direction: StepDirection) => void;
  readonly goTo: () => void;
  readonly show: (line: number) => void;
  /** The same, out of the fold that the line may be in. */
  readonly reveal: (line: number) => void;
  readonly follow: (on: boolean) => void;
  readonly openLink: (link: LogLink) => void;
}
