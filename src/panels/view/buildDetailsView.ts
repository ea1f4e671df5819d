import { shortenId } from "../../core/format/shortId";
import { isEndState, isRunning, mayRepeat, mayRetry, mayStop } from "../../core/lifecycle";
import { metadataTitle, scriptOf, titleOf, type ProcessDescription } from "../../core/processDescription";
import type {
  ActionsView,
  BundleView,
  DetailsView,
  HeadView,
  MethodView,
} from "../../shared/details/detailsView";
import type { DetailsFacts } from "../detailsFacts";
import { artifactsView } from "./artifactsView";
import { codeView } from "./codeView";
import { environmentView } from "./environmentView";
import { failureView } from "./failureView";
import { argumentsChange, inputViews } from "./inputViews";
import { metricViews } from "./metricViews";
import { progressView } from "./progressView";
import { reproductionView } from "./reproductionView";
import { timelineView } from "./timelineView";
import { valueText } from "../../core/format/valueText";
import { isRecoverable } from "../../store/eligibility";

/** Everything that the details page shows of one execution. Pure: the same facts and time give the same view. */
export function buildDetailsView(facts: DetailsFacts, now: Date): DetailsView {
  return {
    target: facts.target,
    now: now.toISOString(),
    head: headView(facts, now),
    method: methodView(facts),
    code: codeView(facts.git, facts.patch),
    inputs: inputViews(facts),
    args: facts.request?.args ?? [],
    argumentsChange: argumentsChange(facts),
    comparedWith: comparedWith(facts),
    properties: Object.entries(facts.summary.properties).map(([name, value]) => ({
      name,
      value: valueText(value),
    })),
    eventsRead: facts.eventsRead,
    metrics: metricViews(facts.metrics),
    artifacts: artifactsView(facts),
    timeline: timelineView(facts.status, facts.events, facts.summary.state, now),
    failure: failureView(facts),
    reproduction: reproductionView(facts.events),
    related: facts.family.related,
    environment: environmentView(facts.instance),
    bundle: bundleView(facts),
    logs: facts.logs,
    logLines: facts.logLines,
    problems: facts.problems,
    actions: actionsView(facts),
  };
}

function comparedWith({ earlier }: DetailsFacts): DetailsView["comparedWith"] {
  return earlier === null ? null : { id: earlier.id, title: earlier.name ?? shortenId(earlier.id) };
}

function headView(facts: DetailsFacts, now: Date): HeadView {
  const { summary, status } = facts;
  return {
    title: summary.name ?? summary.id,
    id: summary.id,
    name: summary.name,
    note: summary.note,
    tags: summary.tags,
    archived: summary.archived,
    state: summary.state,
    ended: isEndState(summary.state),
    running: !mayRepeat(summary.state),
    message: summary.message,
    reason: summary.reason,
    exitCode: summary.exitCode,
    signal: summary.signal,
    created: summary.created,
    started: summary.started,
    finished: summary.finished,
    durationMs: summary.durationMs,
    progress: progressView(summary, status, now),
    process:
      isRunning(summary.state) && status?.owner ? { pid: status.owner.pid, host: status.owner.host } : null,
    infrastructure: summary.infrastructure,
    rerunOf: summary.rerunOf,
    parent: summary.parent === null ? null : { id: summary.parent, isKnown: facts.family.parentIsKnown },
    children: facts.family.children,
    cachedFrom: summary.cachedFrom,
    cpuSeconds: facts.instance?.cpuSeconds ?? null,
    peakMemoryBytes: facts.instance?.peakMemoryBytes ?? null,
    outputsBytes: summary.outputsBytes,
  };
}

function methodView({ method, summary }: DetailsFacts): MethodView | null {
  if (method === null) return null;
  return {
    id: method.id,
    title: titleOf(method),
    version: versionOf(method),
    description: method.description ?? null,
    script: scriptOf(method),
    pipeline: summary.pipeline,
    stage: summary.stage,
    type: summary.type,
    category: metadataTitle(method, "category"),
    author: metadataTitle(method, "author"),
  };
}

/** What a script without a descriptor is given stands for none. */
const noVersion = "0.0.0";

function versionOf({ version }: ProcessDescription): string {
  return typeof version === "string" && version !== noVersion ? version : "";
}

function bundleView(facts: DetailsFacts): BundleView {
  const { summary } = facts;
  return {
    path: summary.path,
    seal: summary.sealed ? "sealed" : isEndState(summary.state) ? "unsealed" : "not yet",
    imported: summary.imported,
    signedBy: facts.signedBy,
    verification: facts.verification,
    files: facts.files.list,
    truncated: facts.files.truncated,
  };
}

function actionsView({ summary, method }: DetailsFacts): ActionsView {
  const ended = isEndState(summary.state);
  return {
    stop: mayStop(summary.state),
    recover: isRecoverable(summary),
    rerun: method !== null && !isRunning(summary.state),
    retry: method !== null && mayRetry(summary.state),
    reproduce: method !== null && summary.status === "successful" && ended,
    export: ended,
    exportOutputs: mayRepeat(summary.state),
    verify: ended && summary.sealed,
    openCommit: summary.commit !== null,
  };
}
