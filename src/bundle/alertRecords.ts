import { join } from "node:path";
import { isJsonObject, objectOf, textOf, type JsonObject } from "../core/json";
import { changeAnnotationFile } from "./annotations";
import { bundlePaths, type WorkspaceLayout } from "./layout";
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

/**
 * Adds an alert to an execution's annotations, once for each rule; the journal tells of it.
 * @throws {HumanError} when it is archived, or its annotations are damaged or cannot be written.
 */
export function addAlert(layout: WorkspaceLayout, id: string, alert: AlertRecord, now: Date): void {
  changeAnnotationFile(
    layout,
    id,
    (present) => {
      const alerts = alertsOf(present);
      const isKnown = alerts.some(({ rule }) => rule === alert.rule);
      return { ...present, alerts: isKnown ? alerts : [...alerts, alert] };
    },
    now,
  );
}
