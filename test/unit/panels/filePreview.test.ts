import assert from "node:assert/strict";
import { join } from "node:path";
import { BundleFiles } from "../../../src/panels/bundleFiles";
import { filePreview } from "../../../src/panels/filePreview";
import { removeFolder, temporaryFolder, writeTree } from "../../support/zipSample";

const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

describe("the preview of a file of a bundle", () => {
  let folder = "";
  let files = new BundleFiles("", "");

  before(() => {
    folder = temporaryFolder();
    files = new BundleFiles(join(folder, "bundle"), folder);
    writeTree(join(folder, "bundle"), {
      "outputs/birds.csv": 'species,mass\nAdelie,3750\n"Gentoo, large",5000\n',
      "outputs/half.csv": "species;mass\nAdelie;1,5\n",
      "outputs/tabs.tsv": "a\tb\n1\t2\n",
      "outputs/long.csv": `name,value\n${"row,1\n".repeat(1000)}`,
      "outputs/huge.csv": `name,value\n${"row,1\n".repeat(200_000)}`,
      "outputs/metrics.json": '{"loss":0.5}',
      "outputs/broken.json": '{"loss":',
      "outputs/plot.png": pixel,
      "outputs/model.bin": Buffer.from([1, 2, 0, 3]),
      "outputs/log.txt": "<script>alert(1)</script>",
    });
    writeTree(folder, { "secret.txt": "not of the bundle" });
  });
  after(() => removeFolder(folder));

  it("is a table of separated values, whatever separates them", () => {
    assert.deepEqual(filePreview(files, "outputs/birds.csv"), {
      kind: "table",
      head: ["species", "mass"],
      rows: [
        ["Adelie", "3750"],
        ["Gentoo, large", "5000"],
      ],
      truncated: false,
    });
    for (const [path, head, row] of [
      ["outputs/half.csv", ["species", "mass"], ["Adelie", "1,5"]],
      ["outputs/tabs.tsv", ["a", "b"], ["1", "2"]],
    ] as const)
      assert.deepEqual(filePreview(files, path), { kind: "table", head, rows: [row], truncated: false });
  });

  it("of a long table is its first rows, each whole", () => {
    for (const path of ["outputs/long.csv", "outputs/huge.csv"]) {
      const preview = filePreview(files, path);
      assert.ok(preview.kind === "table" && preview.truncated, path);
      assert.equal(preview.rows.length, 200);
      assert.ok(preview.rows.every((row) => row.join() === "row,1"));
    }
  });

  it("lays JSON out, and shows what is none as it is", () => {
    const [whole, broken] = ["outputs/metrics.json", "outputs/broken.json"].map((path) =>
      filePreview(files, path),
    );
    assert.deepEqual(whole, { kind: "text", text: '{\n  "loss": 0.5\n}', size: 12, truncated: false });
    assert.deepEqual(broken, { kind: "text", text: '{"loss":', size: 8, truncated: false });
  });

  it("is the image itself, text, or the reason why there is none", () => {
    assert.deepEqual(filePreview(files, "outputs/plot.png"), {
      kind: "image",
      source: `data:image/png;base64,${pixel.toString("base64")}`,
    });
    assert.deepEqual(filePreview(files, "outputs/model.bin"), { kind: "none", size: 4, why: "binary" });
    const text = filePreview(files, "outputs/log.txt");
    assert.equal(text.kind === "text" ? text.text : "", "<script>alert(1)</script>");
  });

  it("is of no file outside of the bundle", () => {
    for (const path of ["../secret.txt", "outputs/../../secret.txt", "outputs/none.csv"])
      assert.throws(() => filePreview(files, path), /There is no file/);
  });
});
