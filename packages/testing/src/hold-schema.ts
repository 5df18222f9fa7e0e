import { schemaEditorFacade } from '@mortise/database';
import type { TestServer } from './start-test-server';

/** Why the change that others waited for came to nothing. */
class LetGo extends Error {}

/** Begins a change of the schema that all others wait for. It is undone when what is returned is called. */
export function holdSchema({ platform }: Pick<TestServer, 'platform'>): () => Promise<void> {
  let letGo: () => void = () => undefined;
  const held = new Promise<never>((_resolve, reject) => {
    letGo = () => reject(new LetGo());
  });
  const editor = schemaEditorFacade(platform.source)({ id: 'test', log: platform.log, ledger: { record: () => undefined } });
  const change = editor
    .change(() => held)
    .catch((error: unknown) => {
      if (!(error instanceof LetGo)) throw error;
    });
  return async () => {
    letGo();
    await change;
  };
}
