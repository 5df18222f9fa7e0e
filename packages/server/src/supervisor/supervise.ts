import { type ChildProcess, fork } from 'node:child_process';
import { EXIT_CONFIG, EXIT_UNAVAILABLE } from './exit-codes';
import { SetUpWatch } from './set-up-watch';

export interface SuperviseOptions {
  /** Module the worker process runs. */
  readonly entry: string;
  readonly args?: readonly string[];
  /** Takes one plain sentence at a time. */
  readonly report: (sentence: string) => void;
  readonly timing?: Partial<SupervisorTiming>;
}

/** What a worker says once it serves. */
export interface RunningNews {
  readonly type: 'running';
  /** Milliseconds it may take to finish its requests when it is asked to end. */
  readonly shutdownMs: number;
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
  /** Milliseconds a worker is started again and again while what it needs does not answer. */
  readonly waitForNeeds: number;
  /** Milliseconds a stopping worker gets before it is killed, beyond those it has said its requests may take. */
  readonly stopPatience: number;
}

export interface Supervision {
  /** The exit code to leave with. */
  readonly ended: Promise<number>;
  /** Asks the worker to finish; a second call kills it. */
  stop(): void;
}

const TIMING: SupervisorTiming = {
  tick: 1_000,
  silentTicks: 15,
  backOff: 500,
  maxBackOff: 10_000,
  maxCrashes: 5,
  crashWindow: 60_000,
  waitForNeeds: 60_000,
  stopPatience: 10_000,
};

/** Runs a worker process, restarts it when it crashes or blocks, and gives up when that does not help. */
export function supervise(options: SuperviseOptions): Supervision {
  const supervisor = new Supervisor(options);
  return { ended: supervisor.run(), stop: () => supervisor.stop() };
}

class Supervisor {
  readonly #options: SuperviseOptions;
  readonly #timing: SupervisorTiming;
  readonly #crashes: number[] = [];
  readonly #setUp = new SetUpWatch();
  /** Since when what the worker needs has not answered. */
  #waitingSince: number | undefined;
  #worker: ChildProcess | undefined;
  /** Milliseconds the requests of the worker may take to end. */
  #shutdownTime = 0;
  #stopping = false;
  #wake: () => void = () => undefined;

  constructor(options: SuperviseOptions) {
    this.#options = options;
    this.#timing = { ...TIMING, ...options.timing };
  }

  async run(): Promise<number> {
    for (;;) {
      const code = await this.#runOnce();
      if (this.#stopping) return 0;
      if (code !== EXIT_UNAVAILABLE) this.#waitingSince = undefined;
      const culprit = this.#setUp.blame();
      if (code === 0 && culprit === undefined) return 0;
      if (code === EXIT_CONFIG) return code;
      const pause = code === EXIT_UNAVAILABLE ? this.#pauseForNeeds() : this.#pauseAfterCrash(code, culprit);
      if (pause === undefined) return code;
      await this.#pause(pause);
      if (this.#stopping) return 0;
    }
  }

  stop(): void {
    if (this.#stopping) this.#worker?.kill('SIGKILL');
    else if (this.#worker) stopWorker(this.#worker, this.#shutdownTime + this.#timing.stopPatience);
    this.#stopping = true;
    this.#wake();
  }

  async #runOnce(): Promise<number> {
    const { entry, args = [], report } = this.#options;
    const child = fork(entry, [...args, ...this.#setUp.withheld], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#worker = child;
    this.#shutdownTime = 0;
    child.on('message', (message) => {
      this.#setUp.take(message);
      if (isRunningNews(message)) this.#shutdownTime = message.shutdownMs;
    });
    let blocked = false;
    const watch = watchHeartbeat(child, this.#timing, () => {
      blocked = true;
      report('The server does not respond any more and is killed.');
      child.kill('SIGKILL');
    });
    const code = await exitCode(child);
    // Killed by somebody else: no plugin is to blame.
    if (child.signalCode === 'SIGKILL' && !blocked) this.#setUp.forget();
    clearInterval(watch);
    this.#worker = undefined;
    return code;
  }

  /** Milliseconds until the next start; undefined when there is none. */
  #pauseAfterCrash(code: number, culprit: string | undefined): number | undefined {
    const { report } = this.#options;
    const { maxCrashes, crashWindow, backOff, maxBackOff } = this.#timing;
    if (culprit !== undefined) {
      report(`The server ended (exit code ${code}) while the plugin "${culprit}" was set up, and is restarted without it.`);
      return 0;
    }
    const recent = recentCrashes(this.#crashes, this.#timing);
    if (recent >= maxCrashes) {
      report(`The server crashed ${recent} times within ${crashWindow / 1000} seconds and is not restarted again.`);
      return undefined;
    }
    report(`The server ended unexpectedly (exit code ${code}) and is restarted.`);
    return Math.min(maxBackOff, backOff * 2 ** (recent - 1));
  }

  /** As above; the worker has said itself what does not answer. */
  #pauseForNeeds(): number | undefined {
    const { backOff, maxBackOff, waitForNeeds } = this.#timing;
    const now = performance.now();
    const waited = now - (this.#waitingSince ??= now);
    if (waited < waitForNeeds) return Math.min(maxBackOff, Math.max(backOff, waited / 2));
    this.#options.report(`The server was tried for ${Math.round(waited / 1000)} seconds and is not started again.`);
    return undefined;
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

function isRunningNews(message: unknown): message is RunningNews {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'running';
}

/** Counts looks, not time: after the machine slept, the worker gets its chance to speak first. */
function watchHeartbeat(child: ChildProcess, timing: SupervisorTiming, onBlocked: () => void): NodeJS.Timeout {
  let silent = 0;
  child.on('message', () => {
    silent = 0;
  });
  return setInterval(() => {
    silent += 1;
    if (silent === timing.silentTicks) onBlocked();
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
  // Not the time of day, which may be set back.
  const now = performance.now();
  crashes.push(now);
  while ((crashes[0] ?? now) < now - crashWindow) crashes.shift();
  return crashes.length;
}
