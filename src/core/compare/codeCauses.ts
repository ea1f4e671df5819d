import { contentOfRole, placeOf, scriptRole } from "../inputContent";
import { endingOf, isSourcePath } from "../scriptEndings";
import type { Artifact, GitState } from "../records";
import type { Cause, ChangedFile, CodeDifference } from "./cause";
import type { ComparedExecution } from "./comparedExecution";
import { unkeptChanges } from "./sameCode";

/** Files of the code that differ, each with how many lines do; the script first. */
export function codeCauses(
  before: ComparedExecution,
  after: ComparedExecution,
  code: CodeDifference,
): Cause[] {
  const script = after.summary.script;
  const files = code.kind === "known" ? code.files.filter(({ path }) => isCode(path, before, after)) : [];
  const causes = files.map((file) => fileCause(file, isAt(file.path, script, after)));
  const isScriptTold = files.some(({ path }) => isAt(path, script, after));
  const own = isScriptTold ? [] : scriptCause(before, after);
  return [...own, ...causes, ...(code.kind === "unknown" ? unknownCode(before, after) : [])];
}

/** Neither data nor what executions wrote, nor what belongs to the executions themselves. */
function isCode(path: string, before: ComparedExecution, after: ComparedExecution): boolean {
  if (/(?:^|\/)\.executions\//.test(path)) return false;
  return ![before, after].some((execution) => {
    const isScript = isAt(path, execution.summary.script, execution);
    return execution.artifacts.some(
      (artifact) =>
        artifact.role !== scriptRole &&
        (isAt(path, placeOf(artifact), execution) || (!isScript && isBelow(path, artifact, execution))),
    );
  });
}

/** Whether a path lies in a folder that an execution read or wrote. */
function isBelow(path: string, artifact: Artifact, execution: ComparedExecution): boolean {
  return foldersAbove(path).some((folder) => isAt(folder, placeOf(artifact), execution));
}

/** "a" and "a/b" of "a/b/c.csv". */
function foldersAbove(path: string): string[] {
  return [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index));
}

/** Whether a path in the repository is a place in the workspace. */
function isAt(path: string, place: string | null, { git }: ComparedExecution): boolean {
  if (place === null) return false;
  const root = git?.repository === true ? git.root : ".";
  // Above the workspace the repository's root tells only how far up it lies.
  if (root.startsWith("..")) return path.split("/").slice(root.split("/").length).join("/") === place;
  return (root === "." ? path : `${root}/${path}`) === place;
}

function fileCause({ path, added, removed, content }: ChangedFile, isScript: boolean): Cause {
  return {
    kind: "code",
    name: path,
    before: null,
    after: null,
    lines: added === null || removed === null ? null : Math.max(added, removed),
    content,
    likelihood: isScript ? 65 : likelihoodOf(path),
    section: "code",
  };
}

const settings = new Set([".json", ".yaml", ".yml", ".toml", ".cfg", ".ini", ".conf", ".env", ".lock"]);
const documents = new Set([".md", ".rst", ".txt", ".adoc", ".html", ".css", ".svg", ".png", ".jpg", ".pdf"]);

function likelihoodOf(path: string): number {
  const ending = endingOf(path);
  if (documents.has(ending)) return 10;
  if (isSourcePath(path)) return /(?:^|\/)tests?\//.test(path) ? 20 : 60;
  return settings.has(ending) ? 25 : 20;
}

/** Where git does not tell of it: the script lies outside of a repository, or is ignored. */
function scriptCause(before: ComparedExecution, after: ComparedExecution): Cause[] {
  if (before.summary.script !== after.summary.script || after.summary.script === null) return [];
  const [was, is] = [contentOfRole(before.artifacts, scriptRole), contentOfRole(after.artifacts, scriptRole)];
  if (was === null || is === null || was === is) return [];
  return [{ ...unknownLines, name: after.summary.script, content: is, likelihood: 65 }];
}

const unknownLines = { kind: "code", before: null, after: null, lines: null, section: "code" } as const;
const shownCommit = 7;

/** Where the repository cannot tell the lines: that the code differs, its records say. */
function unknownCode(before: ComparedExecution, after: ComparedExecution): Cause[] {
  const [old, now] = [before.git, after.git];
  if (old?.repository !== true || now?.repository !== true) return [];
  if (old.commit !== now.commit) {
    const commits = { before: shortCommit(old.commit), after: shortCommit(now.commit) };
    return [{ ...unknownLines, name: "commit", ...commits, content: codeOf(now, after), likelihood: 60 }];
  }
  const isKept = unkeptChanges(old, before.changes) === null && unkeptChanges(now, after.changes) === null;
  const isOther = isKept ? before.changes !== after.changes : old.changedLines !== now.changedLines;
  if (!isOther) return [];
  return [{ ...unknownLines, name: "uncommitted changes", content: codeOf(now, after), likelihood: 60 }];
}

/** All that the records say of the code. */
function codeOf({ commit, changedLines }: GitState, { changes }: ComparedExecution): string {
  return JSON.stringify([commit, changedLines, changes]);
}

function shortCommit(commit: string | null): string | null {
  return commit?.slice(0, shownCommit) ?? null;
}
