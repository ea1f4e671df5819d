import assert from "node:assert/strict";
import { parseViews, withoutView, withView } from "../../../src/core/savedView";

describe("the file of saved views", () => {
  const failed = {
    name: "Failed",
    query: "status:failed",
    columns: ["state"],
    sort: ["-created"],
    groupBy: "method",
  };

  it("gives its views with columns, sort and grouping", () => {
    assert.deepEqual(parseViews({ version: 1, views: [failed] }), { views: [failed], problems: [] });
    assert.deepEqual(parseViews({ version: 1, views: [{ name: "All", query: "", sort: "name" }] }).views, [
      { name: "All", query: "", sort: ["name"] },
    ]);
  });

  it("tells each damage by the view's name, and keeps the others", () => {
    const damaged = [{ name: "A", query: "staus:x" }, { query: "" }, 7, { name: "B", query: "", columns: 1 }];
    const { views, problems } = parseViews({ version: 1, views: [...damaged, failed, failed] });
    assert.deepEqual(views, [failed]);
    assert.equal(problems.length, 5);
    assert.match(
      problems[0] ?? "",
      /^view A: its query staus:x is wrong at position 1: There is no field staus/,
    );
    assert.equal(problems[4], "view Failed: it is there twice");
    assert.deepEqual(parseViews({ version: 2, views: [failed] }).views, []);
    assert.match(parseViews([]).problems[0] ?? "", /not of the form/);
  });

  it("keeps what is not ours when a view is saved, replaced or deleted", () => {
    const file = { version: 1, owner: "ada", views: [{ ...failed, colour: "red" }, 7] };
    const replaced = withView(file, { name: "Failed", query: "status:dead" });
    assert.deepEqual(replaced, {
      version: 1,
      owner: "ada",
      views: [{ name: "Failed", query: "status:dead", colour: "red" }, 7],
    });
    assert.deepEqual(withoutView(replaced, "Failed"), { version: 1, owner: "ada", views: [7] });
    assert.deepEqual(withView({}, failed), { version: 1, views: [failed] });
  });
});
