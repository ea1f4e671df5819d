import { readControlAddress } from "../bundle/controlAddress";
import type { WorkspaceLayout } from "../bundle/layout";
import type { AlertEvent } from "../core/records";
import { askControl } from "./askControl";

/**
 * Has a running execution note an alert among its events.
 * @returns false where it cannot be reached, or has ended: then nothing was noted.
 */
export async function tellAlert(
  layout: WorkspaceLayout,
  id: string,
  { rule, message }: Pick<AlertEvent, "rule" | "message">,
): Promise<boolean> {
  const address = readControlAddress(layout, id);
  return address !== null && (await askControl(address, { type: "alert", rule, message }));
}
