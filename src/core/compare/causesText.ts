import type { Translate } from "../translate";
import type { Cause } from "./cause";
import { causePhrase, phraseText } from "./phrases";

/** Causes in one line, most likely first. */
export function causesText(causes: readonly Cause[], t: Translate): string {
  return causes.map((cause) => phraseText(causePhrase(cause, t))).join(", ");
}
