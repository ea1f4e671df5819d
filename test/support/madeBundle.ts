import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { advance, createdStatus, type JobStatus, type Owner } from "../../src/core/jobStatus";
import type { RecordedState } from "../../src/core/lifecycle";
import type { Annotations, Artifact, ExecutionEvent, GitRecord, Instance } from "../../src/core/records";
import { bundlePaths, workspaceLayout } from "../../src/bundle/layout";

/** What a bundle made by hand holds; what is not told is as a small completed run has it. */
export interface MadeBundle {
  readonly id: string;
  readonly created?: Date;
  /** The states after CREATED, a second apart. */
  readonly states?: readonly RecordedState[];
  readonly owner?: Owner | null;
  readonly reason?: string;
  readonly exitCode?: number;
  readonly annotations?: Partial<Annotations>;
  readonly inputs?: Readonly<Record<string, string | number>>;
  readonly requestName?: string;
  readonly metrics?: Readonly<Record<string, number>>;
  readonly git?: GitRecord;
  readonly files?: Readonly<Record<string, string>>;
}

export const madeAt = new Date("2026-11-20T10:00:00.000Z");

export const madeGit: GitRecord = {
  repository: true,
  commit: "a3f9e2b7c1d4e5f60718293a4b5c6d7e8f901234",
  branch: "main",
  remote: null,
  author: "Ada Lovelace",
  email: "ada@example.org",
  message: "Train longer",
  date: "2026-11-20T09:00:00.000Z",
  dirty: true,
  untracked: [],
  root: ".",
  changedLines: 3,
  omitted: [],
};

export const madeInstance: Instance = {
  host: "lab",
  user: "ada",
  platform: { os: "linux", release: "6.1", version: "#1", arch: "x64" },
  cpu: { model: "CPU", cores: 2 },
  memory: { totalBytes: 1024 },
  interpreter: { path: "/usr/bin/python3", version: "3.12.1" },
  commandLine: ["python3", "train.py"],
  workingDirectory: "/lab",
  environment: {},
  recorder: { name: "executions", version: "0.1.0", node: "v24.0.0" },
  peakMemoryBytes: null,
  cpuSeconds: null,
};

export const madeArtifacts: readonly Artifact[] = [
  {
    direction: "input",
    name: "penguins.csv",
    role: "data",
    type: "Table",
    version: null,
    sha256: "1".repeat(64),
    size: 10,
    uri: "data/penguins.csv",
    known: "declared",
  },
  {
    direction: "output",
    name: "model.json",
    role: "output",
    type: "Model",
    version: null,
    sha256: "2".repeat(64),
    size: 2048,
    uri: "outputs/model.json",
    known: "outputs",
  },
];

/** Writes a bundle into a workspace's `executions/`; returns its folder. */
export function makeBundle(workspace: string, made: MadeBundle): string {
  const bundle = join(workspaceLayout(workspace).executions, made.id);
  const method = {
    id: "train",
    version: "1.2.0",
    title: "Train a model",
    metadata: [
      { role: "pipeline", title: "penguins" },
      { role: "stage", title: "training" },
      { role: "context", title: "lab" },
      { role: "workflow-type", title: "Training" },
      { role: "script", href: "train.py" },
    ],
    inputs: {},
    outputs: {},
  };
  const request = {
    inputs: made.inputs ?? { lr: 0.1 },
    outputs: {},
    args: [],
    name: made.requestName ?? null,
    rerunOf: null,
    parent: null,
  };
  const files: Record<string, unknown> = {
    [bundlePaths.jobStatus]: statusOf(made),
    [bundlePaths.method]: method,
    [bundlePaths.request]: request,
    [bundlePaths.infrastructure]: { id: "local", name: "This machine", description: "", type: "local" },
    [bundlePaths.instance]: madeInstance,
    [bundlePaths.git]: made.git ?? madeGit,
    [bundlePaths.artifacts]: { version: 1, artifacts: madeArtifacts },
    [bundlePaths.events]: eventLines(made.metrics ?? { loss: 0.31 }),
    [bundlePaths.stdout]: "",
    [bundlePaths.stderr]: "",
    ...(made.annotations === undefined ? {} : { [bundlePaths.annotations]: made.annotations }),
    ...made.files,
  };
  for (const [path, content] of Object.entries(files)) {
    const file = join(bundle, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  }
  return bundle;
}

function statusOf(made: MadeBundle): JobStatus {
  const { created = madeAt, states = ["STARTED", "EXECUTING", "COMPLETED"] } = made;
  let status = createdStatus(made.id, "train", created, made.owner ?? null);
  states.forEach((state, index) => {
    const isLast = index === states.length - 1;
    const ending = {
      exitCode: made.exitCode ?? (state === "COMPLETED" ? 0 : null),
      reason: made.reason ?? null,
    };
    status = advance(status, state, new Date(created.getTime() + (index + 1) * 1000), isLast ? ending : {});
  });
  return status;
}

function eventLines(metrics: Readonly<Record<string, number>>): string {
  const at = madeAt.toISOString();
  const events: ExecutionEvent[] = [
    { at, type: "property", name: "optimizer", value: "adam" },
    ...Object.entries(metrics).map(([name, value]): ExecutionEvent => ({
      at,
      type: "metric",
      name,
      value,
      step: 1,
    })),
  ];
  return events.map((event) => `${JSON.stringify(event)}\n`).join("");
}
