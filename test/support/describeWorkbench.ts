import { Workbench } from "./workbench";
import { type WorkbenchOptions } from "./workbenchOptions";

const startLimitMs = 120_000;

/**
 * A mocha suite that shares one workbench: `define` gets a function that returns it inside hooks and tests.
 * A test that fails leaves `test-results/failed-<its full title>.png`.
 */
export function describeWorkbench(
  title: string,
  options: WorkbenchOptions,
  define: (workbench: () => Workbench) => void,
): void {
  describe(title, () => {
    let opened: Workbench | undefined;
    const workbench = (): Workbench => {
      if (opened === undefined) throw new Error("The workbench is open inside hooks and tests only.");
      return opened;
    };
    before("open the workbench", async function () {
      this.timeout(startLimitMs);
      opened = await Workbench.open(options);
    });
    afterEach("keep a picture of a failure", async function () {
      if (this.currentTest?.state !== "failed") return;
      await opened?.screenshot(`failed-${this.currentTest.fullTitle()}`);
    });
    after("close the workbench", async function () {
      this.timeout(startLimitMs);
      await opened?.close();
    });
    define(workbench);
  });
}
