/**
 * Loaded before a program (`node --require`), it counts the calls by which the program changes the file system or starts
 * a process, and at one of them either kills the program (SIGKILL: nothing of it runs any more) or lets that call and
 * all later ones fail. A call that writes bytes is two points: before it, and when half of the bytes are written.
 *
 * FAULT_AT      the number of the point, from 1; none: they are only counted
 * FAULT_KIND    "kill", or the code of an error: ENOSPC, EROFS
 * FAULT_ROOT    the folder that errors are limited to
 * FAULT_REPORT  a file that is told {total} at the end, or {point, call, path, logged} before the kill
 */
"use strict";
const childProcess = require("node:child_process");
const fs = require("node:fs");
const promises = require("node:fs/promises");
const os = require("node:os");

const real = { ...fs };
const wanted = Number(process.env.FAULT_AT ?? 0);
const kind = process.env.FAULT_KIND ?? "kill";
const root = process.env.FAULT_ROOT ?? "/";
const report = process.env.FAULT_REPORT;
/** What the script's own programs must not see. */
for (const name of ["FAULT_AT", "FAULT_KIND", "FAULT_ROOT", "FAULT_REPORT"]) delete process.env[name];

let point = 0;
/** Of open files, descriptor to path. */
const paths = new Map();
/** Bytes that were written by path, of logs. */
const logged = {};

process.on("exit", () => tell({ total: point }));

function tell(value) {
  if (report !== undefined) real.writeFileSync(report, JSON.stringify(value));
}

function die(call, path) {
  tell({ point, call, path, logged });
  process.kill(process.pid, "SIGKILL");
  // The signal may take a moment.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

function failure(call, path) {
  const errno = os.constants.errno[kind];
  return Object.assign(new Error(`${kind}: made to fail, ${call} '${path}'`), {
    code: kind,
    errno: -errno,
    syscall: call,
    path,
  });
}

/** Whether an error is due at this point; a kill does not return. */
function arrive(call, path) {
  point += 1;
  if (wanted === 0) return false;
  if (kind === "kill") {
    if (point === wanted) die(call, path);
    return false;
  }
  return point >= wanted && isMeant(path);
}

/** A disk that is full or read-only lets files go, be flushed and be closed. */
function isMeant(path) {
  return path.startsWith(root);
}

function pathOf(target) {
  return typeof target === "number" ? (paths.get(target) ?? `descriptor ${target}`) : String(target);
}

function note(path, bytes) {
  if (/std(out|err)\.log$/.test(path)) logged[path] = (logged[path] ?? 0) + bytes;
}

/** A full disk lets files go and change their names; a file that is not there is not removed from any. */
function isFailing(call, path) {
  if (/^fsync|^fdatasync/.test(call)) return false;
  if (kind === "ENOSPC") return !/^(rm|unlink|rename|chmod|utimes)/.test(call);
  return !/^rm/.test(call) || real.lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Calls that change names or sizes; their first argument is a path or a descriptor. */
for (const name of [
  "renameSync",
  "mkdirSync",
  "mkdtempSync",
  "rmSync",
  "unlinkSync",
  "rmdirSync",
  "ftruncateSync",
  "truncateSync",
  "fsyncSync",
  "fdatasyncSync",
  "copyFileSync",
  "cpSync",
  "linkSync",
  "symlinkSync",
  "chmodSync",
  "utimesSync",
])
  fs[name] = (...args) => {
    const path = pathOf(args[0]);
    if (arrive(name, path) && isFailing(name, path)) throw failure(name, path);
    return real[name](...args);
  };

fs.openSync = (path, flags = "r", ...rest) => {
  const writes = typeof flags === "number" ? (flags & 3) !== 0 : flags !== "r";
  if (writes && arrive("openSync", String(path))) {
    const makes = typeof flags === "number" ? (flags & fs.constants.O_CREAT) !== 0 : !flags.startsWith("r");
    if (kind === "EROFS" || makes) throw failure("openSync", String(path));
  }
  const descriptor = real.openSync(path, flags, ...rest);
  paths.set(descriptor, String(path));
  return descriptor;
};

fs.closeSync = (descriptor) => {
  paths.delete(descriptor);
  real.closeSync(descriptor);
};

fs.writeSync = (descriptor, data, ...rest) => {
  const path = pathOf(descriptor);
  const bytes = typeof data === "string" ? Buffer.from(data) : data;
  const [offset = 0, length = bytes.length - offset, position = null] =
    typeof rest[0] === "object" || rest[0] === null ? [] : rest;
  // What is open stays writable on a disk that has become read-only for all else.
  if (arrive("writeSync", path) && kind === "ENOSPC") throw failure("writeSync", path);
  point += 1;
  if (point === wanted && (kind === "kill" || isMeant(path))) {
    const half = length >> 1;
    note(path, real.writeSync(descriptor, bytes, offset, half, position));
    if (kind === "kill") die("writeSync, half", path);
    if (half > 0) return half;
    if (kind === "ENOSPC") throw failure("writeSync", path);
  }
  const written = real.writeSync(descriptor, bytes, offset, length, position);
  note(path, written);
  return written;
};

for (const [name, flag] of [
  ["writeFileSync", "w"],
  ["appendFileSync", "a"],
])
  fs[name] = (target, data, options) => {
    const path = pathOf(target);
    if (arrive(name, path)) throw failure(name, path);
    point += 1;
    if (point === wanted && typeof target === "string" && (kind === "kill" || isMeant(path))) {
      const descriptor = real.openSync(target, options?.flag ?? flag, options?.mode);
      const bytes = Buffer.from(data);
      real.writeSync(descriptor, bytes, 0, bytes.length >> 1);
      real.closeSync(descriptor);
      if (kind === "kill") die(`${name}, half`, path);
      throw failure(name, path);
    }
    return real[name](target, data, options);
  };

/** With a callback, or as a promise: before the call. */
for (const [object, name] of [
  ...[
    "rename",
    "mkdir",
    "mkdtemp",
    "rm",
    "unlink",
    "rmdir",
    "truncate",
    "copyFile",
    "cp",
    "link",
    "symlink",
    "chmod",
    "utimes",
    "writeFile",
    "appendFile",
  ].flatMap((name) => [
    [fs, name],
    [promises, name],
  ]),
  ...["write", "writev", "ftruncate", "fsync", "fdatasync"].map((name) => [fs, name]),
]) {
  const call = object[name];
  object[name] = (...args) => {
    const path = pathOf(args[0]);
    if (!arrive(name, path) || !isFailing(name, path)) return call(...args);
    if (object === promises) return Promise.reject(failure(name, path));
    const done = args.at(-1);
    setImmediate(done, failure(name, path));
    return undefined;
  };
}

/** Between a start and what is noted of it a kill leaves a process that the record does not name. */
for (const name of ["spawn", "spawnSync", "execFile", "execFileSync"]) {
  const call = childProcess[name];
  childProcess[name] = (file, ...args) => {
    arrive(name, String(file));
    const started = call(file, ...args);
    arrive(`${name}, started`, String(file));
    return started;
  };
}
