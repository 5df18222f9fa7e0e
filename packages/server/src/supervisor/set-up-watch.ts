/** What a worker tells its supervisor of a plugin: `checked` is the last word before the plugin's own code runs. */
export interface PluginNews {
  readonly type: 'plugin';
  readonly id: string;
  readonly state: string;
}

/** Knows which plugin a worker sets up, and so which one it died of: a plugin may block the process or end it. */
export class SetUpWatch {
  readonly #withheld = new Set<string>();
  #settingUp: string | undefined;

  /** The plugins the next worker starts without. */
  get withheld(): readonly string[] {
    return [...this.#withheld];
  }

  take(message: unknown): void {
    if (!isPluginNews(message)) return;
    const { id, state } = message;
    if (state === 'checked') this.#settingUp = id;
    else if (this.#settingUp === id) this.#settingUp = undefined;
    if (state === 'started') this.#withheld.delete(id);
  }

  forget(): void {
    this.#settingUp = undefined;
  }

  /** Called when the worker has died. The plugin that is to blame, once: undefined when leaving it out has not helped. */
  blame(): string | undefined {
    const culprit = this.#settingUp;
    this.forget();
    if (culprit === undefined || this.#withheld.has(culprit)) return undefined;
    this.#withheld.add(culprit);
    return culprit;
  }
}

function isPluginNews(message: unknown): message is PluginNews {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'plugin';
}
