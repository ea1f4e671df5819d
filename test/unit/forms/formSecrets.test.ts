import assert from "node:assert/strict";
import { type ProcessDescription } from "../../../src/core/processDescription";
import { FormSecrets } from "../../../src/forms/formSecrets";
import { type SecretStore } from "../../../src/host/secretStore";
import { inEnglish } from "../../../src/core/translate";

const token = { schema: { type: "string", format: "secret" } } as const;
const method: ProcessDescription = {
  id: "fetch",
  version: "1.0.0",
  inputs: { token, proxy: { ...token, minOccurs: 0 }, url: { schema: { type: "string" } } },
  outputs: {},
};

function storeOf(kept: Map<string, string>): SecretStore {
  return {
    get: (input) => Promise.resolve(kept.get(input)),
    keep: (input, value) => Promise.resolve(void kept.set(input, value)),
    forget: (input) => Promise.resolve(void kept.delete(input)),
  };
}

describe("the secrets of a form", () => {
  it("are asked for anew for each run, unless they are to be remembered", async () => {
    const kept = new Map<string, string>();
    const first = await FormSecrets.open(method, storeOf(kept));
    assert.equal(first.problemOf("token", token, inEnglish), "needs a value");
    await first.give("token", "s3cret-word");
    assert.equal(first.problemOf("token", token, inEnglish), null);
    assert.deepEqual(first.values, { token: "s3cret-word" });
    const second = await FormSecrets.open(method, storeOf(kept));
    assert.equal(second.holdOf("token"), null);
    await second.remember("token", "an0ther-word");
    const third = await FormSecrets.open(method, storeOf(kept));
    assert.equal(third.holdOf("token"), "remembered");
    assert.deepEqual(third.values, { token: "an0ther-word" });
  });

  it("are forgotten on wish, and when a value is given for one run alone", async () => {
    for (const forget of [true, false]) {
      const kept = new Map([["token", "s3cret-word"]]);
      const secrets = await FormSecrets.open(method, storeOf(kept));
      if (forget) await secrets.forget("token");
      else await secrets.give("token", "an0ther-word");
      assert.equal(secrets.holdOf("token"), forget ? null : "given");
      assert.deepEqual([...kept], []);
    }
  });

  it("are none for a method without secret inputs, and empty where an optional one is not set", async () => {
    const { url } = method.inputs;
    assert.ok(url !== undefined);
    const plain = { ...method, inputs: { url } };
    assert.equal((await FormSecrets.open(plain, storeOf(new Map()))).values, null);
    assert.deepEqual((await FormSecrets.open(method, storeOf(new Map()))).values, {});
  });
});
