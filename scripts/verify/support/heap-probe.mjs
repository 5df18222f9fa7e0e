// Preloaded into the measured server (NODE_OPTIONS=--import): on SIGUSR2 collects garbage and writes down what is left.
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const file = process.env.HEAP_PROBE_FILE;
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const { cache } = createRequire(import.meta.url);

/** How often each kind of timer, socket and handle is alive. */
function countResources() {
  const counts = {};
  for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

async function report() {
  // Finalizers run between collections; the third one frees what they let go.
  for (let pass = 0; pass < 3; pass += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { heapUsed, external } = process.memoryUsage();
  const listeners = process.eventNames().reduce((sum, event) => sum + process.listenerCount(event), 0);
  const line = { heapUsed, external, modules: Object.keys(cache).length, listeners, resources: countResources() };
  appendFileSync(file, `${JSON.stringify(line)}\n`);
}

// The supervisor has the same preload but must not answer for the worker.
if (file !== undefined && process.send !== undefined) process.on('SIGUSR2', () => void report());
