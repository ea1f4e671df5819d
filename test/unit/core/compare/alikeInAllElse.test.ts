import assert from "node:assert/strict";
import fc from "fast-check";
import { alikeInAllElse } from "../../../../src/core/compare/alikeInAllElse";

const count = 7;
const anyFactors = fc.array(
  fc.record({ identities: fc.array(fc.constantFrom("", "a", "b"), { minLength: count, maxLength: count }) }),
  { maxLength: 5 },
);

describe("executions that are alike in all else", () => {
  it("share a group of a factor exactly where no other factor tells them apart", () => {
    fc.assert(
      fc.property(anyFactors, (factors) => {
        const found = alikeInAllElse(factors, count);
        for (const [index, groups] of found.entries()) {
          const others = factors.filter((_, other) => other !== index);
          for (let one = 0; one < count; one += 1) {
            const group = groups.find((places) => places.includes(one)) ?? [];
            for (let other = 0; other < count; other += 1)
              assert.equal(
                group.includes(other),
                others.every(({ identities }) => identities[one] === identities[other]),
              );
          }
        }
      }),
    );
  });
});
