// Loaded before a program (`node --require`): ends it by SIGKILL just before its n-th call that changes the file system.
// EXECUTIONS_TEST_KILL_AT=n; without it the calls are counted and told on the last line of standard error.
const fs = require("node:fs");

const killAt = Number(process.env.EXECUTIONS_TEST_KILL_AT ?? "0");
let calls = 0;

function step() {
  calls += 1;
  if (calls === killAt) process.kill(process.pid, "SIGKILL");
}

function wrap(owner, name) {
  const original = owner[name];
  owner[name] = function (...args) {
    step();
    return original.apply(this, args);
  };
}

const sync = [
  "writeSync",
  "writeFileSync",
  "appendFileSync",
  "renameSync",
  "rmSync",
  "mkdirSync",
  "utimesSync",
];
for (const name of [...sync, "symlinkSync", "fsyncSync", "cpSync", "unlinkSync", "rmdirSync"]) wrap(fs, name);
for (const name of ["rename", "rm", "cp", "unlink", "rmdir", "mkdir", "writeFile"]) wrap(fs.promises, name);
if (killAt === 0) process.on("exit", () => fs.writeSync.call(fs, 2, `calls ${calls}\n`));
