const DEEP_IMPORT = /^import \{ ([^}]+) \} from '(@cdktf\/provider-(\w+))\/lib\/([\w-]+)';$/gm;

/** The same program with its bindings imported from their roots, as most code does. */
export function withRootImports(program: string): string {
  return program.replace(DEEP_IMPORT, (_, names: string, binding: string, provider: string, module: string) => {
    const namespace = camelCase(module);
    const local = camelCase(`${provider}-${module}`);
    return `import { ${namespace} as ${local} } from '${binding}';\nconst { ${names} } = ${local};`;
  });
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
