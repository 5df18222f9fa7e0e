/** A line of the block's log. `line` and `column` are in the author's code, from 1; `at` is in milliseconds since 1970. */
export interface FrameLog {
  readonly level: string;
  readonly text: string;
  readonly line?: number;
  readonly column?: number;
  readonly at: number;
}

/** A call the block made: what it was about, how it ended and how long it took. */
export interface FrameCall {
  readonly op: string;
  readonly what: string;
  /** Of an HTTP answer; 0 for a call that was refused before. */
  readonly status: number;
  readonly ms: number;
  readonly error?: string;
  /** Stable, of a refusal of the server. */
  readonly code?: string;
  /** Where the records are that it was about; absent for those of the server itself. */
  readonly dataSource?: string;
}

export interface FrameFault {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  readonly line?: number;
  readonly column?: number;
  /** Of a refusal of the server. */
  readonly code?: string;
}

/** Hears what happens in a block. */
export interface FrameObserver {
  onLog(entry: FrameLog): void;
  onCall(entry: FrameCall): void;
  onFault(fault: FrameFault): void;
}
