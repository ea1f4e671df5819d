// What a script can tell Executions about its own run. `executions helper` puts this file beside a
// script, which imports it: `import * as executions from "./executions.mjs"`. Outside an execution
// each call does nothing and still returns a path that can be used.
// No call ends a script because its message could not be written.
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, isAbsolute, join, normalize, resolve, sep } from "node:path";

/** Whether this script runs as an execution. */
export function running() {
  return Boolean(process.env.EXECUTION_EVENTS);
}

/** Tells what the script is doing, and its progress in percent (0 to 100). */
export function status(message, progress) {
  tell({
    type: "status",
    message: String(message),
    ...(progress != null && { progress: plainNumber(progress) }),
  });
}

/** Records a number; with a step (an epoch, a batch) it becomes a curve. */
export function metric(name, value, step) {
  tell({
    type: "metric",
    name: String(name),
    value: plainNumber(value),
    ...(step != null && { step: plainNumber(step) }),
  });
}

/** Records a named value: whatever JSON can hold. */
export function property(name, value) {
  tell({ type: "property", name: String(name), value: value === undefined ? null : value });
}

/**
 * The path or value of an input. An input that the method declares is given by its name; any other
 * file is given by its path and recorded as an input. `default` is used where the execution has no
 * input of that name.
 */
export function input(name, options = {}) {
  const value = running() ? process.env[variableOf(name)] : undefined;
  if (value !== undefined) return value;
  const path = options.default ?? name;
  tell({
    type: "artifact",
    role: "input",
    path: resolve(path),
    ...(options.type != null && { artifactType: String(options.type) }),
    ...(options.default != null && { name }),
  });
  return path;
}

/**
 * The path of an output, registered under this name. Without `source`: where to write a new file;
 * its folder exists. With the path of an existing file or folder as `source`, that becomes the
 * output: `how: "copy"` (the default) copies it now, "rename" moves it, and "stage" leaves it where
 * it is, to be copied when the execution ends. Outside an execution: `source` where there is one,
 * else the name itself.
 */
export function output(name, { source, how = "copy", type } = {}) {
  if (!["copy", "rename", "stage"].includes(how))
    throw new RangeError(`how must be "copy", "rename" or "stage", not ${JSON.stringify(how)}`);
  if (isAbsolute(name) || normalize(name).split(sep)[0] === "..")
    throw new RangeError(`the name of an output is a path within the outputs, not ${JSON.stringify(name)}`);
  const folder = running() ? process.env.EXECUTION_OUTPUTS : undefined;
  if (!folder) {
    if (source == null) makeParent(name);
    return source ?? name;
  }
  const place = join(folder, name);
  if (source == null) makeParent(place);
  const path = source == null ? place : bring(source, place, how);
  tell({
    type: "artifact",
    role: "output",
    path,
    name: name.replaceAll("\\", "/"),
    ...(type != null && { artifactType: String(type) }),
    ...(how === "stage" && source != null && { copy: true }),
  });
  return path;
}

/** Records files as one dataset, with its types such as Training or Testing. */
export function dataset(name, files, { description, types = [] } = {}) {
  tell({
    type: "dataset",
    name: String(name),
    ...(description != null && { description: String(description) }),
    ...(types.length > 0 && { types: [types].flat().map(String) }),
    members: [...files].map((file) => resolve(file)),
  });
}

/** The files of an input that is a dataset (a folder), in order of their paths. */
export function members(name, options = {}) {
  const path = input(name, { ...options, type: "Dataset" });
  if (!existsSync(path)) return [];
  return statSync(path).isDirectory() ? filesOf(path).sort(byCodePoint) : [path];
}

function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesOf(path) : [path];
  });
}

/** The order of Python's `sorted`, so that both helpers list a dataset alike. */
function byCodePoint(a, b) {
  return Buffer.compare(Buffer.from(a.replaceAll(sep, "/")), Buffer.from(b.replaceAll(sep, "/")));
}

function variableOf(name) {
  return `EXECUTION_INPUT_${name.toUpperCase().replace(/[^A-Z0-9]/g, "_")}`;
}

function makeParent(path) {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch {
    // The script's own write names the reason better.
  }
}

/** Brings an existing file or folder to its place among the outputs; returns where it lies. */
function bring(source, place, how) {
  if (how === "stage" || resolve(source) === resolve(place)) return resolve(source);
  makeParent(place);
  if (how === "copy") cpSync(source, place, { recursive: true, preserveTimestamps: true });
  else move(source, place);
  return place;
}

/** A rename, also across file systems. */
function move(source, place) {
  try {
    renameSync(source, place);
  } catch (error) {
    if (error.code !== "EXDEV") throw error;
    cpSync(source, place, { recursive: true, preserveTimestamps: true });
    rmSync(source, { recursive: true });
  }
}

/** JSON has no name for NaN and infinity: they go as text. */
function plainNumber(value) {
  const number = Number(value);
  return Number.isFinite(number) ? number : String(number);
}

/** Appends one line in one write, so that lines of threads and processes never mix. */
function tell(event) {
  const path = process.env.EXECUTION_EVENTS;
  if (!path) return;
  try {
    const line = Buffer.from(`${JSON.stringify({ ...event, at: new Date().toISOString() })}\n`);
    const file = openSync(path, "a");
    try {
      writeSync(file, line);
    } finally {
      closeSync(file);
    }
  } catch {
    // A run must not end because nobody listens.
  }
}
