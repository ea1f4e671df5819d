import { closeSync, openSync, writeSync } from "node:fs";

const linesAtOnce = 10_000;

/**
 * Writes a log of which each line has another time, duration, path and address than that of another place, and says the
 * same; the last line tells the place.
 */
export function writeLongLog(path: string, place: number, bytes: number): void {
  const file = openSync(path, "w");
  let [size, step] = [0, 0];
  while (size < bytes) {
    const lines = Array.from({ length: linesAtOnce }, (_, index) => lineOf(step + index, place));
    size += writeSync(file, lines.join(""));
    step += linesAtOnce;
  }
  writeSync(file, `loss ${place}\n`);
  closeSync(file);
}

function lineOf(step: number, place: number): string {
  const at = new Date(1.76e12 + place * 86_400_000 + step * (1300 + place)).toISOString();
  const took = ((step * 31 + place * 17) % 9999) / 1000;
  const folder = `/data/${place}/run${step % 97}`;
  const address = (0x10000000 + ((step * 7919 + place * 104_729) % 0x7fffffff)).toString(16);
  return `${at} INFO step ${step} took ${took} s, read ${folder}/part-${step % 13}.csv by <Model at 0x${address}>\n`;
}
