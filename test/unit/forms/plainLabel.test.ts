import assert from "node:assert/strict";
import { plainLabel } from "../../../src/forms/plainLabel";

describe("a label of a list to pick from", () => {
  it("shows no icon that a script wrote", () => {
    assert.equal(plainLabel("$(error) of $(loading~spin)"), "\\$(error) of \\$(loading~spin)");
    assert.equal(plainLabel("costs $5 (all)"), "costs $5 (all)");
  });
});
