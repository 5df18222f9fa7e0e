import type { CallFacts } from './stages';

const SILENT: CallFacts['log'] = { debug() {}, info() {}, warn() {}, error() {}, child: () => SILENT };

/** For standard reads, which ask for no facts of their call. */
export const NO_FACTS: CallFacts = {
  client: { requestId: '', address: '', userAgent: undefined, locale: 'en', secure: false, origin: '' },
  header: () => undefined,
  log: SILENT,
  upload: undefined,
  tell: () => [],
  signal: new AbortController().signal,
  setHeader: () => undefined,
};
