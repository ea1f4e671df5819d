import { isNoiseVariable } from "../../core/compare/noise";
import { formatBytes } from "../../core/format/bytes";
import type { EnvironmentChange, EnvironmentDifference } from "../../shared/details/environmentDifference";
import type { EnvironmentView } from "../../shared/details/environmentView";
import type { NamedValue } from "../../shared/details/namedValue";

type Facts = ReadonlyMap<string, string>;

/**
 * The environment of an execution against the present one: machine, interpreter, packages by version, lock files by
 * content, variables by value. What was not recorded then is not compared.
 */
export function environmentDifference(before: EnvironmentView, now: EnvironmentView): EnvironmentDifference {
  const kinds: readonly (readonly [EnvironmentChange["kind"], (where: EnvironmentView) => Facts])[] = [
    ["machine", machineOf],
    ["interpreter", interpreterOf],
    ["package", ({ packages }) => mapOf(packages ?? [])],
    ["lockFile", ({ lockFiles }) => mapOf(lockFiles)],
  ];
  const compared = kinds
    .filter(([, factsOf]) => factsOf(before).size > 0)
    .map(([kind, factsOf]) => compare(kind, factsOf(before), factsOf(now)));
  if (before.variables.length > 0) compared.push(compare("variable", variablesOf(before), variablesOf(now)));
  return {
    rows: compared.flatMap(({ rows }) => rows),
    compared: compared.reduce((sum, part) => sum + part.compared, 0),
  };
}

function compare(kind: EnvironmentChange["kind"], before: Facts, now: Facts): EnvironmentDifference {
  const names = [...new Set([...before.keys(), ...now.keys()])].sort((one, other) =>
    one.localeCompare(other),
  );
  const rows = names
    .map((name) => ({ kind, name, before: before.get(name) ?? null, now: now.get(name) ?? null }))
    .filter((row) => row.before !== row.now);
  return { rows, compared: names.length };
}

function machineOf({
  host,
  platform,
  cpu,
  cores,
  memoryBytes,
  cuda,
  container,
  gpus,
}: EnvironmentView): Facts {
  return known([
    ["host", host],
    ["platform", platform],
    ["processor", cpu === "" ? "" : `${cpu} × ${cores}`],
    ["memory", memoryBytes === 0 ? "" : formatBytes(memoryBytes)],
    ["gpus", gpus.map(({ name, value }) => `${name} ${value}`.trim()).join("; ")],
    ["cuda", cuda ?? ""],
    ["container", container],
  ]);
}

function interpreterOf({ interpreter, packageEnvironment }: EnvironmentView): Facts {
  if (interpreter === null) return new Map();
  return known([
    [interpreter.name, interpreter.version ?? ""],
    ["packageEnvironment", packageEnvironment],
  ]);
}

/** Without those that say where and as which process something runs, and what the runner itself adds. */
function variablesOf({ variables }: EnvironmentView): Facts {
  const telling = variables.filter(({ name }) => !isNoiseVariable(name));
  return known(
    telling.map(({ name, value }) => [name, name === "PYTHONPATH" ? withoutHelpers(value) : value]),
  );
}

/** The folder of our own helpers is another one with each version of the extension. */
function withoutHelpers(path: string): string {
  return path.replace(/^(?:[A-Za-z]:)?[^:;]*[\\/]media[\\/]helpers[\\/]python(?:[:;]|$)/, "");
}

function mapOf(values: readonly NamedValue[]): Facts {
  return new Map(values.map(({ name, value }) => [name, value]));
}

function known(facts: readonly (readonly [string, string])[]): Facts {
  return new Map(facts.filter(([, value]) => value !== ""));
}
