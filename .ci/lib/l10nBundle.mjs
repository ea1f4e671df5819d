import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { repository } from "./repository.mjs";

/** It hands on what others say. */
const translators = new Set([join("src", "host", "translate.ts")]);

/**
 * The bundle of all texts that the extension shows in the user's language, as the text of its file: the literals given
 * to `l10n.t`, `t` and `this.t` in `src/`, sorted by code units.
 * Throws where a text is no literal: it could not be translated.
 */
export function l10nBundle() {
  const files = globSync("src/**/*.ts", { cwd: repository }).filter((file) => !translators.has(file));
  const texts = [...new Set(files.flatMap(textsOf))].sort();
  return `${JSON.stringify(Object.fromEntries(texts.map((text) => [text, text])), null, 2)}\n`;
}

function textsOf(file) {
  const content = readFileSync(join(repository, file), "utf8");
  const source = ts.createSourceFile(file, content, ts.ScriptTarget.Latest, true);
  const texts = [];
  const visit = (node) => {
    if (ts.isCallExpression(node) && isTranslation(node.expression)) texts.push(literalOf(node, source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

function isTranslation(callee) {
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  return ts.isIdentifier(name) && name.text === "t";
}

function literalOf(call, source) {
  const [text] = call.arguments;
  if (text !== undefined && ts.isStringLiteralLike(text)) return text.text;
  const { line } = source.getLineAndCharacterOfPosition(call.getStart(source));
  throw new Error(`${source.fileName}:${line + 1}: the text to translate is no string literal.`);
}
