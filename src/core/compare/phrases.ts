import type { Translate } from "../translate";
import type { Cause } from "./cause";
import { shortVersions } from "./versionStep";

/** A piece of a sentence; what a reader looks for is strong. */
export interface PhrasePart {
  readonly text: string;
  readonly strong: boolean;
}

export type Phrase = readonly PhrasePart[];

/** Stands in a translated text where the strong part belongs. */
const mark = "\u0001";
const longestValue = 40;

/** The sentence with its strong part: `message` has it as {0}. */
export function phraseOf(sentence: (strong: string) => string, strong: string): Phrase {
  const [before = "", after = ""] = sentence(mark).split(mark);
  return [
    { text: before, strong: false },
    { text: strong, strong: true },
    { text: after, strong: false },
  ].filter(({ text }) => text !== "");
}

/** A phrase as plain text. */
export function phraseText(phrase: Phrase): string {
  return phrase.map(({ text }) => text).join("");
}

/** A cause in words: "input lr (0.1 → 0.01)", "3 lines of train.py". @param versions how versions are written. */
export function causePhrase(cause: Cause, t: Translate, versions: "short" | "full" = "full"): Phrase {
  if (cause.kind === "code") return codePhrase(cause, t);
  if (cause.kind === "data") return dataPhrase(cause, t);
  const isShort = cause.kind === "package" && versions === "short";
  const change = isShort ? shortened(cause) : cause;
  return withChange(namePhrase(cause, t), changeText(change, t));
}

/** The same of a cause that has more than two values among many executions. */
export function causeCountPhrase(cause: Cause, count: number, t: Translate): Phrase {
  const counted = cause.kind === "package" ? t("{0} versions", count) : t("{0} values", count);
  switch (cause.kind) {
    case "code":
      return codePhrase(cause, t);
    case "data":
      return withChange(dataPhrase({ ...cause, before: null, after: null }, t), t("{0} contents", count));
    default:
      return withChange(namePhrase(cause, t), counted);
  }
}

function withChange(phrase: Phrase, change: string | null): Phrase {
  return change === null ? phrase : [...phrase, { text: ` (${change})`, strong: false }];
}

function namePhrase(cause: Cause, t: Translate): Phrase {
  return phraseOf((strong) => kindText(cause, strong, t), cause.name);
}

function kindText({ kind, name, section }: Cause, strong: string, t: Translate): string {
  switch (kind) {
    case "input":
      return t("input {0}", strong);
    case "argument":
      return argumentText(name, strong, t);
    case "package":
      return packageText(section, strong, t);
    case "interpreter":
      return interpreterText(name, strong, t);
    case "variable":
      return t("variable {0}", strong);
    case "machine":
      return t("machine: {0}", strong);
    case "method":
      return methodKindText(name, strong, t);
    case "data":
    case "code":
      return strong;
  }
}

/** One that gave way to another one is called by no name of its own. */
function interpreterText(name: string, strong: string, t: Translate): string {
  return name === "interpreter" ? strong : t("interpreter {0}", strong);
}

function packageText(section: Cause["section"], strong: string, t: Translate): string {
  return section === "packages" ? t("package {0}", strong) : t("lock file {0}", strong);
}

/** What stands alone is called by its place: "argument 1". */
function argumentText(name: string, strong: string, t: Translate): string {
  return /^argument \d/.test(name) ? strong : t("argument {0}", strong);
}

function methodKindText(name: string, strong: string, t: Translate): string {
  return name === "script" || name === "method" ? strong : t("{0} of the method", strong);
}

function codePhrase({ name, lines, before, after }: Cause, t: Translate): Phrase {
  if (lines === null) {
    const change = before === null || after === null ? null : `${before} → ${after}`;
    return withChange(
      phraseOf((strong) => (name === "uncommitted changes" ? strong : t("code {0}", strong)), name),
      change,
    );
  }
  if (lines === 0) return phraseOf((strong) => t("the mode of {0}", strong), name);
  const count = lines === 1 ? t("1 line") : t("{0} lines", lines);
  return phraseOf((strong) => t("{0} of {1}", strong, name), count);
}

function dataPhrase({ name, before, after }: Cause, t: Translate): Phrase {
  const data = phraseOf((strong) => t("data {0}", strong), name);
  const change = before === null || after === null ? t("other content") : `${cut(before)} → ${cut(after)}`;
  return withChange(data, change);
}

function shortened(cause: Cause): Cause {
  if (cause.before === null || cause.after === null) return cause;
  const [before, after] = shortVersions(cause.before, cause.after);
  return { ...cause, before, after };
}

function changeText({ before, after, kind }: Cause, t: Translate): string | null {
  const none = kind === "package" ? t("not installed") : t("not set");
  if (before === null && after === null) return null;
  return `${before === null ? none : cut(before)} → ${after === null ? none : cut(after)}`;
}

function cut(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  if (line === "") return "“”";
  return line.length > longestValue ? `${line.slice(0, longestValue - 1)}…` : line;
}
