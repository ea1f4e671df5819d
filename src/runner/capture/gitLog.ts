import { type GitState } from "../../core/records";
import { type GitAnswer } from "./gitProgram";

export type CommitDescription = Pick<GitState, "commit" | "author" | "email" | "message" | "date">;

/** The commit that is checked out, as {@link parseLog} reads it. */
export const logCommand = [
  "log",
  "-1",
  "--no-show-signature",
  "--no-color",
  "--no-patch",
  "--encoding=UTF-8",
  "--format=%H%x00%an%x00%ae%x00%at%x00%B",
];

/** Of a repository without one, and where git tells nothing of it. */
export const noCommit: CommitDescription = {
  commit: null,
  author: null,
  email: null,
  message: null,
  date: null,
};

/** Reads the output of {@link logCommand}; all null in a repository without a commit. */
export function parseLog({ exitCode, stdout }: GitAnswer): CommitDescription {
  const [commit, author, email, seconds, message] = stdout.toString("utf8").split("\0");
  if (exitCode !== 0 || author === undefined || message === undefined) return noCommit;
  const date = new Date(Number(seconds) * 1000);
  return {
    commit: commit ?? null,
    author,
    email: email ?? null,
    message: message.trimEnd(),
    date: Number.isNaN(date.getTime()) ? null : date.toISOString(),
  };
}
