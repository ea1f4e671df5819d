import { type ProcessDescription } from "../../src/core/processDescription";
import { type ExecuteRequest } from "../../src/core/executeRequest";
import { advance, createdStatus, type JobStatus } from "../../src/core/jobStatus";
import { type Artifact, type GitRecord, type Instance } from "../../src/core/records";
import { type ProvenanceFacts } from "../../src/bundle/prov/provenanceFacts";

const executionId = "train-20261121-093000-abcd";

export const trainMethod: ProcessDescription = {
  id: "train",
  version: "1.2.0",
  title: "Train the classifier",
  metadata: [{ role: "script", href: "src/train.py" }],
  inputs: {
    data: { schema: { type: "string", format: "file" } },
    epochs: { schema: { type: "integer" } },
    token: { schema: { type: "string", format: "secret" } },
  },
  outputs: {},
};

export const dirtyCommit: GitRecord = {
  repository: true,
  commit: "a3f9e2b70d1c4e5f8a9b0c1d2e3f405162738495",
  branch: "main",
  remote: "https://example.org/penguins.git",
  author: "Ada Example",
  email: "ada@example.org",
  message: "Tune the learning rate",
  date: "2026-11-20T18:00:00+01:00",
  dirty: true,
  untracked: [],
  root: ".",
  changedLines: 12,
  omitted: [],
};

export const laptop: Instance = {
  host: "laptop",
  user: "ada",
  platform: { os: "linux", release: "6.1.0", version: "#1 SMP", arch: "x64" },
  cpu: { model: "some CPU", cores: 8 },
  memory: { totalBytes: 16_000_000_000 },
  interpreter: { path: "/usr/bin/python3", version: "3.12.1" },
  commandLine: ["/usr/bin/python3", "src/train.py", "--epochs", "12"],
  workingDirectory: "/home/ada/penguins",
  environment: {},
  recorder: { name: "executions", version: "0.1.0", node: "24.0.0" },
  peakMemoryBytes: null,
  cpuSeconds: null,
};

/** An artifact whose hash follows from its number. */
export function artifact(
  direction: "input" | "output",
  name: string,
  number: number,
  role?: string,
): Artifact {
  return {
    direction,
    name,
    role: role ?? direction,
    type: direction === "input" ? "Dataset" : "File",
    version: null,
    sha256: number.toString(16).padStart(64, "0"),
    size: number,
    uri: direction === "input" ? `data/${name}` : `outputs/${name}`,
    known: direction === "input" ? "declared" : "outputs",
  };
}

export const logs: readonly Artifact[] = [
  artifact("output", "stdout.log", 101),
  artifact("output", "stderr.log", 102),
];

export function requestOf(changes: Partial<ExecuteRequest> = {}): ExecuteRequest {
  return { inputs: {}, outputs: {}, args: [], name: null, rerunOf: null, parent: null, ...changes };
}

/** The record of an execution that ran from 09:30:00 to 09:30:42.318. */
export function endedStatus(
  end: "COMPLETED" | "FAILED",
  details: { exitCode: number; reason: string | null },
  id = executionId,
): JobStatus {
  const created = createdStatus(id, "train", new Date("2026-11-21T09:30:00.000Z"), null);
  const started = advance(created, "STARTED", new Date("2026-11-21T09:30:00.125Z"));
  const executing = advance(started, "EXECUTING", new Date("2026-11-21T09:30:00.250Z"));
  return advance(executing, end, new Date("2026-11-21T09:30:42.318Z"), details);
}

/** A completed execution with two input files, values, a secret, two outputs and the logs. */
export function completedFacts(changes: Partial<ProvenanceFacts> = {}): ProvenanceFacts {
  return {
    executionId,
    method: trainMethod,
    request: requestOf({
      inputs: { data: "data/penguins.csv", epochs: 12, token: { secret: true } },
      args: ["--quiet"],
      ccpnote: "first try",
    }),
    status: endedStatus("COMPLETED", { exitCode: 0, reason: null }),
    git: dirtyCommit,
    instance: laptop,
    artifacts: [
      artifact("input", "penguins.csv", 1, "data"),
      { ...artifact("input", "config.json", 2), known: "registered" },
      artifact("output", "model.bin", 3),
      artifact("output", "metrics.json", 4),
      ...logs,
    ],
    person: { name: "Ada Example", email: "ada@example.org" },
    recorder: { name: "executions", version: "0.1.0" },
    ...changes,
  };
}
