import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One row per code of the catalogue: status, code, English text. */
export function errorsPage(root, require) {
  const { ERRORS } = require('@mortise/shared');
  const { STATUS_OF_KIND } = require('@mortise/server');
  const texts = JSON.parse(readFileSync(join(root, 'packages/kernel/src/locale/en.json'), 'utf8')).errors;
  const rows = Object.entries(ERRORS)
    .filter(([, kind]) => kind !== 'config')
    .map(([code, kind]) => `| ${STATUS_OF_KIND[kind]} | \`${code}\` | ${texts[code]} |`)
    .sort();
  return [
    '# Errors',
    '',
    'Every error answer is `{"errors": [{"message", "code", "details"}]}`. Codes are stable; messages follow the language of the caller;',
    '`details` names what was expected and what came. Names in `{{…}}` stand for entries of `details`.',
    '',
    '| status | code | message |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
