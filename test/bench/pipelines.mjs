import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const stages = ["prepare", "train", "evaluate"];

/**
 * Writes so many executions into a workspace's `.executions/executions`: pipelines of prepare, train and evaluate over
 * `data/raw.csv`, of which each stage uses what the one before made. Direct writes: no run is started.
 * @param areAlike whether what they make is called the same, so that they are folded.
 * @returns ids and paths, oldest first.
 */
export function makePipelines(workspace, count, areAlike = false) {
  const root = join(workspace, ".executions");
  mkdirSync(join(root, ".cache"), { recursive: true });
  writeFileSync(join(root, ".gitignore"), "*\n");
  mkdirSync(join(workspace, "data"), { recursive: true });
  writeFileSync(join(workspace, "data", "raw.csv"), "raw.csv");
  return Array.from({ length: count }, (_, index) => {
    const stage = index % stages.length;
    const created = new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString();
    const methodId = stages[stage];
    const id = `${methodId}-20260101-000000-${String(index).padStart(6, "0")}`;
    const path = join(root, "executions", id);
    mkdirSync(join(path, "metadata"), { recursive: true });
    const write = (name, value) => writeFileSync(join(path, "metadata", name), JSON.stringify(value));
    const contentOf = (of) => `content ${of}`;
    const nameOf = (of) => (areAlike ? `${stages[of % stages.length]}.json` : `content ${of}.json`);
    write("artifacts.json", {
      version: 1,
      artifacts: [
        stage === 0
          ? artifact("input", "raw.csv", "raw.csv")
          : artifact("input", contentOf(index - 1), nameOf(index - 1)),
        artifact("output", contentOf(index), nameOf(index)),
      ],
    });
    write("method.json", { id: methodId, title: methodId, version: "1.0.0", inputs: {}, outputs: {} });
    write("jobStatus.json", statusOf(id, methodId, created));
    write("manifest.json", { version: 1, files: {} });
    return { id, path, methodId, created, finished: created };
  });
}

function artifact(direction, content, name) {
  const sha256 = createHash("sha256").update(content).digest("hex");
  const uri = `${direction === "input" ? "data" : "outputs"}/${name}`;
  const facts = { role: direction, type: "File", version: null, size: content.length, known: "declared" };
  return { direction, name, ...facts, sha256, uri };
}

function statusOf(jobID, processID, at) {
  const times = { created: at, started: at, finished: at, updated: at };
  const end = { state: "COMPLETED", exitCode: 0, signal: null, reason: null, owner: null };
  const history = [{ state: "COMPLETED", at, message: "" }];
  const told = { jobID, processID, type: "process", status: "successful", message: "", progress: 100 };
  return { ...told, ...times, links: [], ...end, history };
}
