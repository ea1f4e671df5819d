import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { LineageJson } from "../../src/core/lineage/lineageJson";
import { LineagePage } from "./lineagePage";
import type { Stage } from "./lineagePipeline";
import { press } from "./press";
import { provJsonProblems } from "./provJsonSchema";
import { saveAs } from "./saveAs";
import type { Workbench } from "./workbench";

/** What the Lineage page writes of the pipeline that it shows. @param ids of its executions. */
export function defineLineageExports(workbench: () => Workbench, ids: () => Record<Stage, string>): void {
  const page = async (): Promise<LineagePage> => new LineagePage(await workbench().webview("Lineage"));
  const exported = async (item: string, name: string): Promise<string> => {
    const lineage = await page();
    await press(lineage.frame.locator("[data-action=export]"));
    await press(lineage.frame.locator(".menu .item", { hasText: item }));
    const path = join(dirname(workbench().workspace?.folder ?? ""), name);
    return readFileSync(await saveAs(workbench(), `/${name}`, path), "utf8");
  };

  it("is exported as a picture with each node at its place", async () => {
    const svg = await exported("Picture (SVG)", "lineage.svg");
    const places = [...svg.matchAll(/<rect x="(\d+)" y="(\d+)"/g)].map(([, x, y]) => `${x} ${y}`);
    assert.equal(places.length, (await (await page()).names()).length);
    assert.equal(new Set(places).size, places.length);
    assert.equal(svg.match(/<path d="M[^"]*" fill="none"/g)?.length, 6);
  });

  it("is exported as nodes and edges, and as the provenance of its executions", async () => {
    const json = JSON.parse(await exported("Nodes and edges", "lineage.json")) as LineageJson;
    const executions = json.nodes.filter(({ kind }) => kind === "execution").map(({ id }) => id);
    assert.deepEqual(executions.sort(), Object.values(ids()).sort());
    assert.ok(json.edges.some(({ kind, to }) => kind === "used" && to === ids().evaluate));
    const prov = await exported("Provenance of these", "lineage.prov.json");
    assert.deepEqual(provJsonProblems(prov), []);
    for (const id of executions) assert.match(prov, new RegExp(`"executions:id": "${id}"`));
  });

  it("is no picture as a list, and says so", async () => {
    const lineage = await page();
    await lineage.choose("List");
    await press(lineage.frame.locator("[data-action=export]"));
    const item = lineage.frame.locator(".menu .item[aria-disabled=true]", { hasText: "Picture (SVG)" });
    await item.waitFor();
    assert.match(await item.innerText(), /of the graph: choose Graph/);
    await workbench().screenshot("lineage-export");
    await workbench().page.keyboard.press("Escape");
    await lineage.choose("Graph");
    await lineage.node("clean.csv").waitFor();
  });
}
