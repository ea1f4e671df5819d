import assert from "node:assert/strict";
import fc from "fast-check";
import { TextColumn } from "../../../../src/core/query/textColumn";
import { summary } from "../../../support/summaries";

const text = fc.string({ unit: fc.constantFrom("a", "b", "A", "\n", "é"), maxLength: 4 });

describe("the texts of many executions", () => {
  it("are found by a part of them, whatever takes the place of some", () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 150, maxLength: 300 }),
        fc.array(fc.tuple(fc.nat(320), text), { maxLength: 900, size: "max" }),
        fc.string({ unit: fc.constantFrom("a", "b", "é"), maxLength: 3 }),
        (first, later, part) => {
          const column = new TextColumn(({ id }) => id);
          const texts = new Map<number, string>();
          const take = (slot: number, id: string): void => {
            texts.set(slot, id);
            column.take(slot, summary({ id }));
          };
          const assertFound = (): void => {
            const among = new Uint8Array(400);
            for (const slot of texts.keys()) if (slot % 5 !== 0) among[slot] = 1;
            const naive = Array.from(among, (asked, slot) =>
              asked === 1 && texts.get(slot)?.toLowerCase().includes(part) === true ? 1 : 0,
            );
            assert.deepEqual([...column.holding(among, part)], naive);
            found += naive.filter((each) => each === 1).length;
          };
          column.reserve(350);
          first.forEach((id, slot) => {
            take(slot, id);
          });
          assertFound();
          for (const [slot, id] of later) take(slot, id);
          column.reserve(400);
          assertFound();
        },
      ),
    );
    assert.ok(found > 100, `${found} were found`);
  });
});
