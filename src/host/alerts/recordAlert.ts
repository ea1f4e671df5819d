import { ruleKey } from "../../core/alerts/alertRule";
import { addAlert } from "../../bundle/addAlert";
import type { WorkspaceLayout } from "../../bundle/layout";
import { isRunning } from "../../core/lifecycle";
import { tellAlert } from "../../runner/tellAlert";
import { inEnglish } from "../../core/translate";
import { tripText } from "./alertText";
import type { FiredAlert } from "./takenAlerts";

/**
 * Notes an alert in the bundle: in its annotations, which no seal covers, and while it runs by its runner among its
 * events. An archived one is left as it is.
 * @throws {HumanError} when the annotations cannot be written.
 */
export async function recordAlert(
  layout: WorkspaceLayout,
  { execution, rule, trip }: FiredAlert,
  now: Date,
): Promise<void> {
  const alert = { at: now.toISOString(), rule: ruleKey(rule), message: tripText(trip, inEnglish) };
  if (isRunning(execution.state)) await tellAlert(layout, execution.id, alert);
  if (!execution.archived) addAlert(layout, execution.id, alert, now);
}
