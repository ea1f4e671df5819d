import { html, nothing, type TemplateResult } from "lit";
import { fill, format } from "../../../src/shared/format";
import { barList } from "./barList";
import { choice } from "./choice";
import type { DashboardContext, Told } from "./dashboardContext";
import { groupTable } from "./groupTable";
import { hourPicture } from "./hourPicture";
import { hourTable, outcomeTable, trendTables } from "./pictureTables";
import { sectionFrame } from "./sectionFrame";
import { count, day } from "./words";
import "./outcomePicture";
import "./trendPicture";

/** Executions over time. */
export function outcomeSection(context: DashboardContext): TemplateResult {
  const { strings, view } = context;
  const { outcomes, figures } = view.dashboard;
  const title = outcomes.ok ? strings.outcomeBy[outcomes.value.unit] : strings.outcomes;
  return sectionFrame(context, "outcomes", title, (course) => ({
    query: figures.ok ? figures.value.queries.all : null,
    remark: spanText(context),
    right: view.choices.tables
      ? nothing
      : html`<span class="key"
          ><i class="well"></i>${strings.keyWell}<i class="badly"></i>${strings.keyBadly}<i
            class="stopped"
          ></i
          >${strings.keyStopped}</span
        >`,
    body: view.choices.tables
      ? outcomeTable(context, course)
      : html`<executions-outcomes .context=${context} .course=${course}></executions-outcomes>`,
  }));
}

function spanText({ view, strings, now }: DashboardContext): string {
  const { shown } = view.dashboard;
  if (shown === null) return "";
  const [from, to] = [day(shown.from, strings, now), day(shown.until - 1, strings, now)];
  return from === to ? from : fill(strings.fromTo, from, to);
}

/** Success by method, pipeline or stage. */
export function groupSection(context: DashboardContext): TemplateResult {
  const { strings, view, send } = context;
  const { figures } = view.dashboard;
  const { by } = view.choices;
  return sectionFrame(
    context,
    "groups",
    fill(strings.byField, strings.fields[by].toLowerCase()),
    (groups) => ({
      query: figures.ok ? figures.value.queries.all : null,
      remark: nothing,
      right: choice(
        strings.groupBy,
        Object.entries(strings.fields).map(([value, label]) => ({ value, label })),
        by,
        (value) => send({ type: "by", field: value as typeof by }),
      ),
      body: groupTable(context, groups),
    }),
  );
}

/** Durations of one method over time. */
export function trendSection(context: DashboardContext): TemplateResult {
  const { strings, view, send } = context;
  return sectionFrame(context, "trends", strings.duration, (trends) => {
    if (trends === null)
      return { query: null, remark: nothing, body: html`<p class="empty">${strings.noDurations}</p>` };
    const { trend, choices, chosen } = trends;
    return {
      query: trend.query,
      remark: trendRemark(context, trend),
      right: choice(
        strings.method,
        choices.map(({ key, label }) => ({ value: key, label: label === "" ? strings.noValue : label })),
        chosen,
        (of) => send({ type: "trend", of }),
      ),
      body: view.choices.tables
        ? trendTables(context, trend)
        : html`<executions-trend .context=${context} .trend=${trend}></executions-trend>`,
    };
  });
}

function trendRemark(context: DashboardContext, trend: NonNullable<Told<"trends">>["trend"]): unknown {
  const { strings, send } = context;
  const { outliers, label } = trend;
  const of = fill(strings.eachOf, label === "" ? strings.noValue : label);
  if (outliers.count === 0) return of;
  const text = fill(strings.tookOver, count(outliers.count), format.duration(outliers.limit));
  return html`${of};
    <button
      type="button"
      class="link inline"
      title=${outliers.query}
      data-figure="outliers"
      @click=${() => send({ type: "open", query: outliers.query })}
    >
      ${text}
    </button>`;
}

/** When executions are created. */
export function hourSection(context: DashboardContext): TemplateResult {
  const { strings, view } = context;
  const { figures } = view.dashboard;
  return sectionFrame(context, "hours", strings.byHour, (hours) => ({
    query: figures.ok ? figures.value.queries.all : null,
    remark: strings.localTime,
    body: view.choices.tables ? hourTable(context, hours) : hourPicture(context, hours),
  }));
}

/** Why executions failed. */
export function failureSection(context: DashboardContext): TemplateResult {
  const { strings } = context;
  return sectionFrame(
    context,
    "failures",
    strings.failuresByReason,
    ({ count: all, query, reasons, others }) => ({
      query,
      remark: count(all),
      body: barList(
        context,
        strings.failuresByReason,
        [strings.reason, strings.executions],
        [
          ...reasons.map((reason) => ({
            label: reason.text === "" ? strings.noReason : reason.text,
            value: reason.count,
            text: count(reason.count),
            query: reason.query,
            mono: false,
          })),
          ...(others === null
            ? []
            : [
                {
                  label: fill(strings.otherReasons, count(others.reasons)),
                  value: others.count,
                  text: count(others.count),
                  query: others.query,
                  mono: false,
                },
              ]),
        ],
      ),
    }),
  );
}

/** What outputs take; the rest of what lies on the disk is told elsewhere. */
export function diskSection(context: DashboardContext): TemplateResult {
  const { strings, view, send } = context;
  const { figures } = view.dashboard;
  return sectionFrame(context, "disk", strings.outputsByMethod, ({ methods, others }) => ({
    query: figures.ok ? figures.value.queries.all : null,
    remark: figures.ok ? format.bytes(figures.value.bytes) : nothing,
    body: html`${barList(
        context,
        strings.outputsByMethod,
        [strings.method, strings.outputs],
        [
          ...methods.map((method) => ({
            label: method.label === "" ? strings.noValue : method.label,
            value: method.bytes,
            text: format.bytes(method.bytes),
            query: method.query,
            mono: false,
          })),
          ...(others === null
            ? []
            : [
                {
                  label: fill(strings.otherGroups, count(others.methods)),
                  value: others.bytes,
                  text: format.bytes(others.bytes),
                  query: others.query,
                  mono: false,
                },
              ]),
        ],
      )}
      <p class="below">
        <button
          type="button"
          class="link"
          title=${strings.outputsMeaning}
          data-action="diskUse"
          @click=${() => send({ type: "diskUse" })}
        >
          ${strings.showDiskUse}
        </button>
      </p>`,
  }));
}

/** What executions had as inputs most. */
export function inputSection(context: DashboardContext): TemplateResult {
  const { strings } = context;
  return sectionFrame(context, "inputs", strings.busiestInputs, (inputs) => ({
    query: null,
    remark: strings.usedByExecutions,
    body: barList(
      context,
      strings.busiestInputs,
      [strings.input, strings.executions],
      inputs.map((input) => ({
        label: input.text,
        value: input.count,
        text: count(input.count),
        query: input.query,
        mono: true,
      })),
    ),
  }));
}
