import { endingOf } from "../../core/scriptEndings";

/** The families of interpreters that we know; each tells its version by `--version`. */
export type InterpreterKind =
  "python" | "node" | "r" | "julia" | "bash" | "sh" | "powershell" | "perl" | "ruby" | "notebook" | "other";

const patterns: readonly (readonly [RegExp, InterpreterKind])[] = [
  [/^(?:python|pypy)[\d.]*w?$/, "python"],
  [/^(?:node|nodejs|tsx)$/, "node"],
  [/^rscript$/, "r"],
  [/^julia$/, "julia"],
  [/^(?:bash|zsh)$/, "bash"],
  [/^(?:sh|dash|ash|ksh)$/, "sh"],
  [/^(?:pwsh|powershell)$/, "powershell"],
  [/^perl[\d.]*$/, "perl"],
  [/^ruby[\d.]*$/, "ruby"],
  [/^(?:papermill|jupyter|jupyter-nbconvert)$/, "notebook"],
];

/** The family of an interpreter by its file's name. */
export function kindOfProgram(path: string): InterpreterKind {
  const name = path
    .slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1)
    .toLowerCase()
    .replace(/\.(?:exe|cmd|bat)$/, "");
  return patterns.find(([pattern]) => pattern.test(name))?.[1] ?? "other";
}

/** How scripts of one ending are run when nothing else says so. */
export type EndingRule =
  | { readonly by: "python" | "node" | "typescript" | "notebook" }
  | { readonly by: "names"; readonly names: readonly string[]; readonly args: readonly string[] };

const rules: Readonly<Record<string, EndingRule>> = {
  ".py": { by: "python" },
  ".ipynb": { by: "notebook" },
  ".js": { by: "node" },
  ".mjs": { by: "node" },
  ".cjs": { by: "node" },
  ".ts": { by: "typescript" },
  ".mts": { by: "typescript" },
  ".cts": { by: "typescript" },
  ".r": { by: "names", names: ["Rscript"], args: [] },
  ".jl": { by: "names", names: ["julia"], args: [] },
  ".sh": { by: "names", names: ["bash", "sh"], args: [] },
  ".bash": { by: "names", names: ["bash"], args: [] },
  ".ps1": { by: "names", names: ["pwsh", "powershell"], args: ["-NoProfile", "-File"] },
  ".pl": { by: "names", names: ["perl"], args: [] },
  ".rb": { by: "names", names: ["ruby"], args: [] },
};

/** The rule of a script's ending, or null when we know none. */
export function ruleOf(script: string): EndingRule | null {
  return rules[endingOf(script)] ?? null;
}
