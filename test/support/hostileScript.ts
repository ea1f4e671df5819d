/** Where whatever runs or loads would leave a trace: nobody answers there. */
export const hostileHost = "hostile.invalid";

/** What runs sets this in its window. */
export const hostileMark = "__taken";

/** A name that would do something wherever it were taken for anything but text; no control characters. @param place tells one from another. */
function hostileName(place: string): string {
  const run = `window.${hostileMark}='${place}'`;
  return [
    `${place}<img src="https://${hostileHost}/${place}.png" onerror="${run}"><script>${run}</script>`,
    `[q](command:workbench.action.quit) ![i](https://${hostileHost}/i) $(error) **b**`,
    "\u202egnp.exe",
  ].join(" ");
}

/** The same with all that a longer text may hold: other elements and links, zero width, terminal sequences. */
export function hostileText(place: string): string {
  const run = `window.${hostileMark}='${place}'`;
  return [
    hostileName(place),
    `<svg onload="${run}"></svg>"'\`\${7*7}{{7*7}}</title></style></textarea>--><a href="javascript:${run}">a</a>`,
    `[js](javascript:${run}) \u2066isolated\u2069 zero\u200b\u200d\ufeffwidth`,
    `\u001b[31mred\u001b[0m \u001b]52;c;aGFja2Vk\u0007 \u001b]8;;https://${hostileHost}/osc8\u0007link\u001b]8;;\u0007`,
  ].join(" ");
}

/** The same for a name that a file may have. */
export const hostileFileName = `<img src=x onerror=${hostileMark}=1>'&amp;[x](command:quit)$(error)`;

/**
 * A script in JavaScript, `hostile.mjs NUMBER`, that says, measures and writes all sorts of hostile things: in lines of
 * both streams, one of them of 1 MB, in metrics, properties, statuses and artifacts, in files of each type with a preview.
 */
export function hostileScript(): string {
  const [line, status] = ["log", "status"].map(hostileText);
  const [metric, property] = ["metric", "property"].map(hostileName);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60" onload="top.${hostileMark}='svg'"><script>top.${hostileMark}='svg'</script><image href="https://${hostileHost}/svg.png" width="9" height="9"/><rect width="90" height="60" fill="teal"/></svg>`;
  return `
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const number = Number(process.argv[2]);
const say = (event) => appendFileSync(process.env.EXECUTION_EVENTS, JSON.stringify(event) + "\\n");
const write = (name, content) => writeFileSync(join(process.env.EXECUTION_OUTPUTS, name), content);
console.log(${JSON.stringify(line)});
console.error("Error: " + ${JSON.stringify(line)});
await new Promise((written) => process.stdout.write(${JSON.stringify(line)}.repeat(2200) + "\\n", written));
process.stderr.write("\\rone " + ${JSON.stringify(line)} + "\\rtwo " + ${JSON.stringify(line)} + "\\n");
say({ type: "status", message: ${JSON.stringify(status)}, progress: 50 });
for (let step = 0; step < 5; step += 1) say({ type: "metric", name: ${JSON.stringify(metric)}, value: number / (step + 1), step });
say({ type: "metric", name: "loss", value: number, step: 1 });
say({ type: "property", name: ${JSON.stringify(property)}, value: ${JSON.stringify(hostileText("value"))} + number });
say({ type: "property", name: "plain", value: ${JSON.stringify(hostileText("plain"))} + number });
mkdirSync(join(process.env.EXECUTION_OUTPUTS, ${JSON.stringify(hostileFileName)}));
for (const ending of ["csv", "json", "svg", "png", "txt", "html", "md"]) {
  const name = ${JSON.stringify(hostileFileName)} + "." + ending;
  const cell = ${JSON.stringify(hostileText("cell"))} + number;
  const contents = {
    csv: '"' + cell.replaceAll('"', '""') + '",b\\n"=cmd|calc","' + cell.replaceAll('"', '""') + '"\\n',
    json: JSON.stringify({ [cell]: cell, __proto__x: [cell], constructor: cell }),
    svg: ${JSON.stringify(svg)} + "<!-- " + number + " -->",
    png: cell,
  };
  write(name, contents[ending] ?? cell);
  say({ type: "artifact", name: ${JSON.stringify(hostileText("artifact"))} + ending, path: name, artifactType: ${JSON.stringify(hostileText("type"))} });
}
write("picture-step-1.svg", ${JSON.stringify(svg)});
if (number === 3) throw new Error(${JSON.stringify(hostileText("reason"))});
`;
}
