import { isJsonObject, numberOf, textOf, type Json, type JsonObject } from "./json";
import type { ExecutionEvent, NonFinite } from "./records";

/** Names longer than this are not names. */
const maximumNameLength = 256;
const maximumMessageLength = 10_000;
const maximumPathLength = 4096;
/** A value of a property is kept in each summary. */
const maximumValueLength = 10_000;
const maximumDepth = 32;

export type ScriptLine =
  { readonly ok: true; readonly event: ExecutionEvent } | { readonly ok: false; readonly problem: string };

/**
 * One JSON line that a script wrote to EXECUTION_EVENTS (design, section 6), as an event; what is not understood is told.
 * @param at when it was read, ISO 8601; a valid `at` of the script's own is kept.
 */
export function parseScriptLine(line: string, at: string): ScriptLine {
  const value = parsed(line);
  if (value === undefined) return problem(`not JSON: ${excerpt(line)}`);
  if (!isJsonObject(value)) return problem(`not a JSON object: ${excerpt(line)}`);
  const time = timeOf(value["at"]) ?? at;
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

/** Of a text, or a number as Python's `json` writes those that are not finite: these become texts. */
const textOrNonFinite = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/** The line's value; undefined where it is no JSON. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    if (!/NaN|Infinity/.test(line)) return undefined;
  }
  try {
    return JSON.parse(
      line.replaceAll(textOrNonFinite, (part) => (part.startsWith('"') ? part : `"${part}"`)),
    );
  } catch {
    return undefined;
  }
}

function statusEvent(value: JsonObject, at: string): ScriptLine {
  const message = textOf(value["message"]);
  const progress = numberOf(value["progress"]);
  if (message === null && progress === null) return problem("a status has neither message nor progress");
  const text = withoutControls((message ?? "").slice(0, maximumMessageLength));
  const percent = progress === null ? {} : { progress: Math.min(100, Math.max(0, progress)) };
  return { ok: true, event: { at, type: "status", message: text, ...percent } };
}

function metricEvent(value: JsonObject, at: string): ScriptLine {
  const name = nameOf(value["name"]);
  if (name === null) return problem(`a metric has ${noName}`);
  const metric = numberOf(value["value"]);
  const step = numberOf(value["step"]);
  const place = step === null ? {} : { step };
  if (metric !== null) return { ok: true, event: { at, type: "metric", name, value: metric, ...place } };
  const nonFinite = nonFinites.find((word) => word === value["value"]);
  if (nonFinite === undefined) return problem(`the metric ${name} has a value that is no finite number`);
  return { ok: true, event: { at, type: "nonFinite", name, value: nonFinite, ...place } };
}

const nonFinites: readonly NonFinite[] = ["NaN", "Infinity", "-Infinity"];

function propertyEvent(value: JsonObject, at: string): ScriptLine {
  const name = nameOf(value["name"]);
  if (name === null) return problem(`a property has ${noName}`);
  if (value["value"] === undefined) return problem(`the property ${name} has no value`);
  if (!isShallow(value["value"], maximumDepth) || JSON.stringify(value["value"]).length > maximumValueLength)
    return problem(`the value of the property ${name} is over ${maximumValueLength} characters or too deep`);
  return { ok: true, event: { at, type: "property", name, value: value["value"] } };
}

function artifactEvent(value: JsonObject, at: string): ScriptLine {
  const path = textOf(value["path"]);
  if (path === null || path.length > maximumPathLength || path.includes("\0"))
    return problem("an artifact has no path, or one that is none");
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
  if (name === null) return problem(`a dataset has ${noName}`);
  const description = textOf(value["description"])?.slice(0, maximumMessageLength) ?? null;
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
  return text === null || text.length > maximumNameLength || controls.test(text) ? null : text;
}

const noName = "no name, or one that is over 256 characters or holds control characters";
const controls = new RegExp("[\\u0000-\\u001f\\u007f-\\u009f]");

/** Messages are shown on one line. */
function withoutControls(text: string): string {
  return controls.test(text) ? text.replaceAll(/\p{Control}+/gu, " ") : text;
}

/** A value that is nested too deep could not be written again. */
function isShallow(value: Json, depth: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return depth > 0 && Object.values(value).every((each) => isShallow(each, depth - 1));
}

const ownTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function timeOf(value: Json | undefined): string | null {
  if (typeof value !== "string" || value.length > 40) return null;
  // As our helpers write it: the form need not be made again.
  if (ownTime.test(value) && !Number.isNaN(Date.parse(value))) return value;
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function problem(text: string): ScriptLine {
  return { ok: false, problem: text };
}

function excerpt(line: string): string {
  const begin = line.slice(0, 80).replaceAll(/\p{Control}/gu, "\ufffd");
  return line.length > 80 ? `${begin}…` : begin;
}
