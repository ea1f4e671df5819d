import { homedir } from "node:os";
import { basename, isAbsolute, resolve } from "node:path";
import { findOnPath, isProgram } from "./findOnPath";
import { type InterpreterAnswer, type InterpreterQuestion } from "./interpreterAnswer";
import { kindOfProgram } from "./interpreterKind";
import { splitCommand } from "./splitCommand";

/**
 * An interpreter that someone named: a program on PATH, or a path (absolute, from the home folder by `~/`, or relative to
 * the workspace, `${workspaceFolder}` allowed), with leading arguments. One text alone may hold both.
 * @param by who named it, for the reason when it is not there
 */
export function namedInterpreter(
  question: InterpreterQuestion,
  command: readonly string[],
  by: string,
): InterpreterAnswer {
  const [text = "", ...rest] = command;
  const whole = locate(question, text);
  if (whole !== null) return found(whole, rest);
  const [program = "", ...args] = rest.length === 0 ? splitCommand(text) : [text];
  const path = locate(question, program);
  if (path !== null) return found(path, [...args, ...rest]);
  return {
    ok: false,
    reason: `The interpreter of ${question.script} was not found: ${by} names "${text}", which is ${
      isPath(program) ? `no program at ${expanded(question, program)}` : "not on PATH"
    }. Install it, or name another one there.`,
  };
}

function found(path: string, args: readonly string[]): InterpreterAnswer {
  return { ok: true, command: [path, ...args], kind: kindOfProgram(path), path, environment: {} };
}

function locate(question: InterpreterQuestion, program: string): string | null {
  if (program === "") return null;
  if (!isPath(program)) return findOnPath(program, question.environment);
  const path = expanded(question, program);
  if (isProgram(path)) return path;
  // A Unix path in a `#!` line means, on Windows, the program of that name.
  return process.platform === "win32" && program.startsWith("/")
    ? findOnPath(basename(program), question.environment)
    : null;
}

function isPath(program: string): boolean {
  return isAbsolute(program) || /[\\/]/.test(program);
}

function expanded({ workspace }: InterpreterQuestion, program: string): string {
  const path = program.replaceAll("${workspaceFolder}", workspace).replace(/^~(?=[\\/])/, () => homedir());
  return resolve(workspace, path);
}
