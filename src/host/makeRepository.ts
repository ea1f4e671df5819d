import { execa, ExecaError } from "execa";

/** Who made the commit where the user has told git no name yet. */
const fallback = { name: "Executions", email: "executions@localhost" };

/** Makes a git repository with one commit of all files. @returns null, or why there is none. */
export async function makeRepository(folder: string): Promise<string | null> {
  const git = async (...args: string[]): Promise<string> => {
    const { stdout } = await execa("git", args, { cwd: folder, stdin: "ignore" });
    return stdout;
  };
  try {
    await git("init", "--quiet");
    await git("add", "--all");
    const known = await git("config", "user.email").catch(() => "");
    const author =
      known === "" ? ["-c", `user.name=${fallback.name}`, "-c", `user.email=${fallback.email}`] : [];
    await git(
      ...author,
      "-c",
      "commit.gpgsign=false",
      "commit",
      "--quiet",
      "--no-verify",
      "-m",
      "Add the penguins sample",
    );
    return null;
  } catch (error) {
    if (error instanceof ExecaError)
      return error.code === "ENOENT"
        ? "git is not installed"
        : String(error.stderr).trim() || error.shortMessage;
    throw error;
  }
}
