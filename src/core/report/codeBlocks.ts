import { commitUrl } from "../forge";
import type { GitState } from "../records";
import type { Translate } from "../translate";
import { uncommittedText, type UncommittedWords } from "../uncommitted";
import type { PatchHead } from "./patchHead";
import { toldFacts } from "./toldFacts";
import type { ReportBlock, ReportFact } from "./reportDocument";
import type { ReportFacts } from "./reportFacts";

/** The version of the code that ran: the commit, and what was not committed. */
export function codeBlocks(
  { git, patch, changedFiles }: Pick<ReportFacts, "git" | "patch" | "changedFiles">,
  t: Translate,
): ReportBlock[] {
  if (git === null) return [];
  if (!git.repository) return [{ kind: "text", text: git.reason }];
  return [
    { kind: "facts", facts: commitFacts(git, { changedFiles, hasPatch: patch.text !== "" }, t) },
    ...patchBlocks(patch, t),
  ];
}

function commitFacts(
  git: GitState,
  changes: Pick<Parameters<typeof uncommittedText>[0], "changedFiles" | "hasPatch">,
  t: Translate,
): ReportFact[] {
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
    [
      t("Uncommitted changes"),
      dirty ? uncommittedText({ ...git, ...changes }, uncommittedWords(t)) : t("none"),
    ],
    [t("Untracked files"), untracked.join(", ")],
    [t("Left out"), [...omitted.map(({ path, reason }) => `${path} (${reason})`)].join(", ")],
    [t("Withheld"), withheld ?? null],
  ]);
}

function uncommittedWords(t: Translate): UncommittedWords {
  return {
    one: t("{0} uncommitted line"),
    several: t("{0} uncommitted lines"),
    changes: t("uncommitted changes"),
    newFile: t("{0} new file"),
    newFiles: t("{0} new files"),
  };
}

function patchBlocks({ text, more }: PatchHead, t: Translate): ReportBlock[] {
  if (text === "") return [];
  const code: ReportBlock = { kind: "code", language: "diff", text };
  return more > 0 ? [code, { kind: "text", text: t("{0} more lines are in changes.patch.", more) }] : [code];
}
