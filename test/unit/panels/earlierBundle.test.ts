import assert from "node:assert/strict";
import { join } from "node:path";
import { archiveBundle } from "../../../src/bundle/archive/archiveBundle";
import { archiveFile } from "../../../src/bundle/archive/archiveFile";
import { workspaceLayout } from "../../../src/bundle/layout";
import { EarlierBundle } from "../../../src/panels/read/earlierBundle";
import { EventHistory } from "../../../src/panels/read/eventHistory";
import { readDetails } from "../../../src/panels/read/readDetails";
import { buildDetailsView } from "../../../src/panels/view/buildDetailsView";
import type { DetailsView } from "../../../src/shared/details/detailsView";
import { makeBundle } from "../../support/madeBundle";
import { makeTemporaryFolder, removeFolder } from "../../support/temporaryFolder";

describe("an earlier run that inputs are compared with", () => {
  let workspace = "";
  let bundle = "";

  beforeEach(async () => {
    workspace = await makeTemporaryFolder("earlier");
    makeBundle(workspace, { id: "train-1", inputs: { epochs: 40, seed: 1 } });
    bundle = makeBundle(workspace, { id: "train-2", inputs: { epochs: 50, seed: 1 } });
  });
  afterEach(() => removeFolder(workspace));

  const view = (folder: string | null): DetailsView => {
    const facts = readDetails({
      target: { workspace, id: "train-2" },
      path: bundle,
      events: new EventHistory(join(bundle, "metadata/events.ndjson")).known,
      archive: null,
      logLines: 0,
      verification: null,
      earlierOf: () => ({ id: "train-1", name: null, folder }),
      familyOf: () => ({ parentIsKnown: false, children: [], related: { executions: [], more: {} } }),
    });
    return buildDetailsView(facts, new Date());
  };
  const changes = (folder: string | null): unknown[] =>
    view(folder).inputs.map(({ name, change }) => [name, change]);

  it("is read from its archive, and nothing is said against it before", async () => {
    const layout = workspaceLayout(workspace);
    await archiveBundle(layout, "train-1");
    const execution = { id: "train-1", path: archiveFile(layout, "train-1"), archived: true };
    let wasToldBefore = true;
    const folder = await new Promise<string | null>((resolve) => {
      const earlier = new EarlierBundle(layout, () => {
        resolve(earlier.folderOf(execution));
      });
      wasToldBefore = earlier.folderOf(execution) !== null;
    });
    assert.equal(wasToldBefore, false);
    assert.deepEqual(changes(null), [
      ["epochs", null],
      ["seed", null],
    ]);
    assert.equal(view(null).comparedWith, null);
    assert.deepEqual(changes(folder), [
      ["epochs", { kind: "was", value: "40" }],
      ["seed", { kind: "same" }],
    ]);
  });

  it("is none where its request cannot be read", () => {
    assert.deepEqual(changes(join(workspace, "none")), [
      ["epochs", null],
      ["seed", null],
    ]);
  });

  it("is read in its own folder where it is not archived", () => {
    const path = join(workspaceLayout(workspace).executions, "train-1");
    const earlier = new EarlierBundle(workspaceLayout(workspace), () => assert.fail("nothing is unpacked"));
    assert.equal(earlier.folderOf({ id: "train-1", path, archived: false }), path);
  });
});
