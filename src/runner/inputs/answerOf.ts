import { cleanUrl } from "../../core/credentials";
import { messageOf, wrongUse } from "../../core/humanError";

const maximumRedirects = 10;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * The answer to a GET of an http(s) URL, its redirects followed to http(s) alone. Name and password in the URL are sent
 * to the server that it names, to no other.
 * @throws {HumanError} wrong use, when nothing answers or redirects do not end.
 */
export async function answerOf(url: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  let current = new URL(url);
  let authorization = authorizationOf(current);
  for (let count = 0; count <= maximumRedirects; count += 1) {
    const answer = await get(withoutUser(current), { ...headers, ...authorization }, url);
    const location = redirects.has(answer.status) ? answer.headers.get("location") : null;
    if (location === null) return answer;
    await answer.body?.cancel();
    const next = nextOf(location, current, url);
    authorization = next.origin === current.origin ? { ...authorization, ...authorizationOf(next) } : {};
    current = next;
  }
  throw wrongUse(`${cleanUrl(url)} cannot be fetched: it leads to more than ${maximumRedirects} redirects.`);
}

function nextOf(location: string, current: URL, url: string): URL {
  const next = URL.canParse(location, current.href) ? new URL(location, current) : null;
  if (next === null || (next.protocol !== "http:" && next.protocol !== "https:"))
    throw wrongUse(
      `${cleanUrl(url)} cannot be fetched: it leads to ${cleanUrl(location)}, which is no http(s).`,
    );
  return next;
}

async function get(url: URL, headers: Readonly<Record<string, string>>, asked: string): Promise<Response> {
  try {
    return await fetch(url.href, {
      redirect: "manual",
      headers: { "accept-encoding": "identity", ...headers },
    });
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    const { code } = cause as NodeJS.ErrnoException;
    throw wrongUse(`${cleanUrl(asked)} cannot be fetched: ${reasons.get(code ?? "") ?? messageOf(cause)}.`);
  }
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["ECONNREFUSED", "nothing answers there"],
  ["ENOTFOUND", "there is no such host"],
  ["EAI_AGAIN", "the name of the host cannot be looked up now"],
  ["ECONNRESET", "the server broke off"],
  ["UND_ERR_SOCKET", "the server broke off"],
  ["UND_ERR_CONNECT_TIMEOUT", "the server does not answer"],
  ["UND_ERR_HEADERS_TIMEOUT", "the server does not answer"],
]);

function authorizationOf({ username, password }: URL): Record<string, string> {
  if (username === "" && password === "") return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString("base64")}` };
}

function withoutUser(url: URL): URL {
  const plain = new URL(url);
  plain.username = "";
  plain.password = "";
  return plain;
}
