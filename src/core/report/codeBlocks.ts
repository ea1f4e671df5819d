import { commitUrl } from "../forge";
import type { GitState } from "../records";
import type { Translate } from "../translate";
import type { PatchHead } from "./patchHead";
import { toldFacts } from "./toldFacts";
import type { ReportBlock, ReportFact } from "./reportDocument";
import type { ReportFacts } from "./reportFacts";

/** The version of the code that ran: the commit, and what was not committed. */
export function codeBlocks({ git, patch }: Pick<ReportFacts, "git" | "patch">, t: Translate): ReportBlock[] {
  if (git === null) return [];
  if (!git.repository) return [{ kind: "text", text: git.reason }];
  return [{ kind: "facts", facts: commitFacts(git, t) }, ...patchBlocks(patch, t)];
}

function commitFacts(git: GitState, t: Translate): ReportFact[] {
  const { commit, branch, remote, author, email, message, date, dirty, untracked, omitted, withheld } = git;
  const person = [author, email === null ? null : `<${email}>`].filter((word) => word !== null);
  return toldFacts([
    [t("Commit"), commit, "code"],
    [t("Message"), message],
    [t("Author"), person.join(" ")],
    [t("Date"), date],
    [t("Branch"), branch],
    [t("Remote"), remote, "code"],
    [t("Page"), remote === null || commit === null ? null : commitUrl(remote, commit), "code"],
    [t("Uncommitted changes"), dirty ? t("{0} lines", git.changedLines) : t("none")],
    [t("Untracked files"), untracked.join(", ")],
    [t("Left out"), [...omitted.map(({ path, reason }) => `${path} (${reason})`)].join(", ")],
    [t("Withheld"), withheld ?? null],
  ]);
}

function patchBlocks({ text, more }: PatchHead, t: Translate): ReportBlock[] {
  if (text === "") return [];
  const code: ReportBlock = { kind: "code", language: "diff", text };
  return more > 0 ? [code, { kind: "text", text: t("{0} more lines are in changes.patch.", more) }] : [code];
}
