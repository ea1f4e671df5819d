import assert from "node:assert/strict";
import type { Reply } from "../../../src/shared/messages";
import { MenuOpener } from "../../../webview-ui/src/table/menuOpener";
import type { OpenMenu } from "../../../webview-ui/src/table/tableContext";

/** Lists whose host answers when it is told to. */
class Lists {
  shown: OpenMenu | null = null;
  private readonly answers: (() => void)[] = [];
  readonly opener = new MenuOpener(
    {
      ask: () =>
        new Promise<Reply<never>>((resolve) => {
          this.answers.push(() => {
            resolve({ ok: true, value: [] as never });
          });
        }),
    },
    (menu) => (this.shown = menu),
  );

  async answer(): Promise<void> {
    for (const each of this.answers.splice(0)) each();
    await new Promise((resolve) => setImmediate(resolve));
  }

  get find(): string | null {
    return this.shown !== null && "find" in this.shown ? this.shown.find : null;
  }
}

describe("the lists over the page", () => {
  const { document: before } = globalThis as { document?: Document };

  beforeEach(() => {
    Object.assign(globalThis, { document: { activeElement: null } });
  });
  afterEach(() => {
    Object.assign(globalThis, { document: before });
  });

  it("keep what one types while the host is asked again", async () => {
    const lists = new Lists();
    void lists.opener.open("columns");
    await lists.answer();
    lists.opener.find("tags");
    void lists.opener.open("columns");
    lists.opener.find("note");
    await lists.answer();
    assert.equal(lists.find, "note");
  });

  it("begin with nothing typed, and open where they were closed before", async () => {
    const lists = new Lists();
    void lists.opener.open("columns");
    await lists.answer();
    lists.opener.find("tags");
    void lists.opener.open("group");
    await lists.answer();
    assert.deepEqual([lists.shown?.kind, lists.find], ["group", ""]);
  });

  it("stay closed, and give way to another, though the host answers what was asked before", async () => {
    const lists = new Lists();
    void lists.opener.open("columns");
    await lists.answer();
    void lists.opener.open("columns");
    lists.opener.close();
    await lists.answer();
    assert.equal(lists.shown, null);
    void lists.opener.open("columns");
    await lists.answer();
    void lists.opener.open("columns");
    lists.opener.close();
    await lists.opener.open("views");
    await lists.answer();
    assert.equal((lists.shown as OpenMenu | null)?.kind, "views");
  });
});
