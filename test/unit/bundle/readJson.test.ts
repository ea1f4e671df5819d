import assert from "node:assert/strict";
import { parseJsonText } from "../../../src/bundle/readJson";

describe("JSON from outside", () => {
  it("never holds a member __proto__, however its name is written", () => {
    for (const name of [
      "__proto__",
      "\\u005f_proto__",
      "__p\\u0072oto_\\u005F",
      "__prot\\u006f__",
      "__\\u0070ro\\u0074o__",
    ]) {
      const read = parseJsonText(`{"a": {"${name}": {"polluted": true}, "b": [1]}}`);
      assert.ok(read.ok);
      assert.equal(JSON.stringify(read.value), '{"a":{"b":[1]}}', name);
    }
  });

  it("is as it stands otherwise", () => {
    const text = '{"constructor":{"a":"\\u00fc\\n"},"list":[null,1.5,true]}';
    const read = parseJsonText(text);
    assert.ok(read.ok);
    assert.deepEqual(read.value, JSON.parse(text));
    assert.deepEqual(parseJsonText("{").ok, false);
  });
});
