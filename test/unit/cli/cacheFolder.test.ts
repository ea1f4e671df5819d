import assert from "node:assert/strict";
import { cacheFolder } from "../../../src/cli/cacheFolder";

describe("the user's folder of what can be made again", () => {
  it("is in XDG_CACHE_HOME", () => {
    assert.equal(cacheFolder({ XDG_CACHE_HOME: "/var/ada" }, "/home/ada"), "/var/ada/executions");
  });

  it("is in the home folder without one, and where it is relative: programs would come from wherever one stands", () => {
    for (const XDG_CACHE_HOME of [undefined, "", "x", "./x", "../x"])
      assert.equal(cacheFolder({ XDG_CACHE_HOME }, "/home/ada"), "/home/ada/.cache/executions");
  });
});
