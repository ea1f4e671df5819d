import { html, nothing, type TemplateResult } from "lit";
import { fill, format } from "../../../src/shared/format";
import { changesLink, commitLink } from "./commitLink";
import { iconButton } from "./controls";
import { icon } from "./icon";
import { methodLink } from "./methodLink";
import type { PageContext } from "./pageContext";
import type { DetailsVerb } from "../../../src/shared/details/detailsMessages";
import type { DetailsView } from "../../../src/shared/details/detailsView";
import { stateIcon } from "./stateMark";

/** What ran, how it is doing, and what can be done with it. */
export function head(context: PageContext): TemplateResult {
  const { view, strings, send } = context;
  const { title, state, id, name } = view.head;
  const marks = identityActions(context);
  return html`<header class="head">
    <div class="what">
      <div class="title">
        ${stateIcon(state)}
        <h1 title=${title}>${title}</h1>
        ${iconButton("edit", strings.editName, () => send({ type: "command", verb: "editName" }))}
        ${name === null ? marks : nothing}
      </div>
      ${name === null ? nothing : html`<p class="identity"><span class="mono muted">${id}</span>${marks}</p>`}
      ${summaryLine(context)} ${progressLine(context)}
    </div>
    ${actions(context)}
  </header>`;
}

function identityActions({ view, strings, send }: PageContext): TemplateResult {
  const { id, tags } = view.head;
  return html`${iconButton("copy", strings.copyId, () => send({ type: "copyText", text: id }))}
    ${iconButton("link", strings.copyLink, () => send({ type: "command", verb: "copyLink" }))}
    ${iconButton("clippy", strings.copyAs, () => send({ type: "command", verb: "copyAs" }))}
    <span class="tags">
      ${tags.map((tag) => html`<span class="tag" title=${tag}>${tag}</span>`)}
      ${iconButton("tag", strings.editTags, () => send({ type: "command", verb: "editTags" }))}
    </span>`;
}

function summaryLine(context: PageContext): TemplateResult {
  const { view, strings, now } = context;
  const { head: facts, method } = view;
  const at = facts.started ?? facts.created;
  const parts = [
    html`<b>${format.state(facts.state)}</b>`,
    facts.archived ? html`${icon("archive")} ${strings.archived}` : null,
    at === null ? null : html`<span title=${format.dateTime(at)}>${format.ago(at, now)}</span>`,
    durationText(context) === "" ? null : html`<span class="tnum">${durationText(context)}</span>`,
    method === null ? null : methodLink(context, `${method.title} ${method.version}`.trim()),
    ...codeParts(context),
  ];
  return html`<p class="summary">
    ${parts.filter((part) => part !== null).map((part) => html`<span>${part}</span>`)}
  </p>`;
}

function codeParts(context: PageContext): (TemplateResult | null)[] {
  const { code } = context.view;
  const { strings } = context;
  if (!code.repository) return [];
  return [
    code.commit === null
      ? null
      : html`${icon("git-commit")} ${commitLink(context)}
        ${changesLink(context, { one: strings.uncommittedLine, several: strings.uncommittedLines })}`,
    code.author === null ? null : html`${icon("account")} <span title=${code.author}>${code.author}</span>`,
  ];
}

/** How long it took, or has been running; nobody knows when one whose runner is gone came to its end. */
export function durationText({ view, now }: PageContext): string {
  const { durationMs, started, running } = view.head;
  if (durationMs !== null) return format.duration(durationMs);
  return running && started !== null ? format.duration(Math.max(0, now.getTime() - Date.parse(started))) : "";
}

function progressLine({ view, strings }: PageContext): TemplateResult | typeof nothing {
  const { progress } = view.head;
  if (progress === null || (progress.percent === 0 && progress.message === "")) return nothing;
  const left =
    progress.leftMs === null ? "" : fill(strings.timeLeft, format.duration(roundToSeconds(progress.leftMs)));
  return html`<p class="progress">
    ${
      progress.percent === 0
        ? nothing
        : html`<progress max="100" .value=${progress.percent} aria-label=${progress.message}></progress>
            <b class="tnum">${Math.round(progress.percent)} %</b>`
    }
    <span class="tnum">${progress.message} <span class="muted">${left}</span></span>
  </p>`;
}

function roundToSeconds(ms: number): number {
  return Math.round(ms / 1000) * 1000;
}

function actions(context: PageContext): TemplateResult {
  const { view, strings } = context;
  const { stop, recover, rerun, retry, reproduce, export: mayExport } = view.actions;
  const { state } = view.head;
  const mayCompare = view.comparedWith !== null && view.head.ended;
  const failed = mayCompare && (state === "FAILED" || state === "DEAD");
  const button = (shown: boolean, verb: DetailsVerb, label: string, symbol: string | null = null): unknown =>
    shown ? verbButton(context, verb, label, verb === firstVerb(recover, failed), symbol) : nothing;
  return html`<div class="toolbar">
    ${button(stop, "stop", strings.stop, "debug-stop")}
    ${button(stop, "showLiveOutput", strings.showLiveOutput)} ${button(recover, "recover", strings.recover)}
    ${button(failed, "compareWithLastSuccess", strings.compareWithLastSuccess)}
    ${button(rerun, "rerun", strings.rerun)} ${button(retry, "retry", strings.retry)}
    ${button(reproduce, "reproduce", strings.reproduce)}
    ${button(mayCompare, "compareWith", strings.compareWith)}
    ${button(mayExport, "export", strings.exportZip)}
    ${button(view.head.archived, "unarchive", strings.unarchive)}
    ${button(view.head.cachedFrom !== null, "openOriginal", strings.openOriginal)}
    ${button(isWaiting(view.head.state), "showQueue", strings.showQueue)}
    ${button(true, "openOutputs", strings.openFolder)}
  </div>`;
}

/** What one most often wants: what is to be recovered first, of what failed why, else to run it again. */
function firstVerb(recover: boolean, failed: boolean): DetailsVerb {
  if (recover) return "recover";
  return failed ? "compareWithLastSuccess" : "rerun";
}

function isWaiting(state: DetailsView["head"]["state"]): boolean {
  return state === "CREATED" || state === "SCHEDULED";
}

function verbButton(
  { send }: PageContext,
  verb: DetailsVerb,
  label: string,
  isFirst: boolean,
  symbol: string | null,
): TemplateResult {
  const appearance = isFirst ? "primary" : "secondary";
  return html`<vscode-button appearance=${appearance} @click=${() => send({ type: "command", verb })}>
    ${symbol === null ? nothing : html`<span slot="start">${icon(symbol)}</span>`}${label}
  </vscode-button>`;
}
