import { dirname, join } from "node:path";
import { existsSync } from "node:fs";
import { findProgram } from "./findProgram.mjs";

/** What npm said about a failure, without its long lists of options. */
export function npmComplaint(output) {
  const complaints = output.split("\n").filter((line) => line.startsWith("npm error"));
  return (complaints.length > 0 ? complaints.slice(0, 25).join("\n") : output).slice(-3000);
}

const leftByNpm = /^npm_(config_(user_agent|local_prefix)|node_execpath|execpath|lifecycle_|package_)/i;

/**
 * This process's environment without what an npm that runs us left there (it would tell another npm the wrong Node);
 * the user's own settings, such as a registry, stay.
 */
export function npmEnvironment(additional = {}) {
  const kept = Object.entries(process.env).filter(([name]) => !leftByNpm.test(name));
  return { ...Object.fromEntries(kept), ...additional };
}

/**
 * The program and first arguments that start npm: the npm that runs us, else the one beside this Node,
 * else the one on PATH.
 */
export function npmCommand() {
  const besideNode = [
    process.env.npm_execpath,
    join(dirname(process.execPath), "../lib/node_modules/npm/bin/npm-cli.js"),
    join(dirname(process.execPath), "node_modules/npm/bin/npm-cli.js"),
  ].find((path) => path?.endsWith("npm-cli.js") && existsSync(path));
  return besideNode ? [process.execPath, besideNode] : [findProgram("npm") ?? "npm"];
}
