import { Component, JsonFile, type Project } from 'projen';

export interface CdktfConfigOptions {
  /** The file that synthesizes the main example. */
  readonly app: string;
  /** The stack of that example, which the closing words of `npm run synth` name. */
  readonly stack: string;
}

/** `cdktf.json`, and the `synth` task that a newcomer runs first. */
export class CdktfConfig extends Component {
  constructor(project: Project, options: CdktfConfigOptions) {
    super(project);

    new JsonFile(project, 'cdktf.json', {
      obj: {
        language: 'typescript',
        app: `npx tsx --tsconfig tsconfig.dev.json ${options.app}`,
        projectId: project.name,
        // The bindings are npm packages: nothing is generated.
        terraformProviders: [],
        terraformModules: [],
        sendCrashReports: 'false',
      },
    });

    const synth = project.addTask('synth', {
      description: 'Synthesize the quickstart to Terraform JSON',
      // The CLI otherwise asks a host on the internet for its newest version.
      env: { CHECKPOINT_DISABLE: '1' },
    });
    synth.exec('node tools/requirements/cdktf.cjs npm run synth');
    synth.exec('cdktf synth');
    synth.say(`Terraform JSON: cdktf.out/stacks/${options.stack}/cdk.tf.json`);
    synth.say('Next: az login, export ARM_SUBSCRIPTION_ID, npx cdktf deploy (examples/quickstart/README.md)');
  }
}
