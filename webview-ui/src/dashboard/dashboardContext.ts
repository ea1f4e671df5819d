import type { DashboardIntent } from "../../../src/shared/dashboard/dashboardMessages";
import type { DashboardView } from "../../../src/shared/dashboard/dashboardView";
import type { DashboardStrings } from "../../../src/shared/dashboard/strings";
import type { Completer, OpenCompletion } from "../table/completer";

/** What a dashboard tells. */
export type Dashboard = DashboardView["dashboard"];

/** A section of it, told or failed. */
export type SectionName = Exclude<keyof Dashboard, "count" | "shown">;

/** What a section tells. */
export type Told<Name extends SectionName> = Extract<Dashboard[Name], { readonly ok: true }>["value"];

/** What every part of the page is drawn from, and how it acts. */
export interface DashboardContext {
  readonly view: DashboardView;
  readonly strings: DashboardStrings;
  readonly now: Date;
  readonly draft: string;
  readonly completion: OpenCompletion | null;
  readonly completer: Completer;
  /** Whether the days of a time of one's own are being chosen. */
  readonly choosingDates: boolean;
  readonly chooseDates: (open: boolean) => void;
  readonly send: (intent: DashboardIntent) => void;
  readonly type: (text: string) => void;
}
