import { closeSync, mkdirSync, openSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";

/** What stands in one of some sixty thousand lines of a large log. */
export const wanted = "loss is nan at step";

/** Writes a log of about so many bytes into the folder of a bundle, and when it was written; what was there is replaced. */
export function makeLargeLog(bundle, bytes) {
  for (const part of ["metadata", "outputs"]) mkdirSync(join(bundle, part), { recursive: true });
  const path = join(bundle, "outputs", "stdout.log");
  const log = openSync(path, "w");
  const index = openSync(join(bundle, "metadata", "logs.ndjson"), "w");
  for (let written = 0, piece = 0; written < bytes; piece += 1) {
    const text = pieceText(piece);
    written += writeSync(log, text);
    writeSync(index, `[${piece * 10},"out",${Buffer.byteLength(text)}]\n`);
  }
  closeSync(log);
  closeSync(index);
  writeFileSync(join(bundle, "outputs", "stderr.log"), "");
  if (statSync(path).size < bytes) throw new Error("the log is too short");
}

function pieceText(piece) {
  const lines = [];
  for (let step = 0; step < 600; step += 1) {
    const loss = (1 / (1 + step / 100 + piece / 1000)).toFixed(6);
    lines.push(`epoch ${piece} step ${step} loss ${loss} accuracy 0.${step} memory 1024 MiB rate 0.001`);
  }
  if (piece % 100 === 50) lines.push(`FloatingPointError: ${wanted} 100 of fold ${piece}`);
  return `${lines.join("\n")}\n`;
}
