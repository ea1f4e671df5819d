import assert from "node:assert/strict";
import type { Reply } from "../../../src/shared/messages";
import { KeptAnswer } from "../../../webview-ui/src/compare/keptAnswer";

describe("the answer to what a page asks", () => {
  function asking() {
    const waiting = new Map<number, (reply: Reply<string>) => void>();
    const dropped: number[] = [];
    const answer = new KeptAnswer<string>({
      ask: (ticket) => new Promise((resolve) => waiting.set(ticket, resolve)),
      drop: (ticket) => dropped.push(ticket),
      changed: () => undefined,
    });
    const reply = async (ticket: number | null, value: string): Promise<void> => {
      waiting.get(ticket ?? -1)?.({ ok: true, value });
      await new Promise(setImmediate);
    };
    const shown = (): string | null => (answer.reply?.ok === true ? answer.reply.value : null);
    return { answer, dropped, reply, shown };
  }

  it("stays while the same is asked with another tolerance, until the next answer comes", async () => {
    const { answer, dropped, reply, shown } = asking();
    answer.want("A B", "exact");
    await reply(answer.awaited, "one place");
    answer.want("A B", "within 1 %");
    assert.equal(shown(), "one place");
    await reply(answer.awaited, "none");
    assert.deepEqual([shown(), dropped], ["none", []]);
  });

  it("is void as soon as another pair is asked about, and what comes late for the old pair is not shown", async () => {
    const { answer, dropped, reply, shown } = asking();
    answer.want("A B", "exact");
    await reply(answer.awaited, "of B");
    answer.want("A B", "within 1 %");
    const old = answer.awaited;
    answer.want("A C", "exact");
    assert.equal(shown(), null);
    assert.deepEqual(dropped, [old]);
    await reply(old, "of B, late");
    assert.equal(shown(), null);
    await reply(answer.awaited, "of C");
    assert.equal(shown(), "of C");
  });

  it("is not awaited any more once the user cancels, and asked again on wish", async () => {
    const { answer, dropped, reply, shown } = asking();
    answer.want("A B", "exact");
    const first = answer.awaited;
    answer.stop();
    answer.want("A B", "exact");
    assert.deepEqual([answer.isStopped, answer.awaited, dropped], [true, null, [first]]);
    answer.resume();
    answer.want("A B", "exact");
    await reply(answer.awaited, "of B");
    assert.equal(shown(), "of B");
  });
});
