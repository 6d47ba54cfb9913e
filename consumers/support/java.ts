import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../e2e/support/run';
import { jsiiPacmak, must, unpackedLibrary } from './jsii-pacmak';
import { REPOSITORY } from './packed';

/** Why nothing can be tried in Java here; false if it can. */
export function whyNoJava(): string | false {
  const [, release] = /^javac (\d+)/.exec(String(spawnSync('javac', ['-version']).stdout)) ?? [];
  const there = Number(release) >= 11 && spawnSync('mvn', ['-version']).status === 0;
  return !there && 'a JDK 11 or newer, with Maven, is not installed';
}

/** The library in a Maven repository of its own, with what it needs. */
export class Java {
  public static async install(folder: string): Promise<Java> {
    const java = new Java(folder);
    const library = await java.sources(await unpackedLibrary(folder), 'sources');
    if (!(await java.canResolve(library))) await java.installBindings(library);
    await java.installSources(library);
    return java;
  }

  /** For every Maven that is started: nothing is kept outside the folder. */
  public readonly env: Record<string, string>;

  /** Whether cdktf and its bindings are made from their npm packages, as the Maven repository here does not have them. */
  public bindingsAreMade = false;

  private constructor(private readonly folder: string) {
    this.env = {
      MAVEN_OPTS: `-Dmaven.repo.local=${join(folder, 'repository')}`,
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

  private async canResolve(cwd: string): Promise<boolean> {
    const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath';
    return (await run('mvn', ['-B', '-q', goal], { cwd, env: this.env })).code === 0;
  }

  /** Puts what npm has in the place of the released jars; of azurerm, whose Java is 260 MB, what is used. */
  private async installBindings(library: string): Promise<void> {
    this.bindingsAreMade = true;
    const used = [library, join(REPOSITORY, 'examples', 'java')].flatMap(packagesOfAzurerm);
    const modules = ['cdktf', '@cdktf/provider-azuread', '@cdktf/provider-azurerm'];
    const bindings = await Promise.all(
      modules.map((name) => this.sources(join(REPOSITORY, 'node_modules', name), name)),
    );
    keepOnly(used, join(bindings[2], 'src/main/java/com/hashicorp/cdktf/providers/azurerm'));
    for (const sources of bindings) await this.installSources(sources);
  }

  private async installSources(sources: string): Promise<void> {
    const args = ['-B', '-q', '-Dmaven.javadoc.skip=true', '-Dmaven.source.skip=true', 'install'];
    await must('mvn', args, sources, this.env);
  }
}

/** The packages of azurerm that Java sources import or name. */
function packagesOfAzurerm(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.java'));
  return files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/com\.hashicorp\.cdktf\.providers\.azurerm\.(\w+)/g)].map(
      ([, name]) => name,
    ),
  );
}

function keepOnly(names: string[], folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && !names.includes(entry.name)) rmSync(join(folder, entry.name), { recursive: true });
  }
}
