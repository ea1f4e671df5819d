import { alertsOf, type AlertRecord } from "./alertRecords";
import { changeAnnotationFile } from "./changeAnnotations";
import type { WorkspaceLayout } from "./layout";

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
