/** Of a sweep: how many steps there are, and after how many of them a picture is written. */
export const sweepSteps = 40;
const pictureEvery = 10;

/**
 * A script in JavaScript that trains nothing but tells so: `sweep.mjs RATE [fail|nan|wait]`, a loss, an accuracy and a
 * picture and a report by step. `fail` ends badly after step 22, `nan` has three losses that are no numbers, `wait` goes on after
 * step 20 when the file `go` is there.
 */
export const sweepScript = `
import { appendFileSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { crc32, deflateSync } from "node:zlib";

const [rate, mode] = [Number(process.argv[2]), process.argv[3]];
const say = (event) => appendFileSync(process.env.EXECUTION_EVENTS, JSON.stringify(event) + "\\n");
const wave = (step) => 0.02 * Math.sin(step * 7 + rate * 100);

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** Three by three cells, the diagonal the yellower the later. */
function confusion(part) {
  const [cell, size] = [24, 72];
  const rows = Array.from({ length: size }, (_, y) =>
    Buffer.concat([
      Buffer.of(0),
      ...Array.from({ length: size }, (_, x) => {
        const right = Math.floor(x / cell) === Math.floor(y / cell);
        const share = right ? part : (1 - part) / 2;
        return Buffer.of(Math.round(68 + 187 * share), Math.round(1 + 230 * share), Math.round(84 - 50 * share));
      }),
    ]),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.of(137, 80, 78, 71, 13, 10, 26, 10);
  const data = deflateSync(Buffer.concat(rows));
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

for (let step = 0; step <= ${sweepSteps}; step += 1) {
  const loss = 0.05 / rate ** 0.3 + Math.exp((-step * rate ** 0.25) / 4) + wave(step);
  say({ type: "metric", name: "val_loss", value: mode === "nan" && step > 4 && step < 8 ? "NaN" : loss, step });
  say({ type: "metric", name: "accuracy", value: 1 - loss / 2, step });
  if (step % ${pictureEvery} === 0) {
    writeFileSync(join(process.env.EXECUTION_OUTPUTS, \`confusion-step-\${step}.png\`), confusion(1 - loss / 2));
    writeFileSync(join(process.env.EXECUTION_OUTPUTS, \`report-\${step}.json\`), JSON.stringify({ rate, step }));
  }
  if (mode === "fail" && step === 22) throw new Error("the gradient exploded");
  if (mode === "wait" && step === 20) while (!existsSync("go")) await pause(50);
}
`;
