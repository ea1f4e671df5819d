import type { Dashboard } from "./dashboard";

/** A dashboard none of whose sections could be made. */
export function failedDashboard(error: string): Dashboard {
  const failed = { ok: false, error } as const;
  return {
    count: 0,
    shown: null,
    figures: failed,
    outcomes: failed,
    groups: failed,
    trends: failed,
    hours: failed,
    failures: failed,
    disk: failed,
    inputs: failed,
  };
}
