import { compareTexts } from "../core/compareTexts";
import type { Chosen } from "./chooseExecution";

/** The oldest first: pages name executions that are chosen together by the same letters so. */
export function byAge({ execution: one }: Chosen, { execution: other }: Chosen): number {
  return compareTexts(one.created ?? "", other.created ?? "");
}
