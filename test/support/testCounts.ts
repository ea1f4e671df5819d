import { readFileSync, writeFileSync } from "node:fs";

/** How many tests ended how. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What a file of counts holds; nothing where there is none. */
export function readCounts(path: string): TestCounts {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as TestCounts;
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

/** Adds what a run counted to the file named by `EXECUTIONS_TEST_COUNTS`, where that is set. */
export function addCounts({ passed, failed, skipped }: TestCounts): void {
  const path = process.env["EXECUTIONS_TEST_COUNTS"];
  if (path === undefined) return;
  const before = readCounts(path);
  const sum = {
    passed: before.passed + passed,
    failed: before.failed + failed,
    skipped: before.skipped + skipped,
  };
  writeFileSync(path, JSON.stringify(sum));
}
