import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { repository } from "./repository.mjs";

/** What `dist/api.js` exports, and what the extension gives to others. */
const entries = {
  "src/store/api/executionsQuery.ts": "ExecutionsQuery",
  "src/store/api/executionsApi.ts": "ExecutionsApi",
};

/**
 * The types of `dist/api.js` and of the extension's API as one declaration file that needs no other: these two, and all
 * types that they name, from whatever module.
 * @throws {Error} where a declaration cannot be told from its file alone, or two types have one name.
 */
export function apiTypes() {
  const modules = new Map();
  const placed = new Map(/* name → path of its module */);
  const texts = [];
  const place = (path, name) => {
    if (placed.get(name) === path) return;
    if (placed.has(name)) throw new Error(`${name} is declared in ${placed.get(name)} and in ${path}`);
    placed.set(name, path);
    const module = modules.get(path) ?? readModule(path);
    modules.set(path, module);
    const statement = module.declared.get(name);
    if (statement === undefined) throw new Error(`${path} declares no ${name}`);
    for (const used of namesUsed(statement))
      if (module.declared.has(used)) place(path, used);
      else if (module.imported.has(used)) place(module.imported.get(used), used);
    texts.push(textOf(statement));
  };
  for (const [entry, name] of Object.entries(entries)) place(join(repository, entry), name);
  return `${texts.join("\n\n")}\n\nexport {};\n`;
}

function readModule(path) {
  const compilerOptions = { strict: true, exactOptionalPropertyTypes: true, target: ts.ScriptTarget.ES2023 };
  const { outputText, diagnostics } = ts.transpileDeclaration(readFileSync(path, "utf8"), {
    fileName: path,
    reportDiagnostics: true,
    compilerOptions,
  });
  const [problem] = diagnostics ?? [];
  if (problem !== undefined)
    throw new Error(
      `${relative(repository, path)}: ${ts.flattenDiagnosticMessageText(problem.messageText, " ")}`,
    );
  const [declared, imported] = [new Map(), new Map()];
  const { statements } = ts.createSourceFile("module.d.ts", outputText, ts.ScriptTarget.ES2023, true);
  for (const statement of statements)
    if (ts.isImportDeclaration(statement)) {
      const from = `${join(dirname(path), statement.moduleSpecifier.text)}.ts`;
      for (const { name } of statement.importClause?.namedBindings?.elements ?? [])
        imported.set(name.text, from);
    } else for (const name of namesOf(statement)) declared.set(name, statement);
  return { declared, imported };
}

function namesOf(statement) {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  return statement.name === undefined ? [] : [statement.name.text];
}

/** The names of types, and of values behind `typeof`, in a declaration. */
function namesUsed(statement) {
  const names = new Set();
  const visit = (node) => {
    if (ts.isTypeReferenceNode(node)) names.add(node.typeName.getText());
    if (ts.isTypeQueryNode(node)) names.add(node.exprName.getText());
    if (ts.isExpressionWithTypeArguments(node)) names.add(node.expression.getText());
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return names;
}

/** With its comment; of the values the module exports its class alone. */
function textOf(statement) {
  const text = statement.getFullText().trim();
  return ts.isVariableStatement(statement) ? text.replace(/^export (?=declare const)/m, "") : text;
}
