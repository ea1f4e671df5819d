import { endingOf } from "../../core/scriptEndings";
import { type InterpreterAnswer, type InterpreterQuestion, settingHint } from "./interpreterAnswer";
import { ruleOf } from "./interpreterKind";
import { byNames, byNode, byNotebook, byPython, byTypeScript } from "./interpreterByEnding";
import { namedInterpreter } from "./namedInterpreter";
import { readShebang, type Shebang } from "./shebang";
import { splitCommand } from "./splitCommand";

/**
 * The interpreter of a script (design, section 5): the method's, its `#!` line, the setting, else by its ending.
 * A `#!` line that names Python by `env` is looked up as Python's ending is, in the workspace's environments too.
 * @returns `ok: false` with what was looked for and how to set it
 */
export async function interpreterOf(question: InterpreterQuestion): Promise<InterpreterAnswer> {
  const method = question.method.length === 1 ? [question.method[0] ?? ""] : [...question.method];
  if (method.length > 0) return namedInterpreter(question, method, "the method's interpreter");
  const shebang = readShebang(question.script);
  if (shebang !== null) return byShebang(question, shebang);
  const setting = settingOf(question);
  if (setting !== null)
    return namedInterpreter(
      question,
      [setting],
      `the setting executions.interpreters for ${endingOf(question.script)}`,
    );
  return byEnding(question);
}

function byShebang(question: InterpreterQuestion, shebang: Shebang): InterpreterAnswer {
  if (shebang.kind === "path") return namedInterpreter(question, shebang.command, "its first line (#!)");
  const { name, args, environment } = shebang;
  const found = /^python3?$/.test(name)
    ? byPython(question)
    : name === "node"
      ? byNode(question)
      : byNames(question, [name], []);
  if (!found.ok) return found;
  return {
    ...found,
    command: [...found.command, ...args],
    environment: { ...found.environment, ...environment },
  };
}

function settingOf({ script, settings }: InterpreterQuestion): string | null {
  const ending = endingOf(script).slice(1);
  if (ending === "") return null;
  const entry = Object.entries(settings).find(([name]) => name.toLowerCase().replace(/^\./, "") === ending);
  return entry === undefined || splitCommand(entry[1]).length === 0 ? null : entry[1];
}

async function byEnding(question: InterpreterQuestion): Promise<InterpreterAnswer> {
  const rule = ruleOf(question.script);
  if (rule === null)
    return {
      ok: false,
      reason: `No interpreter is known for ${question.script}. ${settingHint(question.script)}`,
    };
  switch (rule.by) {
    case "python":
      return byPython(question);
    case "node":
      return byNode(question);
    case "typescript":
      return byTypeScript(question);
    case "notebook":
      return byNotebook(question);
    case "names":
      return byNames(question, rule.names, rule.args);
  }
}
