import { Component, github, type Project } from 'projen';

const { READ, WRITE } = github.workflows.JobPermission;

/** The built packages, on their way from one job to the next. */
const PACKAGES = 'packages';

/** The GitHub workflow that a version's tag starts. What it builds and checks, it publishes, and nothing else. */
export class ReleaseWorkflow extends Component {
  constructor(project: Project) {
    super(project);

    const workflow = github.GitHub.of(project)?.addWorkflow('release');
    workflow?.on({ push: { tags: ['v*'] } });
    workflow?.addJobs({ build: this.build(), npm: this.npm(), pypi: this.pypi() });
  }

  private build(): github.workflows.Job {
    return {
      runsOn: ['ubuntu-latest'],
      timeoutMinutes: 90,
      permissions: { contents: READ },
      tools: { node: { version: '22' }, python: { version: '3.x' } },
      env: { PACKAGES_REQUIRED: '1' },
      steps: [
        github.WorkflowSteps.checkout(),
        { name: 'Check the version', run: 'npm ci && npx tsx tools/release/check.ts "$GITHUB_REF_NAME"' },
        { name: 'Install, test, build, compare with the last release', run: 'bash .ci/run' },
        { name: 'Pack for Python', run: 'npx projen package:python' },
        github.WorkflowSteps.uploadArtifact({ with: { name: PACKAGES, path: 'dist/js\ndist/python' } }),
      ],
    };
  }

  private npm(): github.workflows.Job {
    return {
      ...publishing('npm', {
        name: 'Publish',
        // Without a token: npm trusts this workflow, and the provenance names it.
        run: 'npm publish --provenance --access public ./dist/js/*.tgz',
      }),
      tools: { node: { version: '24' } }, // its npm can be trusted so, that of 22 is too old
    };
  }

  private pypi(): github.workflows.Job {
    return publishing('pypi', {
      name: 'Publish',
      uses: 'pypa/gh-action-pypi-publish@ba38be9e461d3875417946c167d0b5f3d385a247', // 1.14.1
      with: { 'packages-dir': 'dist/python' },
    });
  }
}

/** A job that publishes what was built, under the name of a GitHub environment, and can prove that it is this job. */
function publishing(environment: string, step: github.workflows.JobStep): github.workflows.Job {
  return {
    needs: ['build'],
    runsOn: ['ubuntu-latest'],
    timeoutMinutes: 15,
    environment,
    permissions: { contents: READ, idToken: WRITE },
    steps: [github.WorkflowSteps.downloadArtifact({ with: { name: PACKAGES, path: 'dist' } }), step],
  };
}
