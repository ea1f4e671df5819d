import type { Verb } from "./verb";

/** What `executions VERB --help` prints. */
export function verbHelp(name: string, verb: Verb): string {
  const flags = Object.entries(verb.options).map(([option, { type, value, help }]) => ({
    flag: `--${option}${type === "string" ? ` ${value ?? "TEXT"}` : ""}`,
    help,
  }));
  const width = Math.max(...flags.map(({ flag }) => flag.length));
  return [
    `Usage: executions ${name} ${verb.usage}`,
    "",
    verb.summary,
    "",
    ...flags.map(({ flag, help }) => `  ${flag.padEnd(width)}  ${help}`),
  ].join("\n");
}
