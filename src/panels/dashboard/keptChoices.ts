import { groupFields } from "../../core/dashboard/groups";
import { parseRange } from "../../core/dashboard/timeRange";
import type { DashboardChoices } from "../../shared/dashboard/dashboardView";

/** What was chosen before, as it was kept; what cannot be read is as at first. */
export function keptChoices(kept: unknown): DashboardChoices {
  const { query, range, by, trendOf, tables } = (
    typeof kept === "object" && kept !== null ? kept : {}
  ) as Partial<Record<keyof DashboardChoices, unknown>>;
  return {
    query: typeof query === "string" ? query : "",
    range: parseRange(range),
    by: groupFields.find((field) => field === by) ?? "method",
    trendOf: typeof trendOf === "string" ? trendOf : null,
    tables: tables === true,
  };
}
