import { join } from "node:path";
import { isJsonObject, objectOf, textOf, type JsonObject } from "../core/json";
import { bundlePaths } from "./layout";
import { readJsonOrNull } from "./readJson";

/** An alert as `annotations.json` keeps it: outside of what is sealed, since most come when a run has ended. */
export interface AlertRecord {
  readonly at: string;
  /** What the rule asks for, as one text: an execution trips it once. */
  readonly rule: string;
  readonly message: string;
}

/** The alerts in a bundle's annotations; entries that are none are passed over. */
export function alertsOf(annotations: JsonObject | null): readonly AlertRecord[] {
  const alerts = annotations?.["alerts"];
  if (!Array.isArray(alerts)) return [];
  return alerts.filter(isJsonObject).flatMap((alert) => {
    const [at, rule, message] = [textOf(alert["at"]), textOf(alert["rule"]), textOf(alert["message"])];
    return at === null || rule === null || message === null ? [] : [{ at, rule, message }];
  });
}

/** The alerts of a bundle. @param bundle absolute. */
export function readAlerts(bundle: string): readonly AlertRecord[] {
  return alertsOf(objectOf(readJsonOrNull(join(bundle, bundlePaths.annotations), "refuse")));
}
