import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hasCommitPage } from "../../../src/views/hasCommitPage";
import { summary } from "../../support/summaries";
import { makeTemporaryFolder, removeFolder } from "../../support/temporaryFolder";

describe("the page of an execution's commit in the browser", () => {
  const commit = "8c1f0e2000000000000000000000000000000000";
  let bundle = "";

  beforeEach(async () => {
    bundle = await makeTemporaryFolder("commit-page");
    mkdirSync(join(bundle, "metadata"));
  });
  afterEach(async () => removeFolder(bundle));

  const recorded = (git: unknown) => {
    writeFileSync(join(bundle, "metadata", "git.json"), JSON.stringify(git));
    return summary({ id: "train-1", path: bundle, commit });
  };

  it("is there where the recorded remote is a known forge", () => {
    const remote = "git@github.com:ada/penguins.git";
    assert.equal(hasCommitPage(recorded({ repository: true, commit, remote })), true);
  });

  it("is not there without a remote, with one that is no known forge, or without a commit", () => {
    assert.equal(hasCommitPage(recorded({ repository: true, commit, remote: null })), false);
    assert.equal(hasCommitPage(recorded({ repository: true, commit, remote: "/srv/penguins.git" })), false);
    assert.equal(hasCommitPage(summary({ id: "train-1", path: bundle })), false);
    assert.equal(hasCommitPage(summary({ id: "train-1", path: join(bundle, "gone"), commit })), false);
  });

  it("may be there for an archived one, whose records are not at hand", () => {
    assert.equal(
      hasCommitPage(summary({ id: "train-1", path: `${bundle}.zip`, commit, archived: true })),
      true,
    );
  });
});
