import { isJsonObject } from "../core/json";

/**
 * After how many days the trash is purged, 0: never, as the editor hands it over (`executions.trash.days`); null outside
 * its terminals, where nobody knows.
 */
export function trashDays(settings: string | undefined = process.env["EXECUTIONS_SETTINGS"]): number | null {
  try {
    const value: unknown = JSON.parse(settings ?? "null");
    const days = isJsonObject(value) ? value["trash.days"] : undefined;
    return typeof days === "number" && days >= 0 ? days : null;
  } catch {
    return null;
  }
}
