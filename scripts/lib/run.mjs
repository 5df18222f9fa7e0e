import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs a command in the project root; resolves to its exit code and what it wrote.
 * `showErrors` lets its error stream through to the terminal instead; `signal` kills it.
 */
export function run(command, args, { env = {}, showErrors = false, signal } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      signal,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'pipe', showErrors ? 'inherit' : 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code, endedBy) => resolve({ code: code ?? 1, output: endedBy ? `${output}\nended by ${endedBy}` : output }));
  });
}

export const runNode = (args, options) => run(process.execPath, args, options);

/** npm hands its own entry file to the scripts it runs, which works on every system; outside npm the command is on the path. */
export function runNpm(args, options) {
  const own = process.env.npm_execpath;
  return own?.endsWith('.js') && own.includes('npm') ? runNode([own, ...args], options) : run('npm', args, options);
}

/** Prints one line for a step, and every ten seconds that it still goes on. */
export async function step(label, work) {
  const start = Date.now();
  console.log(`${label} ...`);
  const ticker = setInterval(() => console.log(`  still at it, ${seconds(start)}`), 10_000);
  try {
    return await work();
  } finally {
    clearInterval(ticker);
    console.log(`  ${seconds(start)}`);
  }
}

/** Ends the script with a message instead of a stack. */
export function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}
