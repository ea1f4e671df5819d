import { isExecutionTarget, type ExecutionTarget } from "../executionTarget";

export const detailsTabs = [
  "overview",
  "metrics",
  "logs",
  "files",
  "code",
  "environment",
  "provenance",
  "related",
  "raw",
] as const;

export type DetailsTab = (typeof detailsTabs)[number];

/** What the page remembers over a reload of the window. */
export interface DetailsPageState {
  readonly target: ExecutionTarget;
  readonly tab: DetailsTab;
  /** Pixels from the top, by tab. */
  readonly scroll: Readonly<Partial<Record<DetailsTab, number>>>;
  /** Sections and choices that differ from how the page opens: name to what was chosen. */
  readonly choices: Readonly<Record<string, string>>;
}

/** Whether a text names a tab. */
function isDetailsTab(value: unknown): value is DetailsTab {
  return detailsTabs.some((tab) => tab === value);
}

/** The state as it was kept, or null where it is none (another version wrote it, or nothing was kept). */
export function parsePageState(value: unknown): DetailsPageState | null {
  if (typeof value !== "object" || value === null) return null;
  const { target, tab, scroll, choices } = value as Partial<Record<keyof DetailsPageState, unknown>>;
  if (!isExecutionTarget(target)) return null;
  return {
    target,
    tab: isDetailsTab(tab) ? tab : "overview",
    scroll: entriesOf(scroll, "number"),
    choices: entriesOf(choices, "string"),
  };
}

function entriesOf<T>(value: unknown, type: "number" | "string"): Record<string, T> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => typeof entry === type));
}
