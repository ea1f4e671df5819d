import type { ExecutionState } from "../../core/lifecycle";
import type { Phase, Verification } from "../../core/records";
import type { ChangedFile } from "../../core/uncommitted";
import type { ExecutionTarget } from "../executionTarget";
import type { EnvironmentView } from "./environmentView";
import type { NamedValue } from "./namedValue";
import type { ReproductionView } from "./reproductionView";
import type { RelatedView } from "./relatedView";
import type { ResourcesView } from "./resourcesView";

/** All that the details page shows. Times are UTC, ISO 8601; durations milliseconds; sizes bytes. */
export interface DetailsView {
  readonly target: ExecutionTarget;
  /** When this view was built. */
  readonly now: string;
  readonly head: HeadView;
  readonly method: MethodView | null;
  readonly code: CodeView;
  readonly inputs: readonly InputView[];
  /** Raw arguments, handed on as they were. */
  readonly args: readonly string[];
  readonly argumentsChange: InputChange | null;
  /** The earlier execution that the inputs are compared with. */
  readonly comparedWith: { readonly id: string; readonly title: string } | null;
  readonly properties: readonly NamedValue[];
  /** Whether metrics, messages, phases and what was used are known; else they are being read, and follow. */
  readonly eventsRead: boolean;
  readonly metrics: readonly MetricView[];
  readonly artifacts: ArtifactsView;
  readonly timeline: TimelineView;
  readonly failure: FailureView | null;
  /** Of a reproduction: how its outputs stand to the earlier ones. */
  readonly reproduction: ReproductionView | null;
  readonly related: RelatedView;
  readonly environment: EnvironmentView | null;
  readonly bundle: BundleView;
  readonly logs: LogSizes;
  /** Of both logs; null where they are too long to be counted. */
  readonly logLines: number | null;
  readonly problems: readonly FileProblem[];
  readonly actions: ActionsView;
}

export interface HeadView {
  readonly title: string;
  readonly id: string;
  readonly name: string | null;
  readonly note: string | null;
  readonly tags: readonly string[];
  readonly archived: boolean;
  readonly state: ExecutionState;
  readonly ended: boolean;
  /** Whether it goes on, as far as anyone can tell: one whose runner is gone has not ended, and does not run. */
  readonly running: boolean;
  readonly message: string | null;
  readonly reason: string | null;
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly created: string | null;
  readonly started: string | null;
  readonly finished: string | null;
  /** Null while it runs, or where it never started. */
  readonly durationMs: number | null;
  /** Only while it runs. */
  readonly progress: ProgressView | null;
  readonly process: { readonly pid: number; readonly host: string } | null;
  readonly infrastructure: string | null;
  readonly rerunOf: string | null;
  /** Whose script started it; one that is not in this workspace has no page. */
  readonly parent: { readonly id: string; readonly isKnown: boolean } | null;
  /** Ids of the executions that its script started, newest first. */
  readonly children: readonly string[];
  /** Whose results are those of this one, which was not run. */
  readonly cachedFrom: string | null;
  readonly cpuSeconds: number | null;
  readonly peakMemoryBytes: number | null;
  readonly outputsBytes: number | null;
}

export interface ProgressView {
  /** 0 to 100. */
  readonly percent: number;
  readonly message: string;
  /** Told only where the percentage says something. */
  readonly leftMs: number | null;
}

export interface MethodView {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly description: string | null;
  /** Path in the workspace. */
  readonly script: string | null;
  readonly pipeline: string | null;
  readonly stage: string | null;
  readonly type: string | null;
  readonly category: string | null;
  readonly author: string | null;
}

export type CodeView = GitView | { readonly repository: false; readonly reason: string };

export interface GitView {
  readonly repository: true;
  readonly commit: string | null;
  readonly branch: string | null;
  readonly remote: string | null;
  readonly message: string | null;
  readonly author: string | null;
  readonly email: string | null;
  readonly date: string | null;
  readonly dirty: boolean;
  readonly changedLines: number;
  readonly changedFiles: readonly ChangedFile[];
  readonly untracked: readonly string[];
  readonly omitted: readonly { readonly path: string; readonly reason: string }[];
  readonly hasPatch: boolean;
  /** The commit's page on a known forge. */
  readonly forgeUrl: string | null;
}

export interface InputView extends NamedValue {
  readonly title: string | null;
  readonly description: string | null;
  /** "unset": the earlier run had a value. */
  readonly kind: "value" | "file" | "secret" | "unset";
  /** Where its file is, as an artifact's uri; null where it is none, several, or not known. */
  readonly uri: string | null;
  readonly isDefault: boolean;
  /** Against the earlier run; null where there is none, and of secrets. */
  readonly change: InputChange | null;
}

/** An input against the one of an earlier run; `value` is what it was, null where it was not set. */
export type InputChange =
  | { readonly kind: "same" | "same content" | "changed content" }
  | { readonly kind: "was"; readonly value: string | null };

export interface MetricPoint {
  readonly step: number;
  readonly value: number;
}

export interface MetricView {
  readonly name: string;
  readonly count: number;
  readonly last: MetricPoint;
  readonly minimum: MetricPoint;
  readonly maximum: MetricPoint;
  /** Which of them is the best; null where the name does not tell. */
  readonly best: "minimum" | "maximum" | null;
  /** By step; of many points those that shape the curve. */
  readonly points: readonly MetricPoint[];
}

export interface ArtifactsView {
  readonly inputs: readonly ArtifactView[];
  readonly outputs: readonly ArtifactView[];
  /** Bytes of the outputs. */
  readonly outputBytes: number;
  /** Whether more outputs may come, or the execution ended badly. */
  readonly completeness: "so far" | "partial" | "complete";
}

export interface ArtifactView {
  readonly name: string;
  readonly role: string;
  readonly type: string;
  readonly size: number;
  /** Empty while it is not hashed. */
  readonly sha256: string;
  readonly known: string;
  /** Where it lay for the script, when `uri` names a copy; else null. */
  readonly source: string | null;
  /** Why there is no copy, or what else is to be known; else null. */
  readonly reason: string | null;
  /** Executions that ran at the same time, and may have written it. */
  readonly alongside: readonly string[];
  /** A path in the bundle or the workspace, or absolute; what intents name the file by. */
  readonly uri: string;
  readonly inBundle: boolean;
}

export interface PhaseView {
  readonly phase: Phase;
  /** From the execution's creation. */
  readonly startMs: number;
  readonly durationMs: number;
  readonly running: boolean;
  readonly failed: boolean;
}

export interface TimelineEntry {
  readonly atMs: number;
  readonly at: string;
  readonly kind: "state" | "message" | "warning";
  readonly text: string;
}

export interface TimelineView {
  readonly origin: string | null;
  readonly totalMs: number;
  readonly phases: readonly PhaseView[];
  readonly entries: readonly TimelineEntry[];
  /** Null where nothing was measured. */
  readonly resources: ResourcesView | null;
}

/** A place in a file of the workspace that an error names. */
export interface SourcePlace {
  readonly path: string;
  readonly line: number;
}

export interface LinePart {
  readonly text: string;
  readonly place: SourcePlace | null;
}

export interface FailureView {
  readonly kind: "failed" | "dead" | "unknown" | "stopped";
  readonly headline: string;
  /** What stands behind the headline: how it ended. */
  readonly detail: string;
  readonly place: SourcePlace | null;
  /** The last lines of standard error, oldest first. */
  readonly lastLines: readonly (readonly LinePart[])[];
  /** Which of them says what went wrong; -1 where there are none. */
  readonly telling: number;
  /** Whether standard error holds more than that. */
  readonly hasMore: boolean;
}

export interface BundleView {
  readonly path: string;
  readonly seal: "sealed" | "unsealed" | "not yet";
  readonly imported: boolean;
  readonly signedBy: string | null;
  readonly verification: VerificationView | null;
  readonly files: readonly BundleFileView[];
  /** Whether there are more files than are listed. */
  readonly truncated: boolean;
}

export interface VerificationView extends Verification {
  readonly at: string;
}

export interface BundleFileView {
  /** In the bundle, POSIX. */
  readonly path: string;
  readonly size: number;
}

export interface LogSizes {
  readonly out: number;
  readonly err: number;
}

/** A file of the bundle that could not be read, or not as what it should be. */
export interface FileProblem {
  readonly file: string;
  readonly reason: string;
}

export interface ActionsView {
  readonly stop: boolean;
  readonly recover: boolean;
  readonly rerun: boolean;
  readonly retry: boolean;
  readonly reproduce: boolean;
  readonly export: boolean;
  readonly exportOutputs: boolean;
  readonly verify: boolean;
  readonly openCommit: boolean;
}
