import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { filesBelow } from '../lib/paths.mjs';

const TEXT = /\.(html|js|css|svg|json)$/;
/** Bytes; smaller files gain nothing. */
const WORTH_IT = 1024;

const ENCODERS = {
  '.br': (content) => promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }),
  '.gz': (content) => promisify(gzip)(content, { level: 9 }),
};

/** Writes `.br` and `.gz` beside every text file. A file that `before` holds under the same hashed name is not compressed again. */
export async function compressFiles(folder, before) {
  for (const file of filesBelow(folder, () => false).filter((name) => TEXT.test(name))) {
    const content = readFileSync(join(folder, file));
    if (content.length < WORTH_IT) continue;
    for (const [extension, encode] of Object.entries(ENCODERS)) {
      const known = join(before, file + extension);
      const same = existsSync(known) && existsSync(join(before, file)) && readFileSync(join(before, file)).equals(content);
      if (same) copyFileSync(known, join(folder, file + extension));
      else writeFileSync(join(folder, file + extension), await encode(content));
    }
  }
}
