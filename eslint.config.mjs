import tseslint from "typescript-eslint";

const editorFolders = ["views", "panels", "commands", "forms", "codelens", "tools", "host"];

/** Forbids imports of sibling rooms of `src/`, whatever the depth they are named from. */
function mayNotImport(room, rooms, packages) {
  const patterns = [];
  if (rooms.length > 0)
    patterns.push({
      regex: `^(\\.\\.?/)+(src/)?(${rooms.join("|")})(/|$)`,
      message: `${room} may not import from this folder: imports run core <- bundle <- runner, store <- cli and the vscode adapters; pages import shared alone.`,
    });
  if (packages.length > 0)
    patterns.push({ regex: `^(${packages.join("|")})`, message: `${room} may not import this package.` });
  return { "no-restricted-imports": ["error", { patterns }] };
}

const impureGlobals = [
  "process",
  "Buffer",
  "setTimeout",
  "setInterval",
  "fetch",
  "crypto",
  "performance",
].map((name) => ({
  name,
  message: "The core is pure: take it as a parameter.",
}));

const impureProperties = [
  { object: "Date", property: "now", message: "The core is pure: the clock is a parameter." },
  { object: "Math", property: "random", message: "The core is pure: randomness is a parameter." },
];

export default tseslint.config(
  { ignores: ["dist/**", "node_modules/**", "media/**", "test-results/**", "test/fixtures/**"] },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ["**/*.ts"] })),
  {
    files: ["**/*.ts"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/explicit-module-boundary-types": "error",
      complexity: ["error", 10],
      "max-lines": ["error", { max: 300 }],
      "no-console": "error",
      "no-warning-comments": "error",
      eqeqeq: "error",
      "prefer-const": "error",
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true } }],
    },
  },
  {
    files: ["src/core/**/*.ts"],
    rules: {
      ...mayNotImport(
        "core",
        ["bundle", "runner", "store", "cli", "shared", ...editorFolders, "extension"],
        [
          "vscode$",
          "node:",
          "fs",
          "path",
          "os",
          "child_process",
          "crypto",
          "lit",
          "execa",
          "jszip",
          "simple-git",
        ],
      ),
      "no-restricted-globals": ["error", ...impureGlobals],
      "no-restricted-properties": ["error", ...impureProperties],
    },
  },
  {
    files: ["src/shared/**/*.ts"],
    rules: mayNotImport(
      "shared",
      ["bundle", "runner", "store", "cli", ...editorFolders, "extension"],
      ["vscode$", "node:", "fs", "path", "lit"],
    ),
  },
  {
    files: ["src/bundle/**/*.ts"],
    rules: mayNotImport(
      "bundle",
      ["runner", "store", "cli", "shared", ...editorFolders, "extension"],
      ["vscode$", "lit"],
    ),
  },
  {
    files: ["src/runner/**/*.ts"],
    rules: mayNotImport(
      "runner",
      ["store", "cli", "shared", ...editorFolders, "extension"],
      ["vscode$", "lit"],
    ),
  },
  {
    files: ["src/store/**/*.ts"],
    rules: mayNotImport(
      "store",
      ["runner", "cli", "shared", ...editorFolders, "extension"],
      ["vscode$", "lit"],
    ),
  },
  {
    files: ["src/cli/**/*.ts"],
    rules: mayNotImport("cli", ["shared", ...editorFolders, "extension"], ["vscode$", "lit"]),
  },
  {
    files: editorFolders.map((folder) => `src/${folder}/**/*.ts`).concat("src/extension.ts"),
    rules: mayNotImport("the vscode adapters", ["cli", "\\.\\./webview-ui", "\\.\\./test"], ["lit"]),
  },
  {
    files: ["webview-ui/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^(\\.\\./)+src/(?!shared/)",
              message: "Pages import src/shared alone.",
            },
            { regex: "^(vscode$|node:)", message: "Pages know neither vscode nor Node." },
          ],
        },
      ],
    },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      "@typescript-eslint/no-unused-expressions": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      // What a test expects to read is named where it reads it.
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
    },
  },
  {
    files: ["**/*.mjs"],
    rules: {
      complexity: ["error", 10],
      "max-lines": ["error", { max: 300 }],
      "no-unused-vars": "error",
      "prefer-const": "error",
    },
  },
);
