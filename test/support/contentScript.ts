/**
 * A script that writes a result of each kind that can be held against another one: JSON, a table, text and a picture. What
 * differs between two runs of it is its one argument, a rate from 0 to 1.
 */
export const contentScript = `
import { deflateSync, crc32 } from "node:zlib";
import { writeFileSync } from "node:fs";
const rate = Number(process.argv[2]);
const out = process.env.EXECUTION_OUTPUTS;
console.log(new Date().toISOString() + " started, pid " + process.pid);
console.log("rows 3");
console.log("rate " + rate);
console.log("done");
if (rate > 0.15) console.error("the rate is high");
writeFileSync(out + "/params.json", JSON.stringify({ model: { rate, layers: [8, 4] }, seed: 1 }));
writeFileSync(out + "/scores.csv", "species,recall\\nAdelie," + rate + "\\nGentoo,0.7\\n" + (rate > 0.15 ? "Emperor,0.6\\n" : ""));
writeFileSync(out + "/notes.md", "# Notes\\n\\nrate is " + rate + "\\n\\nend\\n");
writeFileSync(out + "/close.json", JSON.stringify({ loss: 0.5 + rate * 1e-8 }));
writeFileSync(out + "/same.txt", "the same");

const [width, height] = [64, 32];
const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};
const header = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, 2, 0, 0, 0]);
const rows = Array.from({ length: height }, (_, y) =>
  Buffer.from([0, ...Array.from({ length: width }, (_, x) => (x < rate * 200 ? [30, 120, 200] : [240, 180, 60])).flat()]),
);
const png = [Buffer.from("\\x89PNG\\r\\n\\x1a\\n", "latin1"), chunk("IHDR", header)];
png.push(chunk("IDAT", deflateSync(Buffer.concat(rows))), chunk("IEND", Buffer.alloc(0)));
writeFileSync(out + "/picture.png", Buffer.concat(png));
`;
