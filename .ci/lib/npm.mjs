import { dirname, join } from "node:path";
import { existsSync } from "node:fs";
import { findProgram } from "./findProgram.mjs";

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
