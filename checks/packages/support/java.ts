import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../../support/packed';
import { run } from '../../support/run';
import { jsiiPacmak, must, unpackedLibrary } from './jsii-pacmak';

/** Why nothing can be tried in Java here; false if it can. */
export function whyNoJava(): string | false {
  const [, release] = /^javac (\d+)/.exec(String(spawnSync('javac', ['-version']).stdout)) ?? [];
  const there = Number(release) >= 11 && spawnSync('mvn', ['-version']).status === 0;
  return !there && 'a JDK 11 or newer, with Maven, is not installed';
}

const DEPENDENCY_GET = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:get';

/** What the library needs that Maven may not have, by the npm package of the same version, in the order of their needs. */
const BINDINGS = {
  cdktf: 'com.hashicorp:cdktf',
  '@cdktf/provider-azuread': 'com.hashicorp:cdktf-provider-azuread',
  '@cdktf/provider-azurerm': 'com.hashicorp:cdktf-provider-azurerm',
};

/** The library in a Maven repository of its own, with what it needs. */
export class Java {
  public static async install(folder: string): Promise<Java> {
    const java = new Java(folder);
    const library = await java.sources(await unpackedLibrary(folder), 'sources');
    for (const [module, name] of Object.entries(BINDINGS)) await java.get(module, name);
    await java.installMade(library);
    await java.installSources(library);
    return java;
  }

  /** For every Maven that is started: nothing is kept outside the folder. */
  public readonly env: Record<string, string>;

  /** What Maven does not find here, by npm package: it is made from that package. */
  public readonly notFound = new Map<string, string>();

  private constructor(private readonly folder: string) {
    this.env = {
      // Each Maven ends within seconds: compiling it well takes longer than it saves.
      MAVEN_OPTS: `-Dmaven.repo.local=${join(folder, 'repository')} -XX:TieredStopAtLevel=1 -XX:+UseSerialGC`,
      JSII_RUNTIME_PACKAGE_CACHE_ROOT: join(folder, 'jsii'),
    };
  }

  /** The sources of a module in Java, with a project that asks for exact versions: the least of each range. */
  private async sources(module: string, name: string): Promise<string> {
    const sources = await jsiiPacmak(module, 'java', join(this.folder, name), '--code-only');
    const project = join(sources, 'pom.xml');
    const exact = readFileSync(project, 'utf8').replaceAll(/<version>\[([^,]+),[^)]+\)/g, '<version>$1');
    writeFileSync(project, exact);
    return sources;
  }

  /** Asks Maven for the released jar of the version that npm has. */
  private async get(module: string, name: string): Promise<void> {
    const { version } = JSON.parse(readFileSync(join(packageFolder(module), 'package.json'), 'utf8'));
    const artifact = `${name}:${version}`;
    const args = ['-B', '-q', DEPENDENCY_GET, `-Dartifact=${artifact}`, '-Dtransitive=false'];
    const { code } = await run('mvn', args, { cwd: this.folder, env: this.env });
    if (code !== 0) this.notFound.set(module, artifact);
  }

  /** Makes the jars that Maven does not find; of azurerm, whose Java is 260 MB, and of azuread what is used. */
  private async installMade(library: string): Promise<void> {
    const modules = [...this.notFound.keys()];
    const used = [library, join(REPOSITORY, 'examples', 'java')].flatMap(packagesOfProviders);
    for (const made of modules.map((module) => this.sources(packageFolder(module), module))) {
      const sources = await made;
      keepOnly(used, join(sources, 'src/main/java/com/hashicorp/cdktf/providers'));
      await this.installSources(sources);
    }
  }

  private async installSources(sources: string): Promise<void> {
    const args = ['-B', '-q', '-Dmaven.javadoc.skip=true', '-Dmaven.source.skip=true', 'install'];
    await must('mvn', args, sources, this.env);
  }
}

/** The packages of providers that Java sources import or name: `azurerm/resource_group`. */
function packagesOfProviders(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.java'));
  return files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/com\.hashicorp\.cdktf\.providers\.(\w+)\.(\w+)/g)].map(
      ([, provider, name]) => join(provider, name),
    ),
  );
}

function packageFolder(module: string): string {
  return join(REPOSITORY, 'node_modules', module);
}

/** Removes the other packages of the providers in a folder; cdktf has none. */
function keepOnly(names: string[], folder: string): void {
  if (!existsSync(folder)) return;
  for (const provider of readdirSync(folder)) {
    for (const entry of readdirSync(join(folder, provider), { withFileTypes: true })) {
      const name = join(provider, entry.name);
      if (entry.isDirectory() && !names.includes(name)) rmSync(join(folder, name), { recursive: true });
    }
  }
}
