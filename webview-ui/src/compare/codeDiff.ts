import { html, nothing, type TemplateResult } from "lit";
import type { CodeFile, CodeLine } from "../../../src/shared/compare/compareView";
import { fill } from "../../../src/shared/format";
import { icon } from "../details/icon";
import type { CompareContext } from "./compareContext";

const signs: Readonly<Record<CodeLine["kind"], string>> = { same: "", added: "+", removed: "−", gap: "" };

/** The lines of code in which the executions differ, file by file. */
export function codeFilesOf(context: CompareContext): TemplateResult | typeof nothing {
  const { view, strings } = context;
  if (view.code === null) return html`<p class="muted" role="status">${strings.readingCode}</p>`;
  return html`${view.unknownCode.map((text) => html`<p class="muted unknown-code">${text}</p>`)}
  ${
    view.code.length === 0
      ? nothing
      : html`<div class="files">${view.code.map((file) => codeFile(context, file))}</div>`
  }`;
}

function codeFile({ strings, send }: CompareContext, file: CodeFile): TemplateResult {
  const { path, sides, added, removed, lines, more, id } = file;
  return html`<div class="file" data-file=${path}>
    <div class="file-head">
      ${icon("file-code")}<span class="mono">${path}</span
      ><span class="muted">${sides[0]} → ${sides[1]}</span>
      ${
        added === null || removed === null
          ? html`<span class="muted">${strings.noText}</span>`
          : html`<span class="ins tnum">+${added}</span><span class="del tnum">−${removed}</span>`
      }
      <span class="grow"></span>
      ${
        added === null
          ? nothing
          : html`<button
              type="button"
              class="action text"
              data-action="diff"
              @click=${() => send({ type: "openDiff", id, path })}
            >
              ${icon("diff")}${strings.openDiff}
            </button>`
      }
    </div>
    ${
      lines.length === 0
        ? nothing
        : html`<div class="lines mono" role="group" tabindex="0" aria-label=${fill(strings.changesOf, path)}>
            ${lines.map(codeLine)}
            ${more === 0 ? nothing : html`<div class="line muted"><span></span><span></span><span></span><span>${fill(strings.moreLines, more)}</span></div>`}
          </div>`
    }
  </div>`;
}

/** A line with its number in each, and the sign of what became of it. */
export function codeLine({ kind, before, after, text }: CodeLine): TemplateResult {
  return html`<div class="line ${kind}">
    <span class="n">${before ?? ""}</span><span class="n">${after ?? ""}</span
    ><span class="sign">${signs[kind]}</span><span>${kind === "gap" ? "⋯" : text}</span>
  </div>`;
}
