import type { Route } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import { LIBRARIES } from '../collections';
import { VIEWER } from '../permissions';
import { LIBRARY_BASE, type LibraryStore } from './library-store';
import { integrityIn } from './library-text';

/** The texts of libraries, for pages that hand them to their blocks. A file's name says what is in it, so it may be kept for ever. */
export function libraryRoute(store: LibraryStore): Route {
  return {
    method: 'GET',
    path: `${LIBRARY_BASE}:file`,
    permission: VIEWER,
    describe: {
      summary: { en: 'Get the text of a library', 'zh-CN': '获取库的代码' },
      output: { type: 'string' },
      outputType: 'text/javascript',
    },
    async handle({ params: { file = '' } }) {
      const integrity = integrityIn(file);
      const text = integrity === undefined ? undefined : await store.text(integrity);
      if (text === undefined) throw new AppError('RECORD_NOT_FOUND', { collection: LIBRARIES });
      return {
        body: text,
        type: file.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
        headers: { 'Cache-Control': 'private, max-age=31536000, immutable' },
      };
    },
  };
}
