import { CommandLine } from "./commandLine";
import { GitRepository } from "./gitRepository";

/** A workspace that is a git repository, made anew for each test of the suite that asks for it, and removed after it. */
export class RepositoryWorkspace {
  private current: { repository: GitRepository; executions: CommandLine } | null = null;

  constructor() {
    beforeEach(() => {
      const repository = GitRepository.create();
      const environment = repository.environment as Record<string, string>;
      this.current = { repository, executions: new CommandLine(repository.root, environment) };
    });
    afterEach(() => this.current?.repository.remove());
  }

  get repository(): GitRepository {
    return this.present.repository;
  }

  get executions(): CommandLine {
    return this.present.executions;
  }

  private get present(): { repository: GitRepository; executions: CommandLine } {
    if (this.current === null) throw new Error("the workspace is there within a test alone");
    return this.current;
  }
}
