import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const MAC = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of a Chromium for tests: the one named in the environment, or one of this machine. */
export function findChromium() {
  const named = process.env.MORTISE_TEST_CHROMIUM;
  if (named) return isProgram(named) ? named : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...MAC].find(isProgram);
}

export const CHROMIUM_HELP = `Chromium: ${
  process.env.MORTISE_TEST_CHROMIUM ? 'MORTISE_TEST_CHROMIUM names no program' : 'none is installed'
}, so no page was tested in a browser. To enable:
    Debian, Ubuntu:  sudo apt-get install -y chromium
    Fedora:          sudo dnf install -y chromium
    elsewhere:       MORTISE_TEST_CHROMIUM=<path of a Chromium or Chrome> npm test`;
