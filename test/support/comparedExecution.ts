import type { ComparedExecution } from "../../src/core/compare/comparedExecution";
import type { Artifact, GitState } from "../../src/core/records";
import { dirtyCommit } from "./provFacts";
import { summary } from "./summaries";

/** A commit without changes, with what a test wants else. */
export function commit(changes: Partial<GitState> = {}): GitState {
  if (!dirtyCommit.repository) throw new Error("the record tells of a repository");
  return { ...dirtyCommit, dirty: false, changedLines: 0, ...changes };
}

/** A file that an execution read. */
export function inputFile(role: string, source: string, sha256: string): Artifact {
  return {
    ...{ direction: "input", role, sha256, name: role, uri: source, source },
    ...{ type: "File", version: null, size: 10, known: "declared" },
  };
}

/** What a comparison knows of an execution that ran one script on a commit without changes. */
export function comparedExecution(id: string, changes: Partial<ComparedExecution> = {}): ComparedExecution {
  return {
    summary: summary({ id }),
    method: null,
    inputs: {},
    args: [],
    artifacts: [],
    git: commit(),
    changes: null,
    changedFiles: null,
    instance: {},
    metrics: new Map(),
    phases: new Map(),
    ...changes,
  };
}
