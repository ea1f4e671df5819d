import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { findOnPath, isProgram } from "./findOnPath";
import {
  type FoundInterpreter,
  type InterpreterAnswer,
  type InterpreterQuestion,
  settingHint,
} from "./interpreterAnswer";
import { kindOfProgram } from "./interpreterKind";
import { interpreterVersion } from "./interpreterVersion";

const windows = process.platform === "win32";

/** The first of some names that is on PATH. */
export function byNames(
  question: InterpreterQuestion,
  names: readonly string[],
  args: readonly string[],
): InterpreterAnswer {
  for (const name of names) {
    const path = findOnPath(name, question.environment);
    if (path !== null) return found(path, args);
  }
  return missing(question, `${names.join(" or ")} on PATH`);
}

/** The editor's choice, `.venv` and `venv` of the workspace, `python3` and `python` on PATH. */
export function byPython(question: InterpreterQuestion): InterpreterAnswer {
  const { pythonOfEditor, workspace } = question;
  const candidates = [
    pythonOfEditor,
    venvPython(join(workspace, ".venv")),
    venvPython(join(workspace, "venv")),
  ];
  const path = candidates.find((candidate) => candidate !== null && isProgram(candidate));
  if (path !== undefined && path !== null) return found(path, []);
  const onPath = byNames(question, ["python3", "python"], []);
  return onPath.ok
    ? onPath
    : missing(question, ".venv and venv in the workspace, python3 and python on PATH");
}

/**
 * Node on PATH. Without one, the Node that runs this program: VS Code's own needs to be told to be one.
 */
export function byNode(question: InterpreterQuestion): FoundInterpreter {
  const path = findOnPath("node", question.environment);
  if (path !== null) return found(path, []);
  const electron = process.versions["electron"] !== undefined;
  return {
    ok: true,
    command: [process.execPath],
    kind: "node",
    path: process.execPath,
    environment: electron ? { ELECTRON_RUN_AS_NODE: "1" } : {},
  };
}

/** The workspace's `tsx`, else Node itself, which runs TypeScript from 22.6 on, without being told from 22.18 and 23.6 on. */
export async function byTypeScript(question: InterpreterQuestion): Promise<InterpreterAnswer> {
  const node = byNode(question);
  const tsx = tsxOf(question.workspace);
  if (tsx !== null) return { ...node, command: [...node.command, tsx] };
  const version = await interpreterVersion({ path: node.path, kind: "node", cache: question.cache });
  const [major = 0, minor = 0] = (version ?? "").split(".").map(Number);
  if (isFrom(major, minor, 23, 6) || (major === 22 && minor >= 18)) return node;
  if (isFrom(major, minor, 22, 6))
    return { ...node, command: [...node.command, "--experimental-strip-types"] };
  return {
    ok: false,
    reason:
      `${question.script} is TypeScript, which Node ${version ?? "(of unknown version)"} at ${node.path} does not run, ` +
      `and the workspace has no tsx (node_modules/tsx). Run npm install --save-dev tsx there, install Node 22.18 or later, ` +
      `or set executions.interpreters.`,
  };
}

/** papermill, else `jupyter nbconvert --execute`, of the Python that runs the workspace's scripts. */
export function byNotebook(question: InterpreterQuestion): InterpreterAnswer {
  const python = byPython(question);
  if (!python.ok) return python;
  const papermill = beside(question, python.path, "papermill");
  if (papermill !== null) return { ...python, command: [papermill], notebook: "papermill" };
  const jupyter = beside(question, python.path, "jupyter-nbconvert");
  if (jupyter !== null) return { ...python, command: [jupyter], notebook: "nbconvert" };
  return {
    ok: false,
    reason:
      `${question.script} is a notebook, and neither papermill nor jupyter nbconvert belongs to ${python.path}. ` +
      `Run: "${python.path}" -m pip install papermill ipykernel`,
  };
}

function found(path: string, args: readonly string[]): FoundInterpreter {
  return { ok: true, command: [path, ...args], kind: kindOfProgram(path), path, environment: {} };
}

function missing({ script }: InterpreterQuestion, sought: string): InterpreterAnswer {
  return {
    ok: false,
    reason: `The interpreter of ${script} was not found: looked for ${sought}. ${settingHint(script)}`,
  };
}

function venvPython(folder: string): string {
  return windows ? join(folder, "Scripts", "python.exe") : join(folder, "bin", "python");
}

/** A program of a Python environment lies beside its python; of the system's Python, on PATH. */
function beside(question: InterpreterQuestion, python: string, name: string): string | null {
  const path = join(dirname(python), windows ? `${name}.exe` : name);
  if (isProgram(path)) return path;
  const onPath = findOnPath("python3", question.environment) ?? findOnPath("python", question.environment);
  return onPath === python ? findOnPath(name, question.environment) : null;
}

/** The script of the workspace's tsx that Node runs: no shell, nor the `.cmd` of Windows, comes between. */
function tsxOf(workspace: string): string | null {
  const folder = join(workspace, "node_modules", "tsx");
  try {
    const description = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      bin?: string | { tsx?: string };
    };
    const program = typeof description.bin === "string" ? description.bin : description.bin?.tsx;
    const path = join(folder, program ?? "");
    return program !== undefined && existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

function isFrom(major: number, minor: number, fromMajor: number, fromMinor: number): boolean {
  return major > fromMajor || (major === fromMajor && minor >= fromMinor);
}
