/** One row per environment variable. */
export function settingsPage(require) {
  const { configReference } = require('@mortise/kernel');
  const rows = configReference.map(
    ({ name, description, expected, default: preset, secret }) =>
      `| \`${name}\` | ${description}${secret ? ' (secret)' : ''} | ${expected} | ${!preset ? '' : `\`${preset}\``} |`,
  );
  return [
    '# Settings',
    '',
    'Read from the environment, or from a file `.env` in the working directory; the environment wins. A wrong value stops the start, and all',
    'faults are listed at once.',
    '',
    '| name | meaning | value | default |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
