import * as vscode from "vscode";

/** The part of the built-in Git extension's API (version 1) that is used here. */
interface GitApi {
  getRepository(uri: vscode.Uri): ApiRepository | null;
  openRepository(root: vscode.Uri): Thenable<ApiRepository | null>;
  toGitUri(uri: vscode.Uri, ref: string): vscode.Uri;
}

interface ApiRepository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly indexChanges: readonly ApiChange[];
    readonly workingTreeChanges: readonly ApiChange[];
  };
  getCommit(ref: string): Promise<{ readonly hash: string; readonly parents: readonly string[] }>;
  diffBetween(from: string, to: string): Promise<readonly ApiChange[]>;
  diffWith(ref: string): Promise<readonly ApiChange[]>;
}

interface ApiChange {
  readonly uri: vscode.Uri;
  readonly originalUri: vscode.Uri;
  readonly renameUri: vscode.Uri | undefined;
  readonly status: number;
}

/** A file's label, and its two sides: what `vscode.changes` takes. */
export type FileChange = readonly [vscode.Uri, vscode.Uri | undefined, vscode.Uri | undefined];

/** A repository as VS Code's own Git extension knows it. */
export interface Repository {
  readonly root: vscode.Uri;
  /** Null before the first commit. */
  head(): { readonly commit: string; readonly changedFiles: number } | null;
  has(commit: string): Promise<boolean>;
  parentOf(commit: string): Promise<string | null>;
  /** @param to null: the working tree. */
  changesBetween(from: string, to: string | null): Promise<readonly FileChange[]>;
}

/** The tree of no files: what a first commit is compared with. */
const emptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

/** The repository that holds a folder, or null where there is none or Git is switched off. */
export async function findRepository(
  folder: vscode.Uri,
  log: vscode.LogOutputChannel,
): Promise<Repository | null> {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>("vscode.git");
  if (extension === undefined) return null;
  try {
    const exports = extension.isActive ? extension.exports : await extension.activate();
    const api = exports.getAPI(1);
    const repository = api.getRepository(folder) ?? (await api.openRepository(folder));
    return repository === null ? null : adapt(api, repository);
  } catch (error) {
    log.warn("The Git extension does not answer", error);
    return null;
  }
}

/** What a commit changed. */
export async function commitChanges(repository: Repository, commit: string): Promise<readonly FileChange[]> {
  return await repository.changesBetween((await repository.parentOf(commit)) ?? emptyTree, commit);
}

function adapt(api: GitApi, repository: ApiRepository): Repository {
  const sides = ({ uri, originalUri, renameUri }: ApiChange, from: string, to: string | null): FileChange => {
    const now = renameUri ?? uri;
    return [now, api.toGitUri(originalUri, from), to === null ? now : api.toGitUri(now, to)];
  };
  return {
    root: repository.rootUri,
    head() {
      const { HEAD, indexChanges, workingTreeChanges } = repository.state;
      if (HEAD?.commit === undefined) return null;
      const changed = new Set([...indexChanges, ...workingTreeChanges].map(({ uri }) => uri.fsPath));
      return { commit: HEAD.commit, changedFiles: changed.size };
    },
    async has(commit) {
      try {
        await repository.getCommit(commit);
        return true;
      } catch {
        return false;
      }
    },
    async parentOf(commit) {
      return (await repository.getCommit(commit)).parents[0] ?? null;
    },
    async changesBetween(from, to) {
      const changes = to === null ? await repository.diffWith(from) : await repository.diffBetween(from, to);
      return changes.map((change) => sides(change, from, to));
    },
  };
}
