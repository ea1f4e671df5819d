import assert from "node:assert/strict";
import type { Verification } from "../../../../src/core/records";
import { provenanceFacts } from "../../../../src/core/report/provenanceFacts";
import { inEnglish } from "../../../../src/core/translate";
import { summary } from "../../../support/summaries";

describe("the seal in a report", () => {
  const intact: Verification = { ok: true, missing: [], added: [], changed: [], signature: "valid" };

  function sealed(verification: Verification | null, signedBy: string | null): string | undefined {
    const facts = { summary: summary({ id: "a" }), history: [], signedBy, verification };
    return provenanceFacts(facts, inEnglish).find(({ label }) => label === "Sealed")?.value;
  }

  it("says what was found, and of whom only where the signature vouches for it", () => {
    const told: readonly (readonly [Verification | null, string])[] = [
      [null, "no"],
      [intact, "yes, signed by Ada; nothing was changed since, and the signature is valid"],
      [
        { ...intact, signature: "unknown-key" },
        "yes, by a key that is not known here; it says that Ada ran it",
      ],
      [{ ...intact, ok: false, signature: "invalid" }, "yes, but its signature is not valid"],
      [{ ...intact, ok: false, signature: "missing" }, "yes, but it is not signed"],
      [{ ...intact, ok: false, changed: ["outputs/a"] }, "it was, but 1 file is not as it was then"],
      [
        { ok: false, missing: ["a"], added: ["b"], changed: ["c"], signature: "invalid" },
        "it was, but 3 files are not as they were then",
      ],
    ];
    for (const [verification, text] of told) assert.equal(sealed(verification, "Ada"), text);
  });
});
