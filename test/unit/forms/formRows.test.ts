import assert from "node:assert/strict";
import { type ProcessDescription } from "../../../src/core/processDescription";
import { formPlaceholder, formRows, formTitle, obstacle, type FormRow } from "../../../src/forms/formRows";
import { type SecretHold } from "../../../src/forms/formSecrets";
import { beginForm, withValue, type Check, type FormState } from "../../../src/forms/formState";
import { inEnglish } from "../../../src/core/translate";

const method: ProcessDescription = {
  id: "train",
  version: "1.2.0",
  title: "Train classifier",
  inputs: {
    data: { schema: { type: "string", format: "file" } },
    rate: { description: "Step size", schema: { type: "number", default: 0.05 } },
    standardize: { schema: { type: "boolean", default: true } },
    features: {
      schema: {
        type: "array",
        items: { type: "string", enum: ["bill", "flipper"] },
        default: ["bill", "flipper"],
      },
    },
    holdout: { minOccurs: 0, schema: { type: "string" } },
  },
  outputs: {},
};

const check: Check = (_name, value, { minOccurs = 1 }) =>
  value === undefined && minOccurs > 0 ? "needs a value" : value === -1 ? "must be at least 0" : null;
const facts = {
  where: "local · 8c1f0e2, clean",
  commandLine: "python3 train.py",
  fileText: () => null,
  secretHold: () => null,
};

const lines = (form: FormState): string[] => formRows(form, facts, inEnglish).map(line);

function line(row: FormRow): string {
  return row.kind === "separator" ? `-- ${row.label}` : `${row.icon} ${row.label} (${row.description})`;
}

describe("the rows of the form", () => {
  const before = { data: "a.csv", rate: 0.3, standardize: true };
  const form = beginForm(method, { before, kept: null }, check);

  it("puts Run first, then each input with its value and state, then the cache, and name, note and tags", () => {
    assert.deepEqual(lines(withValue(form, "rate", 0.1, check)), [
      "play Run (local · 8c1f0e2, clean)",
      "-- inputs, 1 changed against the last run",
      "check data: a.csv (as in the last run)",
      "diff-modified rate: 0.1 (changed, was 0.3 · Step size)",
      "check standardize: yes (default)",
      "check features: all 2 (default)",
      "circle holdout (optional, not set)",
      "-- options",
      "circle Use the result of an identical run (no, run in any case)",
      "tag Name, note and tags (none)",
    ]);
  });

  it("tells what the file of an input is, after what was changed", () => {
    const withFiles = {
      ...facts,
      fileText: ({ name }: { name: string }) => (name === "data" ? "file, 11.9 KB" : null),
    };
    const told = (state: FormState) => formRows(state, withFiles, inEnglish).map(line)[2];
    assert.equal(told(form), "check data: a.csv (file, 11.9 KB)");
    assert.equal(
      told(withValue(form, "data", "b.csv", check)),
      "diff-modified data: b.csv (another file, was a.csv · file, 11.9 KB)",
    );
  });

  it("shows what will run under Run alone", () => {
    const details = formRows(form, facts, inEnglish).flatMap((row) =>
      row.kind === "row" ? (row.detail ?? []) : [],
    );
    assert.deepEqual(details, ["python3 train.py"]);
  });

  it("puts what is wrong first, says how many, and does not run", () => {
    const wrong = withValue(withValue(form, "rate", -1, check), "data", undefined, check);
    assert.deepEqual(lines(wrong).slice(0, 5), [
      "circle-slash Run (2 inputs need a value first)",
      "-- to be corrected",
      "error data (needs a value)",
      "error rate: -1 (must be at least 0)",
      "-- inputs",
    ]);
    assert.equal(formPlaceholder(wrong, inEnglish), "2 inputs need a value; Enter goes to the first");
    assert.equal(obstacle(form, inEnglish), null);
  });

  it("says what Enter does and what runs", () => {
    assert.equal(formTitle(form, inEnglish), "Run Train classifier 1.2.0");
    assert.equal(formPlaceholder(form, inEnglish), "Enter runs; pick an input to change it");
  });

  it("tells of a secret whether there is a value, and never which", () => {
    const secret = {
      ...method,
      inputs: { token: { schema: { type: "string", format: "secret" } } },
    } as const;
    const beginning = { before: null, kept: null };
    const row = (hold: SecretHold, problem: string | null): string | undefined =>
      formRows(
        beginForm(secret, beginning, () => problem),
        { ...facts, secretHold: () => hold },
        inEnglish,
      ).map(line)[2];
    assert.equal(row(null, "needs a value"), "error token (needs a value)");
    assert.equal(row(null, null), "lock token (secret, optional, not set)");
    assert.equal(row("given", null), "lock token (secret, set for this run)");
    assert.equal(row("remembered", null), "lock token (secret, remembered)");
  });
});
