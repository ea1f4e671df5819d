import { type Refusal, type Scope } from "./shellScan";
import { isStatic, patternMark, placeholderMark, processMark, splitMark, type Word } from "./word";

export const readByShell: Refusal = {
  because:
    "is given to a shell as its commands, which would run a command hidden in the value: write the commands into the script itself, or hand the value to a script as an argument",
};

const shells: ReadonlySet<string> = new Set(
  "sh bash dash ash zsh ksh ksh93 mksh csh tcsh fish rbash pwsh busybox".split(" "),
);
/** Programs that run the argument after `-c` by a shell. */
const runsArgument: ReadonlySet<string> = new Set([...shells, ..."su runuser script flock sg".split(" ")]);
/** Programs that join their arguments and give them to a shell. */
const runsArguments: ReadonlySet<string> = new Set(["ssh", "watch", "parallel"]);
/** Programs that run the program named by their arguments. */
const runsProgram: ReadonlySet<string> = new Set(
  (
    "sudo doas env nohup nice ionice timeout stdbuf setsid xargs time chroot unshare nsenter docker podman kubectl ssh srun " +
    "mpirun singularity apptainer conda mamba micromamba poetry uv pipenv pixi nix busybox strace taskset numactl exec command builtin"
  ).split(" "),
);

/** The last part of a path. */
function programName(shape: string): string {
  return shape.slice(shape.lastIndexOf("/") + 1);
}

/**
 * Refuses placeholders in what a command hands to a shell as commands: the argument of `sh -c`, the standard input of
 * a shell without a script.
 * @param texts what the command reads: here-documents, here-strings, `< <( … )`.
 */
export function judgeShells(scope: Scope, words: readonly Word[], texts: readonly Scope[]): void {
  const first = programName(words[0]?.shape ?? "");
  const isWrapper = runsProgram.has(first);
  if (runsArguments.has(first)) refuse(words.slice(1), readByShell);
  if (runsArguments.has(first)) refuseAll(texts, readByShell);
  words.forEach((word, index) => {
    const name = programName(word.shape);
    if (!runsArgument.has(name)) return;
    const operands = words.slice(index + 1);
    const use = shells.has(name)
      ? shellUse(operands)
      : { commands: afterCommandOption(operands), readsInput: false };
    refuse(use.commands, readByShell);
    if (!use.readsInput || !shells.has(name) || !(index === 0 || isWrapper)) return;
    refuseAll(texts, readByShell);
    for (let outer: Scope | null = scope; outer !== null; outer = outer.parent)
      outer.runsStandardInput = true;
  });
}

/** `su - user -c TEXT`: other operands may stand before the option, and the text may follow it directly. */
function afterCommandOption(operands: readonly Word[]): readonly Word[] {
  const option = operands.findIndex(({ shape }) =>
    /^(-[A-Za-z]*c|--command(=|$)|--session-command(=|$))/.test(shape),
  );
  return option < 0 ? [] : operands.slice(option);
}

/** Which arguments of a shell are commands, and whether it reads commands from its standard input. */
function shellUse(operands: readonly Word[]): { commands: readonly Word[]; readsInput: boolean } {
  let takesCommand = false;
  let readsInput = false;
  for (let index = 0; index < operands.length; index++) {
    const word = operands[index];
    if (word === undefined || word.shape === "--")
      return rest(operands.slice(index + 1), takesCommand, readsInput);
    if (!mayBeOption(word)) return rest(operands.slice(index), takesCommand, readsInput);
    if (!isStatic(word))
      return { commands: operands.slice(takesCommand ? index : index + 1), readsInput: true };
    takesCommand ||= /^-[A-Za-z]*c|^--command$|^-Command$/.test(word.shape);
    readsInput ||= /^-[A-Za-z]*s/.test(word.shape);
    if (/^[-+][A-Za-z]*[oO]$|^--(rcfile|init-file)$/.test(word.shape)) index++;
  }
  return { commands: [], readsInput: !takesCommand };
}

function rest(operands: readonly Word[], takesCommand: boolean, readsInput: boolean) {
  const [script] = operands;
  const isText = script === undefined || script.shape.includes(processMark) || script.shape === "/dev/stdin";
  if (takesCommand) return { commands: operands.slice(0, 1), readsInput };
  return { commands: isText ? operands.slice(0, 1) : [], readsInput: readsInput || isText };
}

/** Whether a word is an option, or may turn out to be one. */
function mayBeOption(word: Word): boolean {
  const first = word.shape.charAt(0);
  return "-+".includes(first) || [splitMark, placeholderMark, patternMark].includes(first);
}

export function refuse(words: readonly Word[], refusal: Refusal): void {
  refuseAll(
    words.map((word) => word.scope),
    refusal,
  );
}

export function refuseAll(scopes: readonly Scope[], refusal: Refusal): void {
  for (const scope of scopes) scope.refusal ??= refusal;
}
