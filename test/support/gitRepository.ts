import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The commit's author and date in every repository that is built here. */
export const identity = { name: "Ada Lovelace", email: "ada@example.org", date: "2026-01-02T03:04:05.000Z" };

/** A real git repository in a temp folder, apart from the user's and the system's configuration. */
export class GitRepository {
  private constructor(
    readonly root: string,
    private readonly home: string,
  ) {}

  /** Makes the folder and, unless told otherwise, `git init` in it. */
  static create(options: { readonly init?: boolean; readonly root?: string } = {}): GitRepository {
    const home = realpathSync(mkdtempSync(join(tmpdir(), "executions-git-")));
    const root = options.root ?? join(home, "work");
    mkdirSync(root, { recursive: true });
    const repository = new GitRepository(root, home);
    if (options.init !== false) repository.git("init", "--quiet", "--initial-branch=main");
    return repository;
  }

  /** A clone of another repository, at the given commit. */
  static cloneOf(other: GitRepository, commit: string): GitRepository {
    const clone = GitRepository.create({ init: false });
    clone.git("clone", "--quiet", "--no-local", other.root, ".");
    clone.git("checkout", "--quiet", commit);
    return clone;
  }

  /** What git is started with: no configuration but the repository's, a fixed identity. */
  get environment(): NodeJS.ProcessEnv {
    return {
      PATH: process.env["PATH"],
      HOME: this.home,
      XDG_CONFIG_HOME: this.home,
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_AUTHOR_NAME: identity.name,
      GIT_AUTHOR_EMAIL: identity.email,
      GIT_AUTHOR_DATE: identity.date,
      GIT_COMMITTER_NAME: identity.name,
      GIT_COMMITTER_EMAIL: identity.email,
      GIT_COMMITTER_DATE: identity.date,
    };
  }

  /** A folder beside the working tree, of this repository alone. */
  beside(name: string): string {
    return join(this.home, name);
  }

  path(...names: string[]): string {
    return join(this.root, ...names);
  }

  /** Runs git in the working tree; answers its standard output. */
  git(...args: string[]): string {
    return this.gitIn(this.root, ...args);
  }

  gitIn(folder: string, ...args: string[]): string {
    return execFileSync("git", ["-c", "protocol.file.allow=always", ...args], {
      cwd: folder,
      env: this.environment,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      maxBuffer: 256 * 1024 * 1024,
    });
  }

  write(path: string, content: string | Uint8Array, mode = 0o644): void {
    const file = this.path(path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    chmodSync(file, mode);
  }

  /** Writes an executable script, outside the working tree, that leaves a mark when it runs; answers its path. */
  canary(name: string): string {
    const script = this.beside(`${name}.sh`);
    writeFileSync(script, `#!/bin/sh\necho ran >> '${this.beside(`${name}.ran`)}'\n`);
    chmodSync(script, 0o755);
    return script;
  }

  /** Adds everything and commits it; answers the commit. */
  commit(message = "A commit"): string {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", "--message", message);
    return this.git("rev-parse", "HEAD").trim();
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true, maxRetries: 3 });
  }
}
