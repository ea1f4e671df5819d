import { join } from "node:path";
import { isJsonObject, type Json } from "../core/json";
import { wrongUse } from "../core/humanError";
import { parseRunSettings, type RunSettings } from "../core/runSettings";
import type { RunnerEnvironment } from "../runner/runRequest";
import type { VerbCall } from "./verb";
import { packageFolder, version } from "./version";

/** The world as the runner sees it from the command line. With `--json` the script's output goes to standard error. */
export function runnerEnvironment({ console, now, options }: VerbCall, json: boolean): RunnerEnvironment {
  return {
    now,
    environment: process.env,
    recorder: { name: "executions", version },
    helpers: join(packageFolder(), "media", "helpers"),
    interpreters: interpretersOf(process.env["EXECUTIONS_INTERPRETERS"]),
    pythonOfEditor: process.env["EXECUTIONS_PYTHON"] ?? null,
    shown: { out: json ? 2 : 1, err: 2 },
    say: (line) => console.say(line),
    settings: runSettings(options.text("terminal")),
  };
}

/** As the editor hands them over, save what this call says itself. */
function runSettings(terminal: string | null): RunSettings {
  const settings = parseRunSettings(jsonOf(process.env["EXECUTIONS_SETTINGS"]));
  if (terminal === null) return settings;
  if (terminal !== "pty" && terminal !== "pipes")
    throw wrongUse(`--terminal takes pty or pipes, not ${terminal === "" ? '""' : terminal}.`);
  return { ...settings, terminal };
}

/** The setting `executions.interpreters` as the editor hands it over: ending to program. */
function interpretersOf(text: string | undefined): Record<string, string> {
  const value = jsonOf(text);
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([ending, program]) =>
      typeof program === "string" ? [[ending, program]] : [],
    ),
  );
}

/** What the editor hands over; nothing where it cannot be read. */
function jsonOf(text: string | undefined): Json | undefined {
  if (text === undefined || text === "") return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
