import { judgeShells, readByShell, refuse, refuseAll } from "./judgeShell";
import { type Redirection } from "./scanRedirection";
import { type Refusal, type Scope, type ShellScan } from "./shellScan";
import { isStatic, patternMark, placeholderMark, processMark, splitMark, type Word } from "./word";

const unknownCommand: Refusal = {
  because:
    "is an argument of a command whose name is not known before it runs (it may be eval): write the name out, or put env before it",
};

/** Builtins that take names of variables, in which they evaluate subscripts, or shell text. */
const evaluating: ReadonlyMap<string, string> = new Map([
  ["eval", "is run as a command by eval: write the command itself"],
  [
    "let",
    "is evaluated by let, which would run a command hidden in the value: use an integer input in $(( … ))",
  ],
  [
    "unset",
    "is taken by unset as the name of a variable, which would run a command hidden in it: write the name out",
  ],
  ["trap", "is run as a command by trap: put the command into a function and name that"],
  ["alias", "is run as a command by alias: use a function"],
  ["bind", "is run as a command by bind: leave it out"],
  ["complete", "is run as a command by complete: leave it out"],
  ["compgen", "is run as a command by compgen: leave it out"],
  ["mapfile", "may be run as a command by mapfile: put the value into a variable first"],
  ["readarray", "may be run as a command by readarray: put the value into a variable first"],
  ...["read", "getopts", "wait", "jobs", "fc", "compopt"].map((name): [string, string] => [
    name,
    `may be taken by ${name} as the name of a variable, which would run a command hidden in it: put the value into a variable first`,
  ]),
]);

const declaring: ReadonlySet<string> = new Set(["declare", "typeset", "local", "export", "readonly"]);

/** Judges a command that was read to its end: what may not hold a placeholder is marked so. */
export function judgeCommand(
  scan: ShellScan,
  scope: Scope,
  allWords: readonly Word[],
  redirections: readonly Redirection[],
): void {
  const words = withoutPrefixes(allWords);
  const [command, ...operands] = words;
  if (command === undefined) return;
  const texts = redirections
    .filter((redirection) => redirection.givesText)
    .map((redirection) => redirection.scope);
  judgeShells(scope, words, texts);
  if (isUnknown(command)) {
    refuse(operands, unknownCommand);
    if (operands.length > 0 || command.shape !== placeholderMark) refuseAll(texts, unknownCommand);
    return;
  }
  judgeBuiltin(scan, command, operands, texts);
}

function judgeBuiltin(
  scan: ShellScan,
  command: Word,
  operands: readonly Word[],
  texts: readonly Scope[],
): void {
  const name = command.shape;
  const because = evaluating.get(name);
  if (because !== undefined) refuse(operands, { because });
  if (declaring.has(name)) judgeDeclaration(scan, name, operands);
  judges.get(name)?.({ scan, command, operands, texts });
}

interface Judged {
  readonly scan: ShellScan;
  readonly command: Word;
  readonly operands: readonly Word[];
  /** What the command reads: here-documents, here-strings, `< <( … )`. */
  readonly texts: readonly Scope[];
}

const judges = new Map<string, (judged: Judged) => void>([
  ["alias", ({ scan, command }) => (scan.aliasedFrom ??= command.end)],
  ["printf", ({ operands }) => judgePrintf(operands)],
  ["test", ({ operands }) => judgeTest(operands)],
  ["[", ({ operands }) => judgeTest(operands)],
  ["source", judgeSource],
  [".", judgeSource],
  ["read", noteRead],
]);

function judgeSource({ operands, texts }: Judged): void {
  const substituted = operands.filter((word) => word.shape.includes(processMark));
  refuse(substituted, readByShell);
  refuseAll(texts, readByShell);
}

function noteRead({ scan, operands, texts }: Judged): void {
  const isArray = operands.some((word) => /^-[A-Za-z]*a/.test(word.shape));
  for (const { shape } of operands) {
    for (const scope of texts) scan.stores.push({ variable: shape, scope, declared: false });
    if (isArray) scan.arrayVariables.add(shape);
  }
}

/** Leaves out `command`, `builtin` and `exec`, which run what follows them; nothing is left of `command -v`. */
function withoutPrefixes(words: readonly Word[]): readonly Word[] {
  const prefix = words[0]?.shape ?? "";
  if (!["command", "builtin", "exec"].includes(prefix)) return words;
  const shapes = words.slice(1).map((word) => word.shape);
  const found = shapes.findIndex((shape) => !shape.startsWith("-"));
  const options = shapes.slice(0, found === -1 ? shapes.length : found);
  if (prefix === "command" && options.some((option) => /[vV]/.test(option))) return [];
  const argument = prefix === "exec" && options.at(-1)?.endsWith("a") === true ? 1 : 0;
  return withoutPrefixes(words.slice(1 + options.length + argument));
}

/** Whether a command's name may turn out to be that of a builtin; one with a slash is a program's path. */
function isUnknown(command: Word): boolean {
  const { shape } = command;
  if (shape === "[" || (isStatic(command) && !/[[{]/.test(shape))) return false;
  const beforeSlash = shape.includes("/") ? shape.slice(0, shape.indexOf("/")) : shape;
  return beforeSlash === shape || new RegExp(`[${splitMark}${patternMark}[{]`).test(beforeSlash);
}

const declared = /^[A-Za-z_][A-Za-z0-9_]*\+?=/;

/** `declare` and its kin: a placeholder may stand in the value of a variable that is named and not evaluated. */
function judgeDeclaration(scan: ShellScan, name: string, operands: readonly Word[]): void {
  const options = operands.map((word) => word.shape).filter((shape) => /^[-+]/.test(shape));
  const evaluates = options.some((option) => /^-[A-Za-z]*[inI]/.test(option));
  const isArray = options.some((option) => /^-[A-Za-z]*[aA]/.test(option));
  const evaluated: Refusal = {
    because: `is evaluated by ${name}, which would run a command hidden in the value: write a plain assignment, name={{ … }}, on a line of its own`,
  };
  const isPlain = ({ shape }: Word): boolean => declared.test(shape) && (!isArray || shape.endsWith("()"));
  const isUnclear = operands.some((word) => !isStatic(word) && !declared.test(word.shape));
  refuse(evaluates || isUnclear ? operands : operands.filter((word) => !isPlain(word)), evaluated);
  for (const { shape } of operands) {
    const variable = /^[A-Za-z_][A-Za-z0-9_]*/.exec(shape)?.[0] ?? "";
    if (evaluates) scan.evaluatedVariables.add(variable);
    if (isArray) scan.arrayVariables.add(variable);
  }
}

function judgePrintf(operands: readonly Word[]): void {
  const [first] = operands;
  if (first === undefined) return;
  const names: Refusal = {
    because:
      "is an argument of printf -v, or of a printf whose format is not known, which may run a command hidden in the value: assign with name={{ … }}, or write printf -- before the format",
  };
  if (first.shape.startsWith("-v") || (!isStatic(first) && !/^[^-]/.test(knownStart(first))))
    refuse(operands.slice(1), names);
  if (first.shape.startsWith("-v")) refuse([first], names);
}

/** The text of a word up to what is not known before it runs. */
function knownStart(word: Word): string {
  return /^[^\u0001-\u0005]*/.exec(word.shape)?.[0] ?? "";
}

/** `test` and `[`: `-v` evaluates subscripts, and what stands before a word may turn out to be `-v`. */
function judgeTest(operands: readonly Word[]): void {
  operands.forEach((word, index) => {
    const before = operands[index - 1];
    if (before === undefined || (isStatic(before) && before.shape !== "-v" && before.shape !== "-R")) return;
    const because =
      "stands where a test may expect the name of a variable (after -v, or after a word that may be -v), which would run a command hidden in the value: write the test with = or -n";
    refuse([word], { because });
  });
}
