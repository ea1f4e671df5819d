import { join } from "node:path";

/** Names within `.executions/` (design, section 3). */
export function workspaceLayout(workspace: string): WorkspaceLayout {
  const root = join(workspace, ".executions");
  const cache = join(root, ".cache");
  return {
    workspace,
    root,
    gitignore: join(root, ".gitignore"),
    methods: join(root, "methods"),
    presets: join(root, "presets"),
    executions: join(root, "executions"),
    archive: join(root, "archive"),
    trash: join(root, "trash"),
    kept: join(root, "kept"),
    cache,
    journal: join(cache, "journal.ndjson"),
    running: join(cache, "running"),
    hashes: join(cache, "hashes"),
    downloads: join(cache, "downloads"),
  };
}

export interface WorkspaceLayout {
  readonly workspace: string;
  readonly root: string;
  readonly gitignore: string;
  readonly methods: string;
  readonly presets: string;
  readonly executions: string;
  readonly archive: string;
  readonly trash: string;
  readonly kept: string;
  readonly cache: string;
  readonly journal: string;
  readonly running: string;
  /** Hashes of files, by where and what they are. */
  readonly hashes: string;
  /** What URLs of inputs led to, by content. */
  readonly downloads: string;
}

/** Paths in a bundle, POSIX, as the manifest names them. */
export const bundlePaths = {
  token: "auth/jwt.json",
  method: "metadata/method.json",
  request: "metadata/request.json",
  infrastructure: "metadata/infrastructure.json",
  instance: "metadata/instance.json",
  jobStatus: "metadata/jobStatus.json",
  provenance: "metadata/provo.xml",
  git: "metadata/git.json",
  patch: "metadata/changes.patch",
  artifacts: "metadata/artifacts.json",
  events: "metadata/events.ndjson",
  logIndex: "metadata/logs.ndjson",
  annotations: "metadata/annotations.json",
  manifest: "metadata/manifest.json",
  inputs: "inputs",
  outputs: "outputs",
  stdout: "outputs/stdout.log",
  stderr: "outputs/stderr.log",
  outputZip: "output.zip",
  roCrate: "ro-crate-metadata.json",
} as const;

/** Outside manifest and signature: what seals, what the user may change, and what can be derived again. */
export const unsealedPaths: ReadonlySet<string> = new Set([
  bundlePaths.manifest,
  bundlePaths.token,
  bundlePaths.annotations,
]);

/** May be made later from the rest: never reported as added. */
export const derivedPaths: ReadonlySet<string> = new Set([bundlePaths.outputZip, bundlePaths.roCrate]);
