import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundlePaths } from "../../src/bundle/layout";

/** What one stream printed at one time. */
export interface LogWrite {
  readonly stream: "out" | "err";
  readonly text: string;
}

/** Makes the folder of a bundle whose logs are empty. */
export function emptyLogs(bundle: string): string {
  for (const part of ["metadata", "outputs"]) mkdirSync(join(bundle, part), { recursive: true });
  for (const path of [bundlePaths.stdout, bundlePaths.stderr, bundlePaths.logIndex])
    writeFileSync(join(bundle, path), "");
  return bundle;
}

/** Appends to a log as the runner does. @param at milliseconds since the start. */
export function writeLog(bundle: string, { stream, text }: LogWrite, at: number): void {
  appendFileSync(join(bundle, stream === "out" ? bundlePaths.stdout : bundlePaths.stderr), text);
  appendFileSync(join(bundle, bundlePaths.logIndex), `[${at},"${stream}",${Buffer.byteLength(text)}]\n`);
}
