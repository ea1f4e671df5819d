import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../details/icon";
import type { DashboardContext, SectionName, Told } from "./dashboardContext";
import { markKey } from "./marks";

/** What stands in the frame of a section. */
export interface SectionContent {
  /** Null: the heading opens nothing. */
  readonly query: string | null;
  readonly remark: unknown;
  readonly right?: unknown;
  readonly body: unknown;
}

/** A section: its heading, which opens all executions of it, and its picture; or why it could not be made, and a way to try again. */
export function sectionFrame<Name extends SectionName>(
  context: DashboardContext,
  name: Name,
  title: string,
  content: (told: Told<Name>) => SectionContent,
): TemplateResult {
  const section = context.view.dashboard[name];
  if (!section.ok)
    return html`<section data-section=${name}>
      <h2 class="section">${title}</h2>
      <p class="problem" role="alert">
        ${section.error}
        <button type="button" class="link" @click=${() => context.send({ type: "refresh" })}>
          ${context.strings.retry}
        </button>
      </p>
    </section>`;
  const { query, remark, right = nothing, body } = content(section.value);
  return html`<section data-section=${name} @keydown=${markKey}>
    <h2 class="section">
      ${query === null ? html`<span class="h">${title}</span>` : headLink(context, title, query)}
      <span class="muted remark">${remark}</span><span class="grow"></span>${right}
    </h2>
    ${body}
  </section>`;
}

function headLink(context: DashboardContext, title: string, query: string): TemplateResult {
  return html`<button
    type="button"
    class="h"
    title=${query === "" ? context.strings.openAll : query}
    @click=${() => context.send({ type: "open", query })}
  >
    ${title}${icon("chevron-right")}
  </button>`;
}
