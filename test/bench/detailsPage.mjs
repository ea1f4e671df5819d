import { runWorkbenchSpec } from "./workbenchSpec.mjs";

/** The details page of an execution in the real workbench: from the click on its row to what can be seen. */
export async function benchDetailsPage() {
  await runWorkbenchSpec("detailsPage");
}

if (process.argv[1] === import.meta.filename) await benchDetailsPage();
