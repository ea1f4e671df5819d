import { endOfId, shortenId } from "./format/shortId";
import { shortLine } from "./format/shortLine";
import { clip, shortValue } from "./format/shortValue";
import { grouped } from "./grouped";
import type { Json } from "./json";
import { methodKey } from "./methodKey";
import { argumentsByFlag } from "./rawArguments";
import type { ExecutionSummary } from "./summary";

/** In letters. */
const longestValue = 32;
const longestLabel = 80;
/** An execution that is to be named. */
interface LabelledExecution extends Pick<ExecutionSummary, "id" | "name" | "inputs"> {
  /** Raw arguments, where they are at hand. */
  readonly args?: readonly string[];
}

/** So many letters of raw arguments are told. */
const mostLetters = 40;

/**
 * A short label for each of several executions that are shown together: its name, else the inputs and raw arguments in
 * which they differ ("lr 0.01, momentum 0.95", "--lr 0.01"), else its shortened id. Two that would read the same tell
 * the end of their ids behind it: "lr 0.01 · k0ds".
 */
export function executionLabels(executions: readonly LabelledExecution[]): readonly string[] {
  const names = [...new Set(executions.flatMap(({ inputs }) => Object.keys(inputs)))];
  const differing = names.filter(
    (name) => new Set(executions.map(({ inputs }) => JSON.stringify(inputs[name]))).size > 1,
  );
  const argumentTexts = differingArguments(executions.map(({ args }) => args ?? []));
  const labels = executions.map(({ id, name, inputs }, index) => {
    if (name !== null) return name;
    const own = argumentTexts[index] ?? "";
    const parts = [
      ...differing.flatMap((input) => inputText(input, inputs[input])),
      ...(own === "" ? [] : [own]),
    ];
    return parts.length === 0 ? shortenId(id) : fewParts(parts);
  });
  return executions.map(({ id }, index) => {
    const label = labels[index] ?? id;
    return labels.filter((other) => other === label).length > 1 ? `${label} · ${endOfId(id)}` : label;
  });
}

/** The same by their ids for a list of executions of several methods: each is told from the others of its own. */
export function labelsByMethod(
  executions: readonly Pick<ExecutionSummary, "id" | "name" | "inputs" | "methodId" | "script">[],
): ReadonlyMap</* id */ string, string> {
  const labels = [...grouped(executions, methodKey).values()].flatMap((group) => {
    const own = executionLabels(group);
    return group.map(({ id }, index) => [id, own[index] ?? id] as const);
  });
  return new Map(labels);
}

/** The first of them, as many as a label has room for. */
function fewParts(parts: readonly string[]): string {
  let label = parts[0] ?? "";
  for (const part of parts.slice(1)) {
    if (label.length + part.length > longestLabel) return `${label}, …`;
    label = `${label}, ${part}`;
  }
  return label;
}

function inputText(name: string, value: Json | undefined): string[] {
  if (value === undefined || value === null) return [];
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return [`${name} ${shortLine(text, longestValue)}`];
}

/** Of each the raw arguments that not all of them were given alike, in short; empty where it has none. */
function differingArguments(all: readonly (readonly string[])[]): readonly string[] {
  const given = all.map((args) => {
    const texts = [...argumentsByFlag(args)].map(
      ([flag, values]) => [flag, values.map(({ value }) => value)] as const,
    );
    return new Map(texts);
  });
  const flags = [...new Set(given.flatMap((own) => [...own.keys()]))].filter(
    (flag) => new Set(given.map((own) => JSON.stringify(own.get(flag)))).size > 1,
  );
  return given.map((own) => {
    const texts = flags.flatMap((flag) => argumentText(flag, own.get(flag) ?? []));
    return clip(texts.join(", "), mostLetters);
  });
}

/** "--lr 0.01"; of what stands alone, or without a value, one word. */
function argumentText(flag: string, values: readonly string[]): string[] {
  if (values.length === 0) return [];
  const shown = values.filter((value) => value !== "given").map((value) => shortValue(value));
  return [[...(flag.startsWith("-") ? [flag] : []), ...shown].join(" ")];
}
