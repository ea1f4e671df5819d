import assert from "node:assert/strict";
import { isSameToken } from "../../../src/runner/isSameToken";

describe("the token of who connects to a run", () => {
  it("is the same letter by letter, and no other one breaks the comparison", () => {
    assert.equal(isSameToken("0f3a", "0f3a"), true);
    assert.equal(isSameToken("0f3b", "0f3a"), false);
    assert.equal(isSameToken("0f3", "0f3a"), false);
    assert.equal(isSameToken("0f3é", "0f3a"), false);
  });
});
