import { html, nothing, type TemplateResult } from "lit";
import { fill, fillCount } from "../../../src/shared/format";
import type { LineageStrings } from "../../../src/shared/lineage/strings";
import { icon } from "../details/icon";
import type { LineageContext, Shown } from "./lineageContext";

/** What is shown, of what, and what of it was not looked at. */
export function headline({ strings, view }: LineageContext, shown: Shown): TemplateResult {
  const { affected, direction } = view.choices;
  return html`<div class="headline" role="status">
    ${affected ? icon("bug", "wrong-mark") : nothing}
    <h1>${fill(affected ? strings.whichAffected : strings.subjects[direction], shown.name)}</h1>
    <span class="muted">${nodesText(strings, shown)}</span>
    ${shown.isChanged ? html`<span>${icon("warning", "stale-mark")} ${strings.changedSince}</span>` : nothing}
    ${notLooked(strings, view.notLooked)}
  </div>`;
}

/** "9 nodes, 3 of them in 1 collapsed group" */
export function nodesText(
  strings: Pick<LineageStrings, "nodeOne" | "nodeSeveral" | "foldedInOne" | "foldedInSeveral">,
  { total, folded, groups }: Pick<Shown, "total" | "folded" | "groups">,
): string {
  const all = fillCount(strings.nodeOne, strings.nodeSeveral, total);
  return folded === 0
    ? all
    : `${all}, ${fillCount(strings.foldedInOne, strings.foldedInSeveral, groups, folded)}`;
}

function notLooked(strings: LineageContext["strings"], count: number): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  const text = fillCount(strings.notLookedOne, strings.notLookedSeveral, count);
  return html`<span class="muted" title=${strings.notLookedWhy}>${text}</span>`;
}
