import assert from "node:assert/strict";
import { appendFileSync, openSync, closeSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openZip, type ZipArchive } from "../../../../src/bundle/zip/readZip";
import { defaultZipLimits, noZipLimits, type ZipLimits } from "../../../../src/bundle/zip/zipLimits";
import { HumanError } from "../../../../src/core/humanError";
import { rawZip, type RawEntry } from "../../../support/zipRaw";
import { removeFolder, temporaryFolder } from "../../../support/zipSample";

describe("an archive from outside", () => {
  let folder = "";
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => removeFolder(folder));

  const path = () => join(folder, "outside.zip");
  const open = async (bytes: Buffer, limits?: ZipLimits): Promise<ZipArchive> => {
    writeFileSync(path(), bytes);
    return await openZip(path(), limits);
  };
  const refused = async (bytes: Buffer, told: RegExp, limits?: ZipLimits): Promise<void> => {
    await assert.rejects(open(bytes, limits), (error) => {
      assert.ok(error instanceof HumanError, String(error));
      assert.match(error.message, told);
      assert.ok(error.message.includes(path()));
      return true;
    });
  };
  const contentOf = async (zip: ZipArchive, name: string): Promise<string> => {
    const pieces: Buffer[] = [];
    for await (const piece of zip.open(name)) pieces.push(piece);
    return Buffer.concat(pieces).toString();
  };

  it("is listed and read", async () => {
    const zip = await open(
      rawZip([
        { name: "./", mode: 0o040755 },
        { name: "./a.txt", data: "stored" },
        { name: "folder/", mode: 0o040755 },
        { name: "folder/ü.txt", data: "deflated ".repeat(1000), method: 8 },
        { name: Buffer.from([0x81, 0x2e, 0x74]), data: "cp437", flags: 0 },
        { name: "empty" },
      ]),
    );
    assert.deepEqual([...zip.files.keys()], ["a.txt", "folder/ü.txt", "ü.t", "empty"]);
    assert.deepEqual(zip.folders, ["folder"]);
    assert.equal(await contentOf(zip, "a.txt"), "stored");
    assert.equal(await contentOf(zip, "folder/ü.txt"), "deflated ".repeat(1000));
    assert.equal(await contentOf(zip, "empty"), "");
    assert.throws(() => zip.open("b.txt"), /b\.txt is not in/);
    zip.close();
  });

  const hostile: readonly (readonly [string, RawEntry, RegExp])[] = [
    ["a path that leaves", { name: "../evil.txt" }, /"\.\.\/evil\.txt" is refused because its path leaves/],
    ["a path that leaves later", { name: "a/../../evil.txt" }, /its path leaves/],
    ["an absolute path", { name: "/etc/cron.d/evil" }, /its path is absolute/],
    ["a drive letter", { name: "C:/evil" }, /drive letter/],
    ["a drive letter and backslashes", { name: "C:\\evil" }, /"C:\\\\evil" is refused because .*backslash/],
    ["a backslash", { name: "a\\..\\evil" }, /backslash/],
    ["a backslash in a CP437 name", { name: "a\\evil", flags: 0 }, /backslash/],
    ["a NUL", { name: "a\0.txt" }, /NUL/],
    ["no name", { name: "" }, /no name/],
    [
      "a symbolic link",
      { name: "link", data: "/etc/passwd", mode: 0o120777 },
      /"link" is refused because it is a symbolic link/,
    ],
    ["a link that poses as a folder", { name: "link/", data: "/etc", mode: 0o120777 }, /symbolic link/],
    ["a device", { name: "device", mode: 0o020666 }, /neither a file nor a folder/],
    ["a FIFO", { name: "fifo", mode: 0o010666 }, /neither a file nor a folder/],
    [
      "encryption",
      { name: "secret", data: "123456789012", flags: 0x801, declaredSize: 0 },
      /it is encrypted/,
    ],
    ["an unknown compression", { name: "lzma", method: 14 }, /compression \(method 14\)/],
    ["a name twice", { name: "good.txt" }, /"good\.txt" is refused because another entry has the same name/],
    ["a file where a folder is", { name: "good.txt/below" }, /a file where it needs a folder/],
  ];
  for (const [what, entry, told] of hostile)
    it(`is refused for ${what}, by the name of the entry`, async () => {
      await refused(rawZip([{ name: "good.txt", data: "good" }, entry]), told);
    });

  it("is refused above the limits, by what is declared", async () => {
    const limits: ZipLimits = {
      maximumEntries: 3,
      maximumBytes: 5000,
      maximumRatio: 10,
      ratioFromBytes: 1000,
    };
    const files = (count: number, size: number) =>
      rawZip(Array.from({ length: count }, (_, i) => ({ name: `${i}`, data: "x".repeat(size), method: 8 })));
    (await open(files(3, 300), limits)).close();
    await refused(files(4, 1), /more than 3 entries/, limits);
    await refused(files(3, 2000), /more than/, { ...limits, maximumRatio: Infinity });
    await refused(files(2, 2000), /more than 10 times its size/, limits);
    (await open(files(2, 2000), { ...limits, maximumRatio: 1000 })).close();
    (await open(files(50, 20_000), noZipLimits)).close();
    const claims = { name: "huge", data: "x", method: 8, declaredSize: 0xfffffff0 };
    const many = Array.from({ length: 17 }, (_, i) => ({ ...claims, name: `${i}` }));
    await refused(rawZip(many), /64 GiB|200 times/);
  });

  it("that inflates to more than it declares fails while it is read, early", async () => {
    const zip = await open(
      rawZip([{ name: "bomb", data: "x".repeat(50_000_000), method: 8, declaredSize: 10 }]),
    );
    let bytes = 0;
    await assert.rejects(async () => {
      for await (const piece of zip.open("bomb")) bytes += piece.length;
    }, /too many bytes/);
    assert.ok(bytes <= 10);
    zip.close();
  });

  it("with 70,000 entries is listed whole, and refused where its own count is short of them", async () => {
    const entries = Array.from({ length: 70_000 }, (_, i) => ({ name: `d${i % 100}/${i}` }));
    await refused(rawZip(entries), /it holds more entries than it says/);
    const fitting = await open(rawZip(entries.slice(0, 65_534)));
    assert.equal(fitting.files.size, 65_534);
    fitting.close();
    assert.equal(defaultZipLimits.maximumEntries, 100_000);
  });

  it("is told from what is none: cut off, empty, another format, a part of one", async () => {
    const whole = rawZip([{ name: "a.txt", data: "content ".repeat(100) }]);
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from("PK"),
      Buffer.from("not a zip".repeat(100)),
      whole.subarray(0, 700),
      whole.subarray(0, whole.length - 1),
      whole.subarray(50),
    ])
      await refused(bytes, /not a zip archive, or it is cut off or damaged/);
    await assert.rejects(openZip(join(folder, "none.zip")), HumanError);
  });

  it("closes its file, whether it was taken or refused", async () => {
    const probe = () => {
      const descriptor = openSync(path(), "r");
      closeSync(descriptor);
      return descriptor;
    };
    writeFileSync(path(), "");
    const free = probe();
    (await open(rawZip([{ name: "a" }]))).close();
    await refused(rawZip([{ name: "../a" }]), /leaves/);
    await refused(Buffer.from("no"), /not a zip/);
    appendFileSync(path(), "");
    assert.equal(probe(), free);
  });
});
