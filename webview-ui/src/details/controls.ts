import { html, nothing, type TemplateResult } from "lit";
import { icon } from "./icon";

/** Text that does something, drawn as a link. */
export function link(content: unknown, act: () => void, kind = "", title = ""): TemplateResult {
  return html`<button
    type="button"
    class="link ${kind}"
    title=${title === "" ? nothing : title}
    @click=${act}
  >
    ${content}
  </button>`;
}

/** A small button that is an icon alone. */
export function iconButton(name: string, label: string, act: () => void): TemplateResult {
  return html`<button type="button" class="action" title=${label} aria-label=${label} @click=${act}>
    ${icon(name)}
  </button>`;
}

/** The head of a section: its name, a remark, and what stands at its right. */
export function sectionHead(
  title: string,
  remark: unknown = nothing,
  right: unknown = nothing,
): TemplateResult {
  return html`<h2 class="section">
    ${title}<span class="muted tnum">${remark}</span><span class="grow"></span>${right}
  </h2>`;
}

/** A list of names and values; rows without a value are left out. */
export function facts(rows: readonly (readonly [name: string, value: unknown])[]): TemplateResult {
  return html`<dl class="facts">
    ${rows
      .filter(([, value]) => value !== null && value !== "" && value !== nothing)
      .map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd class="tnum">${value}</dd>`,
      )}
  </dl>`;
}
