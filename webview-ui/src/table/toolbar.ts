import { html, type TemplateResult } from "lit";
import { icon } from "../details/icon";
import { iconButton } from "../details/controls";
import { pageActions } from "./pageActions";
import type { TableContext } from "./tableContext";

/** What can be done with the whole page. */
export function toolbar(context: TableContext): TemplateResult {
  const { strings, send } = context;
  return html`<div class="tools" role="toolbar" aria-label=${strings.toolbarLabel}>
    ${pageActions(context)}
    <button
      type="button"
      class="action"
      data-action="dashboard"
      title=${strings.dashboardButton}
      aria-label=${strings.dashboardButton}
      @click=${() => send({ type: "page", verb: "openDashboard" })}
    >
      ${icon("graph")}
    </button>
    ${iconButton("refresh", strings.refresh, () => send({ type: "refresh" }))}
  </div>`;
}
