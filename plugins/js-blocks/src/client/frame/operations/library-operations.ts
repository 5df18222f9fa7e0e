import { LibraryTexts, type OperationHandlers, RemoteError } from '@mortise/js-runtime/host';
import type { Api } from '@mortise/plugin-api/client';
import { isJsonObject } from '@mortise/shared';

const OWN = ['react', 'dayjs', 'antd', 'antd-icons'];

/** One copy of each for all blocks of the page. */
const texts = new LibraryTexts();

interface Resolved {
  readonly name: string;
  readonly format: string;
  readonly path: string;
}

/** Libraries as texts: those of the runtime, and those of the registry. `base` is where the runtime's files are. */
export function libraryOperations(api: Api, base: string): OperationHandlers {
  return {
    'lib.own': (args) => {
      const name = OWN.find((own) => isJsonObject(args) && args['name'] === own);
      if (name === undefined) throw new RemoteError({ message: 'No library of the runtime' });
      return texts.read(`${base}libs/${name}.js`);
    },
    'lib.resolve': async (args) => {
      const specifier = isJsonObject(args) && typeof args['specifier'] === 'string' ? args['specifier'].slice(0, 1_000) : '';
      const { data } = await api.get<Resolved>('jsLibraries:resolve', { params: { specifier } });
      return { name: data.name, format: data.format, text: await texts.read(data.path) };
    },
  };
}
