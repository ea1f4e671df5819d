import { html, type TemplateResult } from "lit";
import type { PageVerb } from "../../../src/shared/table/tableMessages";
import { iconButton } from "../details/controls";
import type { TableContext } from "./tableContext";

/** What can be done with all that the query asks for. */
export function pageActions({ strings, send }: TableContext): TemplateResult {
  const act = (verb: PageVerb) => () => send({ type: "page", verb });
  return html`<span class="page-actions">
    ${iconButton("export", strings.actions.exportAll, act("exportAs"))}
    ${iconButton("link", strings.actions.copyQueryLink, act("copyQueryLink"))}
  </span>`;
}
