import assert from "node:assert/strict";
import fc from "fast-check";
import { secretForms } from "../../../../src/core/secrets/secretForms";

const secret = fc
  .string({ unit: "grapheme", minLength: 4, maxLength: 60 })
  .filter((value) => value.trim().length > 3);

function stands(value: string, written: Uint8Array | string): boolean {
  const text = Buffer.from(written).toString("latin1");
  return [...secretForms(value)].some((form) => form.length >= 4 && text.includes(form));
}

describe("the forms of a secret", () => {
  it("are found in base64 of anything that holds it, in both alphabets", () => {
    fc.assert(
      fc.property(
        secret,
        fc.uint8Array({ maxLength: 9 }),
        fc.uint8Array({ maxLength: 9 }),
        (value, before, after) => {
          const data = Buffer.concat([before, Buffer.from(value), after]);
          assert.ok(stands(value, data.toString("base64")));
          assert.ok(stands(value, data.toString("base64url")));
        },
      ),
    );
  });

  it("leave nothing of its own base64 uncovered", () => {
    fc.assert(
      fc.property(secret, (value) => {
        const forms = secretForms(value);
        assert.ok(forms.has(Buffer.from(value).toString("base64")));
        assert.ok(forms.has(Buffer.from(value).toString("base64url")));
        assert.ok(forms.has(Buffer.from(`${value}\n`).toString("base64")));
      }),
    );
  });

  it("are found in URLs, forms, JSON and its escapes", () => {
    fc.assert(
      fc.property(secret, (value) => {
        const form = new URLSearchParams({ x: value }).toString();
        for (const written of [
          encodeURIComponent(value),
          encodeURI(value),
          form,
          JSON.stringify({ x: [value] }),
        ])
          assert.ok(stands(value, written), written);
        const ascii = JSON.stringify(value).replaceAll(
          /[^ -~]/g,
          (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
        );
        assert.ok(stands(value, ascii));
      }),
    );
  });

  it("hold each line of a key of several lines, but not its armour", () => {
    const key =
      "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0\n  wq7e3JkPz1Vd8=\nx\n-----END PRIVATE KEY-----\n";
    const forms = secretForms(key);
    assert.ok(forms.has("MIIEvQIBADANBgkqhkiG9w0"));
    assert.ok(forms.has("wq7e3JkPz1Vd8="));
    assert.ok(forms.has(key.trim()));
    assert.ok(!forms.has("x"));
    assert.ok(!forms.has("-----BEGIN PRIVATE KEY-----"));
  });

  it("are found in the lines of base64 that was wrapped", () => {
    const value = "correct-horse-battery-staple-".repeat(4);
    const wrapped = Buffer.from(value).toString("base64").replaceAll(/.{76}/g, "$&\n");
    const [first = "", second = ""] = wrapped.split("\n");
    assert.equal(second.length, 76);
    assert.ok(secretForms(value).has(first));
    assert.ok(secretForms(value).has(second));
  });

  it("hold what a shell prints that traces its commands, and Python's repr", () => {
    const forms = secretForms("it's\\a b");
    assert.ok(forms.has("it'\\''s\\a b"));
    assert.ok(forms.has("it\\'s\\\\a b"));
  });
});
