import assert from "node:assert/strict";
import { TypedQuery } from "../../../webview-ui/src/typedQuery";

/** A page whose host is told of queries; it resolves `asked` with the next one. */
function page(): { readonly query: TypedQuery; readonly asked: string[]; next: () => Promise<string> } {
  const asked: string[] = [];
  let tell: (text: string) => void = () => undefined;
  const query = new TypedQuery((text) => {
    asked.push(text);
    tell(text);
  }, 0);
  return {
    query,
    asked,
    next: () => new Promise((resolve) => (tell = resolve)),
  };
}

describe("a query that is typed", () => {
  it("is asked for at once, and what is typed on when that rests", async () => {
    const { query, asked, next } = page();
    query.type("a");
    assert.deepEqual(asked, ["a"]);
    query.type("ab");
    query.type("abc");
    assert.deepEqual(asked, ["a"]);
    assert.equal(await next(), "abc");
    assert.deepEqual(asked, ["a", "abc"]);
  });

  it("stays in its box while the host still tells of the one before", async () => {
    const { query, next } = page();
    assert.equal(query.shows("first"), true);
    query.type("first and");
    assert.equal(query.shows("first"), false);
    query.type("first and more");
    assert.equal(query.shows("first and"), false);
    await next();
    assert.equal(query.shows("first and more"), false);
  });

  it("gives way to another query once the host has shown it", () => {
    const { query } = page();
    query.type("typed");
    assert.equal(query.shows("typed"), false);
    assert.equal(query.shows("a view's"), true);
  });

  it("is handed on at once where something else builds on it, and not again", async () => {
    const { query, asked, next } = page();
    query.type("t");
    query.type("typed");
    query.flush();
    query.flush();
    assert.deepEqual(asked, ["t", "typed"]);
    query.type("later");
    assert.equal(await next(), "later");
    assert.deepEqual(asked, ["t", "typed", "later"]);
  });
});
