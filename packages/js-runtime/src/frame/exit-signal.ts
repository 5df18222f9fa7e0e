/** Thrown by `ctx.exit` and `ctx.exitAll`: an end, not a fault. */
export class ExitSignal extends Error {
  override readonly name = 'ExitSignal';
  /** Also what would come after the block. */
  readonly all: boolean;

  constructor(all: boolean) {
    super('The block ended itself');
    this.all = all;
  }
}
