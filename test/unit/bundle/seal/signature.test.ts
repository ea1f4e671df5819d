import assert from "node:assert/strict";
import {
  compactVerify,
  generateKeyPair,
  importJWK,
  SignJWT,
  UnsecuredJWT,
  exportJWK,
  decodeProtectedHeader,
} from "jose";
import { userKey } from "../../../../src/bundle/seal/keys";
import { signClaims, verifyToken } from "../../../../src/bundle/seal/signature";
import { parseSignedToken } from "../../../../src/bundle/seal/signedToken";
import { removeFolder, temporaryFolder } from "../../../support/zipSample";

const claims = {
  sub: "Ada Löve <ada@example.org>",
  jti: "train-20261121-093000-abcd",
  iat: 1795253400,
  manifest: "ab".repeat(32),
};

describe("the token of a bundle", () => {
  let folder = "";
  before(() => (folder = temporaryFolder()));
  after(() => removeFolder(folder));

  it("is a compact JWS that an independent library verifies", async () => {
    const { token, publicKey } = signClaims(userKey(folder), claims);
    const { payload, protectedHeader } = await compactVerify(
      token,
      await importJWK({ ...publicKey }, "EdDSA"),
      {
        algorithms: ["EdDSA"],
      },
    );
    assert.equal(protectedHeader.alg, "EdDSA");
    assert.deepEqual(JSON.parse(new TextDecoder().decode(payload)), claims);
  });

  it("verifies when an independent library made it", async () => {
    const pair = await generateKeyPair("EdDSA", { extractable: true });
    const token = await new SignJWT(claims).setProtectedHeader({ alg: "EdDSA" }).sign(pair.privateKey);
    const signed = parseSignedToken({ token, publicKey: await exportJWK(pair.publicKey) });
    assert.deepEqual(await verifyToken(signed!), claims);
  });

  it("does not verify with another key, another content, or a claim less", async () => {
    const { token, publicKey } = signClaims(userKey(folder), claims);
    const other = userKey(`${folder}/other`).publicKey;
    assert.equal(await verifyToken({ token, publicKey: other }), null);
    const [header, , signature] = token.split(".");
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: "Eve" })).toString("base64url");
    assert.equal(await verifyToken({ token: `${header}.${forged}.${signature}`, publicKey }), null);
    const { jti, ...rest } = claims;
    assert.ok(jti);
    assert.equal(await verifyToken(signClaims(userKey(folder), rest as typeof claims)), null);
  });

  it("does not choose its own algorithm", async () => {
    const { publicKey } = userKey(folder);
    const none = new UnsecuredJWT(claims).encode();
    assert.equal(decodeProtectedHeader(`${none}AA`).alg, "none");
    assert.equal(await verifyToken({ token: none, publicKey }), null);
    const secret = Buffer.from(publicKey.x, "base64url");
    const symmetric = await new SignJWT(claims).setProtectedHeader({ alg: "HS256" }).sign(secret);
    assert.equal(await verifyToken({ token: symmetric, publicKey }), null);
  });

  it("is not read from a file of another kind", () => {
    for (const value of [null, [], "token", { token: 1 }, { token: "a.b.c" }, { access_token: "a.b.c" }])
      assert.equal(parseSignedToken(value), null);
  });
});
