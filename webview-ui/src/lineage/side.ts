import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../../src/shared/format";
import type { AffectedView, SelectedView } from "../../../src/shared/lineage/lineageView";
import { iconButton } from "../details/controls";
import { icon } from "../details/icon";
import { stateIcon } from "../details/stateMark";
import type { LineageContext } from "./lineageContext";
import { pathSide } from "./pathSide";

/** So many artifacts are listed. */
const mostArtifacts = 100;

/** What is selected, or what is affected. */
export function side(context: LineageContext): TemplateResult | typeof nothing {
  const { view, details, path } = context;
  const { content } = view;
  if (content.kind !== "lineage") return nothing;
  if (path !== null && (path.to === null || details === null)) return pathSide(context, path);
  if (details !== null) return selectedSide(context, details);
  return content.affected === null ? nothing : affectedSide(context, content.affected);
}

function selectedSide(context: LineageContext, details: SelectedView): TemplateResult {
  const { strings, select } = context;
  return html`<aside aria-label=${details.label}>
    <div class="title">
      ${details.state === null ? icon(details.icon) : stateIcon(details.state)}
      <h2 class="ellipsis">${details.label}</h2>
      <span class="grow"></span>
      ${iconButton("close", strings.close, () => select(null, false))}
    </div>
    <p class="muted">${details.subtitle}</p>
    <div class="deeds">${deeds(context, details)}</div>
    ${
      details.facts.length === 0
        ? nothing
        : html`<dl>
            ${details.facts.map(
              ({ name, value, isMono }) =>
                html`<dt>${name}</dt>
                  <dd class=${isMono ? "ellipsis mono" : "few-lines"} title=${value}>${value}</dd>`,
            )}
          </dl>`
    }
    ${details.sections.map(
      ({ title, rows }) =>
        html`<h3>${title}</h3>
          <ul>
            ${rows.map(({ node, label, fact, icon: name }) => {
              const mark = icon(name, name === "warning" ? "stale-mark" : "");
              return html`<li>
                ${mark}
                ${
                  node === null
                    ? html`<span class="ellipsis" title=${label}>${label}</span>`
                    : html`<button
                        type="button"
                        class="ellipsis"
                        title=${label}
                        @click=${() => select(node, true)}
                      >
                        ${label}
                      </button>`
                }
                <span class="muted small fact">${fact}</span>
              </li>`;
            })}
          </ul>`,
    )}
  </aside>`;
}

function deeds({ strings, send, beginPath }: LineageContext, details: SelectedView): TemplateResult[] {
  const { id, kind, canOpen, canRerun, isGroup } = details;
  const all: (readonly [boolean, string, () => void])[] = [
    [isGroup, strings.unfold, () => send({ type: "unfold", group: id })],
    [
      canOpen,
      kind === "artifact" ? strings.openFile : strings.openDetails,
      () => send({ type: "open", node: id }),
    ],
    [canRerun, strings.rerun, () => send({ type: "rerun", node: id })],
    [canRerun, strings.compare, () => send({ type: "compare", node: id })],
    [true, strings.pathTo, () => beginPath(id)],
    [!isGroup, strings.makeStart, () => send({ type: "start", node: id })],
  ];
  return all
    .filter(([can]) => can)
    .map(
      ([, label, act], index) =>
        html`<button type="button" class="button ${index === 0 ? "primary" : ""}" @click=${act}>
          ${label}
        </button>`,
    );
}

function affectedSide(context: LineageContext, affected: AffectedView): TemplateResult {
  const { strings, send, leftOut, leaveOut, select } = context;
  const chosen = affected.executions.filter(({ id }) => !leftOut.has(id)).map(({ id }) => id);
  const act = (verb: "rerun" | "editTags" | "exportAs", label: string, kind = ""): TemplateResult =>
    html`<button
      type="button"
      class="button ${kind}"
      data-action=${verb}
      ?disabled=${chosen.length === 0}
      @click=${() => send({ type: "affected", verb, ids: chosen })}
    >
      ${label}
    </button>`;
  const isAny = affected.executions.length + affected.artifacts.length > 0;
  return html`<aside aria-label=${fill(strings.ifWrong, affected.name)}>
    <div class="title">
      <h2 class="ellipsis">${fill(strings.ifWrong, affected.name)}</h2>
      <span class="grow"></span>
      ${iconButton("close", strings.close, () => send({ type: "choose", choices: { affected: false } }))}
    </div>
    <p class="muted">
      ${
        isAny
          ? fill(strings.dependOnIt, affected.executions.length, affected.artifacts.length)
          : strings.nothingDepends
      }
    </p>
    ${
      affected.executions.length === 0
        ? nothing
        : html`<div class="deeds">
              ${act("rerun", fill(strings.rerunSeveral, chosen.length), "primary")}${act("editTags", strings.tagSeveral)}${act("exportAs", strings.exportSeveral)}
            </div>
            <h3>${fill(strings.executionsChosen, chosen.length, affected.executions.length)}</h3>
            <ol>
              ${affected.executions.map(
                ({ id, label, when, state }) =>
                  html`<li>
                    <label class="ellipsis">
                      <input type="checkbox" .checked=${!leftOut.has(id)} @change=${() => leaveOut(id)} />
                      ${state === null ? nothing : stateIcon(state)}<span class="ellipsis">${label}</span>
                    </label>
                    <span class="muted small fact">${when}</span>
                  </li>`,
              )}
            </ol>`
    }
    ${
      affected.artifacts.length === 0
        ? nothing
        : html`<h3>${strings.artifacts} <span class="muted">${affected.artifacts.length}</span></h3>
            <ul>
              ${affected.artifacts.slice(0, mostArtifacts).map(
                ({ id, label, size }) =>
                  html`<li>
                    <button type="button" class="ellipsis" @click=${() => select(id, true)}>${label}</button>
                    <span class="muted small fact">${size}</span>
                  </li>`,
              )}
            </ul>`
    }
  </aside>`;
}
