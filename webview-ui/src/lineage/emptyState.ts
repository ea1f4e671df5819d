import { html, type TemplateResult } from "lit";
import { fill } from "../../../src/shared/format";
import type { LineageContent } from "../../../src/shared/lineage/lineageView";
import { icon } from "../details/icon";
import type { LineageContext } from "./lineageContext";

/** Why there is no picture, and what can be done. */
export function emptyState(context: LineageContext, content: LineageContent): TemplateResult {
  const { strings, send } = context;
  switch (content.kind) {
    case "reading":
      return state("loading", strings.reading, "", []);
    case "unknown":
      return state("type-hierarchy", fill(strings.unknownFile, content.name), strings.unknownHint, [
        [strings.searchByName, () => send({ type: "search", name: content.name })],
      ]);
    case "failed":
      return state("error", content.message, "", [[strings.retry, () => send({ type: "refresh" })]]);
    case "lineage":
      return state("warning", fill(strings.tooLarge, content.nodes.length), strings.tooLargeHint, [
        [strings.openList, () => send({ type: "choose", choices: { form: "list" } })],
        [strings.depthTwo, () => send({ type: "choose", choices: { depth: 2, affected: false } })],
      ]);
  }
}

function state(
  name: string,
  text: string,
  hint: string,
  deeds: readonly (readonly [string, () => void])[],
): TemplateResult {
  return html`<div class="nothing" role="status">
    ${icon(name)}
    <div>
      <p>${text}</p>
      <p class="muted">${hint}</p>
      <p class="deeds">
        ${deeds.map(
          ([label, act]) => html`<button type="button" class="button" @click=${act}>${label}</button>`,
        )}
      </p>
    </div>
  </div>`;
}
