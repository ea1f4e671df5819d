import { html, nothing, type TemplateResult } from "lit";
import { fill, format } from "../../../src/shared/format";
import type { ExecutionTarget } from "../../../src/shared/executionTarget";
import type { StepFilesView, StepFileView } from "../../../src/shared/metrics/metricsView";
import { pointNear } from "../../../src/shared/chart/curveChart";
import { iconButton } from "../details/controls";
import { icon } from "../details/icon";
import type { MetricsContext } from "./metricsContext";

/** So much of a text is shown beside others. */
const shownText = 2000;

/** What the executions wrote by step: a row an execution, a column a step, and the chosen step side by side. */
export function stepFiles(context: MetricsContext): TemplateResult {
  return html`${context.view.stepFiles.map((series) => section(context, series))}`;
}

/** Names the text of an output among those that were read. */
export function textKey({ workspace, id }: ExecutionTarget, path: string): string {
  return JSON.stringify([workspace, id, path]);
}

function section(context: MetricsContext, series: StepFilesView): TemplateResult {
  const { strings, folded, fold, view } = context;
  const { name, rows, isImage } = series;
  const isOpen = !folded.has(name);
  const remark = fill(
    isImage ? strings.imagesByStep : strings.filesByStep,
    rows.length,
    view.executions.length,
  );
  return html`<section class="step-files" data-files=${name}>
    <h2>
      <button
        type="button"
        class="fold"
        aria-expanded=${String(isOpen)}
        aria-label=${fill(strings.fold, name)}
        @click=${() => fold(name)}
      >
        ${icon(isOpen ? "chevron-down" : "chevron-right")}
      </button>
      <bdi>${name}</bdi> <span class="muted">${remark}</span>
    </h2>
    ${isOpen ? html`<div class="both">${strip(context, series)}${sideBySide(context, series)}</div>` : nothing}
  </section>`;
}

function stepOf({ steps }: MetricsContext, series: StepFilesView): number {
  const chosen = steps.find(({ name }) => name === series.name)?.step;
  return chosen !== undefined && series.steps.includes(chosen) ? chosen : (series.steps[0] ?? 0);
}

/** The execution at whose file of the step the strip is entered by keys: the first that has one. */
export function entryOf({ rows }: StepFilesView, step: number): number | undefined {
  return rows.find(({ files }) => files.some((file) => file.step === step))?.execution;
}

function strip(context: MetricsContext, series: StepFilesView): TemplateResult {
  const { strings, view } = context;
  const chosen = stepOf(context, series);
  return html`<div class="strip-place" tabindex="0" role="group" aria-label=${series.name}>
    <table class="strip">
      <thead>
        <tr>
          <td></td>
          ${series.steps.map(
            (step, index) =>
              html`<th scope="col" class=${step === chosen ? "on" : "muted"}>
                ${index === 0 ? fill(strings.step, step) : step}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody @keydown=${stripKey}>
        ${series.rows.map(
          ({ execution, files }) =>
            html`<tr>
              <th scope="row">
                <b class="curve-key series-${execution % 4}" title=${view.executions[execution]?.label ?? ""}
                  >${view.executions[execution]?.key ?? ""}</b
                >
              </th>
              ${series.steps.map((step) =>
                thumb(context, series, { execution, step, file: files.find((each) => each.step === step) }),
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

interface Place {
  readonly execution: number;
  readonly step: number;
  readonly file: StepFileView | undefined;
}

function thumb(
  context: MetricsContext,
  series: StepFilesView,
  { execution, step, file }: Place,
): TemplateResult {
  const { strings, view, chooseStep } = context;
  if (file === undefined) return html`<td><span class="muted small">–</span></td>`;
  const isChosen = stepOf(context, series) === step;
  const label = fill(strings.imageOf, series.name, view.executions[execution]?.key ?? "", step);
  const isStop = isChosen && entryOf(series, step) === execution;
  return html`<td>
    <button
      type="button"
      class="thumb ${isChosen ? "on" : ""}"
      tabindex=${isStop ? "0" : "-1"}
      aria-label=${label}
      aria-pressed=${String(isChosen)}
      title=${file.path}
      @click=${() => chooseStep(series.name, step)}
      @focus=${() => chooseStep(series.name, step)}
      @dblclick=${() => openFile(context, execution, file)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        openFile(context, execution, file);
      }}
    >
      ${file.source === null ? icon("file") : html`<img src=${file.source} alt="" loading="lazy" />`}
    </button>
  </td>`;
}

function openFile({ view, send }: MetricsContext, execution: number, { path }: StepFileView): void {
  const target = view.executions[execution]?.target;
  if (target !== undefined) send({ type: "openFile", target, path });
}

/** The arrows walk the strip by step and by execution. */
function stripKey(event: KeyboardEvent): void {
  const from = (event.target as Element).closest<HTMLElement>("td");
  const moves: Readonly<Record<string, readonly [number, number]>> = {
    ArrowRight: [1, 0],
    ArrowLeft: [-1, 0],
    ArrowDown: [0, 1],
    ArrowUp: [0, -1],
  };
  const move = moves[event.key];
  if (from === null || move === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const rows = [...(event.currentTarget as HTMLElement).querySelectorAll("tr")];
  const row = from.closest("tr");
  const at = row === null ? -1 : rows.indexOf(row);
  const cells = [...(rows[at + move[1]]?.querySelectorAll<HTMLElement>("td") ?? [])];
  const column = row === null ? -1 : [...row.querySelectorAll("td")].indexOf(from as HTMLTableCellElement);
  cells[column + move[0]]?.querySelector<HTMLElement>(".thumb")?.focus();
}

function sideBySide(context: MetricsContext, series: StepFilesView): TemplateResult {
  const { strings, chooseStep } = context;
  const step = stepOf(context, series);
  const at = series.steps.indexOf(step);
  const go = (places: number): void => {
    const to = series.steps[at + places];
    if (to !== undefined) chooseStep(series.name, to);
  };
  return html`<div class="large">
    <h3>
      ${fill(strings.step, step)} <span class="muted">${strings.sideBySide}</span><span class="grow"></span>
      ${iconButton("chevron-left", strings.previousStep, () => go(-1))}
      ${iconButton("chevron-right", strings.nextStep, () => go(1))}
    </h3>
    <div class="figures">
      ${series.rows.map(({ execution, files }) =>
        large(context, series, { execution, step, file: files.find((each) => each.step === step) }),
      )}
    </div>
  </div>`;
}

function large(context: MetricsContext, series: StepFilesView, place: Place): TemplateResult {
  const { strings, view } = context;
  const { execution, step, file } = place;
  const key = view.executions[execution]?.key ?? "";
  const label = fill(strings.imageOf, series.name, key, step);
  const open = (): void => {
    if (file !== undefined) openFile(context, execution, file);
  };
  return html`<figure>
    ${file === undefined ? html`<p class="muted none">${strings.noFile}</p>` : content(context, { execution, file, label, open })}
    <figcaption>
      <b class="curve-key series-${execution % 4}">${key}</b>${valuesAt(context, key, step)}
      ${file?.source === null ? iconButton("go-to-file", `${strings.openFile}: ${label}`, open) : nothing}
    </figcaption>
  </figure>`;
}

interface Content {
  readonly execution: number;
  readonly file: StepFileView;
  readonly label: string;
  readonly open: () => void;
}

/** A picture, which opens its file, or the beginning of a text. */
function content(context: MetricsContext, { execution, file, label, open }: Content): TemplateResult {
  const { strings } = context;
  if (file.source === null)
    return html`<div class="picture" role="group" tabindex="0" aria-label=${label}>
      ${text(context, execution, file)}
    </div>`;
  return html`<button
    type="button"
    class="picture"
    title=${strings.openFile}
    aria-label="${strings.openFile}: ${label}"
    @click=${open}
  >
    <img src=${file.source} alt="" />
  </button>`;
}

/** The first metric of the execution at that step. */
function valuesAt(
  { charts, choices }: MetricsContext,
  key: string,
  step: number,
): TemplateResult | typeof nothing {
  if (choices.look.axis !== "step") return nothing;
  for (const chart of charts.values()) {
    const curve = chart.curves.find((each) => each.key === key);
    const point = curve === undefined ? null : pointNear(curve.raw ?? curve.line, step);
    if (point?.x === step)
      return html`<span><bdi>${chart.name}</bdi> <span class="tnum">${format.number(point.y)}</span></span>`;
  }
  return nothing;
}

function text(context: MetricsContext, execution: number, file: StepFileView): TemplateResult {
  const target = context.view.executions[execution]?.target;
  const reply = target === undefined ? undefined : context.texts.get(textKey(target, file.path));
  if (reply === undefined) {
    if (target !== undefined) queueMicrotask(() => context.readText(target, file));
    return html`<span class="muted">${context.strings.reading}</span>`;
  }
  return html`<pre class="mono">${reply.ok ? reply.value.slice(0, shownText) : reply.error}</pre>`;
}
