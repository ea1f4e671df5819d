/** What stands in place of a value that was taken out. */
const masked = "***";

const credentialWords: ReadonlySet<string> = new Set([
  "token",
  "password",
  "passwd",
  "passphrase",
  "pwd",
  "secret",
  "credential",
  "credentials",
  "apikey",
  "jwt",
  "bearer",
]);

const credentialPairs: ReadonlySet<string> = new Set([
  "api key",
  "access key",
  "account key",
  "auth key",
  "client key",
  "encryption key",
  "private key",
  "secret key",
  "service key",
  "shared key",
  "signing key",
  "key id",
]);

/** Tokens of language models and parsers, not of accounts: `--pad-token`, `--eos_token`. */
const textTokens =
  /^(?:pad|eos|bos|unk|mask|sep|cls|special|start|end|stop|next|prefix|suffix|image|text|first|last|per)$/;

/** Names that end like a credential and are none. */
const harmlessNames: ReadonlySet<string> = new Set(["pwd", "oldpwd"]);

const knownTokens = [
  /\bgh[pousr]_[A-Za-z0-9]{30,}/,
  /\bgithub_pat_[A-Za-z0-9_]{30,}/,
  /\bgl(?:pat|ptt|dt|rt|cbt|ft)-[A-Za-z0-9_-]{16,}/,
  /\bsk-[A-Za-z0-9_-]{20,}/,
  /\bhf_[A-Za-z0-9]{30,}/,
  /\bnpm_[A-Za-z0-9]{30,}/,
  /\bpypi-[A-Za-z0-9_-]{30,}/,
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\bAIza[A-Za-z0-9_-]{35}/,
  /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+/,
];

const privateKey =
  /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(?:\s|\\n|\\r)+(?:[A-Za-z0-9+/=]{16}|[A-Z][A-Za-z-]+: )/;

const webUserinfo = /\b(https?:\/\/)[^\s/?#'"<>]*@/gi;
const otherUserinfo = /\b([a-z][a-z0-9+.-]*:\/\/)([^\s/?#@:'"<>]*):[^\s/?#'"<>]*@/gi;
/** A password with an unescaped slash: what follows the colon is no port. */
const slashedUserinfo = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/?#@:[\]'"<>]*:(?!\d*(?:[/?#\s'"<>]|$))[^\s'"<>@]*@/gi;
const queryParameter = /([?&;#])([A-Za-z0-9_.~%-]+)=([^\s&;#'"<>]*)/g;
const signatureParameters =
  /^(?:sig|signature|x-amz-signature|x-amz-credential|x-goog-signature|x-goog-credential|auth|key)$/i;

/**
 * The text with all URLs in it free of credentials: `user:password@` is removed (for http and https any `user@`, since a
 * token often stands there), and the value of a query parameter that carries one becomes `***`. `git@host` stays.
 */
export function cleanUrl(text: string): string {
  if (!text.includes("://")) return text;
  return text
    .replace(webUserinfo, "$1")
    .replace(slashedUserinfo, "$1")
    .replace(otherUserinfo, "$1")
    .replace(queryParameter, (whole, separator: string, name: string) =>
      signatureParameters.test(name) || isCredentialName(name) ? `${separator}${name}=${masked}` : whole,
    );
}

/**
 * Arguments as they may be written down: `--token=x`, `--password x`, `API_KEY=x`, `Authorization: Bearer x`, tokens of
 * known services and URLs with credentials lose the secret part, which becomes `***`. Their number and order stay.
 */
export function cleanArguments(args: readonly string[]): string[] {
  let takesValue = false;
  return args.map((argument) => {
    if (takesValue && !argument.startsWith("--")) {
      takesValue = false;
      return masked;
    }
    takesValue = isCredentialFlag(argument);
    return cleanArgument(argument);
  });
}

/** Whether a named value (an environment variable, a parameter) must not be written down: by its name or by its shape. */
export function looksLikeCredential(name: string, value: string): boolean {
  return (
    isCredentialName(name) || hasKnownToken(value) || holdsPrivateKey(value) || cleanUrl(value) !== value
  );
}

/** Whether a file's name says that it holds credentials (`.env`, `id_rsa`, `server.pem`, `credentials.json`, …). */
export function looksLikeCredentialFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  if (/\.(?:example|sample|template|dist|pub)$/.test(name)) return false;
  return credentialFiles.some((pattern) => pattern.test(name));
}

/** Whether a text holds a private key in PEM or OpenPGP armour. */
export function holdsPrivateKey(text: string): boolean {
  return privateKey.test(text);
}

const credentialFiles = [
  /^\.env(?:\.[^/]*)?$/,
  /^\.envrc$/,
  /^id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?$/,
  /\.(?:pem|key|p12|pfx|jks|keystore|kdbx|ppk|asc|gpg)$/,
  /^(?:[^/]*[._-])?credentials?(?:\.(?:json|ya?ml|toml|ini|cfg|csv|txt|xml))?$/,
  /^(?:[^/]*[._-])?secrets?(?:\.(?:json|ya?ml|toml|ini|cfg|txt|env))?$/,
  /^client_secret[^/]*\.json$/,
  /^service[_-]?account[^/]*\.json$/,
  /^[._](?:netrc|pgpass|pypirc|htpasswd|my\.cnf|git-credentials|dockercfg|boto|s3cfg)$/,
  /^kaggle\.json$/,
];

function hasKnownToken(value: string): boolean {
  return knownTokens.some((pattern) => pattern.test(value));
}

function isCredentialName(name: string): boolean {
  if (harmlessNames.has(name.toLowerCase())) return false;
  const words = wordsOf(name);
  const last = words.at(-1) ?? "";
  const before = words.at(-2) ?? "";
  if (last === "token" && textTokens.test(before)) return false;
  return (
    credentialWords.has(last) ||
    credentialPairs.has(`${before} ${last}`) ||
    /(?:password|passwd|secret|apikey)$/.test(last)
  );
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

function isCredentialFlag(argument: string): boolean {
  return (
    /^--?[A-Za-z]/.test(argument) &&
    !argument.includes("=") &&
    !argument.startsWith("--no-") &&
    isCredentialName(argument)
  );
}

function cleanArgument(argument: string): string {
  const named = /^(-{0,2}[A-Za-z_][A-Za-z0-9_.-]*)=([^]*)$/.exec(argument);
  if (named?.[1] !== undefined && named[2] !== "" && isCredentialName(named[1]))
    return `${named[1]}=${masked}`;
  const header = /^((?:proxy-)?authorization\s*:\s*(?:[A-Za-z]+\s+)?)\S/i.exec(argument);
  if (header?.[1] !== undefined) return `${header[1]}${masked}`;
  if (holdsPrivateKey(argument)) return masked;
  return knownTokens.reduce(
    (text, pattern) => text.replace(new RegExp(pattern.source, "g"), masked),
    cleanUrl(argument),
  );
}
