import { html, nothing, type TemplateResult } from "lit";
import { fill, fillCount, format } from "../../../src/shared/format";
import { bundleSection } from "./bundleSection";
import { uncommitted } from "../../../src/shared/details/uncommitted";
import { changesLink, commitLink } from "./commitLink";
import { facts, iconButton, link, sectionHead } from "./controls";
import { durationText } from "./head";
import type { HeadView } from "../../../src/shared/details/detailsView";
import { methodLink } from "./methodLink";
import { noteText } from "./noteText";
import type { PageContext } from "./pageContext";
import { percentText } from "./resourceCurves";

const maximumChildren = 10;

/** Note, result, identity, code and environment, bundle. */
export function factsColumn(context: PageContext): TemplateResult {
  return html`<aside>
    ${noteSection(context)} ${resultSection(context)} ${identitySection(context)} ${codeSection(context)}
    ${bundleSection(context)}
  </aside>`;
}

function noteSection({ view, strings, send }: PageContext): TemplateResult {
  const { note } = view.head;
  const edit = (): void => send({ type: "command", verb: "editNote" });
  return html`<section>
    ${sectionHead(strings.note, nothing, iconButton("edit", strings.editNote, edit))}
    ${
      note === null
        ? html`<p class="muted">${strings.noNote} ${link(strings.addNote, edit)}</p>`
        : noteText(note)
    }
  </section>`;
}

function resultSection(context: PageContext): TemplateResult {
  const { view, strings } = context;
  const { head, artifacts } = view;
  return html`<section>
    ${sectionHead(head.running ? strings.now : strings.result)}
    ${facts([
      [strings.state, format.state(head.state)],
      [strings.exitCode, head.exitCode],
      [strings.signal, head.signal],
      [
        strings.process,
        head.process === null ? null : fill(strings.processOn, head.process.pid, head.process.host),
      ],
      [strings.duration, durationText(context)],
      ...nowFacts(context),
      [strings.cpuTime, head.cpuSeconds === null ? null : format.duration(head.cpuSeconds * 1000)],
      [strings.peakMemory, head.peakMemoryBytes === null ? null : format.bytes(head.peakMemoryBytes)],
      [strings.output, artifacts.outputs.length === 0 ? null : format.bytes(artifacts.outputBytes)],
    ])}
  </section>`;
}

/** What it uses while it runs. */
function nowFacts({ view, strings }: PageContext): Fact[] {
  const last = view.timeline.resources?.last;
  if (!view.head.running || last === undefined) return [];
  return [
    [strings.cpu, percentText(last.cpuPercent)],
    [strings.memory, format.bytes(last.memoryBytes)],
    [strings.gpu, last.gpuPercent === null ? null : percentText(last.gpuPercent)],
  ];
}

function identitySection(context: PageContext): TemplateResult {
  const { view, strings, now, send } = context;
  const { head, method, code } = view;
  return html`<section>
    ${sectionHead(strings.identity)}
    ${facts([
      [strings.method, method === null ? null : methodLink(context, `${method.id} ${method.version}`.trim())],
      [strings.pipeline, method?.pipeline ?? null],
      [strings.stageAndType, [method?.stage, method?.type].filter(Boolean).join(", ")],
      [strings.category, method?.category ?? null],
      [strings.author, code.repository ? code.author : null],
      [strings.created, moment(head.created, now)],
      [strings.started, moment(head.started, now)],
      [strings.finished, moment(head.finished, now)],
      [strings.repeats, executionLink(head.rerunOf, send)],
      [strings.startedBy, parentLink(head, send)],
      [strings.startedExecutions, childLinks(head, send)],
      [strings.resultsOf, executionLink(head.cachedFrom, send)],
    ])}
  </section>`;
}

function executionLink(id: string | null, send: PageContext["send"]): TemplateResult | null {
  return id === null ? null : link(id, () => send({ type: "openExecution", id }), "mono");
}

function parentLink({ parent }: HeadView, send: PageContext["send"]): TemplateResult | null {
  if (parent === null) return null;
  return parent.isKnown ? executionLink(parent.id, send) : html`<span class="mono">${parent.id}</span>`;
}

/** The newest ones, and how many more there are. */
function childLinks({ children }: HeadView, send: PageContext["send"]): TemplateResult | null {
  if (children.length === 0) return null;
  const more = children.length - maximumChildren;
  return html`${children.slice(0, maximumChildren).map((id) => html`${executionLink(id, send)}<br />`)}
  ${more > 0 ? html`<span class="muted">+${more}</span>` : nothing}`;
}

function moment(at: string | null, now: Date): TemplateResult | null {
  return at === null ? null : html`<span title="${format.ago(at, now)}, ${at}">${format.dateTime(at)}</span>`;
}

type Fact = readonly [name: string, value: unknown];

function codeSection(context: PageContext): TemplateResult {
  const { strings } = context;
  return html`<section>
    ${sectionHead(strings.codeAndEnvironment)} ${facts([...codeFacts(context), ...machineFacts(context)])}
  </section>`;
}

function codeFacts(context: PageContext): Fact[] {
  const { view, strings } = context;
  const { code } = view;
  if (!code.repository) return [[strings.commit, strings.noRepository]];
  const title = code.message?.split("\n")[0] ?? "";
  return [
    [strings.commit, code.commit === null ? strings.noCommit : html`${commitLink(context)} ${title}`],
    [strings.branch, html`<span class="mono">${code.branch ?? strings.detached}</span>`],
    [strings.changes, code.dirty ? changesSummary(context) : strings.noChanges],
  ];
}

function machineFacts({ view, strings, showTab }: PageContext): Fact[] {
  const { environment: where } = view;
  if (where === null) return [];
  const { interpreter, packages } = where;
  const program = [
    interpreter?.version ?? "",
    packages === null || packages.length === 0
      ? ""
      : fillCount(strings.packageCount, strings.packagesCount, packages.length),
  ].filter((word) => word !== "");
  const machine = fillCount(
    strings.machineWithCore,
    strings.machineFacts,
    where.cores,
    where.host,
    format.bytes(where.memoryBytes),
  );
  return [
    ...(interpreter === null
      ? []
      : [[interpreter.name, link(program.join(", "), () => showTab("environment"))] as const]),
    [strings.machine, machine],
  ];
}

function changesSummary(context: PageContext): unknown {
  const { code } = context.view;
  const { strings } = context;
  if (!code.repository) return nothing;
  const [file, ...others] = uncommitted(code).files;
  if (file === undefined)
    return changesLink(context, { one: strings.uncommittedLine, several: strings.uncommittedLines });
  return others.length === 0
    ? changesLink(context, { one: strings.lineInFile, several: strings.linesInFile }, file.path)
    : changesLink(
        context,
        { one: strings.lineInFiles, several: strings.linesInFiles },
        String(others.length + 1),
      );
}
