import { askGit } from "./askGit";
import type { GitProgram } from "./gitProgram";
import { type CommitDescription, logCommand, noCommit, parseLog } from "./gitLog";

/** The commit that is checked out, of which git is asked at once, or only where what is remembered is another one. */
export class CheckedOutCommit {
  private asked: Promise<CommitDescription> | undefined;

  /** @param leftMs how long git may take by now. */
  constructor(
    private readonly program: GitProgram,
    private readonly leftMs: () => number,
    private readonly remembered: CommitDescription | null = null,
  ) {
    if (remembered === null) void this.ask();
  }

  /** What git tells of it. */
  ask(): Promise<CommitDescription> {
    return (this.asked ??= this.log());
  }

  /** The same of the one that the status names: meanwhile another one may have been checked out. */
  async describe(commit: string | null): Promise<CommitDescription> {
    if (commit === null) return noCommit;
    const { remembered } = this;
    if (remembered !== null && remembered.commit === commit) return remembered;
    const told = await this.ask();
    return told.commit === commit ? told : await this.log(commit);
  }

  private async log(...commits: readonly string[]): Promise<CommitDescription> {
    return parseLog(await askGit(this.program, [...logCommand, ...commits], { timeLimitMs: this.leftMs() }));
  }
}
