import { Component, github, type Project } from 'projen';

export interface CiWorkflowOptions {
  /** Majors of Node.js that every change is built and tested on. */
  readonly nodeVersions: string[];
  /** The major that the library runs on, and the CLI of cdktf does not. */
  readonly newestNodeVersion: string;
}

/** The GitHub workflow: it prepares machines, and leaves the rest to `.ci/run`. */
export class CiWorkflow extends Component {
  constructor(project: Project, options: CiWorkflowOptions) {
    super(project);

    const workflow = github.GitHub.of(project)?.addWorkflow('ci');
    workflow?.on({ push: { branches: ['main'] }, pullRequest: {} });
    workflow?.addJob('ci', {
      runsOn: ['ubuntu-latest'],
      timeoutMinutes: 60,
      permissions: { contents: github.workflows.JobPermission.READ },
      strategy: { failFast: false, matrix: { domain: { node: options.nodeVersions } } },
      tools: { node: { version: '${{ matrix.node }}' } },
      steps: [github.WorkflowSteps.checkout(), { name: 'Install, test, build', run: 'bash .ci/run' }],
    });
    workflow?.addJob('newest-node', {
      runsOn: ['ubuntu-latest'],
      timeoutMinutes: 20,
      permissions: { contents: github.workflows.JobPermission.READ },
      tools: { node: { version: options.newestNodeVersion } },
      steps: [github.WorkflowSteps.checkout(), { name: 'Test', run: 'npm ci && npm test' }],
    });
  }
}
