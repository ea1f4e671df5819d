import { html, type TemplateResult } from "lit";
import type { ArtifactView, InputView } from "../../../src/shared/details/detailsView";
import { fill, fillCount, format } from "../../../src/shared/format";
import { changesLink, commitLink } from "./commitLink";
import { link } from "./controls";
import "./fewLines";
import { durationText } from "./head";
import { icon } from "./icon";
import { fileLink } from "./inputsSection";
import { methodLink, showMethod } from "./methodLink";
import type { PageContext } from "./pageContext";
import { stateMark } from "./stateMark";

/** Method, inputs, execution, outputs: the whole run in four cards. */
export function flowCards(context: PageContext): TemplateResult {
  const arrow = html`<span class="arrow">${icon("arrow-right")}</span>`;
  return html`<div class="flow" role="group" aria-label=${context.strings.flow}>
    ${methodCard(context)}${arrow}${inputsCard(context)}${arrow}${executionCard(context)}${arrow}${outputsCard(context)}
  </div>`;
}

/** @param title as it is, or as a link to all that the card sums up. */
function card(
  symbol: string,
  title: unknown,
  remark: string,
  lines: readonly unknown[],
  kind = "",
): TemplateResult {
  return html`<section class="card ${kind}">
    <h2>${icon(symbol)}${title}<span class="muted">${remark}</span></h2>
    ${lines.map((line) => html`<p>${line}</p>`)}
  </section>`;
}

function methodCard(context: PageContext): TemplateResult {
  const { view, strings, send } = context;
  const { method } = view;
  if (method === null)
    return card("symbol-method", strings.cardMethod, "", [
      html`<span class="muted">${strings.noMethod}</span>`,
    ]);
  const { script, pipeline, stage, type, category } = method;
  const groups = [...new Set([pipeline, stage, type, category].filter((part) => part !== null))].join(" · ");
  return card(
    "symbol-method",
    link(strings.cardMethod, () => showMethod(context), "title"),
    "",
    [
      html`${methodLink(context, method.title)} ${method.version}`,
      script === null
        ? method.id
        : link(script, () => send({ type: "openScript" }), "mono", strings.openScript),
      html`<span class="muted">${groups}</span>`,
    ],
  );
}

function inputsCard(context: PageContext): TemplateResult {
  const { view, strings } = context;
  const files = view.inputs.filter(({ kind }) => kind === "file");
  const values = view.inputs.filter(({ kind }) => kind === "value" || kind === "secret");
  const counts = [
    counted(files.length, strings.fileCount, strings.filesCount),
    counted(values.length + view.args.length, strings.valueCount, strings.valuesCount),
  ];
  const [first, ...others] = files;
  const parts = [...values.map(pairOf), ...view.args.map(argumentOf)];
  const lines: unknown[] = [];
  if (first !== undefined) lines.push(fileLink(context, first));
  if (parts.length + others.length > 0)
    lines.push(
      html`<executions-few-lines
        .parts=${parts}
        .lines=${first === undefined ? 3 : 2}
        .leftOut=${others.length}
        .more=${strings.more}
        .showMore=${() => scrollToSection("inputs")}
      ></executions-few-lines>`,
    );
  const title =
    lines.length === 0
      ? strings.cardInputs
      : link(strings.cardInputs, () => scrollToSection("inputs"), "title");
  if (lines.length === 0) lines.push(html`<span class="muted">${strings.noInputs}</span>`);
  return card("database", title, counts.filter(Boolean).join(", "), lines);
}

function pairOf({ name, value, isDefault, kind }: InputView): TemplateResult {
  if (kind === "secret") return html`<span class="muted">${name} ***</span>`;
  return html`<span class="muted">${name}</span> ${isDefault ? value : html`<b>${value}</b>`}`;
}

function argumentOf(argument: string): TemplateResult {
  return html`<span class="mono">${argument}</span>`;
}

function executionCard(context: PageContext): TemplateResult {
  const { view, strings } = context;
  const { head, environment, code } = view;
  const duration = durationText(context);
  const sentence = head.running
    ? strings.forTime
    : head.state === "COMPLETED"
      ? strings.inTime
      : strings.after;
  const where = [
    environment?.interpreter
      ? [environment.interpreter.name, environment.interpreter.version].filter(Boolean).join(" ")
      : "",
    head.infrastructure ?? "",
  ];
  return card(
    "terminal",
    link(strings.cardExecution, () => scrollToSection("timeline"), "title"),
    "",
    [
      html`${stateMark(head.state)}
        <span class="tnum">${duration === "" ? "" : fill(sentence, duration)}</span>`,
      code.repository && code.commit !== null
        ? html`<span class="muted">${strings.onCommit}</span> ${commitLink(context)}
            ${changesLink(context, { one: strings.shortLine, several: strings.shortLines, isShort: true })}`
        : html`<span class="muted">${code.repository ? strings.noCommit : strings.noRepository}</span>`,
      html`<span class="muted">${where.filter(Boolean).join(" · ")}</span>`,
    ],
    "now",
  );
}

function outputsCard(context: PageContext): TemplateResult {
  const { view, strings, showTab } = context;
  const { outputs, outputBytes, completeness } = view.artifacts;
  const metrics = view.metrics.slice(0, 2);
  const shown = outputs.slice(0, metrics.length > 0 || !view.eventsRead ? 2 : 3);
  const left = outputs.length - shown.length;
  const count = counted(outputs.length, strings.fileCount, strings.filesCount);
  const remarks = {
    "so far": strings.soFar,
    partial: outputs.length === 0 ? "" : `${strings.partial}, ${count}`,
    complete: outputs.length === 0 ? "" : `${count}, ${format.bytes(outputBytes)}`,
  };
  const lines: unknown[] = shown.map((artifact) => outputLine(context, artifact));
  if (!view.eventsRead)
    lines.splice(1, 0, html`<span class="muted">${strings.metrics}: ${strings.beingRead}</span>`);
  if (metrics.length > 0)
    lines.splice(
      1,
      0,
      html`<executions-few-lines
        .parts=${metrics.map(
          ({ name, last }) =>
            html`<span class="muted">${name}</span> <b class="tnum">${format.number(last.value)}</b>`,
        )}
        .lines=${1}
        .leftOut=${0}
        .more=${strings.more}
        .showMore=${() => showTab("metrics")}
      ></executions-few-lines>`,
    );
  if (outputs.length === 0) lines.push(html`<span class="muted">${strings.noOutputs}</span>`);
  const last = shown.at(-1);
  if (left > 0 && last !== undefined) {
    lines.pop();
    lines.push(
      html`<span class="beside"
        >${outputLink(context, last)}${link(fill(strings.more, left), () => showTab("files"))}</span
      >`,
    );
  }
  const title = link(strings.cardOutputs, () => showTab("files"), "title");
  return card("package", title, remarks[completeness], lines);
}

function outputLine(context: PageContext, artifact: ArtifactView): TemplateResult {
  return html`${outputLink(context, artifact)} <span class="muted">${format.bytes(artifact.size)}</span>`;
}

function outputLink({ send }: PageContext, { name, uri }: ArtifactView): TemplateResult {
  return link(name, () => send({ type: "openFile", uri }), "mono");
}

function counted(count: number, one: string, several: string): string {
  return count === 0 ? "" : fillCount(one, several, count);
}

function scrollToSection(id: string): void {
  document.getElementById(id)?.scrollIntoView({ block: "start" });
}
