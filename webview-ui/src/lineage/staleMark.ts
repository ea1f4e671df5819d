import { nothing, type TemplateResult } from "lit";
import type { LineageNodeView } from "../../../src/shared/lineage/lineageView";
import { icon } from "../details/icon";

/** The icon of what is not fresh: half a one where some of several are as they were. */
export function staleMark({
  isStale,
  isPartlyStale,
}: Pick<LineageNodeView, "isStale" | "isPartlyStale">): TemplateResult | typeof nothing {
  if (!isStale) return nothing;
  return icon(isPartlyStale ? "color-mode" : "warning", "stale-mark");
}
