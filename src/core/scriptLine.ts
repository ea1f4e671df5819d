import { isJsonObject, numberOf, textOf, type Json, type JsonObject } from "./json";
import type { ExecutionEvent } from "./records";

/** Names longer than this are not names. */
const maximumNameLength = 256;
const maximumMessageLength = 10_000;

export type ScriptLine =
  { readonly ok: true; readonly event: ExecutionEvent } | { readonly ok: false; readonly problem: string };

/**
 * One JSON line that a script wrote to EXECUTION_EVENTS (design, section 6), as an event; what is not understood is told.
 * @param at when it was read; a valid `at` of the script's own is kept.
 */
export function parseScriptLine(line: string, at: Date): ScriptLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return problem(`not JSON: ${excerpt(line)}`);
  }
  if (!isJsonObject(value)) return problem(`not a JSON object: ${excerpt(line)}`);
  const time = timeOf(value["at"]) ?? at.toISOString();
  switch (value["type"]) {
    case "status":
      return statusEvent(value, time);
    case "metric":
      return metricEvent(value, time);
    case "property":
      return propertyEvent(value, time);
    case "artifact":
      return artifactEvent(value, time);
    case "dataset":
      return datasetEvent(value, time);
    default:
      return problem(`its type is none of status, metric, property, artifact, dataset: ${excerpt(line)}`);
  }
}

function statusEvent(value: JsonObject, at: string): ScriptLine {
  const message = textOf(value["message"]);
  const progress = numberOf(value["progress"]);
  if (message === null && progress === null) return problem("a status has neither message nor progress");
  const text = (message ?? "").slice(0, maximumMessageLength);
  return {
    ok: true,
    event: { at, type: "status", message: text, ...(progress === null ? {} : { progress }) },
  };
}

function metricEvent(value: JsonObject, at: string): ScriptLine {
  const name = nameOf(value["name"]);
  if (name === null) return problem("a metric has no name, or one over 256 characters");
  const metric = numberOf(value["value"]);
  if (metric === null) return problem(`the metric ${name} has a value that is no finite number`);
  const step = numberOf(value["step"]);
  return { ok: true, event: { at, type: "metric", name, value: metric, ...(step === null ? {} : { step }) } };
}

function propertyEvent(value: JsonObject, at: string): ScriptLine {
  const name = nameOf(value["name"]);
  if (name === null || value["value"] === undefined) return problem("a property lacks its name or its value");
  return { ok: true, event: { at, type: "property", name, value: value["value"] } };
}

function artifactEvent(value: JsonObject, at: string): ScriptLine {
  const path = textOf(value["path"]);
  if (path === null) return problem("an artifact has no path");
  const artifactType = nameOf(value["artifactType"]);
  const name = nameOf(value["name"]);
  return {
    ok: true,
    event: {
      at,
      type: "artifact",
      role: value["role"] === "input" ? "input" : "output",
      path,
      ...(artifactType === null ? {} : { artifactType }),
      ...(name === null ? {} : { name }),
      ...(typeof value["copy"] === "boolean" ? { copy: value["copy"] } : {}),
    },
  };
}

function datasetEvent(value: JsonObject, at: string): ScriptLine {
  const name = nameOf(value["name"]);
  if (name === null) return problem("a dataset has no name, or one over 256 characters");
  const description = textOf(value["description"]);
  return {
    ok: true,
    event: {
      at,
      type: "dataset",
      name,
      ...(description === null ? {} : { description }),
      types: textsOf(value["types"]),
      members: textsOf(value["members"]),
    },
  };
}

function textsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function nameOf(value: Json | undefined): string | null {
  const text = textOf(value);
  return text === null || text.length > maximumNameLength ? null : text;
}

function timeOf(value: Json | undefined): string | null {
  if (typeof value !== "string" || value.length > 40) return null;
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function problem(text: string): ScriptLine {
  return { ok: false, problem: text };
}

function excerpt(line: string): string {
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
