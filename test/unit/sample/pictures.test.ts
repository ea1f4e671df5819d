import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { validateXML } from "xmllint-wasm";
import { repositoryRoot } from "../../support/repositoryRoot";

const media = join(repositoryRoot(), "media");
const pictures = readdirSync(join(media, "walkthrough")).filter((file) => file.endsWith(".svg"));

describe("the pictures", () => {
  for (const file of pictures)
    it(`of the walkthrough take every colour from the theme: ${file}`, async () => {
      const text = readFileSync(join(media, "walkthrough", file), "utf8");
      assert.deepEqual(
        (await validateXML({ xml: { fileName: file, contents: text }, normalization: "format" })).errors,
        [],
      );
      for (const [, , colour] of text.matchAll(/ (fill|stroke)="([^"]*)"/g))
        assert.match(colour!, /^(none|transparent|var\(--vscode-)/);
      assert.doesNotMatch(text, /<style|style=|<script|href=/, "the page's policy lets none of these work");
    });

  it("in the activity bar has one colour, which the theme chooses", () => {
    const text = readFileSync(join(media, "executions.svg"), "utf8");
    assert.match(text, /viewBox="0 0 24 24"/);
    assert.deepEqual(
      new Set([...text.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, colour]) => colour)),
      new Set(["none", "currentColor"]),
    );
  });

  it("for the marketplace is a PNG of 128 by 128", () => {
    const png = readFileSync(join(media, "icon.png"));
    assert.equal(png.toString("latin1", 1, 4), "PNG");
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [128, 128]);
  });
});
