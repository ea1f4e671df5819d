import { askGit } from "./askGit";
import type { GitProgram } from "./gitProgram";
import { type CommitDescription, logCommand, parseLog } from "./gitLog";

/** The commit that is checked out, of which git is asked at once, or only where what is remembered is another one. */
export class CheckedOutCommit {
  private asked: Promise<CommitDescription> | undefined;

  constructor(
    private readonly program: GitProgram,
    private readonly timeLimitMs: number,
    private readonly remembered: CommitDescription | null = null,
  ) {
    if (remembered === null) void this.ask();
  }

  /** What git tells of it. */
  ask(): Promise<CommitDescription> {
    return (this.asked ??= askGit(this.program, logCommand, { timeLimitMs: this.timeLimitMs }).then(
      parseLog,
    ));
  }

  /** The same, where it is known from the status which one it is. */
  async describe(commit: string | null): Promise<CommitDescription> {
    const { remembered } = this;
    return remembered !== null && remembered.commit === commit ? remembered : await this.ask();
  }
}
