import { Component, github, type Project } from 'projen';

export interface NightlyWorkflowOptions {
  /** The major of Node.js that looks. */
  readonly nodeVersion: string;
}

/** The GitHub workflow that has time: it looks for what the tests of each change miss. */
export class NightlyWorkflow extends Component {
  constructor(project: Project, { nodeVersion }: NightlyWorkflowOptions) {
    super(project);

    const job = (run: string, ...after: github.workflows.JobStep[]): github.workflows.Job => ({
      runsOn: ['ubuntu-latest'],
      timeoutMinutes: 120,
      permissions: { contents: github.workflows.JobPermission.READ },
      tools: { node: { version: nodeVersion } },
      steps: [github.WorkflowSteps.checkout(), { name: 'Install', run: 'npm ci' }, { name: 'Look', run }, ...after],
    });
    const report = github.WorkflowSteps.uploadArtifact({
      if: '${{ !cancelled() }}',
      with: { name: 'mutants', path: 'reports/mutation' },
    });

    const workflow = github.GitHub.of(project)?.addWorkflow('nightly');
    workflow?.on({ schedule: [{ cron: '23 2 * * *' }], workflowDispatch: {} });
    workflow?.addJobs({
      properties: job('PROPERTY_RUNS=20000 npm test -- properties rotation attacks'),
      attacks: job('ATTACKS=60000 npm test -- test/attack'),
      mutants: job('npm run mutate', report),
    });
  }
}
