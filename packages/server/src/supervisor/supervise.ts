import { type ChildProcess, fork } from 'node:child_process';
import { EXIT_CONFIG } from './exit-codes';

export interface SuperviseOptions {
  /** Module the worker process runs. */
  readonly entry: string;
  readonly args?: readonly string[];
  /** Takes one plain sentence at a time. */
  readonly report: (sentence: string) => void;
  /** Milliseconds a stopping worker gets before it is killed. */
  readonly stopPatience: number;
  readonly timing?: Partial<SupervisorTiming>;
}

export interface SupervisorTiming {
  /** Milliseconds between two looks at the worker; it sends a heartbeat about every second. */
  readonly tick: number;
  /** Looks without a heartbeat after which a worker counts as blocked. */
  readonly silentTicks: number;
  /** Milliseconds before the first restart; doubles with every crash in the window. */
  readonly backOff: number;
  readonly maxBackOff: number;
  /** So many crashes within `crashWindow` milliseconds end the supervisor. */
  readonly maxCrashes: number;
  readonly crashWindow: number;
}

export interface Supervision {
  /** The exit code to leave with. */
  readonly ended: Promise<number>;
  /** Asks the worker to finish; a second call kills it. */
  stop(): void;
}

const TIMING: SupervisorTiming = { tick: 1_000, silentTicks: 15, backOff: 500, maxBackOff: 10_000, maxCrashes: 5, crashWindow: 60_000 };

/** Runs a worker process, restarts it when it crashes or blocks, and gives up when that does not help. */
export function supervise(options: SuperviseOptions): Supervision {
  const supervisor = new Supervisor(options);
  return { ended: supervisor.run(), stop: () => supervisor.stop() };
}

class Supervisor {
  readonly #options: SuperviseOptions;
  readonly #timing: SupervisorTiming;
  readonly #crashes: number[] = [];
  #worker: ChildProcess | undefined;
  #stopping = false;
  #wake: () => void = () => undefined;

  constructor(options: SuperviseOptions) {
    this.#options = options;
    this.#timing = { ...TIMING, ...options.timing };
  }

  async run(): Promise<number> {
    const { report } = this.#options;
    const { maxCrashes, crashWindow, backOff, maxBackOff } = this.#timing;
    for (;;) {
      const code = await this.#runOnce();
      if (this.#stopping || code === 0) return 0;
      if (code === EXIT_CONFIG) return code;
      const recent = recentCrashes(this.#crashes, this.#timing);
      if (recent >= maxCrashes) {
        report(`The server crashed ${recent} times within ${crashWindow / 1000} seconds and is not restarted again.`);
        return code;
      }
      report(`The server ended unexpectedly (exit code ${code}) and is restarted.`);
      await this.#pause(Math.min(maxBackOff, backOff * 2 ** (recent - 1)));
      if (this.#stopping) return 0;
    }
  }

  stop(): void {
    if (this.#stopping) this.#worker?.kill('SIGKILL');
    else if (this.#worker) stopWorker(this.#worker, this.#options.stopPatience);
    this.#stopping = true;
    this.#wake();
  }

  async #runOnce(): Promise<number> {
    const { entry, args = [], report } = this.#options;
    const child = fork(entry, [...args], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#worker = child;
    const watch = watchHeartbeat(child, this.#timing, report);
    const code = await exitCode(child);
    clearInterval(watch);
    this.#worker = undefined;
    return code;
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Counts looks, not time: after the machine slept, the worker gets its chance to speak first. */
function watchHeartbeat(child: ChildProcess, timing: SupervisorTiming, report: (sentence: string) => void): NodeJS.Timeout {
  let silent = 0;
  child.on('message', () => {
    silent = 0;
  });
  return setInterval(() => {
    silent += 1;
    if (silent !== timing.silentTicks) return;
    report('The server does not respond any more and is killed.');
    child.kill('SIGKILL');
  }, timing.tick);
}

function stopWorker(child: ChildProcess, patience: number): void {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), patience);
  child.once('exit', () => clearTimeout(timer));
}

function exitCode(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
    // The process could not be started at all.
    child.once('error', () => resolve(child.exitCode ?? 1));
  });
}

/** Notes a crash now; returns how many fell in the window. */
function recentCrashes(crashes: number[], { crashWindow }: SupervisorTiming): number {
  const now = Date.now();
  crashes.push(now);
  while ((crashes[0] ?? now) < now - crashWindow) crashes.shift();
  return crashes.length;
}
