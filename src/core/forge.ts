interface RemoteAddress {
  /** `https` unless the remote is plain http. */
  readonly scheme: "https" | "http";
  readonly host: string;
  /** With the colon, of http(s) remotes only. */
  readonly port: string;
  /** Path without `.git` and slashes at its ends. */
  readonly path: string;
}

interface Forge {
  readonly matches: (host: string) => boolean;
  readonly repository: (address: RemoteAddress) => string | null;
  /** What follows the repository's page, before the commit. */
  readonly commit: string;
}

/**
 * The page of a commit on the forge of a remote, or null when the forge is not known.
 * @param remote any form that git takes: https, ssh, git or scp-like
 * @param commit hex, 7 to 64 digits
 */
export function commitUrl(remote: string, commit: string): string | null {
  if (!/^[0-9a-f]{7,64}$/i.test(commit)) return null;
  const found = forgeOf(remote);
  const repository = found?.forge.repository(found.address) ?? null;
  return found === null || repository === null ? null : `${repository}/${found.forge.commit}/${commit}`;
}

/** The page of the repository on the forge of a remote, or null when the forge is not known. */
export function repositoryUrl(remote: string): string | null {
  const found = forgeOf(remote);
  return found === null ? null : found.forge.repository(found.address);
}

const forges: readonly Forge[] = [
  { matches: labelled("github"), repository: twoSegments, commit: "commit" },
  { matches: labelled("gitlab"), repository: plainPage, commit: "-/commit" },
  { matches: (host) => host === "bitbucket.org", repository: twoSegments, commit: "commits" },
  { matches: labelled("bitbucket"), repository: bitbucketServerPage, commit: "commits" },
  {
    matches: (host) => host === "codeberg.org" || labelled("gitea")(host) || labelled("forgejo")(host),
    repository: twoSegments,
    commit: "commit",
  },
  { matches: isAzure, repository: azurePage, commit: "commit" },
  { matches: (host) => host === "git.sr.ht", repository: twoSegments, commit: "commit" },
];

function forgeOf(remote: string): { forge: Forge; address: RemoteAddress } | null {
  const address = parseRemote(remote.trim());
  const forge = address === null ? undefined : forges.find((candidate) => candidate.matches(address.host));
  return address === null || forge === undefined ? null : { forge, address };
}

function parseRemote(remote: string): RemoteAddress | null {
  return parseUrl(remote) ?? parseScp(remote);
}

function parseUrl(remote: string): RemoteAddress | null {
  const url = /^(https?|ssh|git|git\+ssh):\/\/(?:[^\s/@]*@)?([A-Za-z0-9.-]+)(:\d+)?\/(\S+)$/.exec(remote);
  if (url === null) return null;
  const [, scheme = "", host = "", port = "", path = ""] = url;
  return addressOf(scheme === "http" ? "http" : "https", host, scheme.startsWith("http") ? port : "", path);
}

/** `git@host:path` (git-clone(1), GIT URLs). A single letter before the colon is a drive. */
function parseScp(remote: string): RemoteAddress | null {
  const scp = /^(?:[^\s/@:]+@)?([A-Za-z0-9.-]{2,}):(?!\/\/)(\S+)$/.exec(remote);
  return scp === null ? null : addressOf("https", scp[1] ?? "", "", scp[2] ?? "");
}

function addressOf(scheme: "https" | "http", host: string, port: string, path: string): RemoteAddress | null {
  const segments = path
    .replace(/[?#].*$/, "")
    .replace(/\/+$/, "")
    .replace(/\.git$/, "")
    .split("/")
    .filter((segment) => segment !== "")
    .map(decoded);
  if (
    segments.length === 0 ||
    segments.some((segment) => segment === null || segment === "." || segment === "..")
  )
    return null;
  const encoded = segments.map((segment) => encodeURIComponent(segment ?? "").replaceAll("%7E", "~"));
  return { scheme, host: host.toLowerCase(), port, path: encoded.join("/") };
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

/** Whether one of the host's labels is or begins with the word: github.com, gitlab.example.org, gitea-2.example.org. */
function labelled(word: string): (host: string) => boolean {
  return (host) =>
    host
      .split(".")
      .some((label) => label === word || label.startsWith(`${word}-`) || label.endsWith(`-${word}`));
}

function plainPage({ scheme, host, port, path }: RemoteAddress): string | null {
  return path.includes("/") ? `${scheme}://${host}${port}/${path}` : null;
}

function twoSegments(address: RemoteAddress): string | null {
  return address.path.split("/").length === 2 ? plainPage({ ...address, host: webHost(address.host) }) : null;
}

/** Forges that take ssh over port 443 do so on a host of its own. */
function webHost(host: string): string {
  if (host === "ssh.github.com") return "github.com";
  return host;
}

/** Bitbucket Server: `/scm/PROJECT/name` by https, `/PROJECT/name` by ssh. */
function bitbucketServerPage({ scheme, host, port, path }: RemoteAddress): string | null {
  const segments = path.split("/");
  const at = segments.lastIndexOf("scm") + 1;
  const [project, name, ...rest] = segments.slice(at);
  if (project === undefined || name === undefined || rest.length > 0) return null;
  const context = at > 1 ? `/${segments.slice(0, at - 1).join("/")}` : "";
  const owner = project.startsWith("~") ? `users/${project.slice(1)}` : `projects/${project}`;
  return `${scheme}://${host}${port}${context}/${owner}/repos/${name}`;
}

function isAzure(host: string): boolean {
  return host === "dev.azure.com" || host === "ssh.dev.azure.com" || host.endsWith(".visualstudio.com");
}

/** Azure DevOps: `org/project/_git/name` by https (the project may be left out), `v3/org/project/name` by ssh. */
function azurePage({ host, path }: RemoteAddress): string | null {
  const segments = path.split("/");
  if (segments[0] === "v3") {
    const [, organisation, project, name] = segments;
    return name === undefined || organisation === undefined || project === undefined
      ? null
      : `https://dev.azure.com/${organisation}/${project}/_git/${name}`;
  }
  return segments.at(-2) === "_git" ? `https://${host}/${path}` : null;
}
