import { useSession } from '@mortise/plugin-api/client';
import { RUNTIME_BOOT_PART } from '../../contract/runtime';

/** Where the files of the runtime are: `/frames/js-blocks/<hash>/`. Undefined when the server has none. */
export function useRuntimeBase(): string | undefined {
  const { boot } = useSession();
  const part = (boot as unknown as Readonly<Record<string, unknown>>)[RUNTIME_BOOT_PART];
  return (part as { readonly base?: string } | undefined)?.base;
}
