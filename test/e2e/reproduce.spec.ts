import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { shortenId } from "../../src/core/format/shortId";
import { describeWorkbench } from "../support/describeWorkbench";
import type { ExecutionSummary } from "../../src/core/summary";

const script = (word: string): string => `
import { writeFileSync } from "node:fs";
writeFileSync(process.env.EXECUTION_OUTPUTS + "/word.txt", "${word}\\n");
writeFileSync(process.env.EXECUTION_OUTPUTS + "/time.json", JSON.stringify({ drawn: Date.now() }));
`;

describeWorkbench("reproducing an execution", {}, (workbench) => {
  const folder = (): string => workbench().workspace?.folder ?? "";
  const executions = () => workbench().tree("Executions");

  it("is started from the tree, and the page tells how each output compares", async () => {
    writeFileSync(join(folder(), "draw.mjs"), script("first"));
    const run = ["run", "draw.mjs", "--name", "first draw"];
    const first = (
      await workbench()
        .commandLine()
        .json<ExecutionSummary>(...run)
    ).value;
    writeFileSync(join(folder(), "draw.mjs"), script("second"));
    await workbench().workspace?.git("add", "draw.mjs");
    await workbench().workspace?.git("commit", "--quiet", "--message", "Go on");
    const before = await workbench().workspace?.git("status", "--porcelain=v2");

    await workbench().openContainer("Executions");
    await executions().open();
    await executions().pickFromMenu("first draw", "Reproduce");
    await workbench().waitForTerminal(/Reproduces draw-/);
    const bundles = workbench().bundles();
    const id = bundles.ids().find((other) => other !== first.id) ?? "";
    await bundles.sealed(id);
    assert.equal(await workbench().workspace?.git("status", "--porcelain=v2"), before);

    const page = await workbench().openDetails(
      executions().rowNamed(`${id.slice(-4)}, Completed,`),
      shortenId(id),
    );
    await page.waitForState("Completed");
    await page
      .section("Reproduction")
      .getByText("1 is identical, 1 differs at drawn", { exact: false })
      .filter({ hasText: "; of the logs 2 are identical" })
      .waitFor();
    assert.deepEqual((await page.cells("Reproduction", "word.txt")).slice(0, 2), ["word.txt", "identical"]);
    const [, verdict, where] = await page.cells("Reproduction", "time.json");
    assert.equal(verdict, "differs");
    assert.match(where ?? "", /^drawn: \d+ → \d+$/);
    await workbench().screenshot("reproduce-details");
  });
});
