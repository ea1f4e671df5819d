import { verbs } from "./verbs";

/** What `executions --help` prints. */
export async function generalHelp(): Promise<string> {
  const names = Object.keys(verbs);
  const width = Math.max(...names.map((name) => name.length));
  const lines = await Promise.all(
    names.map(async (name) => `  ${name.padEnd(width)}  ${(await verbs[name]?.())?.summary ?? ""}`),
  );
  return [
    "Usage: executions COMMAND [OPTIONS]",
    "",
    "Makes every run of a script an execution: a self-contained bundle in .executions/",
    "",
    ...lines,
    "",
    "executions COMMAND --help tells more of one. An id may be shortened to a unique beginning,",
    "or be @last (the newest), @-2 (the one before), @best:METRIC (the completed one whose last value is highest;",
    "for metrics named after losses, errors or times, such as val_loss or rmse, the lowest).",
    "Exit codes: the script's own; 2 wrong use, 3 our own failure, 127 a missing interpreter.",
  ].join("\n");
}
