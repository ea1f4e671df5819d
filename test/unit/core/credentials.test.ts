import assert from "node:assert/strict";
import fc from "fast-check";
import {
  cleanArguments,
  cleanUrl,
  looksLikeCredential,
  looksLikeCredentialFile,
} from "../../../src/core/credentials";

/** Tokens are put together here, so that no scanner takes this file for a leak. */
const githubToken = `ghp_${"a1B2".repeat(9)}`;

describe("cleanUrl", () => {
  const cases: readonly (readonly [dirty: string, clean: string])[] = [
    ["https://ada:s3cret@example.org/x.git", "https://example.org/x.git"],
    [`https://${githubToken}@github.com/x`, "https://github.com/x"],
    ["https://ada:p@ss@example.org/x", "https://example.org/x"],
    ["https://ada:pa/ss@example.org/x", "https://example.org/x"],
    ["postgres://ada:pw@db:5432/penguins", "postgres://db:5432/penguins"],
    ["redis://:pw@cache:6379", "redis://cache:6379"],
    ["https://example.org/x?access_token=abc&page=2", "https://example.org/x?access_token=***&page=2"],
    [
      "https://s3.example.org/x?X-Amz-Signature=abc&X-Amz-Date=1",
      "https://s3.example.org/x?X-Amz-Signature=***&X-Amz-Date=1",
    ],
    ["https://example.org/x#id_token=abc", "https://example.org/x#id_token=***"],
    [
      "pip install --index-url https://u:p@a.org/s https://b.org/s",
      "pip install --index-url https://a.org/s https://b.org/s",
    ],
  ];
  for (const [dirty, clean] of cases) it(`cleans ${dirty}`, () => assert.equal(cleanUrl(dirty), clean));

  const kept = [
    "git@github.com:ada/x.git",
    "ssh://git@github.com:22/ada/x.git",
    "https://example.org:8080/path/@scope/name?page=2",
    "http://[::1]:8080/@x",
    "https://example.org:8080",
    "C:\\data\\x",
    "see https://a.org:80/x and mail ada@example.org",
  ];
  for (const text of kept) it(`keeps ${text}`, () => assert.equal(cleanUrl(text), text));
});

describe("cleanArguments", () => {
  const cases: readonly (readonly [dirty: string[], clean: string[]])[] = [
    [
      ["--token=abc", "--lr=0.1"],
      ["--token=***", "--lr=0.1"],
    ],
    [
      ["--password", "abc", "train"],
      ["--password", "***", "train"],
    ],
    [
      ["--password", "--verbose"],
      ["--password", "--verbose"],
    ],
    [
      ["--api-key", "abc", "--apiKey=abc", "HF_TOKEN=abc"],
      ["--api-key", "***", "--apiKey=***", "HF_TOKEN=***"],
    ],
    [
      ["-H", "Authorization: Bearer abc.def"],
      ["-H", "Authorization: Bearer ***"],
    ],
    [[`key is ${githubToken}.`], ["key is ***."]],
    [["--url=https://u:p@example.org/"], ["--url=https://example.org/"]],
  ];
  for (const [dirty, clean] of cases)
    it(`cleans ${dirty.join(" ")}`, () => assert.deepEqual(cleanArguments(dirty), clean));

  const kept = [
    ["--max-tokens", "100"],
    ["--pad-token", "<pad>", "--eos_token=</s>"],
    ["--tokenizer", "bpe", "--sort-key", "name", "--key-column=id"],
    ["--password-file", "/run/password"],
    ["--no-password", "train"],
    ["--loss=secretary", "token"],
  ];
  for (const args of kept) it(`keeps ${args.join(" ")}`, () => assert.deepEqual(cleanArguments(args), args));

  it("keeps number and order, and cleaning again changes nothing", () => {
    const argument = fc.oneof(
      fc.string(),
      fc.constantFrom("--token", "--lr=1", "API_KEY=x", "https://a:b@c/d?token=e"),
    );
    fc.assert(
      fc.property(fc.array(argument), (args) => {
        const clean = cleanArguments(args);
        assert.equal(clean.length, args.length);
        assert.deepEqual(cleanArguments(clean), clean);
      }),
    );
  });
});

describe("looksLikeCredential", () => {
  const credentials: readonly (readonly [name: string, value: string])[] = [
    ["GITHUB_TOKEN", "x"],
    ["AWS_SECRET_ACCESS_KEY", "x"],
    ["AWS_ACCESS_KEY_ID", "x"],
    ["PGPASSWORD", "x"],
    ["MYSQL_PWD", "x"],
    ["openaiApiKey", "x"],
    ["HTTPS_PROXY", "http://ada:pw@proxy:3128"],
    ["SOMETHING", githubToken],
    ["SOMETHING", `-----BEGIN RSA PRIVATE KEY-----\n${"MIIEowIBAAKCAQEA".repeat(2)}`],
  ];
  for (const [name, value] of credentials)
    it(`${name}=${value.slice(0, 30)} is one`, () => assert.equal(looksLikeCredential(name, value), true));

  for (const name of [
    "PWD",
    "OLDPWD",
    "PATH",
    "LANG",
    "SSH_AUTH_SOCK",
    "KEYBOARD",
    "TOKENIZERS_PARALLELISM",
    "CUDA_VISIBLE_DEVICES",
  ])
    it(`${name} is none`, () => assert.equal(looksLikeCredential(name, "/home/ada"), false));
});

describe("looksLikeCredentialFile", () => {
  const files = [
    ".env",
    "a/.env.local",
    "id_rsa",
    "keys/id_ed25519",
    "server.pem",
    "tls.key",
    "credentials.json",
    "aws/credentials",
  ];
  for (const path of [
    ...files,
    "client_secret_123.json",
    "service-account.json",
    "secrets.yaml",
    ".netrc",
    "kaggle.json",
    "my-credentials.json",
  ])
    it(`${path} does`, () => assert.equal(looksLikeCredentialFile(path), true));

  for (const path of [
    "train.py",
    ".env.example",
    "id_rsa.pub",
    "credentials.ts",
    "src/core/credentials.py",
    "environment.yml",
    "secrets.py",
    "keys.csv",
  ])
    it(`${path} does not`, () => assert.equal(looksLikeCredentialFile(path), false));
});
