import type { Json } from "./json";
import type { Verdict } from "./verdict/verdict";

/** `metadata/infrastructure.json` */
export interface Infrastructure {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: string;
}

export const localInfrastructure: Infrastructure = {
  id: "local",
  name: "This machine",
  description: "Runs as a process of the user on this machine",
  type: "local",
};

export interface Interpreter {
  readonly path: string;
  readonly version: string | null;
  /** Installed packages by name; absent when they were not read. */
  readonly packages?: Readonly<Record<string, string>>;
  /** What the packages belong to; absent when it is not known. */
  readonly environment?: PackageEnvironment;
}

export interface PackageEnvironment {
  readonly kind: "system" | "venv" | "uv" | "conda" | "node_modules";
  /** Its folder, absolute. */
  readonly path: string;
}

/** A file that pins what a program is built from. */
export interface LockFile {
  /** Relative to the workspace, POSIX. */
  readonly path: string;
  readonly sha256: string;
}

export interface Gpu {
  readonly name: string;
  readonly uuid: string | null;
  readonly driver: string | null;
  readonly memoryBytes: number | null;
}

export interface Container {
  /** docker, podman, kubernetes, … */
  readonly runtime: string;
  readonly id: string | null;
  readonly image: string | null;
}

/** A run of continuous integration. */
export interface ContinuousIntegration {
  readonly provider: string;
  /** Page of the run, free of credentials. */
  readonly url: string | null;
}

/** `metadata/instance.json`: where it ran. */
export interface Instance {
  readonly host: string;
  readonly user: string;
  readonly platform: {
    readonly os: string;
    readonly release: string;
    readonly version: string;
    readonly arch: string;
  };
  readonly cpu: { readonly model: string; readonly cores: number };
  readonly memory: { readonly totalBytes: number };
  readonly interpreter: Interpreter | null;
  readonly commandLine: readonly string[];
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The program that recorded the run. */
  readonly recorder: { readonly name: string; readonly version: string; readonly node: string };
  /** Absent when they were not looked for. */
  readonly gpus?: readonly Gpu[];
  /** The version that the driver of the GPUs takes. */
  readonly cuda?: string | null;
  readonly container?: Container | null;
  readonly ci?: ContinuousIntegration | null;
  readonly lockFiles?: readonly LockFile[];
  /** Of all processes of the script together, at the end. */
  readonly peakMemoryBytes: number | null;
  readonly cpuSeconds: number | null;
  /** What they wrote to disk, in bytes. */
  readonly writtenBytes?: number | null;
  /** On all GPUs together, whoever used it. */
  readonly peakGpuMemoryBytes?: number | null;
}

/** `metadata/git.json` */
export type GitRecord = GitState | { readonly repository: false; readonly reason: string };

export interface GitState {
  readonly repository: true;
  /** Null in a repository without a commit. */
  readonly commit: string | null;
  /** Null when the head is detached. */
  readonly branch: string | null;
  readonly remote: string | null;
  readonly author: string | null;
  readonly email: string | null;
  readonly message: string | null;
  /** Of the commit, ISO 8601. */
  readonly date: string | null;
  readonly dirty: boolean;
  readonly untracked: readonly string[];
  /** The repository's root relative to the workspace, POSIX; "." when they are the same. */
  readonly root: string;
  /** Lines that the uncommitted changes add and remove. */
  readonly changedLines: number;
  /** Why the patch is not kept although there are changes, so that the run cannot be reproduced; absent when it is kept. */
  readonly withheld?: string;
  /** What the patch leaves out, with the reason. */
  readonly omitted: readonly { readonly path: string; readonly reason: string }[];
}

export type ArtifactOrigin = "declared" | "argument" | "registered" | "collected" | "outputs" | "observed";

/** One edge between the execution and a file or folder. */
export interface Artifact {
  readonly direction: "input" | "output";
  readonly name: string;
  /** What it is for: the input's name, or "output". */
  readonly role: string;
  /** Dataset, Model, Metrics, Image, Table, Text, File, … */
  readonly type: string;
  readonly version: string | null;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** A path in the bundle (`outputs/…`, `inputs/…`), or in the workspace, or absolute; POSIX. */
  readonly uri: string;
  readonly known: ArtifactOrigin;
  /** Where it lay for the script, when `uri` names a copy of it: a path in the workspace, or absolute; POSIX. */
  readonly source?: string;
  /** Why there is no copy of it in the bundle, or what is to be known of the one there is. */
  readonly reason?: string;
  /** Other executions that ran at the same time: any of them may have written it. */
  readonly alongside?: readonly string[];
  /** What the script said that a dataset is, and is for (`Training`). */
  readonly description?: string;
  readonly types?: readonly string[];
}

/** `metadata/artifacts.json` */
export interface ArtifactList {
  readonly version: 1;
  readonly artifacts: readonly Artifact[];
}

/** A line of `metadata/events.ndjson`. */
export type ExecutionEvent =
  | { readonly at: string; readonly type: "status"; readonly message: string; readonly progress?: number }
  | {
      readonly at: string;
      readonly type: "metric";
      readonly name: string;
      readonly value: number;
      readonly step?: number;
    }
  /** A metric that is no finite number: JSON has none. */
  | {
      readonly at: string;
      readonly type: "nonFinite";
      readonly name: string;
      readonly value: NonFinite;
      readonly step?: number;
    }
  | { readonly at: string; readonly type: "property"; readonly name: string; readonly value: Json }
  | {
      readonly at: string;
      readonly type: "artifact";
      readonly role: "input" | "output";
      readonly path: string;
      readonly artifactType?: string;
      readonly name?: string;
      readonly copy?: boolean;
    }
  | {
      readonly at: string;
      readonly type: "dataset";
      readonly name: string;
      readonly description?: string;
      readonly types?: readonly string[];
      readonly members: readonly string[];
    }
  | {
      readonly at: string;
      readonly type: "phase";
      readonly phase: Phase;
      readonly durationMs: number;
      /** How its script ended, kept at once: a runner that is killed next can tell it to nobody. */
      readonly exitCode?: number | null;
      readonly signal?: string | null;
    }
  | { readonly at: string; readonly type: "warning"; readonly message: string }
  | AlertEvent
  /** The last values once more, at the end of a long file: readers of last values look at its end alone. */
  | {
      readonly at: string;
      readonly type: "totals";
      readonly metrics: Readonly<Record<string, number>>;
      readonly properties: Readonly<Record<string, Json>>;
    }
  /** Of a reproduction: how one output stands to that of the execution `of`. */
  | ({ readonly at: string; readonly type: "verdict"; readonly of: string } & Verdict)
  | ResourceEvent;

export type NonFinite = "NaN" | "Infinity" | "-Infinity";

/** A rule of the user tripped while it ran; what tripped later stands in the annotations. */
export interface AlertEvent {
  readonly at: string;
  readonly type: "alert";
  /** What the rule asks for, as one text. */
  readonly rule: string;
  readonly message: string;
}

/** What all processes of the script use together at a time. */
export interface ResourceEvent {
  readonly at: string;
  readonly type: "resource";
  /** Since the sample before; 100 is one core. */
  readonly cpuPercent: number;
  readonly memoryBytes: number;
  readonly processes: number;
  /** Since the start, to disk. */
  readonly writtenBytes?: number;
  /** Of the machine, by the number of the GPU. */
  readonly gpus?: readonly GpuSample[];
}

export interface GpuSample {
  readonly percent: number;
  readonly memoryBytes: number;
}

export type Phase = "prepare" | "deploy" | "execute" | "collect" | "undeploy" | "seal";

/** `metadata/annotations.json`: the only file that a user may change later. */
export interface Annotations {
  readonly name: string | null;
  readonly note: string | null;
  readonly tags: readonly string[];
  readonly pinned: boolean;
}

export const noAnnotations: Annotations = { name: null, note: null, tags: [], pinned: false };

/** `metadata/manifest.json`: paths in the bundle (POSIX) to content. */
export interface Manifest {
  readonly version: 1;
  readonly files: Readonly<Record<string, { readonly sha256: string; readonly size: number }>>;
  /** Symbolic links: path in the bundle to the text of the target; absent when there are none. */
  readonly links?: Readonly<Record<string, string>>;
}

/** The answer of `verify` (design, section 9). */
export interface Verification {
  readonly ok: boolean;
  readonly missing: readonly string[];
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly signature: "valid" | "unknown-key" | "invalid" | "missing";
}
