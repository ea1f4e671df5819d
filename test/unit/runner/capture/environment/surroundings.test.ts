import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { containerOf } from "../../../../../src/runner/capture/environment/containerOf";
import { continuousIntegrationOf } from "../../../../../src/runner/capture/environment/continuousIntegrationOf";
import { EnvironmentCache } from "../../../../../src/runner/capture/environment/environmentCache";
import { gpusOf, type Gpus } from "../../../../../src/runner/capture/environment/gpus";
import { toolRunner } from "../../../../../src/runner/capture/environment/toolRunner";
import { makeTemporaryFolder, removeFolder } from "../../../../support/temporaryFolder";

describe("what surrounds a run", () => {
  describe("GPUs", () => {
    let folder: string;
    let started: number;

    beforeEach(async () => {
      folder = await makeTemporaryFolder("gpu");
      started = 0;
    });

    afterEach(() => removeFolder(folder));

    const ask = (script: string): Promise<Gpus> => {
      const program = join(folder, "nvidia-smi");
      writeFileSync(program, `#!/bin/sh\n${script}`, { mode: 0o755 });
      return gpusOf({
        program,
        cache: new EnvironmentCache(join(folder, "cache")),
        run: toolRunner({ environment: {}, workingDirectory: folder, onExit: () => (started += 1) }),
      });
    };

    it("are those that nvidia-smi names, with the CUDA of its driver; asked for once a boot", async () => {
      const script = `case "$1" in
--query-gpu=*) echo 'NVIDIA A100-SXM4-80GB, GPU-5f2e, 550.54.15, 81920'; echo 'NVIDIA T4, GPU-77aa, 550.54.15, [N/A]' ;;
*) echo '| NVIDIA-SMI 550.54.15    Driver Version: 550.54.15    CUDA Version: 12.4     |' ;;
esac`;
      const expected = {
        cuda: "12.4",
        gpus: [
          {
            name: "NVIDIA A100-SXM4-80GB",
            uuid: "GPU-5f2e",
            driver: "550.54.15",
            memoryBytes: 81920 * 1024 * 1024,
          },
          { name: "NVIDIA T4", uuid: "GPU-77aa", driver: "550.54.15", memoryBytes: null },
        ],
      };
      assert.deepEqual(await ask(script), expected);
      assert.equal(started, 2);
      const again = gpusOf({
        program: join(folder, "nvidia-smi"),
        cache: new EnvironmentCache(join(folder, "cache")),
        run: () => Promise.reject(new Error("it was started again")),
      });
      assert.deepEqual(await again, expected);
    });

    it("are none where nvidia-smi finds no driver", async () => {
      assert.deepEqual(await ask("echo 'NVIDIA-SMI has failed'; exit 9"), { gpus: [], cuda: null });
    });
  });

  describe("a container", () => {
    const of = (files: Record<string, string>, environment: Record<string, string> = {}): unknown =>
      containerOf({ environment, read: (path) => files[path] ?? null });
    const id = "0123456789abcdef".repeat(4);

    it("is none on a plain machine", () => {
      assert.equal(
        of({ "/proc/1/cgroup": "0::/init.scope\n", "/proc/self/mountinfo": "22 1 8:1 / / rw\n" }),
        null,
      );
    });

    it("of Docker is told by its mark, with the id that its mounts name", () => {
      const mounts = `612 590 8:1 /var/lib/docker/containers/${id}/hostname /etc/hostname rw\n`;
      assert.deepEqual(
        of({ "/.dockerenv": "", "/proc/1/cgroup": "0::/\n", "/proc/self/mountinfo": mounts }),
        {
          runtime: "docker",
          id,
          image: null,
        },
      );
      assert.deepEqual(
        of({ "/proc/1/cgroup": `4:cpu:/docker/${id}\n` }, { CONTAINER_IMAGE: "lab/train:3" }),
        {
          runtime: "docker",
          id,
          image: "lab/train:3",
        },
      );
    });

    it("of Podman tells its image itself", () => {
      const told = `engine="podman-4.9.3"\nname="train"\nid="${id}"\nimage="quay.io/lab/train:3"\n`;
      assert.deepEqual(of({ "/run/.containerenv": told }), {
        runtime: "podman",
        id,
        image: "quay.io/lab/train:3",
      });
    });

    it("of Kubernetes, Apptainer and others is told by what they set", () => {
      const runtimeOf = (environment: Record<string, string>): unknown =>
        (of({ "/.dockerenv": "" }, environment) as { runtime: string }).runtime;
      assert.equal(runtimeOf({ KUBERNETES_SERVICE_HOST: "10.0.0.1" }), "kubernetes");
      assert.equal(runtimeOf({ APPTAINER_CONTAINER: "/images/train.sif" }), "apptainer");
      assert.deepEqual(of({}, { container: "systemd-nspawn" }), {
        runtime: "systemd-nspawn",
        id: null,
        image: null,
      });
      assert.equal(of({}, { container: "some $(text)" }), null);
    });
  });

  describe("continuous integration", () => {
    it("is named with the page of its run, free of credentials", () => {
      const github = {
        CI: "true",
        GITHUB_ACTIONS: "true",
        GITHUB_SERVER_URL: "https://github.com",
        GITHUB_REPOSITORY: "lab/penguins",
        GITHUB_RUN_ID: "77",
      };
      assert.deepEqual(continuousIntegrationOf(github), {
        provider: "GitHub Actions",
        url: "https://github.com/lab/penguins/actions/runs/77",
      });
      assert.deepEqual(continuousIntegrationOf({ ...github, GITHUB_RUN_ID: "" }), {
        provider: "GitHub Actions",
        url: null,
      });
      assert.deepEqual(
        continuousIntegrationOf({ GITLAB_CI: "true", CI_JOB_URL: "https://ci:token@gitlab.lab/p/-/jobs/3" }),
        { provider: "GitLab CI", url: "https://gitlab.lab/p/-/jobs/3" },
      );
      assert.deepEqual(
        continuousIntegrationOf({ JENKINS_URL: "http://j", BUILD_URL: "javascript:alert(1)" }),
        {
          provider: "Jenkins",
          url: null,
        },
      );
    });

    it("is none at a desk", () => {
      assert.equal(continuousIntegrationOf({ CI: "false" }), null);
      assert.deepEqual(continuousIntegrationOf({ CI: "1" }), { provider: "CI", url: null });
    });
  });
});
