import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { HumanError } from "../../../../src/core/humanError";
import { fetchUrl, type FetchOptions } from "../../../../src/runner/inputs/fetchUrl";
import type { ArtifactList } from "../../../../src/core/records";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { scriptParameters } from "../../../support/commandLine";
import { RepositoryWorkspace } from "../../../support/repositoryWorkspace";
import { removeFolder, temporaryFolder } from "../../../support/zipSample";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

describe("the URL of an input", () => {
  let folder = "";
  let server: Server;
  let address = "";
  let answers: Record<string, Answer> = {};
  let asked: IncomingMessage[] = [];
  const said: string[] = [];
  beforeEach(async () => {
    folder = temporaryFolder();
    [answers, asked] = [{}, []];
    server = createServer((request, response) => {
      asked.push(request);
      const answer = answers[request.url ?? ""];
      if (answer === undefined) response.writeHead(404).end();
      else answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
    removeFolder(folder);
  });

  it("is fetched once, and asked for again by its tag", async () => {
    answers["/data.csv"] = (request, response) => {
      if (request.headers["if-none-match"] === '"one"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"one"' }).end("a,b\n");
    };
    for (const round of [1, 2, 3]) {
      const { path, sha256: hash, size } = await get("/data.csv");
      assert.deepEqual([hash, size], [sha256("a,b\n"), 4]);
      assert.equal(readFileSync(path, "utf8"), "a,b\n");
      assert.equal(asked.length, round);
    }
    assert.deepEqual(
      asked.map(({ headers }) => headers["if-none-match"]),
      [undefined, '"one"', '"one"'],
    );
  });

  it("is fetched anew when the server's content changed, or the cache was damaged", async () => {
    let content = "one";
    answers["/x"] = (request, response) => {
      const etag = `"${content}"`;
      if (request.headers["if-none-match"] === etag) response.writeHead(304).end();
      else response.writeHead(200, { etag }).end(content);
    };
    const first = await get("/x");
    content = "two";
    assert.equal((await get("/x")).sha256, sha256("two"));
    content = "one";
    writeFileSync(first.path, "damaged");
    assert.equal((await get("/x")).sha256, sha256("one"));
    assert.equal(readFileSync(first.path, "utf8"), "one");
  });

  it("is followed over redirects, but neither for ever nor to anything but http", async () => {
    answers["/a"] = (_, response) => response.writeHead(302, { location: "/b?x=1" }).end();
    answers["/b?x=1"] = (_, response) => response.end("found");
    answers["/loop"] = (_, response) => response.writeHead(301, { location: "/loop" }).end();
    answers["/file"] = (_, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end();
    assert.equal((await get("/a")).sha256, sha256("found"));
    await assert.rejects(get("/loop"), told(/leads to more than 10 redirects/));
    await assert.rejects(get("/file"), told(/leads to file:\/\/\/etc\/passwd, which is no http/));
  });

  it("tells name and password to the server that it names, to no other", async () => {
    const other = address.replace("127.0.0.1", "localhost");
    answers["/in"] = (_, response) => response.writeHead(302, { location: `${other}/out` }).end();
    answers["/out"] = (_, response) => response.end("out");
    const url = `${address.replace("http://", "http://ada:s%40crat@")}/in`;
    await fetchUrl(url, options());
    assert.deepEqual(
      asked.map(({ headers }) => headers.authorization),
      [`Basic ${Buffer.from("ada:s@crat").toString("base64")}`, undefined],
    );
    await assert.rejects(
      fetchUrl(url.replace("/in", "/none"), options()),
      told(/^http:\/\/127\.0\.0\.1:\d+\/none cannot be fetched: the server answered 404 Not Found\.$/),
    );
    assert.ok(
      !readFileSync(join(folder, "urls", readdirSync(join(folder, "urls"))[0] ?? ""), "utf8").includes(
        "crat",
      ),
    );
  });

  it("is refused with the reason when nothing answers, the answer breaks off or is too large; nothing is kept", async () => {
    answers["/broken"] = (_, response) => {
      response.writeHead(200, { "content-length": "1000" }).write("begun");
      setImmediate(() => response.destroy());
    };
    answers["/large"] = (_, response) => response.end(Buffer.alloc(5000));
    answers["/endless"] = (_, response) => {
      const more = (): boolean =>
        response.destroyed || response.write(Buffer.alloc(1000), () => setImmediate(more));
      more();
    };
    await assert.rejects(get("/broken"), told(/the answer broke off/));
    for (const path of ["/large", "/endless"])
      await assert.rejects(get(path, { maximumBytes: 4096 }), told(/larger than the 4 KB/));
    await assert.rejects(fetchUrl("http://127.0.0.1:1/x", options()), told(/cannot be fetched: /));
    await assert.rejects(fetchUrl("http://no-such-host.invalid/x", options()), told(/cannot be fetched: /));
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith(".tmp")),
      [],
    );
  });

  it("tells how far it is", async () => {
    answers["/slow"] = (_, response) => {
      response.writeHead(200, { "content-length": "2048" });
      response.write(Buffer.alloc(1024), () => setImmediate(() => response.end(Buffer.alloc(1024))));
    };
    let time = 0;
    await get("/slow", { now: () => (time += 2_500) });
    assert.match(said.join("\n"), /Fetching http:.*\/slow: .* of 2 KB/);
  });

  describe("in a run", () => {
    const workspace = new RepositoryWorkspace();
    const script = "echo {{ data }}; case {{ data }} in http*) ;; *) cat {{ data }} ;; esac";

    it("is recorded with its content, and the script gets the URL, or a copy where it is materialized", async () => {
      answers["/set/d%20ata.csv"] = (_, response) => response.end("a,b\n");
      method();
      const url = `${address}/set/d%20ata.csv`;
      const plain = await run(`data=${url}`);
      assert.equal(workspace.executions.read(plain.id, "outputs/stdout.log"), `${url}\n`);
      const [input] = inputs(plain.id);
      assert.deepEqual(
        [input?.uri, input?.name, input?.sha256, input?.known],
        [url, "d ata.csv", sha256("a,b\n"), "declared"],
      );
      const copied = await run(`data=${url}`, "--materialize", "data");
      assert.equal(
        workspace.executions.read(copied.id, "outputs/stdout.log"),
        `${copied.path}/inputs/data/d ata.csv\na,b\n`,
      );
      assert.deepEqual(
        [inputs(copied.id)[0]?.uri, inputs(copied.id)[0]?.source],
        ["inputs/data/d ata.csv", url],
      );
    });

    it("is refused with the server's answer, and nothing is created", async () => {
      method();
      const { code, stdout, stderr } = await workspace.executions.run(
        "run",
        "fetch",
        "--input",
        `data=${address}/none`,
      );
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, /data: http:.*\/none cannot be fetched: the server answered 404 Not Found\./);
      assert.deepEqual(workspace.executions.bundles(), []);
    });

    it("is left alone where it is no address of the web", async () => {
      method();
      const { id } = await run("data=s3://bucket/key");
      assert.equal(
        workspace.executions.readJson<{ inputs: { data: string } }>(id, "metadata/request.json").inputs.data,
        "s3://bucket/key",
      );
      assert.deepEqual(inputs(id), []);
    });

    function method(): void {
      workspace.executions.method("fetch", {
        inputs: { data: { schema: { type: "string", format: "url" } } },
        ...scriptParameters({ "execute-script": script.replace("http*", "*://*") }),
      });
    }

    async function run(...args: string[]): Promise<ExecutionSummary> {
      const { code, value, stderr } = await workspace.executions.json<ExecutionSummary>(
        "run",
        "fetch",
        "--input",
        ...args,
      );
      assert.equal(code, 0, stderr);
      return value;
    }

    function inputs(id: string): ArtifactList["artifacts"] {
      const list = workspace.executions.readJson<ArtifactList>(id, "metadata/artifacts.json");
      return list.artifacts.filter(({ direction }) => direction === "input");
    }
  });

  function options(given: Partial<FetchOptions> = {}): FetchOptions {
    return { folder, now: Date.now, say: (line) => said.push(line), ...given };
  }

  function get(path: string, given: Partial<FetchOptions> = {}): ReturnType<typeof fetchUrl> {
    return fetchUrl(`${address}${path}`, options(given));
  }
});

function told(pattern: RegExp): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof HumanError, String(error));
    assert.equal(error.exitCode, 2);
    assert.match(error.message, pattern);
    return true;
  };
}

function sha256(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}
