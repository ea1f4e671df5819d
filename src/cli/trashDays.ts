import { isJsonObject } from "../core/json";
import { defaultTrashDays } from "../core/trashDays";

/** After how many days the trash is purged: what the editor says (`executions.trash.days`), else the default. */
export function trashDays(settings: string | undefined = process.env["EXECUTIONS_SETTINGS"]): number {
  try {
    const value: unknown = JSON.parse(settings ?? "null");
    const days = isJsonObject(value) ? value["trash.days"] : undefined;
    return typeof days === "number" && days >= 0 ? days : defaultTrashDays;
  } catch {
    return defaultTrashDays;
  }
}
