import { resolve } from 'node:path';
import * as ts from 'typescript';
import { appFiles, failures, snippets } from '../support/markdown';

const { config } = ts.readConfigFile('tsconfig.dev.json', ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, process.cwd());

/** Compiles every block of TypeScript in the documentation as strictly as the library. Prints what is wrong, and where. */
function main(): void {
  const sources = new Map([
    ...[...snippets(), ...failures()].map((snippet, index) => [resolve(`snippet-${index}.ts`), snippet] as const),
    ...appFiles().map((file) => [resolve(`${file.document}.app`, file.title), file] as const),
  ]);
  const settings = { ...options, noUnusedLocals: false };
  const host = ts.createCompilerHost(settings);
  const { fileExists, readFile, getSourceFile } = host;
  host.directoryExists = undefined; // so that folders of the apps are looked into
  host.fileExists = (file) => sources.has(file) || fileExists(file);
  host.readFile = (file) => sources.get(file)?.program ?? readFile(file);
  host.getSourceFile = (file, language, ...rest) => {
    const source = sources.get(file);
    return source ? ts.createSourceFile(file, source.program, language) : getSourceFile(file, language, ...rest);
  };
  const program = ts.createProgram([...sources.keys()], settings, host);

  for (const { file, messageText } of ts.getPreEmitDiagnostics(program)) {
    const at = sources.get(file?.fileName ?? '')?.at ?? file?.fileName;
    process.exitCode = 1;
    process.stderr.write(`${at}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}\n`);
  }
}

main();
