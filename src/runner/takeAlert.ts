import { textOf, type JsonObject } from "../core/json";
import type { Finishing } from "./finishing";

const maximumLength = 2000;

/**
 * An alert that an editor tells of, as an event of the run.
 * @returns false where it lacks something, or where the run has ended: its events are sealed then.
 */
export function takeAlert(
  message: JsonObject,
  { events, stopper, runner }: Pick<Finishing, "events" | "stopper" | "runner">,
): boolean {
  const [rule, text] = [textOf(message["rule"]), textOf(message["message"])];
  if (rule === null || text === null || stopper.isClosed) return false;
  if (rule.length > maximumLength || text.length > maximumLength) return false;
  events.append({ at: runner.now().toISOString(), type: "alert", rule, message: text });
  return true;
}
