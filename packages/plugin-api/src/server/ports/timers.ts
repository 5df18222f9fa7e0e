export interface TimersPort {
  /** Calls `work` every `milliseconds`, never twice at once; a failure is logged. Stopped with the plugin. */
  every(milliseconds: number, id: string, work: () => void | Promise<void>): void;
}
