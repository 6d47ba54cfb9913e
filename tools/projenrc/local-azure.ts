import { Component, type cdk, JsonFile } from 'projen';

export interface LocalAzureOptions {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  readonly deps: Record<string, string>;
  readonly devDeps: Record<string, string>;
}

/**
 * The manifest of the second package: a workspace, with the dependencies that only it has.
 *
 * Not a projen project of its own: the root has its tasks, lockfile and ignore files already.
 */
export class LocalAzure extends Component {
  constructor(project: cdk.JsiiProject, { name, version, folder, deps, devDeps }: LocalAzureOptions) {
    super(project);

    project.package.addField('workspaces', [folder]);
    new JsonFile(project, `${folder}/package.json`, {
      obj: {
        name,
        description: 'A local Azure for tests: Entra ID, Microsoft Graph, Resource Manager, Digital Twins, Key Vault',
        version,
        license: project.package.license,
        author: project.package.manifest.author,
        repository: { ...project.package.manifest.repository, directory: folder },
        engines: { node: `>= ${project.minNodeVersion}` },
        keywords: ['azure', 'azure-digital-twins', 'emulator', 'entra-id', 'microsoft-graph', 'terraform'],
        main: 'lib/index.js',
        types: 'lib/index.d.ts',
        bin: { [name]: 'lib/main.js' },
        files: ['lib'],
        scripts: { prepack: 'tsc --project tsconfig.json && cp src/portal/style.css lib/portal/' },
        dependencies: deps,
        devDependencies: devDeps,
      },
    });
    new JsonFile(project, `${folder}/tsconfig.json`, {
      marker: false,
      obj: {
        extends: '../tsconfig.dev.json',
        compilerOptions: { noEmit: false, rootDir: 'src', outDir: 'lib', declaration: true, paths: {} },
        include: ['src/**/*.ts'],
      },
    });
  }
}
