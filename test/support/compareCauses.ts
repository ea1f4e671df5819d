import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { compareFound, openComparison } from "./compareFound";
import type { ComparePage } from "./comparePage";
import { ComparedRuns } from "./comparedRuns";
import { GitRepository } from "./gitRepository";
import { violationsAround } from "./accessibility";
import { press } from "./press";
import { themes } from "./themes";
import { waitForDiff } from "./waitForDiff";
import type { Workbench } from "./workbench";

const line = "loss = arguments.lr * len(rows)";
const [few, many] = ["1\n2\n3\n", "1\n2\n3\n4\n"];

/** Two executions that differ in something, and how the page tells it. */
interface Pair {
  readonly what: string;
  /** What the headline says. */
  readonly headline: RegExp;
  /** What most likely made them differ, in this order. */
  readonly causes: readonly RegExp[];
  readonly run: (runs: ComparedRuns, tag: string) => Promise<void>;
}

const plain = ["--lr", "0.1", "--data", "data.csv"];
const lower = ["--lr", "0.01", "--data", "data.csv"];
const threads = (count: string): Record<string, string> => ({ OMP_NUM_THREADS: count });
/** What is other each time and says nothing: places, and the number of a job. */
const noise = (name: string): Record<string, string> => ({
  TF_LOGS: `/tmp/logs-${name}`,
  SLURM_JOB_ID: name,
  PATH: `/opt/${name}:${process.env["PATH"] ?? ""}`,
});

const pairs: readonly Pair[] = [
  {
    what: "an argument",
    headline: /^differ in argument --lr \(0\.1 → 0\.01\); same data$/i,
    causes: [/--lr \(0\.1 → 0\.01\)/],
    run: async (runs, tag) => {
      await runs.run(plain, {}, tag);
      await runs.run(lower, {}, tag);
    },
  },
  {
    what: "one line of code that is not committed",
    headline: /^differ in 1 line of fit\.py; same data$/i,
    causes: [/1 line of fit\.py/],
    run: async (runs, tag) => {
      await runs.run(plain, {}, tag);
      runs.edit(line, `${line} * 2`);
      await runs.run(plain, {}, tag);
      runs.edit(line, line);
    },
  },
  {
    what: "the version of a package",
    headline: /^differ in package numpy \(1\.26 → 2\.1\); same data$/i,
    causes: [/package numpy \(1\.26\.4 → 2\.1\.0\)/],
    run: async (runs, tag) => {
      await runs.run(plain, {}, tag);
      runs.install("numpy", "2.1.0");
      await runs.run(plain, {}, tag);
      runs.install("numpy", "1.26.4");
    },
  },
  {
    what: "the content of an input file",
    headline: /^differ in data data\.csv \(other content\)$/i,
    causes: [/data data\.csv \(other content\)/],
    run: async (runs, tag) => {
      await runs.run(plain, {}, tag);
      runs.data(many);
      await runs.run(plain, {}, tag);
      runs.data(few);
    },
  },
  {
    what: "a variable of the environment",
    headline: /^differ in variable OMP_NUM_THREADS \(4 → 8\); same data$/i,
    causes: [/variable OMP_NUM_THREADS \(4 → 8\)/],
    run: async (runs, tag) => {
      await runs.run(plain, threads("4"), tag);
      await runs.run(plain, threads("8"), tag);
    },
  },
  {
    what: "two things, the likelier first",
    headline: /^differ in package numpy \(1\.26 → 2\.1\), variable OMP_NUM_THREADS \(4 → 8\); same data$/i,
    causes: [/numpy/, /OMP_NUM_THREADS/],
    run: async (runs, tag) => {
      await runs.run(plain, threads("4"), tag);
      runs.install("numpy", "2.1.0");
      await runs.run(plain, threads("8"), tag);
      runs.install("numpy", "1.26.4");
    },
  },
  {
    what: "three things, the likeliest first",
    headline:
      /^differ in argument --lr \(0\.1 → 0\.01\), package numpy \(1\.26 → 2\.1\), 1 line of fit\.py; same data$/i,
    causes: [/--lr/, /numpy/, /fit\.py/],
    run: async (runs, tag) => {
      await runs.run(plain, {}, tag);
      runs.install("numpy", "2.1.0");
      runs.edit(line, `${line} * 2`);
      await runs.run(lower, {}, tag);
      runs.install("numpy", "1.26.4");
      runs.edit(line, line);
    },
  },
];

/** What the page tells of pairs of executions, each of which differs in something that was hidden in it. */
export function defineFoundCauses(workbench: () => Workbench): void {
  describe("that differ in what was hidden", () => definePairs(workbench));
}

/** How the input of the page's one row of inputs differs. */
async function openInput(page: ComparePage): Promise<Locator> {
  await page.section("content").locator("tr[data-row^=inputFiles] .opener").press("Enter");
  return page.frame.locator("[data-detail^=inputFiles] [data-difference]");
}

function definePairs(workbench: () => Workbench): void {
  let repository: GitRepository;
  let runs: ComparedRuns;

  before("lay down a script with its data and its packages", async () => {
    repository = GitRepository.create({ init: false, root: workbench().workspace?.folder ?? "" });
    runs = new ComparedRuns({ repository, executions: workbench().commandLine() }, "fit.py");
    runs.prepare();
    await workbench().runCommand("View: Close All Editors");
  });

  after("remove what git was started with", () => repository.remove());

  for (const [place, { what, headline, causes, run }] of pairs.entries())
    it(`names first what was hidden: ${what}`, async function () {
      this.timeout(60_000);
      const tag = `hidden-${place}`;
      await run(runs, tag);
      const page = await compareFound(workbench(), `tag:${tag}`, 2);
      await page.waitForHeadline(/differ in/i);
      assert.match(await page.headline.innerText(), headline);
      const told = await page.causesOf("B");
      assert.equal(told.length, causes.length, told.join());
      for (const [rank, cause] of causes.entries()) assert.match(told[rank] ?? "", cause);
      await workbench().runCommand("View: Close Editor");
    });

  it("says where nothing that was captured differs, whatever times, places and numbers of jobs were", async function () {
    this.timeout(60_000);
    for (const name of ["one", "two"]) await runs.run(plain, noise(name), "alike");
    const page = await compareFound(workbench(), "tag:alike", 2);
    await page.waitForHeadline(/^nothing that was captured differs/i);
    await page.frame.locator(".nothing", { hasText: "may still differ" }).waitFor();
    await page.frame
      .locator('.causes[data-execution="B"]', { hasText: "nothing that was captured" })
      .waitFor();
    assert.equal(await page.frame.locator(".cause").count(), 0);
    await workbench().screenshot("compare-nothing");
    assert.deepEqual(await violationsAround(page.headline), []);
    await workbench().runCommand("View: Close Editor");
  });

  it("shows in each section what differs, and to either side of the baseline", async function () {
    this.timeout(90_000);
    runs.install("attrs", "23.1.0");
    runs.edit(line, `${line}  # first`);
    await runs.run(plain, threads("4"), "sections");
    repository.commit("Train otherwise");
    runs.uninstall("attrs");
    runs.install("numpy", "2.1.0");
    runs.install("pandas", "2.2.3");
    runs.data(many);
    runs.edit(line, `${line}  # second`);
    await runs.run(lower, threads("8"), "sections");
    const page = await compareFound(workbench(), "tag:sections", 2);
    await page.waitForHeadline(/differ in/i);
    const named = await page.frame
      .locator("tbody[data-section]")
      .evaluateAll((all) => all.map((section) => section.getAttribute("data-section")));
    assert.deepEqual(named, ["inputs", "metrics", "timing", "code", "environment", "content", "logs"]);
    const told: Readonly<Record<string, readonly RegExp[]>> = {
      "arguments arguments": [/--lr 0\.1 /, /^≠ ?--lr 0\.01 /],
      "metrics loss": [/^0\.3$/, /^≠ ?0\.04 ?↓ −0\.26 \(−86\.7 %\) better$/],
      "metrics accuracy": [/^0\.97$/, /^≠ ?0\.996 ?↑ \+0\.026 \(\+2\.7 %\) better$/],
      "packages numpy": [/^1\.26\.4$/, /^≠ ?2\.1\.0$/],
      "packages attrs": [/^23\.1\.0$/, /^≠ ?–$/],
      "packages pandas": [/^–$/, /^≠ ?2\.2\.3$/],
      "variables OMP_NUM_THREADS": [/^4$/, /^≠ ?8/],
    };
    for (const [row, texts] of Object.entries(told)) {
      const cells = await page.cells(row);
      for (const [column, text] of texts.entries()) assert.match(cells[column] ?? "", text, row);
    }
    for (const row of ["timing duration", "resources outputs", "code commit"])
      assert.match((await page.cells(row))[1] ?? "", /^≠/);
    const code = page.frame.locator('.file[data-file="fit.py"]');
    await code.locator(".line.removed", { hasText: "# first" }).waitFor();
    await code.locator(".line.added", { hasText: "# second" }).waitFor();
    await page.log("B out").locator(".line.added", { hasText: "accuracy: 0.996" }).waitFor();
    await workbench().screenshot("compare-sections");
    await page.row("metrics loss").locator("td").nth(1).focus();
    await workbench().page.keyboard.press("b");
    await page.waitForBaseline("B");
    await page
      .row("metrics loss")
      .locator("td", { hasText: /0\.3\s*↑\s*\+0\.26 \(\+650\.0 %\) worse/ })
      .waitFor();
  });

  it("says why the content of an input cannot be held against another, where it is gone", async () => {
    const page = await openComparison(workbench(), 2);
    const difference = await openInput(page);
    await difference.getByText("data.csv was changed since, and the bundle holds no copy").waitFor();
    await workbench().runCommand("View: Close Editor");
  });

  it("shows how an input file differs, and opens both in the diff editor", async function () {
    this.timeout(60_000);
    repository.write("other.csv", "1\n2\n3\n4\n5\n");
    await runs.run(plain, {}, "inputs");
    await runs.run(["--lr", "0.1", "--data", "other.csv"], {}, "inputs");
    const page = await compareFound(workbench(), "tag:inputs", 2);
    await page.waitForHeadline(/differ in data/i);
    const difference = await openInput(page);
    await difference.locator(".line.added", { hasText: "5" }).waitFor();
    await press(difference.locator("[data-action=contentDiff]"));
    await waitForDiff(workbench().page, "(A ↔ B)", /5/);
    await workbench().runCommand("View: Close Editor");
  });

  it("can be read in each kind of theme, and opens nothing that breaks a rule of accessibility", async function () {
    this.timeout(90_000);
    for (const [kind, theme] of Object.entries(themes)) {
      await workbench().useTheme(theme);
      const page = await openComparison(workbench(), 2);
      await page.onlyDifferences(false);
      await page.row("outcome state").waitFor();
      assert.deepEqual(await violationsAround(page.headline), []);
      await workbench().screenshot(`compare-sections-${kind}`);
    }
    await workbench().useTheme(themes.dark);
    await (await openComparison(workbench(), 2)).onlyDifferences(true);
  });
}
