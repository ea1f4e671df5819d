import { html, nothing, type TemplateResult } from "lit";
import { fill, format } from "../../../src/shared/format";
import type { LineUpdateTexts, LogLine, LogLink, TextStyle } from "../../../src/shared/logs/logsMessages";
import { count, counted } from "../dashboard/words";
import { icon } from "../details/icon";
import { timeText } from "./lineTimes";
import type { LogsContext } from "./logsContext";
import { canExpand } from "./openedParts";
import { holds, type HiddenRow, type LineRow, type OpenedPart, type Row } from "./rows";
import { segmentsOf, type Segment } from "./segments";

const colors = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"] as const;

/** One row of the log. */
export function rowView(context: LogsContext, row: Row): TemplateResult {
  switch (row.kind) {
    case "line":
      return lineRow(context, row);
    case "fold":
    case "gap":
      return hiddenRow(context, row);
  }
}

/** @param id by which the focus names the row. */
export function rowId(line: number): string {
  return `line-${line}`;
}

function lineRow(context: LogsContext, row: LineRow): TemplateResult {
  const { view, choices, current } = context;
  const { line } = row;
  const isSelected = isIn(context.selection, line.line);
  const isContext = choices.isFiltered && context.placesIn(line.line).length === 0;
  const classes = [
    "l",
    line.stream,
    line.line === current ? "cur" : "",
    isSelected ? "sel" : "",
    isContext ? "ctx" : "",
  ];
  return html`<div
    class=${classes.join(" ")}
    role="row"
    id=${rowId(line.line)}
    aria-rowindex=${line.line + 1}
    aria-selected=${String(isSelected || line.line === current)}
    aria-expanded=${canExpand(line) ? String(context.opened.expanded.has(line.line)) : nothing}
    data-line=${line.line}
    title=${lineTitle(context, line)}
  >
    <span class="g" role="gridcell">${severityMark(context, line)}</span>
    <span class="n" role="gridcell">${view.isCounted ? count(line.line + 1) : ""}</span>
    <span class="t" role="gridcell">${timeText(choices.times, view.started, line.at)}</span>
    <span
      class="st"
      role="gridcell"
      aria-label=${line.stream === "out" ? context.strings.out : context.strings.err}
      >${line.stream === "out" ? "o" : "e"}</span
    >
    <span class="x" role="gridcell" dir="ltr">${lineText(context, row)}</span>
  </div>`;
}

function isIn(selection: LogsContext["selection"], line: number): boolean {
  return selection !== null && line >= selection.from && line <= selection.to;
}

/** What gives way on a narrow page is told here. */
function lineTitle({ view, strings }: LogsContext, { line, at }: LogLine): string {
  const parts = [
    fill(strings.atLine, count(line + 1)),
    timeText("relative", null, at) === "" ? "" : fill(strings.afterStart, timeText("relative", null, at)),
    timeText("absolute", view.started, at),
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

function severityMark({ strings }: LogsContext, { severity }: LogLine): TemplateResult | typeof nothing {
  if (severity === null) return nothing;
  const word = severity === "error" ? strings.error : strings.warning;
  return html`<span class="severity ${severity}" title=${word}
    >${icon(severity)}<span class="unseen">${word}</span></span
  >`;
}

function lineText(context: LogsContext, { line, part }: LineRow): TemplateResult {
  const opened = context.opened.expanded.get(line.line);
  const parts = segmentsOf(line, context.placesIn(line.line)).map((part) => segment(context, line, part));
  return html`<span class="content"
      >${part?.line === line.line ? closer(context, part) : nothing}${
        canExpand(line) ? opener(context, line.line, opened !== undefined) : nothing
      }<span class="said">${parts}</span>${remarks(context, line)}</span
    >${opened === undefined ? nothing : html`<span class="updates">${updates(context, opened)}</span>`}`;
}

/** All that a line said; what is left out of it stands in its place. */
function updates({ strings }: LogsContext, { first, leftOut, last }: LineUpdateTexts): unknown[] {
  const update = (each: string): TemplateResult => html`<span class="update">${each}</span>`;
  const between =
    leftOut?.kind === "updates"
      ? counted(strings.leftOutUpdateOne, strings.leftOutUpdateSeveral, leftOut.count)
      : fill(strings.leftOutBytes, format.bytes(leftOut?.bytes ?? 0));
  return [
    first.map(update),
    leftOut === null ? nothing : html`<span class="update left-out">${icon("unfold")} ${between}</span>`,
    last.map(update),
  ];
}

/** Before the first line of what was opened. */
function closer({ strings, opened }: LogsContext, part: OpenedPart): TemplateResult {
  const label = part.kind === "fold" ? strings.hideFrames : strings.hideGap;
  return html`<button
    type="button"
    class="tw"
    tabindex="-1"
    aria-expanded="true"
    aria-label=${label}
    title=${label}
    @click=${() => opened.close(part)}
  >
    ${icon("chevron-down")}
  </button>`;
}

function opener({ strings, opened }: LogsContext, line: number, isOpen: boolean): TemplateResult {
  return html`<button
    type="button"
    class="tw"
    tabindex="-1"
    aria-expanded=${String(isOpen)}
    aria-label=${isOpen ? strings.showLess : strings.showAll}
    @click=${() => void opened.expand(line)}
  >
    ${icon(isOpen ? "chevron-down" : "chevron-right")}
  </button>`;
}

/** How often a line was written anew, until when, and how much of it is not shown. */
function remarks({ strings, choices, view }: LogsContext, { updates, hiddenBytes }: LogLine): unknown[] {
  const until = timeText(
    choices.times === "none" ? "relative" : choices.times,
    view.started,
    updates?.until ?? null,
  );
  return [
    updates === null
      ? nothing
      : html`<span class="pill">${counted(strings.updateOne, strings.updateSeveral, updates.count)}</span>`,
    until === "" ? nothing : html`<span class="to">${fill(strings.updatesTo, until)}</span>`,
    hiddenBytes === 0
      ? nothing
      : html`<span class="pill">${fill(strings.hiddenBytes, format.bytes(hiddenBytes))}</span>`,
  ];
}

function segment(context: LogsContext, line: LogLine, { text, style, link, match }: Segment): unknown {
  const marked =
    match === null
      ? text
      : html`<mark class=${isCurrentMatch(context, line.line, match) ? "cur" : ""}>${text}</mark>`;
  const colored =
    style === null
      ? marked
      : html`<span class=${styleClass(style)} .style=${styleText(style)}>${marked}</span>`;
  return link === null ? colored : linkView(context, link, colored);
}

function isCurrentMatch({ found }: LogsContext, line: number, match: number): boolean {
  return found?.line === line && found.nth === match;
}

function linkView(context: LogsContext, link: LogLink, content: unknown): TemplateResult {
  return html`<a
    href="#"
    tabindex="-1"
    class="place"
    title=${linkTitle(link)}
    @click=${(event: Event) => {
      event.preventDefault();
      context.openLink(link);
    }}
    >${content}</a
  >`;
}

function linkTitle(link: LogLink): string {
  if (link.kind === "url") return link.url;
  return [link.path, link.line, link.column].filter((part) => part !== null).join(":");
}

function styleClass({ foreground, background, attributes }: TextStyle): string {
  const classes = attributes.map((each) => `a-${each}`);
  if (foreground !== null && !foreground.startsWith("#")) classes.push(`${colorName(foreground)}-fg`);
  if (background !== null && !background.startsWith("#")) classes.push(`${colorName(background)}-bg`);
  return classes.join(" ");
}

function colorName(index: string): string {
  const number = Number(index);
  return `ansi-${number >= 8 ? "bright-" : ""}${colors[number % 8] ?? "white"}`;
}

/** Colours that a script chose itself are lifted as those of the terminal are. */
function styleText({ foreground, background }: TextStyle): string {
  const lifted =
    foreground?.startsWith("#") === true
      ? `color:color-mix(in srgb, ${foreground} 60%, var(--vscode-foreground));`
      : "";
  const behind =
    background?.startsWith("#") === true
      ? `background:color-mix(in srgb, ${background} 30%, transparent)`
      : "";
  return lifted + behind;
}

function hiddenRow(context: LogsContext, row: HiddenRow): TemplateResult {
  const { strings, current, selection, opened } = context;
  const { kind, line, count: lines } = row;
  const isCurrent = current !== null && holds(row, current);
  const isSelected = isIn(selection, line);
  const [text, sign] =
    kind === "fold"
      ? [counted(strings.frameOne, strings.frameSeveral, lines), "chevron-right"]
      : [counted(strings.gapOne, strings.gapSeveral, lines), "unfold"];
  return html`<div
    class="l more ${kind} ${isCurrent ? "cur" : ""} ${isSelected ? "sel" : ""}"
    role="row"
    id=${rowId(line)}
    aria-rowindex=${line + 1}
    aria-selected=${String(isSelected || isCurrent)}
    aria-expanded="false"
    data-line=${line}
  >
    <span role="gridcell"
      ><button type="button" tabindex="-1" data-opens=${line} @click=${() => void opened.open(row)}>
        ${icon(sign)} ${text}
      </button></span
    >
  </div>`;
}
