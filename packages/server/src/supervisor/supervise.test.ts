import { existsSync, mkdtempSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Supervision, type SupervisorTiming, supervise } from './supervise';

const folder = mkdtempSync(join(tmpdir(), 'mortise-supervisor-'));
/** A busy machine may keep a worker waiting for seconds. */
const quick: Partial<SupervisorTiming> = { tick: 50, silentTicks: 400, backOff: 5, maxBackOff: 10, maxCrashes: 3, stopPatience: 20_000 };
let count = 0;

/** A worker process with this code; it has `starts()`, how many workers were started before it, and `leave(mark)`, which makes a file. */
function start(code: string, timing: Partial<SupervisorTiming> = {}): { supervision: Supervision; sentences: string[]; name: string } {
  const name = join(folder, `worker-${count++}`);
  const prelude = `
    const fs = require('node:fs');
    const leave = (mark) => fs.writeFileSync('${name}.' + mark, '');
    fs.appendFileSync('${name}.log', '.');
    const starts = () => fs.readFileSync('${name}.log', 'utf8').length - 1;
    process.send('beat');
  `;
  writeFileSync(`${name}.js`, prelude + code);
  const sentences: string[] = [];
  const report = (sentence: string): void => void sentences.push(sentence);
  return { supervision: supervise({ entry: `${name}.js`, report, timing: { ...quick, ...timing } }), sentences, name };
}

function appears(file: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, () => {
      if (!existsSync(file)) return;
      watcher.close();
      resolve();
    });
  });
}

it('leaves with the code of a worker that ends by itself', async () => {
  await expect(start('process.exit(0)').supervision.ended).resolves.toBe(0);
});

it('never restarts a worker whose configuration is wrong', async () => {
  const { supervision, sentences } = start('process.exit(78)');
  await expect(supervision.ended).resolves.toBe(78);
  expect(sentences).toEqual([]);
});

it('restarts a worker that crashed', async () => {
  const { supervision, sentences } = start("if (starts() === 0) process.kill(process.pid, 'SIGKILL'); else process.exit(0)");
  await expect(supervision.ended).resolves.toBe(0);
  expect(sentences).toEqual([expect.stringContaining('restarted')]);
});

it('gives up after too many crashes', async () => {
  const { supervision, sentences } = start('process.exit(3)');
  await expect(supervision.ended).resolves.toBe(3);
  expect(sentences.at(-1)).toContain('3 times');
});

it('kills and restarts a worker that is blocked', async () => {
  const { supervision, sentences } = start('if (starts() === 0) for (;;);\nprocess.exit(0)', { silentTicks: 30 });
  await expect(supervision.ended).resolves.toBe(0);
  expect(sentences[0]).toContain('does not respond');
});

const NEWS = "const news = (id, state) => process.send({ type: 'plugin', id, state });\n";

it('leaves out the plugin a worker blocked on, or ended in', async () => {
  const code = `${NEWS}
    const out = process.argv.slice(2);
    news('good', 'checked'); news('good', 'setUp');
    if (!out.includes('hog')) { news('hog', 'checked'); for (;;); }
    if (!out.includes('quitter')) { news('quitter', 'checked'); process.exit(0); }
    process.exit(out.includes('good') ? 5 : 0);
  `;
  const { supervision, sentences } = start(code, { silentTicks: 60 });
  await expect(supervision.ended).resolves.toBe(0);
  expect(sentences).toEqual([
    expect.stringContaining('does not respond'),
    expect.stringContaining('"hog"'),
    expect.stringContaining('"quitter"'),
  ]);
});

it('gives a plugin that was switched on again its place back, and up when it changes nothing to leave one out', async () => {
  const { supervision, sentences } = start(`${NEWS}
    const out = process.argv.slice(2).join();
    leave(starts() + '-' + out);
    if (starts() === 0) { news('hog', 'checked'); process.exit(1); }
    if (starts() === 1) { news('hog', 'checked'); news('hog', 'setUp'); news('hog', 'started'); process.exit(1); }
    news('hog', 'checked');
    process.exit(1);
  `);
  await expect(supervision.ended).resolves.toBe(1);
  expect(sentences.filter((sentence) => sentence.includes('"hog"'))).toHaveLength(2);
});

it('blames no plugin when somebody kills the worker', async () => {
  const { supervision, sentences } = start(`${NEWS}
    if (starts() > 0) process.exit(process.argv.length > 2 ? 5 : 0);
    news('innocent', 'checked');
    process.kill(process.pid, 'SIGKILL');
  `);
  await expect(supervision.ended).resolves.toBe(0);
  expect(sentences).toEqual([expect.stringContaining('restarted.')]);
});

it('waits a while for what the worker needs, and does not call that a crash', async () => {
  const { supervision, sentences } = start('process.exit(starts() < 5 ? 69 : 0)');
  await expect(supervision.ended).resolves.toBe(0);
  expect(sentences).toEqual([]);
  await expect(start('process.exit(69)', { waitForNeeds: 100 }).supervision.ended).resolves.toBe(69);
});

it('leaves a worker alone that sends heartbeats', async () => {
  const code = "setInterval(() => process.send('beat'), 20); setTimeout(() => process.exit(0), 4000);";
  const { supervision, sentences } = start(code, { silentTicks: 60 });
  await expect(supervision.ended).resolves.toBe(0);
  expect(sentences).toEqual([]);
});

it('asks the worker to finish and waits for it', async () => {
  const { supervision, name } = start(`
    process.on('SIGTERM', () => setTimeout(() => { leave('finished'); process.exit(0); }, 50));
    setInterval(() => process.send('beat'), 20);
    leave('ready');
  `);
  await appears(`${name}.ready`);
  supervision.stop();
  await expect(supervision.ended).resolves.toBe(0);
  expect(existsSync(`${name}.finished`)).toBe(true);
});

it('waits as long as the worker has said its requests may take', async () => {
  const { supervision, name } = start(
    `
    process.on('SIGTERM', () => setTimeout(() => { leave('finished'); process.exit(0); }, 600));
    setInterval(() => process.send('beat'), 20);
    process.send({ type: 'running', shutdownMs: 20_000 }, () => leave('ready'));
  `,
    { stopPatience: 1 },
  );
  await appears(`${name}.ready`);
  // What the worker said is on its way already, and is read in the turns that follow; the file may have been noticed before.
  await wait(50);
  supervision.stop();
  await expect(supervision.ended).resolves.toBe(0);
  expect(existsSync(`${name}.finished`)).toBe(true);
});

it('kills a worker that does not finish', async () => {
  const code = "process.on('SIGTERM', () => {}); setInterval(() => process.send('beat'), 20); leave('ready');";
  const { supervision, name } = start(code, { stopPatience: 300 });
  await appears(`${name}.ready`);
  supervision.stop();
  await expect(supervision.ended).resolves.toBe(0);
});
