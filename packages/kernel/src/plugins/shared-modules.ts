import Module from 'node:module';
import { sep } from 'node:path';

/** Absolute file of each module that every plugin shares with the host, by the name it is imported by. */
export type SharedModules = Readonly<Record<string, string>>;

type ResolveFilename = (request: string, parent: { readonly filename?: string | null } | undefined, ...rest: unknown[]) => string;

/** Plugin directories in use and what they share. */
const served = new Map<string, SharedModules>();
let installed = false;

/** The host's own copies, as the kernel itself finds them. */
export function hostModules(): SharedModules {
  return {
    '@mortise/plugin-api/server': require.resolve('@mortise/plugin-api/server'),
    '@mortise/plugin-api/manifest': require.resolve('@mortise/plugin-api/manifest'),
    '@mortise/shared': require.resolve('@mortise/shared'),
  };
}

/**
 * From now on modules below `directory` get the host's copies of `modules`, wherever the directory lies and whatever it
 * brings along. Returns the way back.
 *
 * Plugins in `storage/plugins` may lie outside the tree in which Node would find these packages. Links into a plugin's
 * own `node_modules` would write into the administrator's files (which may be read-only), `NODE_PATH` holds for the whole
 * process and loses against a copy the plugin brings, and `module.registerHooks` does not exist in Node 20. So the resolver
 * is wrapped once; it steps in only for these names, asked for by these directories.
 */
export function shareModules(directory: string, modules: SharedModules): () => void {
  install();
  served.set(directory, modules);
  return () => void served.delete(directory);
}

function install(): void {
  if (installed) return;
  installed = true;
  const resolver = Module as unknown as { _resolveFilename: ResolveFilename };
  const original = resolver._resolveFilename;
  resolver._resolveFilename = function resolveFilename(this: unknown, ...call) {
    const [request, parent] = call;
    return sharedFile(request, parent?.filename) ?? original.apply(this, call);
  };
}

function sharedFile(request: string, importer: string | null | undefined): string | undefined {
  if (typeof importer !== 'string' || !request.startsWith('@mortise/')) return undefined;
  for (const [directory, modules] of served) if (importer.startsWith(directory + sep)) return modules[request];
  return undefined;
}
