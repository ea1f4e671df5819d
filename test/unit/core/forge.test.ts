import assert from "node:assert/strict";
import { commitUrl, repositoryUrl } from "../../../src/core/forge";

const commit = "a3f9e2b7c1d4a3f9e2b7c1d4a3f9e2b7c1d4a3f9";

describe("commitUrl", () => {
  const pages: readonly (readonly [remote: string, page: string])[] = [
    ["https://github.com/ada/penguins.git", "https://github.com/ada/penguins/commit/"],
    ["https://ada:token@github.com/ada/penguins", "https://github.com/ada/penguins/commit/"],
    ["git@github.com:ada/penguins.git", "https://github.com/ada/penguins/commit/"],
    ["ssh://git@ssh.github.com:443/ada/penguins.git", "https://github.com/ada/penguins/commit/"],
    ["git@github.example.org:ada/penguins.git", "https://github.example.org/ada/penguins/commit/"],
    ["https://gitlab.com/group/sub/penguins.git/", "https://gitlab.com/group/sub/penguins/-/commit/"],
    [
      "ssh://git@gitlab.example.org:2222/group/penguins.git",
      "https://gitlab.example.org/group/penguins/-/commit/",
    ],
    ["http://gitlab.local:8080/group/penguins", "http://gitlab.local:8080/group/penguins/-/commit/"],
    ["git@bitbucket.org:ada/penguins.git", "https://bitbucket.org/ada/penguins/commits/"],
    [
      "https://bitbucket.example.org/scm/LAB/penguins.git",
      "https://bitbucket.example.org/projects/LAB/repos/penguins/commits/",
    ],
    [
      "ssh://git@bitbucket.example.org:7999/~ada/penguins.git",
      "https://bitbucket.example.org/users/ada/repos/penguins/commits/",
    ],
    ["https://codeberg.org/ada/penguins.git", "https://codeberg.org/ada/penguins/commit/"],
    ["git@gitea.example.org:ada/penguins.git", "https://gitea.example.org/ada/penguins/commit/"],
    [
      "https://org@dev.azure.com/org/My%20Project/_git/penguins",
      "https://dev.azure.com/org/My%20Project/_git/penguins/commit/",
    ],
    [
      "git@ssh.dev.azure.com:v3/org/project/penguins",
      "https://dev.azure.com/org/project/_git/penguins/commit/",
    ],
    [
      "https://org.visualstudio.com/project/_git/penguins",
      "https://org.visualstudio.com/project/_git/penguins/commit/",
    ],
    ["git@git.sr.ht:~ada/penguins", "https://git.sr.ht/~ada/penguins/commit/"],
  ];
  for (const [remote, page] of pages)
    it(`of ${remote}`, () => {
      assert.equal(commitUrl(remote, commit), page + commit);
      assert.equal(repositoryUrl(remote), page.replace(/\/(?:-\/)?commits?\/$/, ""));
    });

  const unknown = [
    "",
    "../penguins.git",
    "/srv/git/penguins.git",
    "C:\\git\\penguins",
    "file:///srv/git/penguins.git",
    "https://example.org/ada/penguins.git",
    "https://notgithub.com/ada/penguins",
    "https://github.com.evil.example/../x",
    "https://github.com/ada",
    "https://github.com/ada/..",
    "https://github.com/ada/%2e%2e",
    "javascript://github.com/%0aalert(1)",
    "https://github.com/ada/%E0%A4%A",
  ];
  for (const remote of unknown)
    it(`is none for ${JSON.stringify(remote)}`, () => assert.equal(commitUrl(remote, commit), null));

  it("is none for what is no commit", () => {
    assert.equal(commitUrl("git@github.com:ada/penguins.git", "main"), null);
    assert.equal(commitUrl("git@github.com:ada/penguins.git", "../../x"), null);
  });

  it("escapes what a path may not hold as it is", () => {
    assert.equal(
      commitUrl("git@github.com:ada/pen'guins\"<b>.git", commit),
      `https://github.com/ada/pen'guins%22%3Cb%3E/commit/${commit}`,
    );
  });
});
